//! Asking the person to accept help, and what they said; who asks next, and when.

use crate::doors::{Door, get, post};

mod form;
mod list;
mod steps;

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/invitations", list::show),
        post("/circles/{circle}/invitations", steps::log),
        get("/circles/{circle}/invitations/new", form::new),
        post("/circles/{circle}/invitations/next", steps::plan),
        get("/circles/{circle}/invitations/{invitation}", form::edit),
        post("/circles/{circle}/invitations/{invitation}", steps::change),
    ]
}
