//! What they promise each other, and what a facilitator says of themselves.

use crate::doors::{Door, get, post};

mod about_me;
mod change;
mod disclosed;
mod show;

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/engagement", show::show),
        post("/circles/{circle}/engagement", show::promise),
        get("/circles/{circle}/engagement/change", change::form),
        post("/circles/{circle}/engagement/change", change::change),
        get("/circles/{circle}/engagement/about-me", about_me::form),
        post("/circles/{circle}/engagement/about-me", about_me::keep),
    ]
}
