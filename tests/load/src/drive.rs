//! Load: a fixed number of connections, each sending its next request when the last one was answered.

use crate::Outcome;
use crate::client::{Answer, Connection};
use hdrhistogram::Histogram;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// Whoever is behind one connection.
pub trait Caller: Send + 'static {
    /// The next whole request.
    fn request(&mut self) -> &[u8];
    /// Whether this is the answer hoped for.
    fn accepts(&mut self, answer: &Answer<'_>) -> bool;
}

/// How to drive.
#[derive(Debug, Clone, Copy)]
pub struct Window {
    /// Not counted: connections are opened and caches filled.
    pub warm_up: Duration,
    /// Counted.
    pub counted: Duration,
    /// Between an answer and the connection's next request; zero for as fast as it goes.
    pub pause: Duration,
}

impl Window {
    /// As fast as it goes, after a second of warming up.
    pub fn of(counted: Duration) -> Self {
        Self { warm_up: Duration::from_secs(1), counted, pause: Duration::ZERO }
    }
}

/// What was measured. Latencies are exact to three digits, from the first byte sent to the last byte received.
pub struct Measured {
    /// Good answers in the window.
    pub answers: u64,
    /// Wrong answers, and requests that got none.
    pub errors: u64,
    /// How long the window was in the end.
    pub took: Duration,
    latency: Histogram<u64>,
}

impl Measured {
    fn new() -> Outcome<Self> {
        // One microsecond to one minute.
        let latency = Histogram::new_with_bounds(1, 60_000_000, 3)?;
        Ok(Self { answers: 0, errors: 0, took: Duration::ZERO, latency })
    }

    /// Good answers per second.
    pub fn per_second(&self) -> f64 {
        self.answers as f64 / self.took.as_secs_f64()
    }

    /// A quantile of the latencies (0.99), in milliseconds.
    pub fn milliseconds(&self, quantile: f64) -> f64 {
        self.latency.value_at_quantile(quantile) as f64 / 1000.0
    }
}

/// Drives one connection per caller through the window; the callers come back with what they learnt.
pub async fn drive<C: Caller>(server: SocketAddr, callers: Vec<C>, window: Window) -> Outcome<(Measured, Vec<C>)> {
    let from = Instant::now() + window.warm_up;
    let until = from + window.counted;
    let mut running = JoinSet::new();
    for caller in callers {
        running.spawn(one(server, caller, from, until, window.pause));
    }
    let (mut all, mut back) = (Measured::new()?, Vec::new());
    while let Some(done) = running.join_next().await {
        let (measured, caller) = done??;
        all.answers += measured.answers;
        all.errors += measured.errors;
        all.latency.add(&measured.latency)?;
        back.push(caller);
    }
    all.took = Instant::now() - from;
    Ok((all, back))
}

async fn one<C: Caller>(
    server: SocketAddr,
    mut caller: C,
    from: Instant,
    until: Instant,
    pause: Duration,
) -> Outcome<(Measured, C)> {
    let mut measured = Measured::new()?;
    let mut connection = Connection::open(server).await?;
    while Instant::now() < until {
        let began = Instant::now();
        let good = match connection.exchange(caller.request()).await {
            Ok(answer) => caller.accepts(&answer),
            Err(_) => {
                // An error that ends the connection must not end the load.
                connection = reopen(server, until).await?;
                false
            }
        };
        if began >= from {
            if good {
                measured.answers += 1;
                measured.latency.saturating_record(micros(began.elapsed()));
            } else {
                measured.errors += 1;
            }
        }
        if !pause.is_zero() {
            tokio::time::sleep(pause).await;
        }
    }
    Ok((measured, caller))
}

async fn reopen(server: SocketAddr, until: Instant) -> Outcome<Connection> {
    loop {
        match Connection::open(server).await {
            Err(error) if Instant::now() >= until => return Err(error),
            Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
            opened => return opened,
        }
    }
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX).max(1)
}

/// A caller that asks for the same page again and again.
pub struct Reader {
    request: Vec<u8>,
    /// What each answer must weigh; learnt from the first.
    weight: Option<usize>,
}

impl Reader {
    /// `request` is a whole request.
    pub fn new(request: Vec<u8>) -> Self {
        Self { request, weight: None }
    }
}

impl Caller for Reader {
    fn request(&mut self) -> &[u8] {
        &self.request
    }

    fn accepts(&mut self, answer: &Answer<'_>) -> bool {
        let weight = *self.weight.get_or_insert(answer.body.len());
        // A page that changes by a few bytes is still that page; an error page or a sign-in page is not.
        answer.status == 200 && answer.body.len().abs_diff(weight) * 10 <= weight
    }
}
