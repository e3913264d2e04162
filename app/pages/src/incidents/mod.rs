//! Incidents: what a member saw themselves, on a list that nobody else can open, and the way from there into a letter.

mod form;
mod list;
mod pull;
mod steps;

use crate::doors::{Door, get, post};

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/incidents", list::show),
        get("/circles/{circle}/incidents/new", form::new),
        post("/circles/{circle}/incidents/new", steps::note),
        get("/circles/{circle}/incidents/{incident}/edit", form::edit),
        post("/circles/{circle}/incidents/{incident}/edit", steps::change),
        get("/circles/{circle}/incidents/{incident}/pull", pull::ask),
        post("/circles/{circle}/incidents/{incident}/pull", pull::pull),
        get("/circles/{circle}/incidents/{incident}/discard", steps::ask_to_discard),
        post("/circles/{circle}/incidents/{incident}/discard", steps::discard),
    ]
}
