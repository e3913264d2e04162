//! A steady pace: the days in which they mean to meet, whom they suit, and what has to happen each week until then.

use crate::doors::{Door, get, post};

mod show;
mod steps;

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/pace", show::show),
        post("/circles/{circle}/pace", steps::propose),
        post("/circles/{circle}/pace/answer", steps::say),
    ]
}
