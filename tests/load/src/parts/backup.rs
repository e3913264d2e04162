//! A backup while people write: what comes back is whole, and nothing that was acknowledged before it is missing.

use crate::Outcome;
use crate::bench::Bench;
use crate::drive::{Window, drive};
use crate::parts::start::serve;
use crate::person::Person;
use crate::process::Server;
use crate::report::Must;
use crate::world::{World, letter};
use crate::writer::{Progress, Writer};
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::process::Command;

const PART: &str = "backup";
const WRITTEN: &str = "request";
/// Into the load.
const BEGINS: Duration = Duration::from_secs(2);

/// Backs up under load, serves the copy, and compares.
pub async fn run(bench: &mut Bench, server: &Server, world: &World) -> Outcome<()> {
    let (mut writers, mut letters) = (Vec::new(), Vec::new());
    for member in &world.writers {
        let letter = letter(server.at, member, &world.circle).await?;
        writers.push(Writer::begin(server.at, member, &letter, WRITTEN).await?);
        letters.push(letter);
    }
    let progress: Vec<Arc<Progress>> = writers.iter().map(Writer::progress).collect();
    let copy = bench.data.join("copy");
    std::fs::create_dir_all(&copy)?;
    let (written, backup) =
        tokio::join!(drive(server.at, writers, Window::of(bench.part_of_window(6))), back_up(bench, &copy, &progress));
    let ((written, _), (took, before, after)) = (written?, backup?);
    std::fs::copy(bench.data.join("key"), copy.join("key"))?;

    let restored = serve(bench, copy.to_str().unwrap_or_default()).await?;
    let mut missing = 0;
    for (n, (member, letter)) in world.writers.iter().zip(&letters).enumerate() {
        let member = Person::sign_in(restored.at, &member.email, &member.password).await?;
        let found = Writer::found(restored.at, &member, letter, WRITTEN).await?;
        if !found.is_some_and(|found| (before[n]..=after[n]).contains(&found)) {
            missing += 1;
        }
    }
    restored.stop().await?;

    let refused = wrong_key_is_refused(bench, &copy).await?;
    let found = faults(&copy)?;
    let report = &mut bench.report;
    report.add(PART, "took, while letters were saved", took.as_secs_f64(), "s", Must::Nothing);
    report.add(PART, "saves that failed meanwhile", written.errors as f64, "", Must::AtMost(0.0));
    report.add(PART, "letters of the copy that lack an acknowledged save", f64::from(missing), "", Must::AtMost(0.0));
    report.add(PART, "faults SQLite finds in the copy", found as f64, "", Must::AtMost(0.0));
    report.add(PART, "a wrong key is refused (1 is yes)", f64::from(u8::from(refused)), "", Must::AtLeast(1.0));
    Ok(())
}

/// How long it took, what was acknowledged before it began, and what had been sent when it was done.
async fn back_up(bench: &Bench, copy: &Path, writers: &[Arc<Progress>]) -> Outcome<(Duration, Vec<u64>, Vec<u64>)> {
    tokio::time::sleep(BEGINS).await;
    let before = writers.iter().map(|writer| writer.saved()).collect();
    let began = Instant::now();
    let mut command = Command::new(&bench.kith);
    let done = command.arg("backup").arg("--data").arg(&bench.data).arg(copy.join("kith.sqlite")).output().await?;
    if !done.status.success() {
        return Err(format!("kith backup: {}", String::from_utf8_lossy(&done.stderr).trim()).into());
    }
    Ok((began.elapsed(), before, writers.iter().map(|writer| writer.sent()).collect()))
}

fn faults(copy: &Path) -> Outcome<usize> {
    let database = rusqlite::Connection::open(copy.join("kith.sqlite"))?;
    let mut check = database.prepare("pragma integrity_check")?;
    let lines: Vec<String> = check.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(lines.iter().filter(|line| *line != "ok").count())
}

async fn wrong_key_is_refused(bench: &Bench, copy: &Path) -> Outcome<bool> {
    let key = copy.join("key");
    std::fs::write(&key, "00".repeat(32))?;
    let mut command = Command::new(&bench.kith);
    let status = command.args(["migrate", "--data"]).arg(copy).stdout(Stdio::null()).stderr(Stdio::null()).status();
    Ok(status.await?.code() == Some(1))
}
