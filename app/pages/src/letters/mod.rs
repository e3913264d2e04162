//! Letters: everybody writes their own, private until they share it by name.

mod approve;
mod comments;
mod difference;
mod editor;
mod history;
mod list;
mod mine;
mod part_history;
mod pull;
mod reading;
mod round;
mod save;
mod sent;
mod share;
mod show;
mod standing;
mod unshare;
mod version;
mod who;
mod words;

pub(crate) use pull::{Attempt, Pull, pulled};

use crate::doors::{Door, get, post};

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/letters", list::show),
        get("/circles/{circle}/round", round::show),
        get("/circles/{circle}/letters/{letter}", show::show),
        post("/circles/{circle}/letters/{letter}", save::letter),
        post("/circles/{circle}/letters/{letter}/parts/{part}", save::part),
        get("/circles/{circle}/letters/{letter}/comments", comments::show),
        post("/circles/{circle}/letters/{letter}/comments/{comment}", comments::decide),
        get("/circles/{circle}/letters/{letter}/request", comments::request),
        post("/circles/{circle}/letters/{letter}/request", comments::write_request),
        get("/circles/{circle}/letters/{letter}/parts/{part}/remark", comments::remark),
        post("/circles/{circle}/letters/{letter}/parts/{part}/remark", comments::write_remark),
        get("/circles/{circle}/letters/{letter}/parts/{part}/suggest", comments::suggest),
        post("/circles/{circle}/letters/{letter}/parts/{part}/suggest", comments::write_suggestion),
        get("/circles/{circle}/letters/{letter}/share", share::show),
        post("/circles/{circle}/letters/{letter}/share", share::share),
        get("/circles/{circle}/letters/{letter}/unshare", unshare::ask),
        post("/circles/{circle}/letters/{letter}/unshare", unshare::unshare),
        post("/circles/{circle}/letters/{letter}/approve", approve::approve),
        get("/circles/{circle}/letters/{letter}/history", history::show),
        get("/circles/{circle}/letters/{letter}/history/{block}", part_history::list),
        get("/circles/{circle}/letters/{letter}/history/{block}/{rev}", part_history::one),
        post("/circles/{circle}/letters/{letter}/history/{block}/{rev}/restore", part_history::restore),
        post("/circles/{circle}/letters/{letter}/versions", history::keep),
        get("/circles/{circle}/letters/{letter}/versions/{version}", version::show),
        post("/circles/{circle}/letters/{letter}/versions/{version}/restore", version::restore),
    ]
}
