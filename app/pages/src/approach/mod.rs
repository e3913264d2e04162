//! How the person is asked: the ways there are, the one that was chosen, and who stands behind it.

use crate::doors::{Door, get, post};

mod choose;
mod models;
mod show;

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/approach", show::show),
        get("/circles/{circle}/approach/choose", choose::ask),
        post("/circles/{circle}/approach/choose", choose::decide),
        post("/circles/{circle}/approach/{approach}/stand", show::stand),
    ]
}
