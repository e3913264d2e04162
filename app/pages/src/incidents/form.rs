//! The form for one note: the same to begin it and to change it.

use super::list::Guidance;
use crate::extract::{Circle, Under};
use crate::forms;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, ChoiceKind, Choices, ErrorSummary, Errors, Field, Form, InputKind,
    LinkButton, PageHeader, Place, TextField, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::incident::{IncidentWords, has_come};
use kith_domain::{Day, IncidentId, OpId, Timestamp};
use kith_store::AnyMember;
use kith_store::incidents::Incident;
use leptos::prelude::*;
use serde::Deserialize;

/// The fields as they were typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Input {
    pub(super) day: String,
    pub(super) about: Vec<String>,
    pub(super) saw: String,
    pub(super) felt: String,
    pub(super) version: String,
    /// This form's own; the same form sent twice writes once.
    pub(super) op: String,
}

impl Input {
    pub(super) fn of(incident: &Incident) -> Self {
        let IncidentWords { day, about, saw, felt } = &incident.words;
        Self {
            day: day.to_string(),
            about: about.then(|| "yes".to_owned()).into_iter().collect(),
            saw: saw.to_string(),
            felt: felt.to_string(),
            version: incident.version.to_string(),
            op: String::new(),
        }
    }

    /// What was seen, if everything fits.
    pub(super) fn parse(&self, errors: &mut Errors, now: Timestamp) -> Option<IncidentWords> {
        let day = Day::parse(&self.day).filter(|day| has_come(*day, now));
        if day.is_none() {
            errors.add("day", "Enter the day on which it happened, like 2026-05-03. The nearest one is good enough.");
        }
        let saw = forms::prose(errors, "saw", &self.saw, "Say what you saw or heard, in a sentence or two.");
        let felt = forms::maybe_prose(errors, "felt", &self.felt);
        let about = !self.about.is_empty();
        day.filter(|_| errors.is_empty()).map(|day| IncidentWords { day, about, saw, felt })
    }

    pub(super) fn op(&self) -> OpId {
        self.op.parse().unwrap_or_else(|_| forms::fresh_op())
    }
}

pub(super) async fn new(page: Page, circle: Circle<AnyMember>) -> Response {
    let input = Input { op: forms::fresh_op().to_string(), ..Input::default() };
    note_page(&page, &circle, StatusCode::OK, input, Errors::new())
}

pub(super) async fn edit(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<IncidentId>,
) -> Result<Response, Problem> {
    let input = Input::of(&circle.incident(id).await?);
    Ok(edit_page(&page, &circle, id, StatusCode::OK, input, Errors::new(), None))
}

/// The page that writes one down.
pub(super) fn note_page(
    page: &Page,
    circle: &Circle<AnyMember>,
    status: StatusCode,
    input: Input,
    errors: Errors,
) -> Response {
    let back = paths::incidents(circle.circle());
    page.render(status, Title::Notes, circle.nav(Place::Letters), false, move || {
        let op = input.op.clone();
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=back.clone() label="What you saw"/>
            <PageHeader title="Write down what you saw" lead="Only you can open this. You can put it into your letter later."/>
            <Guidance/>
            <Form action=format!("{back}/new")>
                <input type="hidden" name="op" value=op/>
                <IncidentFields input errors/>
                <Button label="Keep this on your list"/>
                <LinkButton href=back.clone() label="Not now" kind=ButtonKind::Quiet/>
            </Form>
        }
    })
}

/// The page that changes one; `newest` is what it says now, when it changed in another tab.
pub(super) fn edit_page(
    page: &Page,
    circle: &Circle<AnyMember>,
    id: IncidentId,
    status: StatusCode,
    input: Input,
    errors: Errors,
    newest: Option<AnyView>,
) -> Response {
    let back = paths::incidents(circle.circle());
    let action = format!("{}/edit", paths::incident(circle.circle(), id));
    page.render(status, Title::Notes, circle.nav(Place::Letters), false, move || {
        let version = input.version.clone();
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=back.clone() label="What you saw"/>
            <PageHeader title="Change what you wrote" lead="Your letter stays as it is, also where it has these words."/>
            {newest}
            <Form action>
                <input type="hidden" name="version" value=version/>
                <IncidentFields input errors/>
                <Button label="Keep these words"/>
                <LinkButton href=back label="Not now" kind=ButtonKind::Quiet/>
            </Form>
        }
    })
}

#[component]
fn IncidentFields(input: Input, errors: Errors) -> impl IntoView {
    let about = vec![Choice::new("yes", "I’m not sure of the day")];
    view! {
        <Field name="day" label="The day" kind=InputKind::Date required=true value=input.day error=errors.of("day")
            hint="The nearest one you can think of is good enough."/>
        <Choices name="about" legend="How sure you are" kind=ChoiceKind::Many options=about value=input.about/>
        <TextField name="saw" label="What I saw" rows=5 limit=1000 required=true value=input.saw error=errors.of("saw")
            hint="One event. Only what you saw or heard yourself, as you would say it calmly."/>
        <TextField name="felt" label="What it was like for me" rows=3 limit=600 value=input.felt error=errors.of("felt")
            hint="“I was afraid.” You may leave it empty. This stays on your list."/>
    }
}
