//! How soon the first page is there, and how little memory it takes to wait.

use crate::Outcome;
use crate::bench::Bench;
use crate::process::Server;
use crate::report::{Must, median};
use std::time::Duration;

const PART: &str = "start";
const TIMES: usize = 5;
/// After this much quiet, what a start needed for itself has been given back.
const QUIET: Duration = Duration::from_secs(5);

/// From the start of the process to the first whole page: with an empty folder, and with the data of the demo.
pub async fn run(bench: &mut Bench) -> Outcome<()> {
    let mut first = Vec::new();
    for n in 0..TIMES {
        let folder = bench.data.join(format!("first-{n}"));
        let server = serve(bench, folder.to_str().unwrap_or_default()).await?;
        first.push(server.started_in.as_secs_f64());
        server.stop().await?;
    }
    let mut later = Vec::new();
    for _ in 0..TIMES {
        let server = serve(bench, bench.data()).await?;
        later.push(server.started_in.as_secs_f64());
        server.stop().await?;
    }
    let within = Must::AtMost(0.5);
    bench.report.add(
        PART,
        "first page of a first start, with an empty folder (median of 5)",
        median(first),
        "s",
        within,
    );
    bench.report.add(PART, "first page of a later start (median of 5)", median(later), "s", within);

    let server = serve(bench, bench.data()).await?;
    tokio::time::sleep(QUIET).await;
    let used = server.used()?;
    bench.report.add(PART, "memory when idle, resident", used.rss, "MB", Must::AtMost(40.0));
    bench.report.add(PART, "of which its own share", used.pss, "MB", Must::Nothing);
    server.stop().await?;
    Ok(())
}

/// Kith on a data folder.
pub async fn serve(bench: &Bench, folder: &str) -> Outcome<Server> {
    serve_later(bench, folder, 0).await
}

/// The same, so many days later.
pub async fn serve_later(bench: &Bench, folder: &str, days: usize) -> Outcome<Server> {
    let days = days.to_string();
    // The load may say where it comes from, as a reverse proxy does.
    let arguments = ["serve", "--data", folder, "--trusted-proxies", "127.0.0.1", "--days-later", &days];
    Server::start(&bench.kith, &arguments, "/sign-in").await
}
