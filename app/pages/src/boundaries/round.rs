//! The silent round about a boundary: what the reader may know of it, and ending it early.

use super::show::{Back, answer};
use crate::extract::{Circle, Under};
use crate::forms::{Fields, go};
use crate::names::{Names, capital};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{Confirm, List, Notice, NoticeKind, Pill, PillState, Place, Title};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::boundary::{BoundaryState, Stand, WrongState};
use kith_domain::{BoundaryId, CircleId, MemberId};
use kith_store::boundaries::{Answer, Boundary};
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

/// The number of the wording that was on the page.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Seen {
    seen: String,
}

/// Asks before the silent round is ended: it can't be taken back.
pub(super) async fn ask_to_close(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<BoundaryId>,
) -> Result<Response, Problem> {
    let boundary = circle.boundary(id).await?;
    if boundary.owner != circle.me() && !circle.role().guides() {
        return Err(Problem::NotYours);
    }
    let names = Names::of(&circle).await?;
    let back = paths::boundary(circle.circle(), id);
    Ok(page.show(Title::Plan, circle.nav(Place::Plan), move || {
        let asked = names.list(boundary.state.still_asked(&boundary.keepers));
        let hidden = vec![("seen".to_owned(), boundary.revision.to_string())];
        view! {
            <Confirm title="Show the answers now?" action=format!("{back}/close") label="Show the answers now" hidden back=back.clone()>
                <p>{format!("The whole circle sees what was answered so far. Still asked: {asked}. They can answer later, but then they know what the others said.")}</p>
                <p>"You can’t take this back."</p>
            </Confirm>
        }
    }))
}

/// Ends the silent round.
pub(super) async fn close(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<BoundaryId>,
    Fields(typed): Fields<Seen>,
) -> Result<Response, Problem> {
    match circle.close_boundary_round(id, typed.seen.parse().unwrap_or(0), page.now).await {
        Err(StoreError::WrongState(WrongState::AnswersFirst)) => {
            let word = view! {
                <Notice kind=NoticeKind::NeedsYou title="Give your own answer first">
                    <p>"You are asked too. Answer before you see what the others said."</p>
                </Notice>
            };
            let back = Back { status: StatusCode::CONFLICT, word: Some(word.into_any()), ..Back::default() };
            answer(&page, &circle, id, back).await
        }
        // Ended twice, or for words that are asked about anew: the page says where it stands.
        Ok(()) | Err(StoreError::WrongState(_)) => Ok(go(paths::boundary(circle.circle(), id))),
        Err(other) => Err(other.into()),
    }
}

/// What was answered, or why it isn't shown.
#[component]
pub(super) fn Answers(
    circle: CircleId,
    me: MemberId,
    guides: bool,
    boundary: Boundary,
    answers: Vec<Answer>,
    names: Names,
) -> impl IntoView {
    if !boundary.state.is_open() || boundary.keepers.len() < 2 {
        return ().into_any();
    }
    let shown = boundary.shows_stands_to(me);
    let list = shown.then(|| list(&boundary, answers, &names));
    let waits = matches!(boundary.state, BoundaryState::Proposed { closed: false, .. })
        && !boundary.state.still_asked(&boundary.keepers).is_empty();
    let silent = match (waits, shown, boundary.asks(me)) {
        (true, false, true) => Some("You will see the others’ answers after you give yours."),
        (true, false, false) => {
            Some("You will see the answers when everyone has given theirs, or when they are shown early.")
        }
        (true, true, _) => Some("People who haven’t answered yet can’t see this."),
        (false, _, _) => None,
    };
    let held_up = shown && boundary.state.stands().is_some_and(|stands| stands.values().any(|stand| !stand.is_yes()));
    let held_up = (held_up && boundary.owner == me).then(|| {
        view! {
            <Notice kind=NoticeKind::NeedsYou title="Someone can’t live with these words">
                <p>"That is useful to know. Read why below. Then talk, change the words, or set it aside."</p>
            </Notice>
        }
    });
    let close = (waits && !boundary.asks(me) && (boundary.owner == me || guides)).then(|| {
        let href = format!("{}/close", paths::boundary(circle, boundary.id));
        view! {
            <p>"You don’t have to wait for everyone. "<a href=href>"Show the answers now"</a></p>
        }
    });
    view! {
        <h2>"What was answered"</h2>
        {held_up}
        {silent.map(|words| view! { <p>{words}</p> })}
        {list}
        {close}
    }
    .into_any()
}

fn list(boundary: &Boundary, answers: Vec<Answer>, names: &Names) -> impl IntoView + use<> {
    let rows = answers
        .into_iter()
        .filter(|answer| answer.revision == boundary.revision)
        .map(|answer| {
            let (state, text) = match answer.stand {
                Stand::Consent => (PillState::Good, "Yes"),
                Stand::Concern => (PillState::Good, "Yes, with a worry"),
                Stand::CannotLive => (PillState::NeedsYou, "Can’t live with it"),
            };
            let because = (!answer.because.is_blank())
                .then(|| view! { <p class="boundary__because" dir="auto">{answer.because.to_string()}</p> });
            view! {
                <p class="boundary__top"><strong dir="auto">{capital(&names.name(answer.by))}</strong><Pill state text/></p>
                {because}
            }
            .into_any()
        })
        .collect();
    view! { <List items=rows/> }
}
