//! Saving letters, durably; and how often the same disk can commit anything at all, in the same run.

use super::Meter;
use crate::Outcome;
use crate::bench::Bench;
use crate::drive::{Window, drive};
use crate::process::Server;
use crate::report::{Must, median};
use crate::world::World;
use crate::writer::{words, writers};
use rusqlite::Connection;
use std::path::Path;
use std::time::{Duration, Instant};

const PART: &str = "letter saves";
/// As many as write at once in two or three large circles.
const WRITERS: usize = 8;
/// As many connections as the circle page is asked over.
const CROWD: usize = 32;

/// Raw commits and saves by turns, first with a few writers and then with many.
pub async fn run(bench: &mut Bench, server: &Server, world: &World) -> Outcome<()> {
    for (many, must) in [(WRITERS, Must::Nothing), (CROWD, Must::AtLeast(0.5))] {
        let window = Window::of(bench.part_of_window(3));
        let mut callers = writers(server.at, world, many).await?;
        let (mut raws, mut rates, mut ratios, mut costs) = (vec![], vec![], vec![], vec![]);
        let (mut p99s, mut p50s, mut errors) = (vec![], vec![], 0);
        for _ in 0..bench.runs {
            let raw = raw_commits(&bench.data, window.counted)?;
            let meter = Meter::begin(server)?;
            let (measured, back) = drive(server.at, callers, window).await?;
            costs.push(meter.end(server, &measured, window)?.each);
            callers = back;
            raws.push(raw);
            rates.push(measured.per_second());
            ratios.push(measured.per_second() / raw);
            p50s.push(measured.milliseconds(0.5));
            p99s.push(measured.milliseconds(0.99));
            errors += measured.errors;
        }
        let mut row = |what: &str, value, unit, must| {
            bench.report.add(PART, format!("{what}, {many} writers"), value, unit, must)
        };
        row("acknowledged saves", median(rates), "/s", Must::Nothing);
        row("raw durable commits of this disk beside them", median(raws), "/s", Must::Nothing);
        row("of the raw rate", median(ratios), "", must);
        row("server's processor time for each save", median(costs), "µs", Must::Nothing);
        row("p50", median(p50s), "ms", Must::Nothing);
        row("p99", median(p99s), "ms", Must::AtMost(100.0));
        row("errors", errors as f64, "", Must::AtMost(0.0));
    }
    Ok(())
}

/// One small row per transaction, in the same folder with the same settings: SQLite alone, called directly.
fn raw_commits(folder: &Path, window: Duration) -> Outcome<f64> {
    let file = folder.join("raw.sqlite");
    let database = Connection::open(&file)?;
    database.execute_batch(
        "pragma journal_mode = wal; pragma synchronous = full;
         create table if not exists line (id integer primary key, words text not null) strict;",
    )?;
    let (began, mut commits) = (Instant::now(), 0_u32);
    let words = words("memory", 0);
    while began.elapsed() < window {
        database.execute("insert into line (words) values (?1)", [&words])?;
        commits += 1;
    }
    Ok(f64::from(commits) / began.elapsed().as_secs_f64())
}
