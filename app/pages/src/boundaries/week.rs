//! The weekly look back: what I kept, in one word each, for me alone.

use super::keeping::said;
use super::unsent::Unsent;
use crate::extract::Circle;
use crate::forms::{self, Fields, go};
use crate::names::Names;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, ChoiceKind, Choices, Empty, ErrorSummary, Errors, Form, LinkButton, Notice,
    NoticeKind, PageHeader, Place, TextField, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::follow_through::Kept;
use kith_domain::{BoundaryId, CircleId, Day, MemberId};
use kith_store::boundaries::{Boundary, LookBack, LookedBack};
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;

/// The names of a boundary's fields begin so; its id follows.
const KEPT: &str = "kept-";
const NOTE: &str = "note-";

/// What was typed: names and values, as they were sent.
type Typed = Vec<(String, String)>;

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    answer(&page, &circle, StatusCode::OK, None, Errors::new()).await
}

pub(super) async fn look_back(
    page: Page,
    circle: Circle<AnyMember>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let looked = parse(&typed, &mut errors);
    let first = typed.iter().find(|(name, _)| name.starts_with(NOTE));
    if let (true, true, Some((name, _))) = (looked.is_empty(), errors.is_empty(), first) {
        errors.add(name.replacen(NOTE, KEPT, 1), "Choose an answer for at least one. Or come back another day.");
    }
    if !errors.is_empty() {
        return answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, Some(typed), errors).await;
    }
    match circle.look_back(&looked, page.now).await {
        Ok(()) => Ok(go(format!("{}/week", paths::boundaries(circle.circle())))),
        Err(StoreError::Stale) => answer(&page, &circle, StatusCode::CONFLICT, Some(typed), errors).await,
        Err(other) => Err(other.into()),
    }
}

/// Each boundary once, with its word and its note. One without a word was left out, unless something was written about it.
fn parse(typed: &Typed, errors: &mut Errors) -> Vec<(BoundaryId, LookBack)> {
    let mut looked: Vec<(BoundaryId, LookBack)> = Vec::new();
    for (name, value) in typed {
        let Some(id) = name.strip_prefix(KEPT).and_then(|id| id.parse::<BoundaryId>().ok()) else { continue };
        let Some(kept) = Kept::from_slug(value) else { continue };
        let raw = value_of(typed, NOTE, id);
        let note = kith_domain::follow_through::KeptWords::parse(&raw).unwrap_or_else(|error| {
            errors.add(format!("{NOTE}{id}"), forms::complaint(error, ""));
            Default::default()
        });
        looked.retain(|(other, _)| *other != id);
        looked.push((id, LookBack { kept, note }));
    }
    for (name, value) in typed {
        let Some(id) = name.strip_prefix(NOTE).and_then(|id| id.parse::<BoundaryId>().ok()) else { continue };
        if !value.trim().is_empty() && !looked.iter().any(|(of, _)| *of == id) {
            errors.add(format!("{KEPT}{id}"), "Choose how it went, so that your words are kept.");
        }
    }
    looked
}

fn value_of(typed: &Typed, prefix: &str, id: BoundaryId) -> String {
    let name = format!("{prefix}{id}");
    typed.iter().find(|(of, _)| *of == name).map(|(_, value)| value.clone()).unwrap_or_default()
}

async fn answer(
    page: &Page,
    circle: &Circle<AnyMember>,
    status: StatusCode,
    typed: Option<Typed>,
    errors: Errors,
) -> Result<Response, Problem> {
    let today = page.now.day();
    let begun = circle.begun_boundaries(today).await?;
    let mut said_today = circle.my_look_backs().await?;
    said_today.retain(|looked| looked.day == today);
    let names = Names::of(circle).await?;
    let (id, me) = (circle.circle(), circle.me());
    Ok(page.render(status, Title::Plan, circle.nav(Place::Plan), false, move || {
        let stale = (status == StatusCode::CONFLICT).then(|| {
            view! {
                <Notice kind=NoticeKind::NeedsYou title="One of them changed">
                    <p>"Somebody changed it, or it was set aside, while you were writing. Nothing was written down yet. What you chose for the others is still below."</p>
                </Notice>
            }
        });
        let offers = if typed.is_none() { after_slips(id, me, &begun, &said_today, &names) } else { None };
        let done = typed.is_none() && !said_today.is_empty();
        let thanks = done.then(|| {
            view! { <Notice kind=NoticeKind::Info title="Written down"><p>"Only you can see it. You can still change it today. You will be asked again in a week."</p></Notice> }
        });
        // What was written about one that isn't on the page any more.
        let is_here = |name: &str| begun.iter().any(|(boundary, _)| name == format!("{NOTE}{}", boundary.id));
        let lost = typed.iter().flatten().filter(|(name, _)| name.starts_with(NOTE) && !is_here(name));
        let lost = lost.map(|(_, words)| view! { <Unsent words=words.clone()/> }).collect_view();
        let content = if begun.is_empty() {
            view! {
                <Empty title="There is nothing to look back on yet">
                    <p>"When a boundary that you keep has begun, you are asked about it once a week."</p>
                </Empty>
            }
            .into_any()
        } else {
            let typed = typed.clone().unwrap_or_else(|| from(&said_today));
            view! { <Week circle=id me begun=begun.clone() typed errors=errors.clone() names=names.clone()/> }.into_any()
        };
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=paths::boundaries(id) label="Boundaries"/>
            <PageHeader title="How did it go this week?"
                lead="It is about what you did yourself. Only you can read it. Nothing here is about anybody else."/>
            {stale}
            {thanks}
            {offers}
            {lost}
            {content}
        }
    }))
}

fn from(said_today: &[LookedBack]) -> Typed {
    let both = |looked: &LookedBack| {
        [
            (format!("{KEPT}{}", looked.boundary), looked.words.kept.slug().to_owned()),
            (format!("{NOTE}{}", looked.boundary), looked.words.note.to_string()),
        ]
    };
    said_today.iter().flat_map(both).collect()
}

/// A slip is answered with something smaller, and with help.
fn after_slips(
    circle: CircleId,
    me: MemberId,
    begun: &[(Boundary, Day)],
    said_today: &[LookedBack],
    names: &Names,
) -> Option<AnyView> {
    let slipped = |boundary: &Boundary| {
        said_today.iter().any(|looked| looked.boundary == boundary.id && looked.words.kept == Kept::Slipped)
    };
    let offers = begun
        .iter()
        .filter(|(boundary, _)| slipped(boundary))
        .map(|(boundary, _)| {
            let at = |step: &str| format!("{}/{step}", paths::boundary(circle, boundary.id));
            let smaller = if boundary.owner == me {
                view! { <LinkButton href=at("edit") label="Make it smaller" kind=ButtonKind::Quiet/> }.into_any()
            } else {
                let owner = names.name(boundary.owner);
                view! { <p>{format!("You could ask {owner} to make it smaller.")}</p> }.into_any()
            };
            view! {
                <p dir="auto">{boundary.words.when.to_string()}</p>
                <div class="cluster">
                    {smaller}
                    <LinkButton href=at("help") label="Ask for help" kind=ButtonKind::Quiet/>
                </div>
            }
        })
        .collect::<Vec<_>>();
    (!offers.is_empty()).then(|| {
        view! {
            <Notice kind=NoticeKind::Info title="A slip is not a failure">
                <p>"It happens to many people. Maybe it was too big for this week, or you had too little help. You can make it smaller, or ask for help. The others are asked about new words. They won’t see that you slipped."</p>
                {offers}
            </Notice>
        }
        .into_any()
    })
}

#[component]
fn Week(
    circle: CircleId,
    me: MemberId,
    begun: Vec<(Boundary, Day)>,
    typed: Typed,
    errors: Errors,
    names: Names,
) -> impl IntoView {
    let fields = begun
        .iter()
        .map(|(boundary, began)| {
            let id = boundary.id;
            let (kept, note) = (format!("{KEPT}{id}"), format!("{NOTE}{id}"));
            let options = Kept::ALL.iter().map(|kept| Choice::new(kept.slug(), said(*kept).1)).collect();
            let of = (boundary.owner != me).then(|| format!("{}’s. ", names.name(boundary.owner)));
            view! {
                <article class="card boundary">
                    <p class="boundary__words">
                        <span class="boundary__when" dir="auto">{boundary.words.when.to_string()}</span>
                        <span class="boundary__will" dir="auto">{boundary.words.i_will.to_string()}</span>
                    </p>
                    <p class="boundary__keepers">{of}"Started on "{began.spoken()}"."</p>
                    <Choices name=kept.clone() legend="How did it go?" kind=ChoiceKind::One options
                        value=vec![value_of(&typed, KEPT, id)] error=errors.of(&kept)/>
                    <TextField name=note.clone() label="A note for yourself" rows=2 limit=600 value=value_of(&typed, NOTE, id)
                        error=errors.of(&note) hint="What you did, and what made it hard or easy. You may leave it empty."/>
                </article>
            }
        })
        .collect_view();
    view! {
        <Form action=format!("{}/week", paths::boundaries(circle))>
            {fields}
            <Button label="Save, for me only"/>
            <LinkButton href=paths::circle(circle) label="Not now" kind=ButtonKind::Quiet/>
        </Form>
    }
}
