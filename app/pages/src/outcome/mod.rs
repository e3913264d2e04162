//! What came of the meeting, and the tasks that follow from it.

mod actions;
mod follow_ups;
mod input;
mod now;
mod record;
mod show;
mod task;
mod task_list;

pub(crate) use follow_ups::{after, of as follow_ups};
pub(crate) use input::Move;
pub(crate) use task_list::{REOPEN, people};

use crate::doors::{Door, get, post};

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/outcome", show::show),
        post("/circles/{circle}/outcome", actions::record),
        post("/circles/{circle}/tasks", actions::add),
        get("/circles/{circle}/tasks/{task}", task::show),
        post("/circles/{circle}/tasks/{task}", task::change),
        post("/circles/{circle}/tasks/{task}/done", actions::done),
        post("/circles/{circle}/tasks/{task}/reopen", actions::reopen),
    ]
}
