//! How long one script of twelve takes and what it holds; ten at once, and what they cost whoever wants a page meanwhile.
//! `bin/bench paper` runs it.

#[path = "../tests/paper/circle.rs"]
#[allow(dead_code, clippy::unwrap_used, clippy::expect_used, missing_docs)]
mod circle;

use kith_paper::{Document, Edition, MOST_CHARACTERS, MOST_PAGES, PaperError, Press, Reader, Settings, Turn, print};
use std::hint::black_box;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

const WARM_MS: f64 = 300.0;
const MEMORY_MB: f64 = 100.0;
const BESIDE_MS: f64 = 250.0;
const TIMES: usize = 15;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let edition = circle::edition();
    let settings = Settings::default();
    let before = peak_mb()?;
    let press = Press::new()?;
    let one = || press.print(&edition, Document::WholeScript, &settings);
    let reader = || press.print(&edition, Document::ReaderPages { reader: 0 }, &settings);
    let cold = timed(one)?;
    let held = peak_mb()? - before;
    let busy = processor_ms()?;
    let warm = median(one)?;
    let busy = (processor_ms()? - busy) / TIMES as f64;
    let pdf = print(&edition, Document::WholeScript, &settings)?;
    row("reference: 100 million additions on this machine", reference(), "ms", None);
    row(
        &format!("whole script of 12, {} pages, {} KB: the first", pdf.pages, pdf.bytes.len() / 1000),
        cold,
        "ms",
        None,
    );
    let mut kept = row("whole script of 12: warm, median of 15", warm, "ms", Some(WARM_MS));
    row("whole script of 12: processor time for each", busy, "ms", None);
    row("one reader's pages: warm, median of 15", median(reader)?, "ms", None);
    kept &=
        row("memory at its most, beyond what was held before", held.max(peak_mb()? - before), "MB", Some(MEMORY_MB));

    let idle = beside(&AtomicBool::new(false), Duration::from_secs(3));
    let stop = AtomicBool::new(false);
    let (took, together) = std::thread::scope(|scope| {
        let pages = scope.spawn(|| beside(&stop, Duration::from_secs(60)));
        let start = Instant::now();
        let prints: Vec<_> = (0..10).map(|_| scope.spawn(|| one().map(drop))).collect();
        let printed: Result<Vec<()>, PaperError> =
            prints.into_iter().map(|print| print.join().unwrap_or(Err(PaperError::Refused))).collect();
        let took = start.elapsed().as_secs_f64() * 1000.0;
        stop.store(true, Ordering::Relaxed);
        printed.map(|_| (took, pages.join().unwrap_or(f64::INFINITY)))
    })?;
    row("ten whole scripts at once: all of them", took, "ms", None);
    row("5 ms of work every 25 ms, alone: p99", idle, "ms", None);
    kept &= row("5 ms of work every 25 ms, beside the ten: p99", together, "ms", Some(BESIDE_MS));
    kept &= row("memory at its most, with ten", peak_mb()? - before, "MB", Some(MEMORY_MB));
    for (what, words) in [("sentences", "We are here because we love you. "), ("short lines", "So\n")] {
        let edition = most(words);
        let signs = edition.turns[0].parts[0].len() / 1000;
        let start = Instant::now();
        let pages = print(&edition, Document::ReaderPages { reader: 0 }, &settings)?.pages;
        let took = start.elapsed().as_secs_f64() * 1000.0;
        row(&format!("{signs},000 signs in {what}, {pages} pages"), took, "ms", None);
        row("memory at its most, with them", peak_mb()? - before, "MB", None);
    }
    if kept { Ok(()) } else { Err("a promise isn't kept".into()) }
}

/// One letter, nearly as long as may be.
fn most(words: &str) -> Edition {
    let times = (MOST_CHARACTERS / words.len()).min(MOST_PAGES * 16) - 1;
    let turns = vec![Turn { parts: vec![words.repeat(times)], ..Turn::default() }];
    Edition { readers: vec![Reader::default()], turns, ..Edition::default() }
}

/// A row as docs/benchmarks.md has them; whether the promise is kept.
fn row(what: &str, measured: f64, unit: &str, most: Option<f64>) -> bool {
    let is_kept = most.is_none_or(|most| measured <= most);
    let promised = most.map(|most| format!("≤ {most:.0} {unit}")).unwrap_or_default();
    let verdict = if most.is_none() {
        ""
    } else if is_kept {
        "met"
    } else {
        "MISSED"
    };
    println!("| paper | {what} | {measured:.0} {unit} | {promised} | {verdict} |");
    is_kept
}

fn timed<T>(print: impl Fn() -> Result<T, PaperError>) -> Result<f64, PaperError> {
    let start = Instant::now();
    black_box(print()?);
    Ok(start.elapsed().as_secs_f64() * 1000.0)
}

fn median<T>(print: impl Fn() -> Result<T, PaperError>) -> Result<f64, PaperError> {
    let mut all = (0..TIMES).map(|_| timed(&print)).collect::<Result<Vec<_>, _>>()?;
    all.sort_by(f64::total_cmp);
    Ok(all[TIMES / 2])
}

fn work(amount: u64) {
    black_box((0..amount).fold(0_u64, |sum, one| black_box(sum.wrapping_add(one))));
}

fn reference() -> f64 {
    let start = Instant::now();
    work(100_000_000);
    start.elapsed().as_secs_f64() * 1000.0
}

/// Stands for a server: a page's work at fixed moments, and how late it is done, at p99.
fn beside(stop: &AtomicBool, most: Duration) -> f64 {
    let five_ms = (5.0 * 100_000_000.0 / reference()) as u64;
    let start = Instant::now();
    let mut late = Vec::new();
    for turn in 0.. {
        let due = Duration::from_millis(25 * turn);
        std::thread::sleep(due.saturating_sub(start.elapsed()));
        work(five_ms);
        late.push((start.elapsed() - due).as_secs_f64() * 1000.0);
        if stop.load(Ordering::Relaxed) || start.elapsed() > most {
            break;
        }
    }
    late.sort_by(f64::total_cmp);
    late[(late.len() * 99 / 100).min(late.len() - 1)]
}

/// How long this process has kept a processor busy, in steps of 10 ms.
fn processor_ms() -> Result<f64, Box<dyn std::error::Error>> {
    let status = std::fs::read_to_string("/proc/self/stat")?;
    let (_, fields) = status.rsplit_once(')').ok_or("no name")?;
    let ticks = fields.split_whitespace().skip(11).take(2).map(str::parse::<f64>).collect::<Result<Vec<_>, _>>()?;
    Ok(ticks.iter().sum::<f64>() * 10.0)
}

/// The most memory this process ever held, in millions of bytes.
fn peak_mb() -> Result<f64, Box<dyn std::error::Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).ok_or("no VmHWM")?;
    let kib: f64 = line.split_whitespace().nth(1).ok_or("no VmHWM")?.parse()?;
    Ok(kib * 1.024 / 1000.0)
}
