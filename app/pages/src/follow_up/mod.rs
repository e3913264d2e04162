//! The year after: what is next, check-ins, what changes the weeks ahead, and what each has for themselves.

use crate::doors::{Door, get, post};

mod care;
mod check_in;
mod danger;
mod show;
mod turn;

pub(crate) use danger::Danger;

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/follow-up", show::show),
        post("/circles/{circle}/follow-up/turns", turn::note),
        post("/circles/{circle}/follow-up/turns/{turn}/take-back", turn::take_back),
        get("/circles/{circle}/follow-up/check-ins/{check}", check_in::form),
        post("/circles/{circle}/follow-up/check-ins/{check}", check_in::hold),
        get("/circles/{circle}/care", care::show),
        post("/circles/{circle}/care", care::keep),
    ]
}
