//! What a keeper answers, to the words they have read and to no others; and what the others may know of it.

use super::show::{Back, answer};
use super::signs::takes_away_for_a_keeper;
use super::words::{Wording, as_text};
use crate::extract::{Circle, Under};
use crate::forms::{self, Fields, go};
use crate::names::{Names, capital};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::ActionForm;
use crate::ui::{
    Button, ButtonKind, Choice, ChoiceKind, Choices, Difference, Errors, Form, List, Notice, NoticeKind, Pill,
    PillState, TextField,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::boundary::{BoundaryState, Revision, Stand, WrongState};
use kith_domain::{BoundaryId, CircleId, MemberId};
use kith_store::boundaries::{Answer, Boundary, Wording as Worded};
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

/// The answer as it was given: the number of the wording that was on the page, the stand and why.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    seen: String,
    stand: String,
    because: String,
}

pub(super) async fn consent(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<BoundaryId>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let seen = typed.seen.parse().unwrap_or(0);
    let mut errors = Errors::new();
    let stand = Stand::from_slug(&typed.stand);
    if stand.is_none() {
        errors.add("stand", "Choose one of the three answers.");
    }
    let because = match stand {
        Some(stand) if stand.needs_a_reason() => forms::prose(
            &mut errors,
            "because",
            &typed.because,
            "Say in a few words why, so that the others understand.",
        ),
        _ => forms::maybe_prose(&mut errors, "because", &typed.because),
    };
    let back = |status| Back { status, ..Back::default() };
    let (Some(stand), true) = (stand, errors.is_empty()) else {
        let back = Back { typed, errors, ..back(StatusCode::UNPROCESSABLE_ENTITY) };
        return answer(&page, &circle, id, back).await;
    };
    match circle.answer_boundary(id, stand, &because, seen, page.now).await {
        Ok(()) => Ok(go(paths::boundary(circle.circle(), id))),
        Err(StoreError::WrongState(WrongState::OtherWords)) => {
            let word = Some(other_words(&circle, id, seen).await?);
            answer(&page, &circle, id, Back { word, typed, ..back(StatusCode::CONFLICT) }).await
        }
        Err(StoreError::WrongState(WrongState::NotAKeeper | WrongState::IsTheirOwn)) => Err(Problem::NotYours),
        Err(StoreError::WrongState(WrongState::TakesAway(vital))) => {
            let word = Some(takes_away_for_a_keeper(vital).into_any());
            answer(&page, &circle, id, Back { word, typed, ..back(StatusCode::UNPROCESSABLE_ENTITY) }).await
        }
        Err(StoreError::WrongState(_)) => {
            let word = view! {
                <Notice kind=NoticeKind::Info title="Nobody is asked just now">
                    <p>"It changed while you were reading. This is where it stands now."</p>
                </Notice>
            };
            answer(&page, &circle, id, Back { word: Some(word.into_any()), ..back(StatusCode::CONFLICT) }).await
        }
        Err(other) => Err(other.into()),
    }
}

/// Ends the silent round.
pub(super) async fn close(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<BoundaryId>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    match circle.close_boundary_round(id, typed.seen.parse().unwrap_or(0), page.now).await {
        // Ended twice, or for words that are asked about anew: the page says where it stands.
        Ok(()) | Err(StoreError::WrongState(_)) => Ok(go(paths::boundary(circle.circle(), id))),
        Err(other) => Err(other.into()),
    }
}

/// What the keeper has read; what it says now is on the page below.
async fn other_words(circle: &Circle<AnyMember>, id: BoundaryId, seen: Revision) -> Result<AnyView, Problem> {
    let read = circle.boundary_wordings(id).await?.into_iter().find(|wording| wording.revision == seen);
    let read = read.map(|wording| {
        view! {
            <p>"You had read:"</p>
            <div class="boundary__earlier"><Wording words=wording.words/></div>
        }
    });
    let word = view! {
        <Notice kind=NoticeKind::NeedsYou title="The words have changed since you read them">
            <p>"Your answer was not counted, because it was for other words."</p>
            {read}
            <p>"What it says now is below. Read it, and answer again if you like."</p>
        </Notice>
    };
    Ok(word.into_any())
}

/// The question to a keeper, or their own answer to change.
#[component]
pub(super) fn AskMe(
    circle: CircleId,
    me: MemberId,
    boundary: Boundary,
    answers: Vec<Answer>,
    wordings: Vec<Worded>,
    owner: String,
    typed: Typed,
    errors: Errors,
) -> impl IntoView {
    let mine = answers.iter().find(|answer| answer.by == me && answer.revision == boundary.revision);
    let typed = if typed.seen.is_empty() { mine.map(Typed::of).unwrap_or_default() } else { typed };
    let form = view! { <AnswerForm circle id=boundary.id seen=boundary.revision typed errors=errors.clone()/> };
    if mine.is_some() && errors.is_empty() {
        return view! {
            <details class="more">
                <summary class="more__summary">"Change my answer"</summary>
                <div class="more__body">{form}</div>
            </details>
        }
        .into_any();
    }
    let changed = since_my_answer(&boundary, me, &answers, &wordings);
    view! {
        <Notice kind=NoticeKind::NeedsYou title="You are asked to keep to this too">
            <p>"Say yes only if you could keep to it on your worst day. Your answer is for exactly these words. If they change, you are asked again."</p>
            <p>"Nobody who is still asked sees what you say before they have answered. "{capital(&owner)}" sees it, and so does who has answered. When the round is over, everyone in the circle does."</p>
        </Notice>
        {changed}
        {form}
    }
    .into_any()
}

impl Typed {
    fn of(answer: &Answer) -> Self {
        Self {
            seen: answer.revision.to_string(),
            stand: answer.stand.slug().to_owned(),
            because: answer.because.to_string(),
        }
    }
}

/// What is different from the words they answered last.
fn since_my_answer(
    boundary: &Boundary,
    me: MemberId,
    answers: &[Answer],
    wordings: &[Worded],
) -> Option<impl IntoView + use<>> {
    let last = answers.iter().find(|answer| answer.by == me && answer.revision < boundary.revision)?;
    let then = wordings.iter().find(|wording| wording.revision == last.revision)?;
    let (old, new) = (as_text(&then.words), as_text(&boundary.words));
    if old == new {
        return None;
    }
    Some(view! {
        <h2>"What has changed since your last answer"</h2>
        <p>"What is gone is struck through. What is new is underlined."</p>
        <Difference old new/>
    })
}

#[component]
fn AnswerForm(circle: CircleId, id: BoundaryId, seen: Revision, typed: Typed, errors: Errors) -> impl IntoView {
    let choice = |stand: Stand| Choice::new(stand.slug(), said(stand));
    let options = vec![
        choice(Stand::Consent),
        choice(Stand::Concern).hint("It counts as a yes, and the others hear your worry."),
        choice(Stand::CannotLive).hint("It isn’t agreed then. The words can be changed."),
    ];
    view! {
        <Form action=format!("{}/consent", paths::boundary(circle, id))>
            <input type="hidden" name="seen" value=seen/>
            <Choices name="stand" legend="Your answer" kind=ChoiceKind::One options value=vec![typed.stand]
                error=errors.of("stand")/>
            <TextField name="because" label="Why?" rows=3 limit=600 value=typed.because error=errors.of("because")
                hint="Needed for the last two. Say what you need yourself."/>
            <Button label="Give my answer"/>
        </Form>
    }
}

fn said(stand: Stand) -> &'static str {
    match stand {
        Stand::Consent => "Yes, I will keep to this",
        Stand::Concern => "I will keep to this, and something worries me",
        Stand::CannotLive => "I can’t live with this",
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
    let silent = match &boundary.state {
        BoundaryState::Proposed { closed: false, .. } if !shown => Some(
            "What was answered is shown when you have answered, if you are asked, or when the round is over. So everyone says what they think themselves.",
        ),
        BoundaryState::Proposed { closed: false, .. } if !boundary.state.still_asked(&boundary.keepers).is_empty() => {
            Some("Those who are still asked don’t see this before they have answered.")
        }
        _ => None,
    };
    let waits = matches!(boundary.state, BoundaryState::Proposed { closed: false, .. })
        && !boundary.state.still_asked(&boundary.keepers).is_empty();
    let close = (waits && (boundary.owner == me || guides)).then(|| {
        let hidden = vec![("seen".to_owned(), boundary.revision.to_string())];
        view! {
            <p>"If you can’t wait for the others, you can end the round. Then everyone in the circle sees what was answered. Who is still asked can answer later."</p>
            <ActionForm action=format!("{}/close", paths::boundary(circle, boundary.id)) label="End the round and show the answers"
                hidden kind=ButtonKind::Quiet/>
        }
    });
    view! {
        <h2>"What was answered"</h2>
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
