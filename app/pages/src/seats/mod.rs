//! Who sits where at the meeting. Guides set it, by dragging, with buttons or in a plain form; every member sees it.

mod actions;
mod figure;
mod form;
mod show;

use crate::doors::{Door, get, post};

pub(crate) use figure::{Places, figure};

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/meeting/seats", show::show),
        post("/circles/{circle}/meeting/seats", actions::set),
        post("/circles/{circle}/meeting/seats/change", actions::change),
    ]
}
