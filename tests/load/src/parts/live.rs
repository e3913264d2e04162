//! Open pages that listen: what a thousand of them cost while nothing happens, and how soon a hundred hear of what does.

use crate::Outcome;
use crate::bench::Bench;
use crate::client::Connection;
use crate::drive::Caller;
use crate::person::Person;
use crate::process::{Server, get};
use crate::report::Must;
use crate::world::{World, letter};
use crate::writer::Writer;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::task::JoinSet;

const PART: &str = "live";
/// A thousand pages: twenty people, in two circles each, on twenty-five screens. One member may have twenty-four open in a
/// circle, so it is three circles with seventeen.
const PEOPLE: std::ops::Range<u8> = 100..120;
const CIRCLES_EACH: usize = 3;
const PAGES_EACH: usize = 17;
const READERS: usize = 100;
const EVERY: Duration = Duration::from_millis(100);

/// First the quiet ones, then the busy ones.
pub async fn run(bench: &mut Bench, server: &Server, world: &World) -> Outcome<()> {
    idle(bench, server).await?;
    told(bench, server, world).await
}

async fn idle(bench: &mut Bench, server: &Server) -> Outcome<()> {
    let mut doors = Vec::new();
    for n in PEOPLE {
        let person = Person::sign_up(server.at, n).await?;
        for circle in 0..CIRCLES_EACH {
            let circle = person.start_circle(server.at, &format!("Club {n}-{circle}")).await?;
            doors.push((person.clone(), circle));
        }
    }
    settle(server, &doors).await?;
    let before = server.used()?.rss;
    let mut streams = Vec::new();
    for (person, circle) in doors.iter().flat_map(|door| std::iter::repeat_n(door, PAGES_EACH)) {
        streams.push(listen(server.at, person, circle).await?);
    }
    // Past the first heartbeat, so that every one has been looked after once.
    tokio::time::sleep(Duration::from_secs(12)).await;
    let (count, after) = (streams.len(), server.used()?.rss);
    bench.report.add(PART, format!("memory for {count} idle streams"), after - before, "MB", Must::AtMost(64.0));
    Ok(())
}

/// Opens pages until the memory that the passwords took has been given back, or doesn't come back any more.
async fn settle(server: &Server, doors: &[(Person, String)]) -> Outcome<()> {
    let mut before = f64::INFINITY;
    for _ in 0..20 {
        for (person, circle) in doors {
            person.open(server.at, circle).await?;
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
        let now = server.used()?.rss;
        if now > before - 0.1 {
            break;
        }
        before = now;
    }
    Ok(())
}

/// A letter is saved ten times a second, and everybody who may read it has a page open.
async fn told(bench: &mut Bench, server: &Server, world: &World) -> Outcome<()> {
    let writer = world.writers.first().ok_or("nobody writes")?;
    let address = letter(server.at, writer, &world.circle).await?;
    let mut hand = Writer::begin(server.at, writer, &address, "memory").await?;
    let (stop, stopped) = watch::channel(());
    let mut readers = JoinSet::new();
    for person in world.members.iter().cycle().take(READERS) {
        let stream = listen(server.at, person, &world.circle).await?;
        readers.spawn(hear(stream, stopped.clone()));
    }
    // What was told at the beginning is over.
    tokio::time::sleep(Duration::from_secs(1)).await;
    let mut line = Connection::open(server.at).await?;
    let mut sent = Vec::new();
    let mut beat = tokio::time::interval(EVERY);
    let until = Instant::now() + bench.part_of_window(3);
    while Instant::now() < until {
        beat.tick().await;
        sent.push(Instant::now());
        let answer = line.exchange(hand.request()).await?;
        if !hand.accepts(&answer) {
            return Err("a save failed".into());
        }
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    drop(stop);
    let (mut waits, mut merged) = (Vec::new(), 0_usize);
    while let Some(heard) = readers.join_next().await {
        let heard: Vec<Instant> = heard?.into_iter().filter(|at| *at >= sent[0]).collect();
        merged += sent.len().saturating_sub(heard.len());
        let one_by_one = heard.len() == sent.len();
        for (index, sent) in sent.iter().enumerate() {
            // Where several were told of in one message, each was known with the first message after it.
            let at = if one_by_one { heard.get(index) } else { heard.iter().find(|at| *at >= sent) };
            waits.push(at.ok_or("something was never told")?.duration_since(*sent).as_secs_f64() * 1000.0);
        }
    }
    waits.sort_by(f64::total_cmp);
    let at = |share: f64| waits.get((waits.len() as f64 * share) as usize).copied().unwrap_or(f64::NAN);
    let report = &mut bench.report;
    report.add(PART, "a save is told, 100 readers, 10 a second: p50", at(0.5), "ms", Must::Nothing);
    report.add(PART, "a save is told, 100 readers, 10 a second: p99", at(0.99), "ms", Must::AtMost(250.0));
    let share = merged as f64 * 100.0 / waits.len() as f64;
    report.add(PART, "told together with the one before", share, "%", Must::Nothing);
    Ok(())
}

/// Opens a stream, and waits until it is open.
pub(super) async fn listen(server: SocketAddr, person: &Person, circle: &str) -> Outcome<TcpStream> {
    let mut stream = TcpStream::connect(server).await?;
    stream.set_nodelay(true)?;
    let headers = format!("{}accept: text/event-stream\r\nsec-fetch-site: same-origin\r\n", person.cookie());
    stream.write_all(&get(&format!("{circle}/live?ago=0"), &headers)).await?;
    let mut head = [0; 4096];
    let length = stream.read(&mut head).await?;
    if head[..length].starts_with(b"HTTP/1.1 200") {
        Ok(stream)
    } else {
        Err(format!("no stream: {}", String::from_utf8_lossy(&head[..length.min(30)])).into())
    }
}

/// When something was told, until it is enough.
async fn hear(mut stream: TcpStream, mut stopped: watch::Receiver<()>) -> Vec<Instant> {
    let mut heard = Vec::new();
    while let Some(times) = changes(&mut stream, &mut stopped).await {
        heard.extend(std::iter::repeat_n(Instant::now(), times));
    }
    heard
}

/// How often the next piece of a stream says that something changed; none when it is enough.
pub(super) async fn changes(stream: &mut TcpStream, stopped: &mut watch::Receiver<()>) -> Option<usize> {
    const MARK: &[u8] = b"event: changed";
    let mut buffer = [0; 4096];
    let length = tokio::select! {
        read = stream.read(&mut buffer) => read.unwrap_or(0),
        _ = stopped.changed() => 0,
    };
    // A message is far smaller than what loopback hands over in one piece.
    (length > 0).then(|| buffer[..length].windows(MARK.len()).filter(|piece| *piece == MARK).count())
}
