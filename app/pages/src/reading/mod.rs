//! Reading aloud: who reads when and how long it takes, and a page in large type to practise with.

mod aloud;
mod order;
mod rehearse;

pub(crate) use aloud::takes;
pub(crate) use order::turns;
pub(crate) use rehearse::{Clock, Rehearsal, rehearsal};

use crate::doors::{Door, get};

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/reading", order::show),
        get("/circles/{circle}/letters/{letter}/rehearse", rehearse::letter),
    ]
}
