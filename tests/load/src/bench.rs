//! What every part needs: programs, folders and how long to take.

use crate::report::Report;
use std::path::PathBuf;
use std::time::Duration;

/// The settings of one run, and what it found.
pub struct Bench {
    /// The release binary.
    pub kith: PathBuf,
    /// A data folder that is thrown away afterwards.
    pub data: PathBuf,
    /// How long each window is.
    pub window: Duration,
    /// How often windows are repeated for a median.
    pub runs: usize,
    /// What was found so far.
    pub report: Report,
}

impl Bench {
    /// The data folder as an argument.
    pub fn data(&self) -> &str {
        self.data.to_str().unwrap_or_default()
    }

    /// A shorter window, for what needs fewer answers.
    pub fn part_of_window(&self, part: u32) -> Duration {
        (self.window / part).max(Duration::from_secs(3))
    }
}
