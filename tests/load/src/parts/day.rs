//! The day of the meeting: one phone goes on, and twelve follow. Each of them hears that something changed and asks where the
//! meeting is, as the page does.

use super::live::{changes, listen};
use crate::Outcome;
use crate::bench::Bench;
use crate::client::Connection;
use crate::person::Person;
use crate::process::{Server, get, post};
use crate::report::Must;
use crate::world::World;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::task::JoinSet;

const PART: &str = "day";
const PHONES: usize = 12;
const EVERY: Duration = Duration::from_millis(500);

/// Which move a phone knew of, and since when.
type Known = (i64, Instant);

/// Everybody in the circle has a page open, and the first who may moves the meeting twice a second.
pub async fn run(bench: &mut Bench, server: &Server, world: &World) -> Outcome<()> {
    let (stop, stopped) = watch::channel(());
    let mut phones = JoinSet::new();
    for person in world.members.iter().cycle().take(PHONES) {
        let stream = listen(server.at, person, &world.circle).await?;
        let asking = Connection::open(server.at).await?;
        phones.spawn(follow(stream, asking, now_request(person, &world.circle), stopped.clone()));
    }
    // What was told at the beginning is over.
    tokio::time::sleep(Duration::from_secs(1)).await;
    let (moves, mut answered) = lead(server.at, world, Instant::now() + bench.part_of_window(3)).await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    drop(stop);
    let mut waits = Vec::new();
    while let Some(known) = phones.join_next().await {
        let known = known??;
        for (version, sent) in &moves {
            let at = known.iter().find(|(there, _)| there >= version).ok_or("a phone never followed")?.1;
            waits.push(at.duration_since(*sent).as_secs_f64() * 1000.0);
        }
    }
    waits.sort_by(f64::total_cmp);
    answered.sort_by(f64::total_cmp);
    let at = |share: f64| waits.get((waits.len() as f64 * share) as usize).copied().unwrap_or(f64::NAN);
    bench.report.add(PART, "twelve phones follow a step: p50", at(0.5), "ms", Must::Nothing);
    bench.report.add(PART, "twelve phones follow a step: p99", at(0.99), "ms", Must::Nothing);
    let longest = waits.last().copied().unwrap_or(f64::NAN);
    // Acknowledged means committed: what a slow disk costs is in here.
    let pressed = answered.last().copied().unwrap_or(f64::NAN);
    bench.report.add(PART, "the press itself is answered: longest", pressed, "ms", Must::Nothing);
    bench.report.add(PART, "twelve phones follow a step: longest", longest, "ms", Must::AtMost(1000.0));
    Ok(())
}

fn now_request(person: &Person, circle: &str) -> Vec<u8> {
    get(&format!("{circle}/day/now"), &format!("{}accept: application/json\r\n", person.cookie()))
}

/// Goes to and fro between two steps until then; each move with when it was sent, and how long each answer took.
async fn lead(server: SocketAddr, world: &World, until: Instant) -> Outcome<(Vec<Known>, Vec<f64>)> {
    let mut line = Connection::open(server).await?;
    let (leader, mut version) = leader(&mut line, world).await?;
    let headers = format!("{}accept: application/json\r\n", leader.cookie());
    let (mut moves, mut took, mut beat) = (Vec::new(), Vec::new(), tokio::time::interval(EVERY));
    let mut to = 2;
    while Instant::now() < until {
        beat.tick().await;
        to = 5 - to;
        let (to, seen) = (to.to_string(), version.to_string());
        let request = post(&format!("{}/day/step", world.circle), &headers, &[("to", &to), ("seen", &seen)]);
        let sent = Instant::now();
        let answer = line.exchange(&request).await?;
        if answer.status != 200 {
            return Err(format!("nobody went on: {}", answer.status).into());
        }
        version = number(&answer.text(), "version")?;
        moves.push((version, sent));
        took.push(sent.elapsed().as_secs_f64() * 1000.0);
    }
    Ok((moves, took))
}

/// Somebody who may move the others, and the version they have seen.
async fn leader<'a>(line: &mut Connection, world: &'a World) -> Outcome<(&'a Person, i64)> {
    for person in &world.members {
        let version = number(&line.exchange(&now_request(person, &world.circle)).await?.text(), "version")?;
        let headers = format!("{}accept: application/json\r\n", person.cookie());
        let seen = version.to_string();
        let request = post(&format!("{}/day/step", world.circle), &headers, &[("to", "2"), ("seen", &seen)]);
        let answer = line.exchange(&request).await?;
        if answer.status == 200 {
            return Ok((person, number(&answer.text(), "version")?));
        }
    }
    Err("nobody may move the meeting".into())
}

/// What a phone knew, and since when, until it is enough.
async fn follow(
    mut stream: TcpStream,
    mut asking: Connection,
    request: Vec<u8>,
    mut stopped: watch::Receiver<()>,
) -> Outcome<Vec<Known>> {
    let mut known = Vec::new();
    while let Some(times) = changes(&mut stream, &mut stopped).await {
        if times > 0 {
            let version = number(&asking.exchange(&request).await?.text(), "version")?;
            known.push((version, Instant::now()));
        }
    }
    Ok(known)
}

/// A number of the answer.
fn number(json: &str, name: &str) -> Outcome<i64> {
    let told: serde_json::Value = serde_json::from_str(json)?;
    told[name].as_i64().ok_or_else(|| format!("no {name} in the answer").into())
}
