//! The date poll: guides propose times, everybody says which suit them, also people without an account, and closing it picks
//! one of them for the meeting.

mod ask;
mod guest;
mod guests;
mod show;
mod slots;
mod steps;

use crate::doors::{Door, get, post};

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/poll", show::show),
        post("/circles/{circle}/poll", steps::answer),
        get("/circles/{circle}/poll/new", ask::new),
        post("/circles/{circle}/poll/new", ask::open),
        get("/circles/{circle}/poll/more", ask::more),
        post("/circles/{circle}/poll/more", ask::propose),
        post("/circles/{circle}/poll/clock", steps::set_clock),
        get("/circles/{circle}/poll/discard", steps::ask_to_discard),
        post("/circles/{circle}/poll/discard", steps::discard),
        get("/circles/{circle}/poll/guests", guests::show),
        post("/circles/{circle}/poll/guests", guests::ask),
        post("/circles/{circle}/poll/guests/{guest}/end", guests::end),
        get("/circles/{circle}/poll/{slot}/choose", steps::ask_to_choose),
        post("/circles/{circle}/poll/{slot}/choose", steps::choose),
        get("/circles/{circle}/poll/{slot}/withdraw", steps::ask_to_withdraw),
        post("/circles/{circle}/poll/{slot}/withdraw", steps::withdraw),
        get("/dates/{link}", guest::show),
        post("/dates/{link}", guest::answer),
    ]
}
