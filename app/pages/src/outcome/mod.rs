//! What came of the meeting, and what follows.

use crate::doors::Door;

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    Vec::new()
}
