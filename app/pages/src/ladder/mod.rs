//! The ladder: what is offered, step by step, when the answer isn't a plain yes; and what each answer opens.

mod form;
mod list;
mod opened;
mod steps;

pub(crate) use opened::{Agreed, opened};

use crate::doors::{Door, get, post};
use kith_domain::ladder::Within;

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/ladder", list::show),
        get("/circles/{circle}/ladder/new", form::new),
        post("/circles/{circle}/ladder/new", steps::add),
        get("/circles/{circle}/ladder/usual/{section}", form::usual),
        post("/circles/{circle}/ladder/usual/{section}", steps::add_usual),
        get("/circles/{circle}/ladder/{rung}", form::edit),
        post("/circles/{circle}/ladder/{rung}", steps::change),
        get("/circles/{circle}/ladder/{rung}/discard", steps::ask_to_discard),
        post("/circles/{circle}/ladder/{rung}/discard", steps::discard),
    ]
}

/// By when, counted from the answer.
pub(crate) const fn spoken(within: Within) -> &'static str {
    match within {
        Within::Hour => "In the first hour",
        Within::Day => "On the first day",
        Within::TwoDays => "Within two days",
        Within::ThreeDays => "Within three days",
        Within::Week => "Within a week",
        Within::TwoWeeks => "Within two weeks",
        Within::Month => "Within a month",
    }
}
