//! From when a boundary is kept, and how that went, for the reader alone.

use super::show::{Back, answer};
use super::words::answers;
use crate::extract::{Circle, Under};
use crate::forms::{Fields, go};
use crate::names::{Names, capital};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    Button, ButtonKind, Errors, Field, Form, InputKind, LinkButton, More, Notice, NoticeKind, Pill, PillState,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::boundary::{BoundaryState, WrongState};
use kith_domain::follow_through::{Kept, may_begin_on};
use kith_domain::{BoundaryId, CircleId, Day, MemberId};
use kith_store::boundaries::{Boundary, LookedBack};
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

/// A first day, as it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct TypedDay {
    day: String,
}

pub(super) async fn begin(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<BoundaryId>,
    Fields(typed): Fields<TypedDay>,
) -> Result<Response, Problem> {
    // Nobody is asked to mend what they may not send.
    if circle.boundary(id).await?.owner != circle.me() {
        return Err(Problem::NotYours);
    }
    let mut errors = Errors::new();
    let today = page.now.day();
    let day = Day::parse(&typed.day).filter(|day| may_begin_on(*day, today));
    let Some(day) = day else {
        errors.add("day", "Choose a day. It can be up to a year ago or a year from now.");
        let back = Back { status: StatusCode::UNPROCESSABLE_ENTITY, day: typed, errors, ..Back::default() };
        return answer(&page, &circle, id, back).await;
    };
    match circle.begin_boundary(id, day, page.now).await {
        Ok(()) => Ok(go(paths::boundary(circle.circle(), id))),
        Err(StoreError::WrongState(WrongState::NotAgreed)) => {
            let word = view! {
                <Notice kind=NoticeKind::Info title="It isn’t agreed yet">
                    <p>"It can begin when everyone who must keep it has said yes."</p>
                </Notice>
            };
            let back = Back { status: StatusCode::CONFLICT, word: Some(word.into_any()), ..Back::default() };
            answer(&page, &circle, id, back).await
        }
        Err(other) => Err(other.into()),
    }
}

/// What the reader may know of how it is kept.
pub(super) struct Keeping {
    /// Since when, if it has begun for them.
    pub(super) began: Option<Day>,
    pub(super) today: Day,
    /// Their own.
    pub(super) look_backs: Vec<LookedBack>,
}

impl Keeping {
    pub(super) fn view(
        self,
        circle: CircleId,
        me: MemberId,
        boundary: &Boundary,
        names: &Names,
        typed: TypedDay,
        errors: &Errors,
    ) -> Option<AnyView> {
        let agreed = matches!(boundary.state, BoundaryState::Agreed { .. });
        if !agreed && self.began.is_none() && self.look_backs.is_empty() {
            return None;
        }
        let keeps = boundary.keepers.contains(&me);
        let since = self.since(boundary, names).filter(|_| agreed || self.began.is_some());
        let begin = (agreed && boundary.owner == me).then(|| self.begin_form(circle, boundary, &typed, errors));
        let week = (keeps && self.began.is_some()).then(|| {
            let href = format!("{}/week", paths::boundaries(circle));
            view! { <p><LinkButton href label="Look back on the week" kind=ButtonKind::Quiet/></p> }
        });
        let log = (!self.look_backs.is_empty()).then(|| {
            let summary = "How it went, for you alone";
            let lines = self.look_backs.iter().map(look_back).collect_view();
            view! { <More summary><ul class="boundary__signs" role="list">{lines}</ul></More> }
        });
        Some(view! { <h2>"Keeping it"</h2>{since.map(|since| view! { <p>{since}</p> })}{week}{log}{begin} }.into_any())
    }

    fn since(&self, boundary: &Boundary, names: &Names) -> Option<String> {
        let owner = capital(&names.name(boundary.owner));
        Some(match (boundary.begins_on, self.began) {
            (_, Some(day)) => format!("It started on {}.", day.spoken()),
            (Some(day), None) if day > self.today => format!("It starts on {}.", day.spoken()),
            (Some(day), None) => format!("It started on {}.", day.spoken()),
            (None, None) if boundary.words.starts_on.is_empty() => {
                format!("It will start after the meeting. {owner} can also choose a first day.")
            }
            (None, None) => format!(
                "It starts only if the meeting ends with: {}. {owner} can also choose a first day.",
                answers(&boundary.words)
            ),
        })
    }

    fn begin_form(&self, circle: CircleId, boundary: &Boundary, typed: &TypedDay, errors: &Errors) -> AnyView {
        let value = match (typed.day.is_empty(), boundary.begins_on) {
            (false, _) => typed.day.clone(),
            (true, Some(day)) => day.to_string(),
            (true, None) => self.today.to_string(),
        };
        let summary = if self.began.is_some() { "Choose another first day" } else { "Which day does it start?" };
        let error = errors.of("day");
        // Where nothing says yet when it starts, this is what is to be done.
        let waits = self.began.is_none() && boundary.begins_on.is_none() && boundary.words.starts_on.is_empty();
        let open = waits || !typed.day.is_empty() || error.is_some();
        view! {
            <details class="more" open=open>
                <summary class="more__summary">{summary}</summary>
                <div class="more__body">
                    <Form action=format!("{}/begin", paths::boundary(circle, boundary.id))>
                        <Field name="day" label="The first day" kind=InputKind::Date value error
                            hint="From then on, everyone who keeps it is asked once a week how it went. Each sees only their own answers."/>
                        <Button label="Start on this day" kind=ButtonKind::Quiet/>
                    </Form>
                </div>
            </details>
        }
        .into_any()
    }
}

/// One look back.
pub(super) fn look_back(looked: &LookedBack) -> impl IntoView + use<> {
    let (state, text) = said(looked.words.kept);
    let note = (!looked.words.note.is_blank())
        .then(|| view! { <p class="boundary__because" dir="auto">{looked.words.note.to_string()}</p> });
    view! {
        <li>
            <p class="boundary__top">{capital(&looked.day.spoken())}<Pill state text/></p>
            {note}
        </li>
    }
}

/// In the words of whoever says it.
pub(super) fn said(kept: Kept) -> (PillState, &'static str) {
    match kept {
        Kept::Kept => (PillState::Good, "I kept it"),
        Kept::Slipped => (PillState::Plain, "I slipped"),
        Kept::Adjusted => (PillState::Plain, "I changed it a little"),
        Kept::NotTested => (PillState::Plain, "It didn’t come up"),
    }
}
