//! Ten people print the whole script at once, over and over, while others open pages: beside the same pages while nobody prints.

use crate::Outcome;
use crate::bench::Bench;
use crate::client::Connection;
use crate::drive::{Measured, Window, drive};
use crate::person::Person;
use crate::process::{Server, post};
use crate::report::{Must, median};
use crate::world::World;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

const PART: &str = "printing";
const PRINTERS: usize = 10;
const READERS: usize = 8;
/// Between a page and its reader's next one: they read it.
const READS: Duration = Duration::from_millis(20);
/// One member prints sixty times from one edition, and some print on two connections here.
const FILES_EACH: usize = 9;

/// Pages alone and beside the paper by turns, so that what else the machine does falls on both.
pub async fn run(bench: &mut Bench, server: &Server, world: &World) -> Outcome<()> {
    let window = Window { warm_up: Duration::from_secs(1), counted: bench.part_of_window(10), pause: READS };
    // The first file reads the fonts.
    print_one(server.at, world.members.first().ok_or("nobody prints")?, &world.circle).await?;
    let (mut alone, mut beside, mut files, mut most) = (Vec::new(), Vec::new(), Vec::new(), 0.0_f64);
    for _ in 0..bench.runs {
        alone.push(drive(server.at, world.readers(READERS, ""), window).await?.0);
        let printers = print_until(server.at, world, Instant::now() + window.warm_up + window.counted);
        let (pages, printed) = tokio::join!(drive(server.at, world.readers(READERS, ""), window), printers);
        beside.push(pages?.0);
        let printed = printed?;
        most = printed.iter().copied().fold(most, f64::max);
        files.push(printed);
    }
    say(bench, &alone, &beside, &files, most);
    Ok(())
}

fn say(bench: &mut Bench, alone: &[Measured], beside: &[Measured], files: &[Vec<f64>], most: f64) {
    let p99 = |runs: &[Measured]| median(runs.iter().map(|run| run.milliseconds(0.99)).collect());
    let errors: u64 = alone.iter().chain(beside).map(|run| run.errors).sum();
    let report = &mut bench.report;
    report.add(PART, "pages while ten print the whole script: p99", p99(beside), "ms", Must::AtMost(250.0));
    report.add(PART, "the same pages while nobody prints: p99", p99(alone), "ms", Must::Nothing);
    report.add(PART, "pages that failed, all runs", errors as f64, "", Must::AtMost(0.0));
    report.add(
        PART,
        "files in each run",
        median(files.iter().map(|all| all.len() as f64).collect()),
        "",
        Must::Nothing,
    );
    report.add(PART, "a file, with nine others before it: longest", most, "ms", Must::Nothing);
}

/// Ten at once, until then; how long each file took, in milliseconds.
async fn print_until(server: SocketAddr, world: &World, until: Instant) -> Outcome<Vec<f64>> {
    let mut printers = JoinSet::new();
    for person in world.members.iter().cycle().take(PRINTERS) {
        let (person, circle) = (person.clone(), world.circle.clone());
        printers.spawn(async move {
            let mut took = Vec::new();
            while Instant::now() < until && took.len() < FILES_EACH {
                took.push(print_one(server, &person, &circle).await?);
            }
            Outcome::Ok(took)
        });
    }
    let mut all = Vec::new();
    while let Some(took) = printers.join_next().await {
        all.extend(took??);
    }
    Ok(all)
}

async fn print_one(server: SocketAddr, person: &Person, circle: &str) -> Outcome<f64> {
    let fields = [("document", "script"), ("paper", "a4"), ("copies", "1"), ("edition", "0")];
    let request = post(&format!("{circle}/paper"), &person.cookie(), &fields);
    let began = Instant::now();
    let mut connection = Connection::open(server).await?;
    let answer = connection.exchange(&request).await?;
    if answer.status != 200 || answer.header("content-type") != Some("application/pdf") {
        return Err(format!("no file: {}", answer.status).into());
    }
    Ok(began.elapsed().as_secs_f64() * 1000.0)
}
