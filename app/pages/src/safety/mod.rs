//! The safety screen: asked of each of the family alone, one question at a time; read by those who lead.

use crate::doors::{Door, get, post};

mod findings;
mod overview;
mod professional;
mod question;
mod together;

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/safety", overview::show),
        post("/circles/{circle}/safety/again", overview::again),
        get("/circles/{circle}/safety/together", together::show),
        get("/circles/{circle}/safety/professional", professional::show),
        get("/circles/{circle}/safety/{question}", question::show),
        post("/circles/{circle}/safety/{question}", question::answer),
    ]
}
