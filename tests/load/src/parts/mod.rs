//! What is measured, one file for each question.

pub mod backup;
pub mod circle;
pub mod day;
pub mod import;
pub mod live;
pub mod mixed;
pub mod printing;
pub mod saves;
pub mod sign_in;
pub mod slow;
pub mod start;
pub mod stop;
pub mod together;
pub mod year;

use crate::Outcome;
use crate::drive::{Measured, Window};
use crate::process::Server;

/// What a window cost: how busy each core was, in percent, and the server's processor time for each answer.
pub struct Cost {
    /// The server's core.
    pub server: f64,
    /// The load's own core.
    pub load: f64,
    /// Microseconds of the server's time for each answer: hardly changed by whatever else the machine does.
    pub each: f64,
}

/// Processor times at the beginning of a window.
pub struct Meter {
    server: f64,
    load: f64,
}

impl Meter {
    /// Starts looking.
    pub fn begin(server: &Server) -> Outcome<Self> {
        Ok(Self { server: server.used()?.cpu, load: crate::process::own_cpu()? })
    }

    /// What has been used since then; the warm-up counts as part of the window.
    pub fn end(self, server: &Server, measured: &Measured, window: Window) -> Outcome<Cost> {
        let counted = measured.took.as_secs_f64();
        let took = counted + window.warm_up.as_secs_f64();
        let used = server.used()?.cpu - self.server;
        let answers = measured.answers as f64 * took / counted;
        let load = (crate::process::own_cpu()? - self.load) / took * 100.0;
        Ok(Cost { server: used / took * 100.0, load, each: used / answers * 1e6 })
    }
}
