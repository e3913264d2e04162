//! One task: giving it to somebody else, or another day.

use super::actions::tasks;
use super::input::Move;
use super::show::stale;
use super::task_list::{REOPEN, people};
use crate::extract::{Circle, Under};
use crate::forms::{Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    ActionForm, BackLink, Button, ButtonKind, ErrorSummary, Errors, Field, Form, InputKind, LinkButton, Notice,
    NoticeKind, PageHeader, Place, Select, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::member::Status;
use kith_domain::{MemberId, TaskId};
use kith_store::members::Member;
use kith_store::tasks::Task;
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;

pub(super) async fn show(page: Page, circle: Circle<AnyMember>, Under(id): Under<TaskId>) -> Result<Response, Problem> {
    let (task, members) = (find(&circle, id).await?, circle.members().await?);
    let as_it_is =
        Move { owner: task.owner.to_string(), due: task.due_at.day().to_string(), version: task.version.to_string() };
    Ok(form(&page, &circle, StatusCode::OK, &task, &members, as_it_is, Errors::new()))
}

pub(super) async fn change(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<TaskId>,
    Fields(mut typed): Fields<Move>,
) -> Result<Response, Problem> {
    let (task, members) = (find(&circle, id).await?, circle.members().await?);
    let mut errors = Errors::new();
    let confirmed = members.iter().filter(|m| m.status == Status::Confirmed);
    let confirmed: Vec<MemberId> = confirmed.map(|m| m.id).collect();
    let Some((owner, due)) = typed.parse_move(&confirmed, task.due_at.day(), page.now.day(), &mut errors) else {
        return Ok(form(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, &task, &members, typed, errors));
    };
    let seen = typed.version.trim().parse().unwrap_or(-1);
    match circle.move_task(id, owner, due, seen, page.now).await {
        Ok(()) => Ok(go(tasks(&circle, task.kind))),
        Err(StoreError::Stale) => {
            typed.version = task.version.to_string();
            Ok(form(&page, &circle, StatusCode::CONFLICT, &task, &members, typed, errors))
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn find(circle: &Circle<AnyMember>, id: TaskId) -> Result<Task, Problem> {
    circle.tasks().await?.into_iter().find(|task| task.id == id).ok_or(Problem::NotFound)
}

fn form(
    page: &Page,
    circle: &Circle<AnyMember>,
    status: StatusCode,
    task: &Task,
    members: &[Member],
    typed: Move,
    errors: Errors,
) -> Response {
    let base = paths::circle(circle.circle());
    let (action, back) = (format!("{base}/tasks/{}", task.id), tasks(circle, task.kind));
    let title = task.words.title.to_string();
    let owner = members.iter().find(|m| m.id == task.owner).map(|m| m.words.name.to_string()).unwrap_or_default();
    let lead = match &task.done {
        Some((at, _)) => format!("This was done on {}.", at.day().spoken()),
        None => format!("{owner} does this by {}.", task.due_at.day().spoken()),
    };
    let people = people(members);
    // What is done has no more days; it stays to be looked up, or turns out not to be done.
    let open = task.done.is_none();
    let reopen = (!open).then(|| format!("{action}/reopen"));
    page.render(status, Title::Plan, circle.nav(Place::Meeting), false, move || {
        let conflict = (status == StatusCode::CONFLICT).then(stale);
        let (cancel, summary) = (back.clone(), errors.clone());
        let form = open.then(|| {
            view! {
            <Form action>
                <input type="hidden" name="version" value=typed.version/>
                <Select name="owner" label="Who does it" value=typed.owner options=people error=errors.of("owner")
                    hint="They see it on their own page of the circle."/>
                <Field name="due" label="By which day" kind=InputKind::Date value=typed.due error=errors.of("due")/>
                <Button label="Keep this change"/>
                <LinkButton href=cancel label="Not now" kind=ButtonKind::Quiet/>
            </Form>
            }
        });
        view! {
            <BackLink href=back label="All tasks"/>
            <ErrorSummary errors=summary/>
            <PageHeader title lead/>
            {conflict}
            {form}
            {reopen.map(|action| view! { <ActionForm action label=REOPEN kind=ButtonKind::Quiet/> })}
        }
    })
}

/// What is done stays done: another has taken its place.
pub(super) fn replaced(page: &Page, circle: &Circle<AnyMember>, task: &Task) -> Response {
    let (back, title) = (tasks(circle, task.kind), task.words.title.to_string());
    page.render(StatusCode::CONFLICT, Title::Plan, circle.nav(Place::Meeting), false, move || {
        view! {
            <BackLink href=back label="All tasks"/>
            <PageHeader title lead="This stays done."/>
            <Notice kind=NoticeKind::Info title="A later one has taken its place">
                <p>"Of this kind only the newest counts. Look at all tasks for what is open now."</p>
            </Notice>
        }
    })
}
