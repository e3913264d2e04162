//! The script: everything that is said at the meeting, in the order it is said, to be read together and printed.
//!
//! It holds only what its reader may see: two members may print two different scripts, each without the letters that
//! were not shared with them.

mod after;
mod ask;
mod before;
mod gather;
mod ladder;
mod letters;
mod objections;
mod on_paper;
mod on_paper_beside;
mod opening;
mod run_sheet;
mod safety;
mod safety_on_paper;
mod seats;
mod show;
mod steps;

pub(crate) use gather::{Script, Which};
pub(crate) use safety::{LOCAL, STOPPING, SafetyCard, is_in_steps};
pub(crate) use steps::Step;

use crate::doors::{Door, get};

/// A line to write on, where nobody has the part yet.
const GAP: &str = "____________";

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![get("/circles/{circle}/script", show::show), get("/circles/{circle}/script/prepared", show::prepared)]
}
