//! The plan for the time after treatment, and for when they use again.

use crate::doors::{Door, get, post};

mod part;
mod sheet;
mod show;

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/aftercare", show::show),
        post("/circles/{circle}/aftercare", show::plan_review),
        get("/circles/{circle}/aftercare/{section}", part::form),
        post("/circles/{circle}/aftercare/{section}", part::write),
        get("/circles/{circle}/aftercare/paper/{reader}", sheet::show),
    ]
}
