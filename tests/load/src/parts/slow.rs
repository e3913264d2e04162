//! Clients that send their headers or bodies one byte a second, or ask and never read: others must hardly notice, and it
//! must end.

use crate::Outcome;
use crate::bench::Bench;
use crate::drive::{Window, drive};
use crate::process::{Server, get};
use crate::report::Must;
use crate::world::World;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::task::JoinSet;

const PART: &str = "slow clients";
const EACH: usize = 100;
const OTHERS: usize = 8;
/// After this the server has failed to end a connection; a little more than the promised thirty seconds.
const GIVE_UP: Duration = Duration::from_secs(35);

/// Those who never read are few, because it takes megabytes to fill what lies between them and the server.
const NEVER_READING: usize = 10;
/// How often each of them asks for the style sheet, which costs the server less than a page and is larger.
const ASKED: usize = 1000;

const HEADERS: &[u8] = b"GET /sign-in HTTP/1.1\r\nhost: localhost\r\n";
const BODY: &[u8] = b"POST /sign-in HTTP/1.1\r\nhost: localhost\r\nsec-fetch-site: same-origin\r\n\
    content-type: application/x-www-form-urlencoded\r\ncontent-length: 1000\r\n\r\nemail=";

/// Others before, others meanwhile, and how long the slow ones were kept.
pub async fn run(bench: &mut Bench, server: &Server, world: &World) -> Outcome<()> {
    let window = Window { pause: Duration::from_millis(5), ..Window::of(bench.part_of_window(6)) };
    let (before, _) = drive(server.at, world.readers(OTHERS, ""), window).await?;
    let mut slow = JoinSet::new();
    for beginning in [HEADERS, BODY] {
        for _ in 0..EACH {
            slow.spawn(crawl(server.at, beginning));
        }
    }
    let page = world.members.first().ok_or("nobody is in the circle")?.open(server.at, "/").await?;
    let styles = page.html.split('"').find(|link| link.starts_with("/assets/app.")).ok_or("no style sheet")?;
    for _ in 0..NEVER_READING {
        slow.spawn(never_read(server.at, get(styles, "")));
    }
    let (meanwhile, _) = drive(server.at, world.readers(OTHERS, ""), window).await?;
    let mut longest = Duration::ZERO;
    while let Some(kept) = slow.join_next().await {
        longest = longest.max(kept??);
    }
    let (before_p99, meanwhile_p99) = (before.milliseconds(0.99), meanwhile.milliseconds(0.99));
    let report = &mut bench.report;
    report.add(PART, "others' p99 before", before_p99, "ms", Must::Nothing);
    report.add(
        PART,
        "others' p99 beside 100 slow headers, 100 slow bodies, 10 slow reads",
        meanwhile_p99,
        "ms",
        Must::Nothing,
    );
    report.add(PART, "times as long", meanwhile_p99 / before_p99, "", Must::AtMost(2.0));
    report.add(PART, "others' errors", (before.errors + meanwhile.errors) as f64, "", Must::AtMost(0.0));
    report.add(PART, "the last was closed after", longest.as_secs_f64(), "s", Must::AtMost(30.0));
    Ok(())
}

/// One byte a second until the server has had enough; how long that took.
async fn crawl(server: SocketAddr, beginning: &[u8]) -> Outcome<Duration> {
    let mut stream = TcpStream::connect(server).await?;
    stream.write_all(beginning).await?;
    let (began, mut answer) = (Instant::now(), [0; 4096]);
    while began.elapsed() < GIVE_UP {
        match tokio::time::timeout(Duration::from_secs(1), stream.read(&mut answer)).await {
            Ok(Ok(0) | Err(_)) => break,
            // A refusal comes before the end.
            Ok(Ok(_)) => {}
            Err(_) if stream.write_all(b"a").await.is_err() => break,
            Err(_) => {}
        }
    }
    Ok(began.elapsed())
}

/// Asks for something many times at once and reads none of it, until the server has had enough; how long that took.
async fn never_read(server: SocketAddr, request: Vec<u8>) -> Outcome<Duration> {
    let socket = TcpSocket::new_v4()?;
    // The less the client's side holds, the sooner the server has to wait.
    socket.set_recv_buffer_size(2048)?;
    let mut stream = socket.connect(server).await?;
    let began = Instant::now();
    stream.write_all(&request.repeat(ASKED)).await?;
    // What is sent after the end comes back as an error.
    while began.elapsed() < GIVE_UP && stream.write_all(&request).await.is_ok() {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Ok(began.elapsed())
}
