//! Options: treatment programmes, looked into by hand. Any member adds, changes and books; the page says who did.

use crate::doors::{Door, get, post};

mod actions;
mod calls;
mod choose;
mod compare;
mod form;
mod list;
mod questions;
mod show;
mod words;

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/options", list::list),
        get("/circles/{circle}/options/questions", questions::questions),
        get("/circles/{circle}/options/compare", compare::compare),
        get("/circles/{circle}/options/new", form::new),
        post("/circles/{circle}/options/new", actions::add),
        get("/circles/{circle}/options/{option}", show::show),
        get("/circles/{circle}/options/{option}/edit", form::edit),
        post("/circles/{circle}/options/{option}/edit", actions::change),
        get("/circles/{circle}/options/{option}/book", choose::ask_to_book),
        post("/circles/{circle}/options/{option}/book", choose::book),
        get("/circles/{circle}/options/{option}/back-up", choose::ask_to_back_up),
        post("/circles/{circle}/options/{option}/back-up", choose::back_up),
        post("/circles/{circle}/options/{option}/reconsider", actions::reconsider),
        post("/circles/{circle}/options/{option}/set-aside", actions::set_aside),
        get("/circles/{circle}/options/{option}/answers", calls::answers),
        post("/circles/{circle}/options/{option}/next-call", calls::plan),
        get("/circles/{circle}/options/{option}/calls/new", calls::new),
        post("/circles/{circle}/options/{option}/calls/new", calls::log),
        get("/circles/{circle}/options/{option}/calls/{call}", calls::edit),
        post("/circles/{circle}/options/{option}/calls/{call}", calls::change),
    ]
}
