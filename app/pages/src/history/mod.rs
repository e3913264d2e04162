//! What has been before: treatment and what helped, help that kept use going, strengths and good memories.

use crate::doors::{Door, get, post};

mod form;
mod list;
mod pull;
mod steps;
mod treatment;

pub(crate) use form::{From, instead};
pub(crate) use treatment::PastTreatment;

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/history", list::show),
        get("/circles/{circle}/history/new/{kind}", form::new),
        post("/circles/{circle}/history/new/{kind}", steps::write),
        get("/circles/{circle}/history/{entry}", form::edit),
        post("/circles/{circle}/history/{entry}", steps::change),
        get("/circles/{circle}/history/{entry}/discard", steps::ask_to_discard),
        post("/circles/{circle}/history/{entry}/discard", steps::discard),
        get("/circles/{circle}/history/{entry}/pull", pull::ask),
        post("/circles/{circle}/history/{entry}/pull", pull::pull),
    ]
}
