//! Boundaries: drafted alone, proposed to the circle, agreed to word by word.

use crate::doors::{Door, get, post};

mod actions;
mod consent;
mod form;
mod list;
mod show;
mod signs;
mod steps;
mod teach;
mod words;

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/boundaries", list::list),
        get("/circles/{circle}/boundaries/new", form::new),
        post("/circles/{circle}/boundaries/new", actions::draft),
        get("/circles/{circle}/boundaries/{boundary}", show::show),
        get("/circles/{circle}/boundaries/{boundary}/edit", form::edit),
        post("/circles/{circle}/boundaries/{boundary}/edit", actions::reword),
        get("/circles/{circle}/boundaries/{boundary}/propose", steps::ask_to_propose),
        post("/circles/{circle}/boundaries/{boundary}/propose", steps::propose),
        post("/circles/{circle}/boundaries/{boundary}/consent", consent::consent),
        get("/circles/{circle}/boundaries/{boundary}/set-aside", steps::ask_to_set_aside),
        post("/circles/{circle}/boundaries/{boundary}/set-aside", steps::set_aside),
        get("/circles/{circle}/boundaries/{boundary}/discard", steps::ask_to_discard),
        post("/circles/{circle}/boundaries/{boundary}/discard", steps::discard),
    ]
}
