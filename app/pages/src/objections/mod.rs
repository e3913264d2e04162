//! What the person may say against it: the usual ones ready, the family's own, each with an answer, one voice, and what
//! happens if that isn't enough.

mod form;
mod list;
mod steps;

use crate::doors::{Door, get, post};

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/objections", list::show),
        get("/circles/{circle}/objections/new", form::new),
        post("/circles/{circle}/objections/new", steps::add),
        get("/circles/{circle}/objections/usual/{section}", form::usual),
        post("/circles/{circle}/objections/usual/{section}", steps::add_usual),
        get("/circles/{circle}/objections/{objection}", form::edit),
        post("/circles/{circle}/objections/{objection}", steps::change),
        get("/circles/{circle}/objections/{objection}/discard", steps::ask_to_discard),
        post("/circles/{circle}/objections/{objection}/discard", steps::discard),
    ]
}
