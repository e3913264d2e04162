//! Facility lists: bringing one along as a file, looking for places on it, and making an option of one. The addresses say
//! "lists" and numbers, and what somebody looks for travels in the body of a form.

use crate::doors::{Door, get, post};

mod discard;
mod find;
mod found;
mod import;
mod list;
mod near;
mod receive;
mod show;
mod wanted;

pub use import::IMPORT;
pub(crate) use receive::uploads;

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/lists", find::index),
        post("/circles/{circle}/lists", find::search),
        get(IMPORT, import::ask),
        post(IMPORT, import::import).takes_files(),
        get("/circles/{circle}/lists/{list}", list::show),
        get("/circles/{circle}/lists/{list}/remove", discard::ask),
        post("/circles/{circle}/lists/{list}/remove", discard::discard),
        get("/circles/{circle}/lists/{list}/{number}", show::show),
        get("/circles/{circle}/lists/{list}/{number}/add", show::add),
    ]
}
