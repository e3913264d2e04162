//! Who should take part, and who rather not: what to think of, for everybody; whom the circle thinks about, for those who guide it.

use crate::doors::{Door, get, post};

mod form;
mod list;
mod prefilled;
mod steps;

pub(crate) use prefilled::{For, named};

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/people/team", list::show),
        get("/circles/{circle}/people/team/new", form::new),
        post("/circles/{circle}/people/team/new", steps::add),
        get("/circles/{circle}/people/team/{candidate}", form::edit),
        post("/circles/{circle}/people/team/{candidate}", steps::change),
        get("/circles/{circle}/people/team/{candidate}/forget", steps::ask_to_forget),
        post("/circles/{circle}/people/team/{candidate}/forget", steps::forget),
    ]
}
