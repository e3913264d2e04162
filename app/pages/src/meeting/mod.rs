//! The meeting: when and where, who has which part, who reads when. Guides set it; every member sees it.

mod actions;
mod answers;
mod calendar;
mod hardest;
mod input;
mod notes;
mod order;
mod parts;
mod place;
mod show;
mod when;

pub(crate) use show::{booked_place, held_place};

use crate::doors::{Door, get, post};

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/meeting", show::show),
        post("/circles/{circle}/meeting", actions::set),
        get("/circles/{circle}/meeting/place", place::show),
        post("/circles/{circle}/meeting/place", place::set),
        get("/circles/{circle}/meeting/calendar", calendar::file),
        post("/circles/{circle}/meeting/parts", actions::give_parts),
        post("/circles/{circle}/meeting/order", actions::set_order),
        post("/circles/{circle}/meeting/order/change", actions::change_order),
        post("/circles/{circle}/meeting/hardest", actions::mark_hardest),
    ]
}
