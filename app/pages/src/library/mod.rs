//! The library: short pages to read. Their addresses are numbers, and what somebody searches for travels
//! in the body of a form, so that neither a history nor a log tells what was read.

use crate::doors::{Door, get, post};

mod at_stage;
mod index;
mod lists;
mod show;

pub(crate) use at_stage::ReadAt;
pub(crate) use lists::{InsuranceList, LevelList};

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/texts", index::index),
        post("/circles/{circle}/texts", index::search),
        get("/circles/{circle}/texts/{text}", show::show),
    ]
}
