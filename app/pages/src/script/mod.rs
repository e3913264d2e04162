//! The script: everything that is said at the meeting, in the order it is said, to be read together and printed.
//!
//! It holds only what its reader may see: two members may print two different scripts, each without the letters that
//! were not shared with them.

mod after;
mod gather;
mod ladder;
mod letters;
mod objections;
mod on_paper;
mod on_paper_beside;
mod safety;
mod seats;
mod show;
mod spoken;
mod steps;

pub(crate) use gather::{Script, Which};
pub(crate) use steps::Step;

use crate::doors::{Door, get};

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![get("/circles/{circle}/script", show::show), get("/circles/{circle}/script/prepared", show::prepared)]
}
