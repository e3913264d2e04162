//! Holding a check-in: how you are, what went well, what is hard, what you change.

use super::show::going;
use crate::extract::{Circle, Under};
use crate::forms::{self, Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, ChoiceKind, Choices, ErrorSummary, Errors, Form, LinkButton, PageHeader,
    Place, TextField, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::follow_up::{CheckInWords, Going};
use kith_domain::outcome::TaskKind;
use kith_domain::{Prose, TaskId};
use kith_store::AnyMember;
use kith_store::tasks::Task;
use leptos::prelude::*;
use serde::Deserialize;

const MAX: usize = Prose::<600>::MAX;

/// As it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    going: String,
    well: String,
    hard: String,
    change: String,
}

impl Typed {
    fn parse(&self, errors: &mut Errors) -> Option<CheckInWords> {
        let going = Going::from_slug(&self.going);
        if going.is_none() {
            errors.add("going", "Choose the one that is nearest.");
        }
        let well = forms::maybe_prose(errors, "well", &self.well);
        let hard = forms::maybe_prose(errors, "hard", &self.hard);
        let change = forms::maybe_prose(errors, "change", &self.change);
        errors.is_empty().then_some(CheckInWords { going: going?, well, hard, change })
    }
}

pub(super) async fn form(
    page: Page,
    circle: Circle<AnyMember>,
    Under(task): Under<TaskId>,
) -> Result<Response, Problem> {
    let is_it = |one: &Task| one.id == task && one.kind == Some(TaskKind::CheckIn);
    if !circle.tasks().await?.iter().any(is_it) {
        return Err(Problem::NotFound);
    }
    Ok(answer(&page, &circle, task, Typed::default(), Errors::new()))
}

pub(super) async fn hold(
    page: Page,
    circle: Circle<AnyMember>,
    Under(task): Under<TaskId>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let Some(words) = typed.parse(&mut errors) else { return Ok(answer(&page, &circle, task, typed, errors)) };
    // Also when it was let go, or planned anew, while somebody was writing.
    circle.hold_check_in(task, &words, page.now).await?;
    Ok(go(paths::follow_up(circle.circle())))
}

fn answer(page: &Page, circle: &Circle<AnyMember>, task: TaskId, typed: Typed, errors: Errors) -> Response {
    let back = paths::follow_up(circle.circle());
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page.render(status, Title::Date, circle.nav(Place::Meeting), false, move || {
        let options = Going::ALL.iter().map(|one| Choice::new(one.slug(), capital_of(going(*one)))).collect();
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=back.clone() label="The year after"/>
            <PageHeader title="Check in"
                lead="Sit together or call each other, and write down a line or two. Speak of yourselves and of the plan. Everyone in the circle reads it."/>
            <Form action=format!("{back}/check-ins/{task}")>
                <Choices name="going" legend="How is it going for you as a family?" kind=ChoiceKind::One options
                    value=vec![typed.going.clone()] error=errors.of("going")/>
                <TextField name="well" label="What went well?" value=typed.well.clone() error=errors.of("well") rows=3 limit=MAX
                    hint="Small things count."/>
                <TextField name="hard" label="What is hard?" value=typed.hard.clone() error=errors.of("hard") rows=3 limit=MAX
                    hint="You may leave it empty."/>
                <TextField name="change" label="What do you do differently from now on?" value=typed.change.clone()
                    error=errors.of("change") rows=2 limit=MAX hint="You may leave it empty."/>
                <Button label="Keep this check-in"/>
                <LinkButton href=back.clone() label="Not now" kind=ButtonKind::Quiet/>
            </Form>
        }
    })
}

fn capital_of(words: &str) -> String {
    crate::names::capital(words)
}
