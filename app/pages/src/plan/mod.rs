//! The plan: one way to everything the circle prepares, each with what is there so far.

use crate::circles::home::path::{place, yields};
use crate::doors::{Door, get};
use crate::extract::Circle;
use crate::names::capital;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{ButtonKind, LinkButton, List, PageHeader, Place, Title};
use axum::response::Response;
use kith_domain::path::Stage;
use kith_store::AnyMember;
use leptos::prelude::*;

/// First what only this page leads to, then what has a place of its own in the bar.
const ORDER: [Stage; 14] = [
    Stage::Safety,
    Stage::Engagement,
    Stage::Learning,
    Stage::Approach,
    Stage::History,
    Stage::Options,
    Stage::Admission,
    Stage::Boundaries,
    Stage::Objections,
    Stage::Rehearsal,
    Stage::Team,
    Stage::Letters,
    Stage::Meeting,
    Stage::FollowUp,
];

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![get("/circles/{circle}/plan", show)]
}

async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let (facts, mine) = circle.facts(page.now.day()).await?;
    let base = paths::circle(circle.circle());
    let items = ORDER
        .iter()
        .map(|stage| {
            let so_far = yields(*stage, &facts, &mine);
            // Where there is nothing yet, what it is for says more than "nothing yet".
            let line = if !facts.uses(*stage) {
                "Not used in the way you chose.".to_owned()
            } else if so_far.is_empty() {
                kith_content::stage(stage.slug()).why.clone()
            } else {
                format!("{}.", so_far.iter().map(|line| capital(line)).collect::<Vec<_>>().join(". "))
            };
            (title(*stage), place(&base, *stage, &facts), line)
        })
        .collect();
    let pace = facts.uses(Stage::Meeting).then(|| paths::pace(circle.circle()));
    let read = paths::texts(circle.circle());
    let about = circle.role().guides().then(|| format!("{base}/settings"));
    Ok(page.show(Title::Plan, circle.nav(Place::Plan), move || view! { <Plan items read pace about/> }))
}

const fn title(stage: Stage) -> &'static str {
    match stage {
        Stage::Safety => "Safety",
        Stage::Engagement => "What we promise each other",
        Stage::Learning => "Read first",
        Stage::History => "What has been before",
        Stage::Team => "People",
        Stage::Approach => "How you ask",
        Stage::Options => "Treatment options",
        Stage::Admission => "Ready for the admission",
        Stage::Letters => "Letters",
        Stage::Boundaries => "Boundaries",
        Stage::Objections => "If it isn’t a yes",
        Stage::Rehearsal => "Rehearsal",
        Stage::Meeting => "Meeting",
        Stage::FollowUp => "What follows",
    }
}

#[component]
fn Plan(
    items: Vec<(&'static str, String, String)>,
    read: String,
    pace: Option<String>,
    about: Option<String>,
) -> impl IntoView {
    let items = items
        .into_iter()
        .map(|(title, href, line)| {
            view! {
                <h2 class="plan__title"><a class="plan__link" href=href>{title}</a></h2>
                <p class="plan__line" dir="auto">{line}</p>
            }
            .into_any()
        })
        .collect();
    view! {
        <PageHeader title="The plan" lead="Everything you prepare together. You can work on it in any order."/>
        <List items/>
        <div class="cluster">
            <LinkButton href=read label="Short pages to read" kind=ButtonKind::Quiet/>
            {pace.map(|href| view! { <LinkButton href label="A steady pace" kind=ButtonKind::Quiet/> })}
            {about.map(|href| view! { <LinkButton href label="About this circle" kind=ButtonKind::Quiet/> })}
        </div>
    }
}
