//! What an option's own page says of its calls.

use crate::extract::Circle;
use crate::names::{Names, capital};
use crate::outcome::{Move, people};
use crate::paths;
use crate::problem::Problem;
use crate::ui::{Button, ButtonKind, Errors, Field, Form, InputKind, LinkButton, More, Select};
use kith_domain::call::{newest_answers, unknown};
use kith_domain::{Day, OptionId};
use kith_store::AnyMember;
use kith_store::calls::Call;
use leptos::prelude::*;

/// What was said so far, and who calls next.
#[derive(Clone)]
pub(in crate::options) struct Said {
    action: String,
    new: String,
    answers: String,
    lines: Vec<String>,
    /// Who calls next; nothing once every question has an answer and nobody is to call.
    planned: Option<String>,
    /// The confirmed members by id, to choose who calls.
    people: Vec<(String, String)>,
    /// Who and when, as it is or as it was typed.
    owner: String,
    due: String,
    errors: Errors,
}

impl Said {
    pub(in crate::options) async fn of(
        circle: &Circle<AnyMember>,
        option: OptionId,
        calls: &[Call],
        names: &Names,
        today: Day,
    ) -> Result<Self, Problem> {
        let next = circle.next_call(option).await?;
        let base = paths::option(circle.circle(), option);
        let answered = newest_answers(calls.iter().map(|call| &call.words));
        let unknown = unknown(&answered, circle.about().words.has_opioids()).len();
        let last = calls.iter().max_by_key(|call| call.words.day).map(|call| {
            let who = capital(&names.name(call.caller));
            format!("{who} called last, on {}.", call.words.day.spoken())
        });
        let known = match (answered.len(), unknown) {
            (0, _) => None,
            (_, 0) => Some("Every question has an answer.".to_owned()),
            (some, open) => Some(format!("{} answered, {open} still to ask.", questions(some))),
        };
        let planned = next.as_ref().map(|task| {
            let day = task.due_at.day();
            let who = capital(&names.name(task.owner));
            let now = if day <= today { ", so it is time now" } else { "" };
            let calls = if task.owner == circle.me() { "call" } else { "calls" };
            format!("{who} {calls} next, by {}{now}.", day.spoken())
        });
        let planned = planned.or_else(|| (unknown > 0).then(|| "Nobody is down for the next call yet.".to_owned()));
        let lines = [last.or_else(|| Some("Nobody has called yet.".to_owned())), known, planned.clone()];
        let (owner, due) = next.map_or_else(
            || (circle.me().to_string(), String::new()),
            |task| (task.owner.to_string(), task.due_at.day().to_string()),
        );
        Ok(Self {
            action: format!("{base}/next-call"),
            new: format!("{base}/calls/new"),
            answers: paths::answers(circle.circle(), option),
            lines: lines.into_iter().flatten().collect(),
            planned,
            people: people(&circle.members().await?),
            owner,
            due,
            errors: Errors::new(),
        })
    }

    /// With what was typed, and what is wrong with it.
    pub(super) fn again(self, Move { owner, due, .. }: Move, errors: Errors) -> Self {
        Self { owner, due, errors, ..self }
    }
}

/// "1 question", "5 questions".
pub(super) fn questions(many: usize) -> String {
    format!("{many} {}", if many == 1 { "question" } else { "questions" })
}

#[component]
pub(in crate::options) fn CallsSection(said: Said) -> impl IntoView {
    let (new, answers) = (said.new.clone(), said.answers.clone());
    let lines = said.lines.iter().map(|line| view! { <p dir="auto">{line.clone()}</p> }).collect_view();
    view! {
        <section class="stack">
            <h2 id="calls">"Calls"</h2>
            {lines}
            <div class="cluster">
                <LinkButton href=new label="Write down a call" kind=ButtonKind::Quiet/>
                <LinkButton href=answers label="What they answered" kind=ButtonKind::Quiet/>
            </div>
            <Plan said/>
        </section>
    }
}

/// Who calls next, and the form that agrees on it.
#[component]
pub(super) fn NextCall(said: Said) -> impl IntoView {
    let planned = said.planned.clone().map(|planned| view! { <p dir="auto">{planned}</p> });
    view! { {planned}<Plan said/> }
}

#[component]
fn Plan(said: Said) -> impl IntoView {
    let Said { action, people, owner, due, errors, .. } = said;
    let wrong = !errors.is_empty();
    let form = view! {
        <Form action>
            <Select name="owner" label="Who calls next" value=owner options=people error=errors.of("owner")
                hint="They see it among their tasks."/>
            <Field name="due" label="By which day" kind=InputKind::Date value=due error=errors.of("due")/>
            <Button label="Agree on this call" kind=ButtonKind::Quiet/>
        </Form>
    };
    if wrong { form.into_any() } else { view! { <More summary="Agree who calls next">{form}</More> }.into_any() }
}
