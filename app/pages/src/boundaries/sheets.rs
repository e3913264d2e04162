//! Boundary sheets on paper: one per member, for one answer, apart from the letters.

use crate::extract::{Circle, Under};
use crate::names::{Names, list as spoken};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, Empty, List, Notice, NoticeKind, PageHeader, Place, Sheet, Title};
use axum::response::Response;
use kith_content::boundary_examples::never_withheld;
use kith_content::outcomes::outcome;
use kith_domain::boundary::BoundaryState;
use kith_domain::outcome::Outcome;
use kith_domain::{CircleId, MemberId};
use kith_store::AnyMember;
use kith_store::boundaries::Boundary;
use leptos::prelude::*;
use std::str::FromStr;

/// An answer by its number, from 1: an address tells a stranger nothing.
pub(super) struct Numbered(Outcome);

impl FromStr for Numbered {
    type Err = ();
    fn from_str(number: &str) -> Result<Self, ()> {
        let at = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1)).ok_or(())?;
        Outcome::ALL.get(at).copied().map(Self).ok_or(())
    }
}

fn number(outcome: Outcome) -> usize {
    Outcome::ALL.iter().take_while(|other| **other != outcome).count() + 1
}

/// Agreed boundaries alone: nobody takes paper along that others haven't said yes to.
async fn agreed(circle: &Circle<AnyMember>) -> Result<Vec<Boundary>, Problem> {
    let mut boundaries = circle.boundaries().await?;
    boundaries.retain(|boundary| matches!(boundary.state, BoundaryState::Agreed { .. }));
    Ok(boundaries)
}

pub(super) async fn choose(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let boundaries = agreed(&circle).await?;
    let id = circle.circle();
    Ok(page.show(Title::Plan, circle.nav(Place::Plan), move || {
        let rows = Outcome::ALL.iter().map(|outcome| row(id, *outcome, &boundaries)).collect();
        let content = if boundaries.is_empty() {
            view! { <Empty title="There is nothing to print yet"><p>"Sheets are made of boundaries that everyone who keeps them has agreed to."</p></Empty> }
                .into_any()
        } else {
            view! { <List items=rows/> }.into_any()
        };
        view! {
            <BackLink href=paths::boundaries(id) label="Boundaries"/>
            <PageHeader title="Boundary sheets"
                lead="One sheet for each of you, for the answer you get. Print those you may need, and keep them apart from the letters."/>
            {content}
        }
    }))
}

fn row(circle: CircleId, answer: Outcome, boundaries: &[Boundary]) -> AnyView {
    let holding: Vec<&Boundary> = boundaries.iter().filter(|boundary| boundary.words.holds_after(answer)).collect();
    let title = outcome(answer.slug()).title.clone();
    let words = match holding.len() {
        0 => "No boundary starts with this answer.".to_owned(),
        1 => "One boundary starts with this answer.".to_owned(),
        many => format!("{many} boundaries start with this answer."),
    };
    let href = format!("{}/sheets/{}", paths::boundaries(circle), number(answer));
    let link = (!holding.is_empty())
        .then(|| view! { <p><a href=href>"See the sheets"<span class="hidden">": "{title.clone()}</span></a></p> });
    view! { <p class="boundary__kind">{title}</p><p>{words}</p>{link} }.into_any()
}

pub(super) async fn show(
    page: Page,
    circle: Circle<AnyMember>,
    Under(Numbered(answer)): Under<Numbered>,
) -> Result<Response, Problem> {
    sheets(&page, &circle, answer, false).await
}

pub(super) async fn mine(
    page: Page,
    circle: Circle<AnyMember>,
    Under(Numbered(answer)): Under<Numbered>,
) -> Result<Response, Problem> {
    sheets(&page, &circle, answer, true).await
}

async fn sheets(
    page: &Page,
    circle: &Circle<AnyMember>,
    answer: Outcome,
    only_mine: bool,
) -> Result<Response, Problem> {
    let mut boundaries = agreed(circle).await?;
    boundaries.retain(|boundary| boundary.words.holds_after(answer));
    let names = Names::of(circle).await?;
    let (id, me) = (circle.circle(), circle.me());
    let mut owners: Vec<MemberId> = Vec::new();
    for boundary in &boundaries {
        if !owners.contains(&boundary.owner) && (!only_mine || boundary.owner == me) {
            owners.push(boundary.owner);
        }
    }
    // The reader's own lies on top.
    owners.sort_by_key(|owner| *owner != me);
    let back = format!("{}/sheets", paths::boundaries(id));
    Ok(page.show(Title::Plan, circle.nav(Place::Plan), move || {
        let title = outcome(answer.slug()).title.clone();
        let papers = owners.iter().map(|owner| paper(*owner, &boundaries, &names, &title)).collect_view();
        let other = if only_mine { "" } else { "/mine" };
        let label = if only_mine { "Show everybody’s" } else { "Show only mine" };
        let none = owners.is_empty().then(|| view! { <Empty title="No sheet for this answer"><p>"No agreed boundary starts with it."</p></Empty> });
        view! {
            <BackLink href=back.clone() label="Boundary sheets"/>
            <PageHeader title="Boundary sheets" lead=format!("For the answer: {title}")/>
            <Notice kind=NoticeKind::Info title="To print this">
                <p>"Choose “Print” in your browser’s menu. Each of you gets a page of their own. Fold it, and read it only if this is the answer. Collect and shred the sheets afterwards."</p>
                <p><a href=format!("{back}/{}{other}", number(answer))>{label}</a></p>
            </Notice>
            {none}
            {papers}
        }
    }))
}

/// One member's page.
fn paper(owner: MemberId, boundaries: &[Boundary], names: &Names, answer: &str) -> impl IntoView + use<> {
    let own = boundaries
        .iter()
        .filter(|boundary| boundary.owner == owner)
        .map(|boundary| one(boundary, names))
        .collect_view();
    let never = never_withheld().iter().map(|thing| view! { <li>{thing.text.clone()}</li> }).collect_view();
    let cue = format!("Only for this answer: {answer}. Read it calmly, once. For any other answer it stays folded.");
    view! {
        <Sheet title=names.third_person(owner)>
            <p class="script__cue">{cue}</p>
            {own}
            <div class="safety">
                <p class="boundary__kind">"Whatever the answer is, these are never taken away"</p>
                <ul>{never}</ul>
            </div>
        </Sheet>
    }
}

fn one(boundary: &Boundary, names: &Names) -> impl IntoView + use<> {
    let others: Vec<String> = boundary
        .keepers
        .iter()
        .filter(|keeper| **keeper != boundary.owner)
        .map(|keeper| names.third_person(*keeper))
        .collect();
    let others =
        (!others.is_empty()).then(|| view! { <p dir="auto">{format!("Kept by {} too.", spoken(&others))}</p> });
    let words = &boundary.words;
    // Their owners write them as whole phrases: "From Sunday", "Until we talk again".
    let line = |text: &str| (!text.trim().is_empty()).then(|| view! { <p dir="auto">{text.to_owned()}</p> });
    let backed = (!words.backed_by.is_blank()).then(
        || view! { <p dir="auto"><span class="boundary__key">"Backed by:"</span>" "{words.backed_by.to_string()}</p> },
    );
    view! {
        <section class="script__boundary">
            <p class="script__words" dir="auto">{words.when.to_string()}</p>
            <p class="script__words" dir="auto">{words.i_will.to_string()}</p>
            {line(words.from.as_str())}
            {line(words.until.as_str())}
            {line(words.gladly.as_str())}
            {backed}
            {others}
        </section>
    }
}
