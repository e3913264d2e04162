//! The meeting: when and where, who has which part, who reads when. Guides set it; every member sees it.

mod actions;
mod input;
mod order;
mod parts;
mod show;
mod when;

use crate::doors::{Door, get, post};

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/meeting", show::show),
        post("/circles/{circle}/meeting", actions::set),
        post("/circles/{circle}/meeting/parts", actions::give_parts),
        post("/circles/{circle}/meeting/order", actions::set_order),
        post("/circles/{circle}/meeting/order/change", actions::change_order),
    ]
}
