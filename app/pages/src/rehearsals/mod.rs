//! Rehearsing together: walking through the script step by step, and what was learnt by it.

mod form;
mod list;
mod steps;
mod walk;

use crate::doors::{Door, get, post};

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/rehearsals", list::show),
        get("/circles/{circle}/rehearsals/new", form::new),
        post("/circles/{circle}/rehearsals/new", steps::add),
        get("/circles/{circle}/rehearsals/steps/{number}", walk::show),
        get("/circles/{circle}/rehearsals/{rehearsal}", form::edit),
        post("/circles/{circle}/rehearsals/{rehearsal}", steps::change),
        get("/circles/{circle}/rehearsals/{rehearsal}/discard", steps::ask_to_discard),
        post("/circles/{circle}/rehearsals/{rehearsal}/discard", steps::discard),
    ]
}
