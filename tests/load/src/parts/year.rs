//! The home of a circle of twelve after a year: asked for again and again, and made anew after something happened.

use super::circle;
use crate::Outcome;
use crate::bench::Bench;
use crate::client::Connection;
use crate::process::get;
use crate::report::{Must, median};
use crate::world::World;
use crate::year::{self, MEMBERS};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

const PART: &str = "a year, 12 members";
/// How often something happens and everybody looks.
const ROUNDS: usize = 20;

/// On a server and data of its own: nobody else's memory has a year in it.
pub async fn run(bench: &mut Bench) -> Outcome<()> {
    let (server, world) = year::pass(bench).await?;
    if world.members.len() != MEMBERS {
        return Err(format!("there are {} in the circle", world.members.len()).into());
    }
    circle::over(bench, PART, &server, &world).await?;
    let (bytes, mut took) = made_anew(server.at, &world).await?;
    took.sort_unstable();
    let at = |share: f64| took.get((took.len() as f64 * share) as usize).map_or(0.0, |took| took.as_secs_f64() * 1e3);
    let report = &mut bench.report;
    report.add(PART, "the page, not compressed", median(bytes) / 1024.0, "KiB", Must::Nothing);
    report.add(PART, "made anew after something happened: p50", at(0.5), "ms", Must::Nothing);
    report.add(PART, "made anew: p99", at(0.99), "ms", Must::AtMost(40.0));
    report.add(PART, "memory, resident", server.used()?.rss, "MB", Must::AtMost(80.0));
    server.stop().await?;
    Ok(())
}

/// Somebody does something, and everybody opens the home once: how large it was, and how long each took.
async fn made_anew(server: SocketAddr, world: &World) -> Outcome<(Vec<f64>, Vec<Duration>)> {
    let (mut bytes, mut took) = (Vec::new(), Vec::new());
    let mut connection = Connection::open(server).await?;
    for round in 0..ROUNDS {
        let somebody = world.members.get(round % world.members.len()).ok_or("nobody")?;
        let note = [("feeling", "tired"), ("note", "")];
        let noted = somebody.send(server, &format!("{}/how-are-you", world.circle), &note).await?;
        if noted.status != 303 {
            return Err(format!("nothing happened: {}", noted.status).into());
        }
        for member in &world.members {
            let request = get(&world.circle, &member.cookie());
            let began = Instant::now();
            let answer = connection.exchange(&request).await?;
            took.push(began.elapsed());
            if answer.status != 200 {
                return Err(format!("the home answers {}", answer.status).into());
            }
            bytes.push(answer.body.len() as f64);
        }
    }
    Ok((bytes, took))
}
