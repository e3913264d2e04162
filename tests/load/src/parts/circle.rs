//! The circle's home, signed in, as fast as it goes; and the floor under it in the same run.

use super::{Cost, Meter};
use crate::Outcome;
use crate::bench::Bench;
use crate::client::Connection;
use crate::drive::{Caller, Measured, Reader, Window, drive};
use crate::process::{Server, get};
use crate::report::{Must, median};
use crate::world::World;

const CONNECTIONS: usize = 32;

/// What one window of load on a server said.
struct Run {
    measured: Measured,
    cost: Cost,
}

/// The demo's circle.
pub async fn run(bench: &mut Bench, server: &Server, world: &World) -> Outcome<()> {
    over(bench, "circle page", server, world).await
}

/// Floor and page by turns, so that what else the machine does falls on both; told as `part`.
pub async fn over(bench: &mut Bench, part: &'static str, server: &Server, world: &World) -> Outcome<()> {
    let floor = floor(bench, server, world).await?;
    let (mut floors, mut pages) = (Vec::new(), Vec::new());
    for _ in 0..bench.runs {
        let callers = (0..CONNECTIONS).map(|_| Reader::new(get("/", ""))).collect();
        floors.push(measure(bench, &floor, callers).await?);
        pages.push(measure(bench, server, world.readers(CONNECTIONS, "")).await?);
    }
    floor.stop().await?;
    say(bench, part, &floors, &pages);

    // What browsers ask for: no promise of its own, but nobody should be surprised by what it costs.
    let callers = world.readers(CONNECTIONS, "accept-encoding: gzip, deflate, br\r\n");
    let packed = measure(bench, server, callers).await?;
    let what = "as browsers ask for it, compressed for each answer";
    bench.report.add(part, what, packed.measured.per_second(), "/s", Must::Nothing);
    bench.report.add(part, "compressed: p99", packed.measured.milliseconds(0.99), "ms", Must::Nothing);
    Ok(())
}

fn say(bench: &mut Bench, part: &'static str, floors: &[Run], pages: &[Run]) {
    let of = |runs: &[Run], figure: fn(&Run) -> f64| median(runs.iter().map(figure).collect());
    let ratio = floors.iter().zip(pages).map(|(floor, page)| page.measured.per_second() / floor.measured.per_second());
    let ratio = median(ratio.collect());
    let errors: u64 = floors.iter().chain(pages).map(|run| run.measured.errors).sum();
    let report = &mut bench.report;
    report.add(part, "answers, 32 connections", of(pages, |r| r.measured.per_second()), "/s", Must::AtLeast(2000.0));
    report.add(part, "p50", of(pages, |r| r.measured.milliseconds(0.5)), "ms", Must::Nothing);
    report.add(part, "p99", of(pages, |r| r.measured.milliseconds(0.99)), "ms", Must::AtMost(40.0));
    report.add(part, "errors, all runs", errors as f64, "", Must::AtMost(0.0));
    report.add(part, "of the floor", ratio, "", Must::AtLeast(0.25));
    report.add(
        part,
        "floor: the same bytes from a bare handler",
        of(floors, |r| r.measured.per_second()),
        "/s",
        Must::Nothing,
    );
    report.add(part, "floor: p99", of(floors, |r| r.measured.milliseconds(0.99)), "ms", Must::Nothing);
    let (page, under) = (of(pages, |r| r.cost.each), of(floors, |r| r.cost.each));
    report.add(part, "server's processor time for each answer", page, "µs", Must::Nothing);
    report.add(part, "floor: processor time for each answer", under, "µs", Must::Nothing);
    report.add(part, "server's core busy", of(pages, |r| r.cost.server), "%", Must::Nothing);
    report.add(part, "load's core busy", of(pages, |r| r.cost.load), "%", Must::Nothing);
    report.add(part, "floor: server's core busy", of(floors, |r| r.cost.server), "%", Must::Nothing);
    report.add(part, "floor: load's core busy", of(floors, |r| r.cost.load), "%", Must::Nothing);
}

async fn measure(bench: &Bench, server: &Server, callers: Vec<impl Caller>) -> Outcome<Run> {
    let window = Window::of(bench.window);
    let meter = Meter::begin(server)?;
    let (measured, _) = drive(server.at, callers, window).await?;
    let cost = meter.end(server, &measured, window)?;
    Ok(Run { measured, cost })
}

/// This program again, on the server's core, answering with the page as it is now.
async fn floor(bench: &Bench, server: &Server, world: &World) -> Outcome<Server> {
    let member = world.members.first().ok_or("nobody")?;
    let mut connection = Connection::open(server.at).await?;
    let request = get(&world.circle, &member.cookie());
    let answer = connection.exchange(&request).await?;
    if answer.status != 200 {
        return Err(format!("the circle's home answers {}", answer.status).into());
    }
    let file = bench.data.join("page");
    std::fs::write(&file, [answer.head, answer.body].concat())?;
    let program = std::env::current_exe()?;
    Server::start(&program, &["floor", "--file", file.to_str().unwrap_or_default()], "/").await
}
