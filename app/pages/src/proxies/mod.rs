//! Letters by proxy: written down for somebody without an account, read aloud by a member.

mod form;
mod list;
mod steps;

use crate::doors::{Door, get, post};

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/proxies", list::list),
        get("/circles/{circle}/proxies/new", form::new),
        post("/circles/{circle}/proxies/new", steps::keep),
        get("/circles/{circle}/proxies/{proxy}", list::show),
        get("/circles/{circle}/proxies/{proxy}/rehearse", list::rehearse),
        get("/circles/{circle}/proxies/{proxy}/edit", form::edit),
        post("/circles/{circle}/proxies/{proxy}/edit", steps::change),
        get("/circles/{circle}/proxies/{proxy}/discard", steps::ask_to_discard),
        post("/circles/{circle}/proxies/{proxy}/discard", steps::discard),
    ]
}
