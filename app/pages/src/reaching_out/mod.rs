//! Who asks for help, and who may be glad of a call.

use crate::doors::{Door, get, post};

mod ask;
mod asked;
mod list;

pub(crate) use ask::{ask_form, asked_already};
pub(crate) use asked::{AskedFor, done_at};

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/people/calls", list::show),
        post("/circles/{circle}/people/{member}/called", list::called),
        post("/circles/{circle}/asked/{help}/done", asked::done),
    ]
}
