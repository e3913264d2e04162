//! Circles: the first page, starting one, its settings, its home.

mod first;
mod form;
pub(crate) mod home;
pub mod home_cache;
mod settings;
mod start;

use crate::doors::{Door, get, post};

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/", first::show),
        get("/circles/new", start::show),
        post("/circles/new", start::start),
        get("/circles/{circle}", home::show),
        get("/circles/{circle}/settings", settings::show),
        post("/circles/{circle}/settings", settings::change),
    ]
}
