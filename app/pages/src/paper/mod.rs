//! Paper: files to print from the edition that stands, and what was printed before.

mod document;
mod press;
mod record;
mod show;

use crate::doors::{Door, get, post};
pub(crate) use press::printing;

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![get("/circles/{circle}/paper", show::show), post("/circles/{circle}/paper", press::print)]
}
