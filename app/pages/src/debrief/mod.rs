//! The debrief: a quarter of an hour together with four questions. Each may write their own answers; all of them read it.

mod form;
mod list;
mod steps;

use crate::doors::{Door, get, post};

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/debrief", list::show),
        get("/circles/{circle}/debrief/new", form::new),
        post("/circles/{circle}/debrief/new", steps::add),
        get("/circles/{circle}/debrief/{debrief}", form::edit),
        post("/circles/{circle}/debrief/{debrief}", steps::change),
        get("/circles/{circle}/debrief/{debrief}/discard", steps::ask_to_discard),
        post("/circles/{circle}/debrief/{debrief}/discard", steps::discard),
    ]
}
