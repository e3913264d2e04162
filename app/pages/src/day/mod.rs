//! The day itself: the script on a phone, one step at a time, for everybody at the same time.
//!
//! The page holds every step that its reader may see, so it goes on without a connection once it is open. What moves it stands
//! in `app/script/follow.js`; without scripts it is one long page with links from step to step.

mod card;
mod notes;
mod show;
mod steps;

use crate::doors::{Door, get, post};

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/day", show::show),
        get("/circles/{circle}/day/now", steps::now),
        post("/circles/{circle}/day/step", steps::go),
        post("/circles/{circle}/day/notes", notes::note),
    ]
}
