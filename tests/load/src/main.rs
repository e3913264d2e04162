//! `kith-load` measures a release build of Kith: bounded, over loopback only, with the server on one core and the load
//! on another. `bin/bench` runs it; docs/benchmarks.md says what it found.

mod bench;
mod client;
mod cowriting;
mod drive;
mod floor;
mod parts;
mod person;
mod process;
mod report;
mod typist;
mod world;
mod writer;
mod year;

use bench::Bench;
use clap::{Args, Parser, Subcommand, ValueEnum};
use report::{Must, Report};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;
use tokio::runtime::Builder;

/// What anything here comes to: a measurement that can't be taken ends the run with one line.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// Measures Kith on this machine, over loopback only
#[derive(Debug, Parser)]
#[command(name = "kith-load", version, subcommand_negates_reqs = true, args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    measure: Measure,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve one kept answer and nothing else: what the page is compared with
    Floor {
        /// Where to listen
        #[arg(long)]
        listen: SocketAddr,
        /// The answer: head, empty line, body
        #[arg(long)]
        file: PathBuf,
    },
}

#[derive(Debug, Args)]
struct Measure {
    /// What to measure; everything by default
    parts: Vec<Part>,
    /// Windows of five seconds, once, to see that everything works
    #[arg(long)]
    quick: bool,
    /// The release binary
    #[arg(long, default_value = "target/release/kith", value_name = "FILE")]
    kith: PathBuf,
    /// Where to write server.json
    #[arg(long, default_value = "target/bench", value_name = "DIR")]
    out: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    Start,
    Circle,
    Year,
    Saves,
    Mixed,
    SignIn,
    Slow,
    Live,
    Day,
    Printing,
    Backup,
    Import,
    Stop,
    Together,
}

fn main() -> ExitCode {
    match start(Cli::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("kith-load: {error}");
            ExitCode::FAILURE
        }
    }
}

fn start(cli: Cli) -> Outcome<bool> {
    match cli.command {
        // The runtime that Kith runs on, so that the two differ only in what they do.
        Some(Command::Floor { listen, file }) => {
            let runtime = Builder::new_multi_thread().enable_all().build()?;
            runtime.block_on(floor::serve(listen, &file)).map(|()| true)
        }
        None => Builder::new_current_thread().enable_all().build()?.block_on(measure(cli.measure)),
    }
}

/// Whether every promise was kept.
async fn measure(settings: Measure) -> Outcome<bool> {
    // Beside the results and not in /tmp, which may be memory: saves must meet a disk.
    let data = settings.out.join(format!("data-{}", std::process::id()));
    let (seconds, runs) = if settings.quick { (5, 1) } else { (60, 3) };
    let window = Duration::from_secs(seconds);
    let mut bench = Bench { kith: settings.kith, data, window, runs, report: Report::default() };
    let measured = run(&mut bench, &settings.parts).await;
    let _ = std::fs::remove_dir_all(&bench.data);
    measured?;
    bench.report.write(&settings.out)?;
    println!("{}", bench.report.table());
    Ok(bench.report.all_met())
}

/// The parts in the order in which they disturb each other least. Memory is read after all that load, before the stop.
async fn run(bench: &mut Bench, parts: &[Part]) -> Outcome<()> {
    let wanted = |part| parts.is_empty() || parts.contains(&part);
    if wanted(Part::Together) {
        parts::together::run(bench);
    }
    if parts == [Part::Together] {
        return Ok(());
    }
    if wanted(Part::Import) {
        parts::import::run(bench).await?;
    }
    if wanted(Part::Year) {
        parts::year::run(bench).await?;
    }
    if parts == [Part::Year] {
        return Ok(());
    }
    let accounts = world::fill(bench)?;
    if wanted(Part::Start) {
        parts::start::run(bench).await?;
    }
    let server = parts::start::serve(bench, bench.data()).await?;
    let world = world::World::enter(server.at, &accounts).await?;
    if wanted(Part::Circle) {
        parts::circle::run(bench, &server, &world).await?;
    }
    if wanted(Part::Saves) {
        parts::saves::run(bench, &server, &world).await?;
    }
    if wanted(Part::Mixed) {
        parts::mixed::run(bench, &server).await?;
    }
    if wanted(Part::SignIn) {
        parts::sign_in::run(bench, &server, &world).await?;
    }
    if wanted(Part::Slow) {
        parts::slow::run(bench, &server, &world).await?;
    }
    if wanted(Part::Live) {
        parts::live::run(bench, &server, &world).await?;
    }
    if wanted(Part::Day) {
        parts::day::run(bench, &server, &world).await?;
    }
    if wanted(Part::Backup) {
        parts::backup::run(bench, &server, &world).await?;
    }
    let used = server.used()?;
    bench.report.add("memory", "after all that, resident", used.rss, "MB", Must::AtMost(80.0));
    bench.report.add("memory", "of which its own share", used.pss, "MB", Must::Nothing);
    // After the memory was read: what the typesetter takes has a figure of its own in `bin/bench paper`.
    if wanted(Part::Printing) {
        parts::printing::run(bench, &server, &world).await?;
    }
    if wanted(Part::Stop) {
        parts::stop::run(bench, server, &world).await?;
    }
    Ok(())
}
