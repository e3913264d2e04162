//! What to think of, and whom the circle thinks about.

use super::form::place_label;
use crate::extract::Circle;
use crate::library::ReadAt;
use crate::names::Names;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, ButtonKind, Empty, LinkButton, PageHeader, Pill, PillState, Place as Nav, Sources, Title};
use axum::response::Response;
use kith_content::candidates::{advice as words_of, concern, concerns};
use kith_domain::CircleId;
use kith_domain::candidate::{Advice, Place, advice};
use kith_domain::member::Status;
use kith_domain::path::Stage;
use kith_store::AnyMember;
use kith_store::candidates::Candidate;
use leptos::prelude::*;

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let list = match circle.as_guide() {
        Some(guide) => Some(guide.candidates().await?),
        None => None,
    };
    let names = Names::of(&circle).await?;
    let guides = circle.members().await?.into_iter().filter(|m| m.status == Status::Confirmed && m.role.guides());
    let guides = names.list(guides.map(|m| m.id));
    let id = circle.circle();
    Ok(page.show(Title::People, circle.nav(Nav::Plan), move || {
        let list = match list {
            Some(list) => considered(id, &list).into_any(),
            None => view! { <p dir="auto">{format!("Whom you think about is on a list that only the organizer and the facilitator read: {guides}. Talk about it together.")}</p> }.into_any(),
        };
        view! {
            <BackLink href=paths::people(id) label="People"/>
            <PageHeader title="Who should take part"
                lead="Three to eight people who are close, who have seen things themselves, and who can keep to a plan. The others can help in another way."/>
            {list}
            <h2>"What may speak against it"</h2>
            {guidance()}
            <ReadAt circle=id stage=Stage::Team/>
        }
    }))
}

fn considered(circle: CircleId, list: &[Candidate]) -> impl IntoView + use<> {
    let new = format!("{}/new", paths::candidates(circle));
    if list.is_empty() {
        return view! {
            <Empty title="Nobody is on your list yet">
                <p>"Think of everyone who is close. Then ask yourself, for each, if being there would help. Only the organizer and the facilitator read this list."</p>
                <p><LinkButton href=new label="Think about somebody"/></p>
            </Empty>
        }
        .into_any();
    }
    let cards = list.iter().map(|one| card(circle, one)).collect_view();
    view! {
        <p>"Only the organizer and the facilitator read this list."</p>
        <p><LinkButton href=new label="Think about somebody"/></p>
        <h2>"Whom you think about"</h2>
        <div class="cards">{cards}</div>
    }
    .into_any()
}

fn card(circle: CircleId, one: &Candidate) -> impl IntoView + use<> {
    let words = &one.words;
    let name = words.name.to_string();
    let follows = advice(&words.concerns);
    let said = words_of(follows.slug());
    let against = words.concerns.iter().map(|it| view! { <li>{concern(it.slug()).title.clone()}</li> }).collect_view();
    let against = (!words.concerns.is_empty()).then(|| view! { <ul>{against}</ul> });
    let state = if words.place == Place::Open { PillState::NeedsYou } else { PillState::Good };
    let because = words.because.as_str().trim().to_owned();
    let because = (!because.is_empty()).then(|| view! { <p class="written" dir="auto">{because}</p> });
    let safety = (follows == Advice::SafetyFirst).then(|| {
        let href = paths::safety(circle);
        view! { <p><a href=href>"Questions about safety"</a>" · "<a href="/help">"Help now"</a></p> }
    });
    let next = match words.place {
        Place::InTheRoom => Some((format!("{}/invite?for={}", paths::people(circle), one.id), "Invite them")),
        Place::ByLetter => Some((format!("{}/new?for={}", paths::proxies(circle), one.id), "Write down their letter")),
        _ => None,
    };
    let next = next.map(|(href, label)| view! { <LinkButton href label kind=ButtonKind::Quiet/> });
    let edit = format!("{}/{}", paths::candidates(circle), one.id);
    let title = if follows == Advice::Welcome && words.place != Place::Open { None } else { Some(said.title.clone()) };
    let relation = words.relation.to_string();
    view! {
        <article class="card">
            <h3 dir="auto">{name.clone()}</h3>
            {(!relation.is_empty()).then(|| view! { <p class="person__role" dir="auto">{relation}</p> })}
            <p><Pill state text=place_label(words.place)/></p>
            {title.map(|title| view! { <p><strong>{title}"."</strong>" "{said.text.clone()}</p> })}
            {safety}
            {against}
            {because}
            <div class="cluster">
                {next}
                <a href=edit>"Think again"<span class="hidden">{format!(" about {name}")}</span></a>
            </div>
        </article>
    }
}

/// What to think of, for everybody to read.
fn guidance() -> impl IntoView {
    let items = concerns()
        .iter()
        .map(|one| view! { <dt class="concern__title">{one.title.clone()}</dt> <dd class="concern__why">{one.why.clone()}</dd> })
        .collect_view();
    let read = concerns().iter().map(|one| (one.source.as_str(), one.reviewed.as_str())).collect();
    view! {
        <p>{words_of(Advice::BetterNot.slug()).text.clone()}</p>
        <dl class="concern">{items}</dl>
        <Sources read/>
    }
}
