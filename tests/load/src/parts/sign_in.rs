//! Many people signing in at once, each with the right password, while others read.

use crate::Outcome;
use crate::bench::Bench;
use crate::client::Answer;
use crate::drive::{Caller, Window, drive};
use crate::person::sign_in;
use crate::process::Server;
use crate::report::Must;
use crate::world::World;
use std::time::Duration;

const PART: &str = "sign-in flood";
const SIGNING_IN: usize = 8;
const READING: usize = 8;
/// A reader turns a page this often.
const TURNING: Duration = Duration::from_millis(50);

struct SignsIn(Vec<u8>);

impl Caller for SignsIn {
    fn request(&mut self) -> &[u8] {
        &self.0
    }
    fn accepts(&mut self, answer: &Answer<'_>) -> bool {
        answer.status == 303
    }
}

/// The flood, and how the readers fare in it.
pub async fn run(bench: &mut Bench, server: &Server, world: &World) -> Outcome<()> {
    let window = Window::of(bench.part_of_window(6));
    let flood: Vec<SignsIn> =
        world.members.iter().cycle().take(SIGNING_IN).map(|m| SignsIn(sign_in(&m.email, &m.password))).collect();
    let reading = Window { pause: TURNING, ..window };
    let (signed_in, read) =
        tokio::join!(drive(server.at, flood, window), drive(server.at, world.readers(READING, ""), reading));
    let ((signed_in, _), (read, _)) = (signed_in?, read?);
    let report = &mut bench.report;
    report.add(PART, "people signed in", signed_in.per_second(), "/s", Must::AtLeast(40.0));
    report.add(PART, "waiting for it, p99", signed_in.milliseconds(0.99), "ms", Must::Nothing);
    report.add(PART, "refused", signed_in.errors as f64, "", Must::AtMost(0.0));
    report.add(PART, "pages meanwhile, p99", read.milliseconds(0.99), "ms", Must::AtMost(250.0));
    report.add(PART, "pages meanwhile, errors", read.errors as f64, "", Must::AtMost(0.0));
    Ok(())
}
