//! Go, or not yet: what is there for the meeting, and the word of whoever leads.

mod changed;
mod gates;
mod show;
mod steps;

pub(crate) use changed::{in_words, since};

use crate::doors::{Door, get, post};

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/go", show::show),
        post("/circles/{circle}/go", steps::go),
        post("/circles/{circle}/go/not-yet", steps::not_yet),
    ]
}
