//! Two boundaries that undo each other: both, and the talk of those concerned.

use super::conflicts::sentence;
use super::unsent::Unsent;
use super::words::{StatePill, Wording, title};
use crate::extract::{Circle, Under2};
use crate::forms::{self, Fields, go};
use crate::names::{Names, capital};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Empty, ErrorSummary, Errors, Form, List, Notice, NoticeKind, PageHeader, Pill,
    PillState, Place, TextField, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::boundary::Subject;
use kith_domain::conflict::{About, EntryKind};
use kith_domain::{BoundaryId, CircleId, MemberId};
use kith_store::boundaries::{Boundary, Entry, Found, NewEntry};
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

/// What is put down, as it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    words: String,
    kind: String,
    stop: String,
    offer: String,
    stopped: String,
    offered: String,
    op: String,
}

impl Typed {
    /// The wordings and things that were on the page.
    fn seen(&self) -> Option<About> {
        Some(About {
            stop: self.stop.trim().parse().ok()?,
            offer: self.offer.trim().parse().ok()?,
            stopped: Subject::from_slug(&self.stopped)?,
            offered: Subject::from_slug(&self.offered)?,
        })
    }
}

pub(super) async fn show(
    page: Page,
    circle: Circle<AnyMember>,
    Under2(stop, offer): Under2<BoundaryId, BoundaryId>,
) -> Result<Response, Problem> {
    answer(&page, &circle, [stop, offer], StatusCode::OK, Typed::default(), Errors::new()).await
}

pub(super) async fn put_down(
    page: Page,
    circle: Circle<AnyMember>,
    Under2(stop, offer): Under2<BoundaryId, BoundaryId>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let says = forms::prose(&mut errors, "words", &typed.words, "Write a few words first.");
    if !errors.is_empty() {
        return answer(&page, &circle, [stop, offer], StatusCode::UNPROCESSABLE_ENTITY, typed, errors).await;
    }
    let Some(seen) = typed.seen() else {
        return answer(&page, &circle, [stop, offer], StatusCode::CONFLICT, typed, errors).await;
    };
    let entry = NewEntry {
        kind: EntryKind::from_slug(&typed.kind).unwrap_or(EntryKind::Said),
        says,
        seen,
        op: typed.op.parse().unwrap_or_else(|_| forms::fresh_op()),
    };
    match circle.put_down(stop, offer, &entry, page.now).await {
        Ok(()) => Ok(go(format!("{}/beside/{offer}", paths::boundary(circle.circle(), stop)))),
        Err(StoreError::Stale | StoreError::NotFound) => {
            answer(&page, &circle, [stop, offer], StatusCode::CONFLICT, typed, errors).await
        }
        Err(StoreError::Full) => {
            errors.add(
                "words",
                "This page is full. Please talk in person or by phone. Then write down what you agreed, or change the words of a boundary.",
            );
            answer(&page, &circle, [stop, offer], StatusCode::UNPROCESSABLE_ENTITY, typed, errors).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn answer(
    page: &Page,
    circle: &Circle<AnyMember>,
    [stop, offer]: [BoundaryId; 2],
    status: StatusCode,
    typed: Typed,
    errors: Errors,
) -> Result<Response, Problem> {
    let names = Names::of(circle).await?;
    let found = match circle.boundary_conflict(stop, offer).await {
        // They were, and words were written about it: those aren't lost.
        Err(StoreError::NotFound) if !typed.words.trim().is_empty() => return Ok(no_more(page, circle, typed)),
        found => found?,
    };
    let boundaries = [circle.boundary(stop).await?, circle.boundary(offer).await?];
    let entries = circle.conflict_entries(stop, offer).await?;
    let (id, me) = (circle.circle(), circle.me());
    let base = paths::boundary(id, stop);
    Ok(page.render(status, Title::Plan, circle.nav(Place::Plan), false, move || {
        let stale = (status == StatusCode::CONFLICT).then(|| {
            view! {
                <Notice kind=NoticeKind::NeedsYou title="Something changed while you were writing">
                    <p>"Your words are still in the field. Read what is new, then send them again if they still fit."</p>
                </Notice>
            }
        });
        let cards = boundaries.iter().map(|boundary| card(id, me, boundary, &names)).collect_view();
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=paths::boundaries(id) label="Boundaries"/>
            <PageHeader title="Two boundaries that don’t fit together" lead=sentence(&found.conflict, found.owners, &names)/>
            {stale}
            {where_it_stands(&found)}
            <div class="cards">{cards}</div>
            <h2>"What you say about it"</h2>
            <p>{format!("{} can read this, and your facilitator, if you have one. So can anyone who is later asked to keep one of the two. Nobody else.", capital(&names.list(found.conflict.concerned.iter().copied())))}</p>
            <Talk entries=entries.clone() now=found.about names=names.clone()/>
            <Speak action=format!("{base}/beside/{offer}") found=found.clone() me typed=typed.clone() errors=errors.clone()/>
        }
    }))
}

fn where_it_stands(found: &Found) -> impl IntoView + use<> {
    let (kind, title, words) = if found.settled {
        (
            NoticeKind::Info,
            "This is settled",
            "If it isn’t, say so below. If either boundary changes, you will be asked to talk again.",
        )
    } else {
        (
            NoticeKind::NeedsYou,
            "This isn’t settled yet",
            "One of you can change your words. Or you find a way to do both. When you agree, either writer can write down what you agreed. The other can open it again.",
        )
    };
    view! { <Notice kind title><p>{words}</p></Notice> }
}

fn card(circle: CircleId, me: MemberId, boundary: &Boundary, names: &Names) -> impl IntoView + use<> {
    let title = capital(&title(boundary, me, names));
    view! {
        <article class="card boundary" data-state=boundary.state.slug()>
            <div class="boundary__top"><p class="boundary__kind">{title.clone()}</p><StatePill boundary=boundary.clone() me/></div>
            <Wording words=boundary.words.clone()/>
            <p><a href=paths::boundary(circle, boundary.id)>"Open it"<span class="hidden">": "{title}</span></a></p>
        </article>
    }
}

#[component]
fn Talk(entries: Vec<Entry>, now: About, names: Names) -> impl IntoView {
    if entries.is_empty() {
        return view! { <Empty title="Nothing said yet"><p>"A question is a good beginning."</p></Empty> }.into_any();
    }
    let rows = entries
        .into_iter()
        .map(|entry| {
            let pill = match entry.kind {
                EntryKind::Said => None,
                EntryKind::Settled => Some(view! { <Pill state=PillState::Good text="Settled"/> }),
                EntryKind::Reopened => Some(view! { <Pill state=PillState::NeedsYou text="Taken up again"/> }),
            };
            let earlier = (entry.about != now)
                .then(|| view! { <p class="boundary__source">"About earlier words of one of the two."</p> });
            view! {
                <p class="boundary__top"><strong dir="auto">{capital(&names.name(entry.by))}</strong>{entry.at.day().spoken()}{pill}</p>
                <p class="boundary__because" dir="auto">{entry.says.to_string()}</p>
                {earlier}
            }
            .into_any()
        })
        .collect();
    view! { <List items=rows/> }.into_any()
}

#[component]
fn Speak(action: String, found: Found, me: MemberId, typed: Typed, errors: Errors) -> impl IntoView {
    let op = if typed.op.is_empty() { forms::fresh_op().to_string() } else { typed.op };
    let button = |label: &'static str, kind: EntryKind| {
        view! { <Button label kind=ButtonKind::Quiet name="kind" value=kind.slug()/> }
    };
    let settle =
        (!found.settled && found.owners.contains(&me)).then(|| button("This is what we agreed", EntryKind::Settled));
    let reopen = found.settled.then(|| button("It isn’t settled yet", EntryKind::Reopened));
    view! {
        <Form action>
            <input type="hidden" name="stop" value=found.about.stop/>
            <input type="hidden" name="offer" value=found.about.offer/>
            <input type="hidden" name="stopped" value=found.about.stopped.slug()/>
            <input type="hidden" name="offered" value=found.about.offered.slug()/>
            <input type="hidden" name="op" value=op/>
            <TextField name="words" label="Your words" rows=4 limit=1000 value=typed.words error=errors.of("words")
                hint="Speak of what you will do yourself. Ask what the other needs."/>
            <div class="cluster">
                <Button label="Send this" name="kind" value=EntryKind::Said.slug()/>
                {settle}
                {reopen}
            </div>
        </Form>
    }
}

/// While somebody was writing, the two became others.
fn no_more(page: &Page, circle: &Circle<AnyMember>, typed: Typed) -> Response {
    let back = paths::boundaries(circle.circle());
    page.render(StatusCode::CONFLICT, Title::Plan, circle.nav(Place::Plan), false, move || {
        view! {
            <BackLink href=back.clone() label="Boundaries"/>
            <PageHeader title="These two are no longer a problem"
                lead="One of them was changed or set aside while you were writing."/>
            <Unsent words=typed.words.clone()/>
        }
    })
}
