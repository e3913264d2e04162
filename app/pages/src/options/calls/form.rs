//! The form for one call: what is still unknown first, one field for each question.

use super::{call, question};
use crate::extract::{Circle, Under, Under2};
use crate::forms;
use crate::options::words::phone;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, ErrorSummary, Errors, Field, Form, InputKind, LinkButton, More, PageHeader, Place,
    TextField, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::call::{CallWords, Question, newest_answers, unknown};
use kith_domain::incident::has_come;
use kith_domain::option::OptionWords;
use kith_domain::{CallId, Day, Line, OptionId, Prose, Timestamp};
use kith_store::AnyMember;
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The fields as they were typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(in crate::options) struct Input {
    pub(super) day: String,
    pub(super) spoke_to: String,
    pub(super) notes: String,
    pub(super) version: String,
    /// This form's own; the same form sent twice writes once.
    pub(super) op: String,
    /// What they said, by question; whatever else the form holds is passed over.
    #[serde(flatten)]
    pub(super) answers: BTreeMap<String, String>,
}

impl Input {
    pub(super) fn of(words: &CallWords, version: i64) -> Self {
        let answers = words.answers.iter().map(|(question, said)| (question.slug().to_owned(), said.to_string()));
        Self {
            day: words.day.to_string(),
            spoke_to: words.spoke_to.to_string(),
            notes: words.notes.to_string(),
            version: version.to_string(),
            op: String::new(),
            answers: answers.collect(),
        }
    }

    /// What is to be kept of the call, if everything fits.
    pub(super) fn parse(&self, errors: &mut Errors, now: Timestamp) -> Option<CallWords> {
        let day = Day::parse(&self.day).filter(|day| has_come(*day, now));
        if day.is_none() {
            errors.add("day", "Enter the day of the call, like 2026-12-05. It can’t be in the future.");
        }
        let spoke_to = forms::maybe_line(errors, "spoke_to", &self.spoke_to);
        let notes = forms::maybe_prose(errors, "notes", &self.notes);
        let mut answers = BTreeMap::new();
        for question in Question::ALL {
            let said = self.answers.get(question.slug()).map(String::as_str).unwrap_or_default();
            let said: Prose<600> = forms::maybe_prose(errors, question.slug(), said);
            if !said.is_blank() {
                answers.insert(*question, said);
            }
        }
        day.filter(|_| errors.is_empty()).map(|day| CallWords { day, spoke_to, answers, notes })
    }
}

/// The page around the form: which programme, and what is known about it so far.
pub(super) struct Sheet {
    option: OptionId,
    programme: Line<120>,
    phone: Line<60>,
    unknown: Vec<Question>,
    /// What is known already, by question.
    known: BTreeMap<Question, String>,
    /// Set when a call is changed that is there already.
    changes: Option<CallId>,
}

impl Sheet {
    /// What is asked first is what no other call has answered.
    pub(super) async fn of(
        circle: &Circle<AnyMember>,
        option: OptionId,
        changes: Option<CallId>,
    ) -> Result<Self, Problem> {
        let OptionWords { programme, phone, .. } = circle.option(option).await?.words;
        let calls = circle.calls(option).await?;
        let others: Vec<&CallWords> =
            calls.iter().filter(|call| Some(call.id) != changes).map(|call| &call.words).collect();
        let newest = newest_answers(others.iter().copied());
        let said = |(which, at): (&Question, &usize)| Some((*which, others.get(*at)?.answers.get(which)?.to_string()));
        let known = newest.iter().filter_map(said).collect();
        let unknown = unknown(&newest, circle.about().words.has_opioids());
        Ok(Self { option, programme, phone, unknown, known, changes })
    }

    /// The form, with whatever stands above it.
    pub(super) fn show(
        self,
        page: &Page,
        circle: &Circle<AnyMember>,
        status: StatusCode,
        input: Input,
        errors: Errors,
        above: Option<AnyView>,
    ) -> Response {
        let id = circle.circle();
        let back = paths::option(id, self.option);
        let (action, title, button) = match self.changes {
            None => (format!("{back}/calls/new"), format!("Call {}", self.programme), "Keep this call"),
            Some(which) => (call(id, self.option, which), "Change what you wrote down".to_owned(), "Keep these words"),
        };
        page.render(status, Title::Plan, circle.nav(Place::Plan), false, move || {
            let (version, op) = (input.version.clone(), input.op.clone());
            let number = (!self.phone.is_blank()).then(|| view! { <p>"Their number: "{phone(self.phone.as_str())}</p> });
            view! {
                <ErrorSummary errors=errors.clone()/>
                <BackLink href=back.clone() label="This programme"/>
                <PageHeader title
                    lead="You needn’t ask all of it at once. Leave empty what you didn’t ask. Everyone in the circle reads it."/>
                {number}
                {above}
                <Form action>
                    <input type="hidden" name="version" value=version/>
                    <input type="hidden" name="op" value=op/>
                    <CallFields input errors unknown=self.unknown known=self.known/>
                    <Button label=button/>
                    <LinkButton href=back.clone() label="Not now" kind=ButtonKind::Quiet/>
                </Form>
            }
        })
    }
}

#[component]
fn CallFields(
    input: Input,
    errors: Errors,
    unknown: Vec<Question>,
    known: BTreeMap<Question, String>,
) -> impl IntoView {
    let field = |which: &Question| {
        let (words, slug) = (question(*which), which.slug());
        let said = input.answers.get(slug).cloned().unwrap_or_default();
        // Whoever asks again should see what they would correct.
        let hint = known.get(which).map_or_else(|| words.why.clone(), |known| format!("So far: “{known}”"));
        view! {
            <TextField name=slug label=words.question.clone() hint rows=2 limit=600 value=said
                error=errors.of(slug)/>
        }
    };
    // What was typed, or is wrong, is never folded away.
    let open = |which: &Question| {
        unknown.contains(which)
            || errors.of(which.slug()).is_some()
            || input.answers.get(which.slug()).is_some_and(|said| !said.trim().is_empty())
    };
    let (first, rest): (Vec<&Question>, Vec<&Question>) =
        Question::ALL.iter().filter(|which| open(which) || known.contains_key(which)).partition(|which| open(which));
    let rest_title = format!("{} more that were answered before", rest.len());
    let rest = (!rest.is_empty()).then(|| {
        let fields = rest.into_iter().map(field).collect_view();
        view! { <More summary=rest_title>{fields}</More> }
    });
    view! {
        <Field name="day" label="The day of the call" kind=InputKind::Date required=true value=input.day.clone()
            error=errors.of("day")/>
        <Field name="spoke_to" label="Who answered" limit=120 value=input.spoke_to.clone() error=errors.of("spoke_to")
            autocomplete="off" hint="A name and what they do there. Leave it empty if nobody picked up."/>
        {first.into_iter().map(field).collect_view()}
        {rest}
        <TextField name="notes" label="Anything else" rows=3 limit=1000 value=input.notes.clone() error=errors.of("notes")/>
    }
}

pub(in crate::options) async fn new(
    page: Page,
    circle: Circle<AnyMember>,
    Under(option): Under<OptionId>,
) -> Result<Response, Problem> {
    let sheet = Sheet::of(&circle, option, None).await?;
    let input = Input { day: page.now.day().to_string(), op: forms::fresh_op().to_string(), ..Input::default() };
    Ok(sheet.show(&page, &circle, StatusCode::OK, input, Errors::new(), None))
}

pub(in crate::options) async fn edit(
    page: Page,
    circle: Circle<AnyMember>,
    Under2(option, id): Under2<OptionId, CallId>,
) -> Result<Response, Problem> {
    let call = circle.my_call(option, id).await?;
    let sheet = Sheet::of(&circle, option, Some(id)).await?;
    let input = Input::of(&call.words, call.version);
    Ok(sheet.show(&page, &circle, StatusCode::OK, input, Errors::new(), None))
}
