//! What is seen to until the meeting: three lists, with an owner for each thing.

mod add;
mod new;
mod show;

use crate::doors::{Door, get, post};
use kith_domain::outcome::TaskKind;

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/logistics", show::show),
        get("/circles/{circle}/logistics/new", new::form),
        post("/circles/{circle}/logistics/new", new::write),
        get("/circles/{circle}/logistics/add", add::form),
        post("/circles/{circle}/logistics/add", add::add),
    ]
}

/// What a list is called.
pub(crate) fn list_name(list: TaskKind) -> &'static str {
    match list {
        TaskKind::DayBefore => "The day before",
        TaskKind::HourBefore => "In the last hour",
        _ => "On the day",
    }
}
