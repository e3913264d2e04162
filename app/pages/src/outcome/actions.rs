//! Recording how the meeting ended, and doing what follows.

use super::follow_ups;
use super::input::{Add, Record};
use super::show::{Shown, answer};
use super::task;
use crate::extract::{Circle, Under};
use crate::forms::{Fields, go};
use crate::ladder::opened;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::follow_up::MOST_TASKS;
use kith_domain::logistics::LISTS;
use kith_domain::outcome::TaskKind;
use kith_domain::{OutcomeId, TaskId};
use kith_store::{AnyMember, StoreError};

pub(super) async fn record(
    page: Page,
    circle: Circle<AnyMember>,
    Fields(typed): Fields<Record>,
) -> Result<Response, Problem> {
    let mut shown = Shown::gather(&page, &circle).await?;
    // Before the form is looked at: whoever may not record isn't asked to mend anything.
    if !shown.may_record {
        return Err(Problem::NotYours);
    }
    let seen: Option<OutcomeId> = typed.seen.trim().parse().ok();
    let agreed = typed.agreed(&shown.ladder);
    let Some(words) = typed.parse(&mut shown.errors) else {
        shown.type_record(typed);
        return Ok(answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, shown));
    };
    let mut calls_for = follow_ups::of(words.outcome, circle.about().words.person.name.as_str());
    calls_for.extend(opened(&shown.ladder, words.outcome, agreed));
    match circle.record_outcome(&words, &calls_for, seen, page.now).await {
        Ok(()) => Ok(go(paths::outcome(circle.circle()))),
        Err(StoreError::Stale) => {
            let mut shown = Shown { stale: true, ..Shown::gather(&page, &circle).await? };
            shown.type_record(typed);
            Ok(answer(&page, &circle, StatusCode::CONFLICT, shown))
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn add(
    page: Page,
    circle: Circle<AnyMember>,
    Fields(typed): Fields<Add>,
) -> Result<Response, Problem> {
    let mut shown = Shown::gather(&page, &circle).await?;
    let Some((words, owner, due)) = typed.parse(&shown.ids(), shown.today, &mut shown.errors) else {
        shown.add = Some(typed);
        return Ok(answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, shown));
    };
    match circle.add_task(typed.op(), &words, owner, due, page.now).await {
        Ok(_) => Ok(go(tasks(&circle, None))),
        Err(StoreError::Full) => {
            let full = format!(
                "{MOST_TASKS} tasks that you added are still open. Mark one of them as done, then send this again."
            );
            shown.errors.add("title", full);
            shown.add = Some(typed);
            Ok(answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, shown))
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn done(
    page: Page,
    circle: Circle<AnyMember>,
    Under(task): Under<TaskId>,
) -> Result<Response, Problem> {
    let kind = circle.tasks().await?.into_iter().find(|one| one.id == task).and_then(|task| task.kind);
    circle.finish_task(task, page.now).await?;
    Ok(go(tasks(&circle, kind)))
}

pub(super) async fn reopen(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<TaskId>,
) -> Result<Response, Problem> {
    let found = task::find(&circle, id).await?;
    match circle.reopen_task(id, page.now).await {
        Ok(()) => Ok(go(tasks(&circle, found.kind))),
        Err(StoreError::Taken) => Ok(task::replaced(&page, &circle, &found)),
        Err(other) => Err(other.into()),
    }
}

/// Where tasks of this kind are.
pub(super) fn tasks(circle: &Circle<AnyMember>, kind: Option<TaskKind>) -> String {
    match kind {
        Some(kind) if LISTS.contains(&kind) => paths::logistics(circle.circle()),
        Some(TaskKind::Papers) => paths::after(circle.circle()),
        _ => format!("{}#tasks", paths::outcome(circle.circle())),
    }
}
