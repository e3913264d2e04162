//! Everything that is written down, by kind.

use super::treatment::said;
use crate::extract::Circle;
use crate::library::ReadAt;
use crate::names::Names;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, ButtonKind, LinkButton, PageHeader, Pill, PillState, Place, Source, Title};
use axum::response::Response;
use kith_content::history::{HistoryKindWords, history_kind};
use kith_domain::history::HistoryKind;
use kith_domain::path::Stage;
use kith_domain::{CircleId, MemberId};
use kith_store::AnyMember;
use kith_store::history::History;
use leptos::prelude::*;

/// The sections of the page. That there was no treatment stands where treatment would.
const SECTIONS: [(&[HistoryKind], &str); 3] = [
    (&[HistoryKind::Treatment, HistoryKind::NoTreatment], "Write down a treatment"),
    (&[HistoryKind::Help], "Write down such help"),
    (&[HistoryKind::Memory], "Write down a memory or a strength"),
];

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let history = circle.history().await?;
    let names = Names::of(&circle).await?;
    let (id, me) = (circle.circle(), circle.me());
    Ok(page.show(Title::Notes, circle.nav(Place::Plan), move || {
        let sections =
            SECTIONS.map(|(kinds, label)| section(id, me, kinds, label, &history, &names)).into_iter().collect_view();
        view! {
            <BackLink href=paths::plan(id) label="Plan"/>
            <PageHeader title="What has been before"
                lead="For the programme, for your letters, and for you. With each thing you choose who reads it: everyone in the circle, or you alone."/>
            {sections}
            <section class="stack">
                <h2>"What you saw, with its date"</h2>
                <p>"That list is yours alone. Your letter takes from it what it needs."</p>
                <p><LinkButton href=paths::incidents(id) label="What you saw" kind=ButtonKind::Quiet/></p>
            </section>
            <ReadAt circle=id stage=Stage::History/>
        }
    }))
}

fn section(
    circle: CircleId,
    me: MemberId,
    kinds: &'static [HistoryKind],
    label: &'static str,
    history: &[History],
    names: &Names,
) -> impl IntoView + use<> {
    let words: &'static HistoryKindWords = history_kind(kinds[0].slug());
    let entries: Vec<&History> = history.iter().filter(|one| kinds.contains(&one.words.kind())).collect();
    let knows = entries.iter().any(|one| one.shared);
    let only_mine = (!knows && !entries.is_empty() && kinds.contains(&HistoryKind::Treatment))
        .then(|| view! { <p>"The others know of it once you let everyone read it."</p> });
    let new = |kind: HistoryKind| format!("{}/new/{}", paths::history(circle), kind.number());
    let none = kinds.get(1).filter(|_| !knows).map(|kind| {
        view! { <LinkButton href=new(*kind) label="There was none" kind=ButtonKind::Quiet/> }
    });
    let cards = entries.into_iter().map(|one| card(circle, me, one, names)).collect_view();
    view! {
        <section class="stack">
            <h2>{words.title.clone()}</h2>
            <p>{words.why.clone()}</p>
            <Source source=words.source.clone() reviewed=words.reviewed.clone()/>
            {cards}
            {only_mine}
            <div class="cluster">
                <LinkButton href=new(kinds[0]) label kind=ButtonKind::Quiet/>
                {none}
            </div>
        </section>
    }
}

fn card(circle: CircleId, me: MemberId, one: &History, names: &Names) -> impl IntoView + use<> {
    let here = format!("{}/{}", paths::history(circle), one.id);
    let (state, who_reads) =
        if one.shared { (PillState::Plain, "Everyone reads this") } else { (PillState::Good, "Only you read this") };
    let by = format!("Written down by {}.", names.name(one.by));
    // A list of the same two words says nothing to whoever only hears the links.
    let of = format!(", {}", history_kind(one.words.kind().slug()).title.to_lowercase());
    let letter = one.words.for_a_letter().is_some();
    let instead = matches!(&one.words, kith_domain::history::HistoryWords::Help { instead, .. } if !instead.is_blank());
    let acts = (one.by == me).then(|| {
        let pull = letter.then(|| view! { <LinkButton href=format!("{here}/pull") label="Put it into your letter" kind=ButtonKind::Quiet/> });
        let boundary = instead.then(|| {
            let href = format!("{}/new?from={}", paths::boundaries(circle), one.id);
            view! { <LinkButton href label="Make a boundary of it" kind=ButtonKind::Quiet/> }
        });
        view! {
            <div class="cluster">
                {pull}
                {boundary}
                <a href=here.clone()>"Change"<span class="hidden">{of.clone()}</span></a>
                <a href=format!("{here}/discard")>"Throw away"<span class="hidden">{of}</span></a>
            </div>
        }
    });
    view! {
        <article class="card">
            {said(&one.words)}
            <p><Pill state text=who_reads/></p>
            <p class="source" dir="auto">{by}</p>
            {acts}
        </article>
    }
}
