//! The whole list, the latest day first.

use crate::extract::Circle;
use crate::names::capital;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, ButtonKind, Empty, LinkButton, More, PageHeader, Pill, PillState, Place, Source, Title};
use axum::response::Response;
use kith_content::incidents::incident_rules;
use kith_domain::CircleId;
use kith_domain::incident::IncidentWords;
use kith_domain::letter::{Part, PartText};
use kith_store::AnyMember;
use kith_store::incidents::Incident;
use kith_store::letters::Letter;
use leptos::prelude::*;

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let incidents = circle.incidents().await?;
    let part = what_i_saw(circle.my_letter().await?);
    let id = circle.circle();
    Ok(page.show(Title::Notes, circle.nav(Place::Letters), move || {
        view! { <Incidents circle=id incidents part/> }
    }))
}

/// The words of that part of a letter.
pub(super) fn what_i_saw(letter: Letter) -> PartText {
    let part = letter.parts.into_iter().find(|part| part.part == Part::WhatISaw);
    part.map(|part| part.text).unwrap_or_default()
}

#[component]
fn Incidents(circle: CircleId, incidents: Vec<Incident>, part: PartText) -> impl IntoView {
    let new = format!("{}/new", paths::incidents(circle));
    let body = if incidents.is_empty() {
        view! {
            <Empty title="Nothing is written down yet">
                <p>"Begin with one evening that stayed with you. For example: “On 12 September I found you asleep at the table with the stove on.”"</p>
                <p><LinkButton href=new label="Write down what you saw"/></p>
            </Empty>
        }
        .into_any()
    } else {
        let cards = incidents.iter().map(|incident| card(circle, incident, &part)).collect_view();
        view! {
            <p><LinkButton href=new label="Write down what you saw"/></p>
            <div class="incidents">{cards}</div>
        }
        .into_any()
    };
    view! {
        <BackLink href=paths::letters(circle) label="Letters"/>
        <PageHeader
            title="What you saw"
            lead="Your own list, to write your letter from. Kith shows it to nobody else: not the others, not the organizer or the facilitator, not whoever looks after the server."
        />
        <Guidance/>
        {body}
    }
}

/// What makes a good note, folded away.
#[component]
pub(super) fn Guidance() -> impl IntoView {
    let rules = incident_rules()
        .iter()
        .map(|rule| {
            view! {
                <div class="incident__rule">
                    <p class="incident__title">{rule.title.clone()}</p>
                    <p>{rule.text.clone()}</p>
                    <p class="incident__say">"Like: “"{rule.good.clone()}"”"</p>
                </div>
            }
        })
        .collect_view();
    let source = incident_rules().first().map(|rule| {
        view! { <Source source=rule.source.clone() reviewed=rule.reviewed.clone()/> }
    });
    view! { <More summary="What helps when you write one down">{rules}{source}</More> }
}

/// The words of one, as they are shown wherever they are asked about.
#[component]
pub(super) fn Noted(words: IncidentWords) -> impl IntoView {
    let felt = (!words.felt.is_blank()).then(|| {
        view! { <p class="incident__felt" dir="auto">"It was like this: "{words.felt.as_str().trim().to_owned()}</p> }
    });
    view! {
        <p class="incident__when">{capital(&words.when())}</p>
        <p class="incident__saw" dir="auto">{words.saw.as_str().trim().to_owned()}</p>
        {felt}
    }
}

fn card(circle: CircleId, incident: &Incident, part: &PartText) -> impl IntoView + use<> {
    let base = paths::incident(circle, incident.id);
    let there = incident.words.stands_in(part);
    let pill = there.then(|| view! { <p><Pill state=PillState::Good text="In your letter"/></p> });
    // A list of the same three words says nothing to whoever only hears the links.
    let of = format!(", {}", incident.words.when());
    let pull = (!there).then(|| {
        view! { <LinkButton href=format!("{base}/pull") label="Put it into your letter" kind=ButtonKind::Quiet/> }
    });
    view! {
        <article class="card incident">
            <Noted words=incident.words.clone()/>
            {pill}
            <div class="cluster">
                {pull}
                <a href=format!("{base}/edit")>"Change"<span class="hidden">{of.clone()}</span></a>
                <a href=format!("{base}/discard")>"Throw away"<span class="hidden">{of}</span></a>
            </div>
        </article>
    }
}
