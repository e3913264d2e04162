//! A stop while people write: running answers are finished, and nothing acknowledged is lost.

use crate::Outcome;
use crate::bench::Bench;
use crate::drive::{Window, drive};
use crate::parts::start::serve;
use crate::person::Person;
use crate::process::Server;
use crate::report::Must;
use crate::world::{World, letter};
use crate::writer::Writer;
use std::time::Duration;

const PART: &str = "stop";
const WRITTEN: &str = "support";
/// Into the load.
const STOPS: Duration = Duration::from_secs(3);

/// Ends the server in the middle of saves, starts it again and counts.
pub async fn run(bench: &mut Bench, server: Server, world: &World) -> Outcome<()> {
    let mut letters = Vec::new();
    let mut writers = Vec::new();
    for member in &world.writers {
        let letter = letter(server.at, member, &world.circle).await?;
        let writer = Writer::begin(server.at, member, &letter, WRITTEN).await?;
        letters.push((member, letter, writer.progress()));
        writers.push(writer);
    }
    let at = server.at;
    let ended = async {
        tokio::time::sleep(STOPS).await;
        server.stop().await
    };
    // The writers go on knocking for a while after the end, as browsers do.
    let (_, took) = tokio::join!(drive(at, writers, Window::of(STOPS)), ended);
    let report = &mut bench.report;
    report.add(PART, "from SIGTERM to the end, under load", took?.as_secs_f64(), "s", Must::AtMost(10.0));

    let again = serve(bench, bench.data()).await?;
    let (mut lost, mut unanswered) = (0, 0);
    for (member, letter, progress) in &letters {
        let member = Person::sign_in(again.at, &member.email, &member.password).await?;
        let found = Writer::found(again.at, &member, letter, WRITTEN).await?.unwrap_or(0);
        lost += u32::from(found < progress.saved());
        unanswered += u32::from(found > progress.saved());
    }
    again.stop().await?;
    let report = &mut bench.report;
    report.add(PART, "acknowledged saves that are gone", f64::from(lost), "", Must::AtMost(0.0));
    report.add(PART, "saves kept but never acknowledged", f64::from(unanswered), "", Must::AtMost(0.0));
    Ok(())
}
