//! Options: treatment programmes, looked into by hand. Any member adds, changes and books; the page says who did.

use crate::doors::{Door, get, post};

mod actions;
mod admission;
mod calls;
mod choose;
mod compare;
mod form;
mod gates;
mod list;
mod needs;
mod questions;
mod ranking;
mod show;
mod words;

pub(crate) use form::{Input, add_page};
pub(crate) use words::{phone, site};

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/options", list::list),
        get("/circles/{circle}/options/questions", questions::questions),
        get("/circles/{circle}/options/compare", compare::compare),
        get("/circles/{circle}/options/ranking", ranking::show),
        post("/circles/{circle}/options/ranking", ranking::rank),
        get("/circles/{circle}/options/ranking/close", ranking::ask_to_close),
        post("/circles/{circle}/options/ranking/close", ranking::close),
        get("/circles/{circle}/options/ranking/again", ranking::ask_again),
        post("/circles/{circle}/options/ranking/again", ranking::again),
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
        get("/circles/{circle}/options/{option}/ready", admission::list),
        get("/circles/{circle}/options/{option}/ready/{item}", admission::edit),
        post("/circles/{circle}/options/{option}/ready/{item}", admission::change),
        get("/circles/{circle}/options/{option}/answers", calls::answers),
        post("/circles/{circle}/options/{option}/next-call", calls::plan),
        get("/circles/{circle}/options/{option}/calls/new", calls::new),
        post("/circles/{circle}/options/{option}/calls/new", calls::log),
        get("/circles/{circle}/options/{option}/calls/{call}", calls::edit),
        post("/circles/{circle}/options/{option}/calls/{call}", calls::change),
    ]
}
