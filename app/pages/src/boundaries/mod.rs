//! Boundaries: drafted alone, proposed to the circle, answered each for themselves, kept week by week.

pub(crate) use sheets::cue;

use crate::doors::{Door, get, post};

mod actions;
mod answers;
mod beside;
mod conflicts;
mod form;
mod help;
mod keeping;
mod list;
mod round;
mod sheets;
mod show;
mod signs;
mod steps;
mod subject;
mod teach;
mod unsent;
mod week;
mod words;

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/boundaries", list::list),
        get("/circles/{circle}/boundaries/new", form::new),
        post("/circles/{circle}/boundaries/new", actions::draft),
        get("/circles/{circle}/boundaries/week", week::show),
        post("/circles/{circle}/boundaries/week", week::look_back),
        get("/circles/{circle}/boundaries/sheets", sheets::choose),
        get("/circles/{circle}/boundaries/sheets/{number}", sheets::show),
        get("/circles/{circle}/boundaries/sheets/{number}/mine", sheets::mine),
        get("/circles/{circle}/boundaries/{boundary}", show::show),
        get("/circles/{circle}/boundaries/{boundary}/edit", form::edit),
        post("/circles/{circle}/boundaries/{boundary}/edit", actions::reword),
        get("/circles/{circle}/boundaries/{boundary}/propose", steps::ask_to_propose),
        post("/circles/{circle}/boundaries/{boundary}/propose", steps::propose),
        post("/circles/{circle}/boundaries/{boundary}/consent", answers::consent),
        get("/circles/{circle}/boundaries/{boundary}/close", round::ask_to_close),
        post("/circles/{circle}/boundaries/{boundary}/close", round::close),
        post("/circles/{circle}/boundaries/{boundary}/begin", keeping::begin),
        get("/circles/{circle}/boundaries/{boundary}/help", help::form),
        post("/circles/{circle}/boundaries/{boundary}/help", help::ask),
        get("/circles/{circle}/boundaries/{boundary}/beside/{other}", beside::show),
        post("/circles/{circle}/boundaries/{boundary}/beside/{other}", beside::put_down),
        get("/circles/{circle}/boundaries/{boundary}/set-aside", steps::ask_to_set_aside),
        post("/circles/{circle}/boundaries/{boundary}/set-aside", steps::set_aside),
        get("/circles/{circle}/boundaries/{boundary}/discard", steps::ask_to_discard),
        post("/circles/{circle}/boundaries/{boundary}/discard", steps::discard),
    ]
}
