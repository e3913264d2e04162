//! What a keeper answers, to the words they have read and to no others.

use super::show::{Back, answer};
use super::signs::takes_away_for_a_keeper;
use super::words::{Wording, as_text};
use crate::extract::{Circle, Under};
use crate::forms::{self, Fields, go};
use crate::names::capital;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{Button, Choice, ChoiceKind, Choices, Difference, Errors, Form, Notice, NoticeKind, TextField};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::boundary::{Revision, Stand, WrongState};
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
            answer(&page, &circle, id, Back { word: Some(word.into_any()), typed, ..back(StatusCode::CONFLICT) }).await
        }
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

impl Typed {
    /// The reason that was written, for when nobody asks for it any more.
    pub(super) fn unsent(&self) -> Option<String> {
        (!self.because.trim().is_empty()).then(|| self.because.clone())
    }
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
    let untouched = typed.stand.is_empty() && typed.because.is_empty();
    let typed = if untouched { mine.map(Typed::of).unwrap_or_default() } else { typed };
    let form = view! { <AnswerForm circle id=boundary.id seen=boundary.revision owner=owner.clone() typed errors=errors.clone()/> };
    if let Some(mine) = mine.filter(|_| errors.is_empty() && untouched) {
        let cannot = (mine.stand == Stand::CannotLive).then(|| {
            let who = capital(&owner);
            view! {
                <Notice kind=NoticeKind::Info title="You can’t live with this">
                    <p>{format!("{who} can read your answer. If the words change, you are asked again. You can change your answer at any time.")}</p>
                </Notice>
            }
        });
        return view! {
            {cannot}
            <details class="more">
                <summary class="more__summary">"Change my answer"</summary>
                <div class="more__body">{form}</div>
            </details>
        }
        .into_any();
    }
    let changed = since_my_answer(&boundary, me, &answers, &wordings);
    view! {
        <Notice kind=NoticeKind::NeedsYou title="Can you keep to this too?">
            <p>"Say yes only if you could keep to it on your worst day. Your answer is for exactly these words. If they change, you are asked again."</p>
            <p>{format!("{} sees your answer at once. So does anyone who has already answered. The others see it after they answer. When everyone has answered, or the answers are shown early, the whole circle sees it.", capital(&owner))}</p>
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
fn since_my_answer(boundary: &Boundary, me: MemberId, answers: &[Answer], wordings: &[Worded]) -> Option<AnyView> {
    let last = answers.iter().find(|answer| answer.by == me && answer.revision < boundary.revision)?;
    let then = wordings.iter().find(|wording| wording.revision == last.revision)?;
    let (old, new) = (as_text(&then.words), as_text(&boundary.words));
    if old == new {
        let words = "The words are the same as when you answered. Who is asked to keep to them has changed.";
        return Some(view! { <p>{words}</p> }.into_any());
    }
    Some(
        view! {
            <h2>"What has changed since your last answer"</h2>
            <p>"What is gone is struck through. What is new is underlined."</p>
            <Difference old new/>
        }
        .into_any(),
    )
}

#[component]
fn AnswerForm(
    circle: CircleId,
    id: BoundaryId,
    seen: Revision,
    owner: String,
    typed: Typed,
    errors: Errors,
) -> impl IntoView {
    let choice = |stand: Stand| Choice::new(stand.slug(), said(stand));
    let options = vec![
        choice(Stand::Consent),
        choice(Stand::Concern).hint("It counts as a yes, and the others hear your worry."),
        choice(Stand::CannotLive)
            .hint(format!("Then it isn’t agreed. {} can change the words and ask you again.", capital(&owner))),
    ];
    view! {
        <Form action=format!("{}/consent", paths::boundary(circle, id))>
            <input type="hidden" name="seen" value=seen/>
            <Choices name="stand" legend="Your answer" kind=ChoiceKind::One options value=vec![typed.stand]
                error=errors.of("stand")/>
            <TextField name="because" label="Why?" rows=3 limit=600 value=typed.because error=errors.of("because")
                hint="Please fill this in if something worries you, or if you can’t live with it. Say what you need."/>
            <Button label="Give my answer"/>
        </Form>
    }
}

fn said(stand: Stand) -> &'static str {
    match stand {
        Stand::Consent => "Yes, I will keep to this",
        Stand::Concern => "I will keep to this, and something worries me",
        Stand::CannotLive => "No, I can’t live with this",
    }
}
