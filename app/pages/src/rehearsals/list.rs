//! The rehearsals there were, and who hasn't been at one.

use crate::extract::Circle;
use crate::names::{Names, list};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::reading::turns;
use crate::ui::{BackLink, ButtonKind, Empty, LinkButton, PageHeader, Place, Title};
use axum::response::Response;
use kith_domain::MemberId;
use kith_domain::member::Status;
use kith_domain::proxy::Turn;
use kith_domain::rehearsal::{RehearsalWords, unrehearsed};
use kith_store::AnyMember;
use kith_store::rehearsals::Rehearsal;
use leptos::prelude::*;

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let (all, names) = (circle.rehearsals().await?, Names::of(&circle).await?);
    let readers = readers(&circle).await?;
    let id = circle.circle();
    Ok(page.show(Title::Plan, circle.nav(Place::Meeting), move || {
        let base = paths::rehearsals(id);
        let words: Vec<RehearsalWords> = all.iter().map(|one| one.words.clone()).collect();
        let left = unrehearsed(&readers, &words);
        let left = (!all.is_empty() && !left.is_empty())
            .then(|| view! { <p>{format!("Another time would be good with {}.", names.list(left))}</p> });
        let cards: Vec<_> = all.iter().map(|one| card(&base, one, &names)).collect();
        let none = cards.is_empty().then(|| {
            view! {
                <Empty title="You haven’t rehearsed yet.">
                    <p>"Meet once without the person, in the room or on the phone. Walk through it step by step. One of you plays the person, and says what they may say."</p>
                </Empty>
            }
        });
        view! {
            <BackLink href=paths::meeting(id) label="Meeting"/>
            <PageHeader title="Rehearsals" lead="Read it through aloud together, once or twice. What was hard in a rehearsal is easier on the day."/>
            <p class="buttons">
                <LinkButton href=format!("{base}/steps/1") label="Walk through it now"/>
                <LinkButton href=format!("{base}/new") label="Write down how it went" kind=ButtonKind::Quiet/>
            </p>
            {none}
            {left}
            <div class="cards">{cards}</div>
        }
    }))
}

/// Everybody who reads, once.
async fn readers(circle: &Circle<AnyMember>) -> Result<Vec<MemberId>, Problem> {
    let mut members = circle.members().await?;
    members.retain(|member| member.status == Status::Confirmed);
    let mut readers = Vec::new();
    for turn in turns(&circle.meeting().await?, &members, &circle.proxies().await?) {
        let (Turn::Own(reader) | Turn::Proxy { reader, .. }) = turn;
        if !readers.contains(&reader) {
            readers.push(reader);
        }
    }
    Ok(readers)
}

fn card(base: &str, one: &Rehearsal, names: &Names) -> impl IntoView + use<> {
    let RehearsalWords { day, present, role_play, change } = &one.words;
    let there: Vec<String> = present.iter().map(|id| names.third_person(*id)).collect();
    let there = (!there.is_empty()).then(|| view! { <p dir="auto">{format!("With {}.", list(&there))}</p> });
    let part = |label: &'static str, text: &str| {
        let text = text.trim().to_owned();
        (!text.is_empty())
            .then(|| view! { <p class="field__hint">{label}</p> <p class="written" dir="auto">{text}</p> })
    };
    let (role_play, change) = (part("What you tried", role_play.as_str()), part("What you change", change.as_str()));
    let (href, day) = (format!("{base}/{}", one.id), day.spoken());
    view! {
        <article class="card">
            <h2 class="card__title">{day.clone()}</h2>
            {there}
            {role_play}
            {change}
            <p><a href=href>"Change"<span class="hidden">{format!(": {day}")}</span></a></p>
        </article>
    }
}
