//! Somebody writing one part of their letter. Every save stands on the one before, and its words hold a number, so that
//! what was acknowledged can be found again later.

use crate::Outcome;
use crate::client::{Answer, Connection};
use crate::drive::Caller;
use crate::person::Person;
use crate::process::post;
use crate::world::{World, letter};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The letter's parts, as their doors are called.
const PARTS: [&str; 7] = ["who-you-are", "memory", "illness", "what-i-saw", "what-it-was-like", "request", "support"];

/// The writer of one part.
pub struct Writer {
    letter: String,
    part: &'static str,
    cookie: String,
    rev: i64,
    request: Vec<u8>,
    progress: Arc<Progress>,
}

/// How far a writer is; can be watched while they write.
#[derive(Debug, Default)]
pub struct Progress {
    /// The number in the words sent last.
    sent: AtomicU64,
    /// The newest number that was acknowledged.
    saved: AtomicU64,
}

impl Progress {
    /// The number in the words sent last.
    pub fn sent(&self) -> u64 {
        self.sent.load(Ordering::SeqCst)
    }
    /// The newest number that was acknowledged.
    pub fn saved(&self) -> u64 {
        self.saved.load(Ordering::SeqCst)
    }
}

impl Writer {
    /// Begins on one part of a letter, whatever is there already.
    pub async fn begin(server: SocketAddr, person: &Person, letter: &str, part: &'static str) -> Outcome<Self> {
        let (letter, cookie) = (letter.to_owned(), person.cookie());
        let mut writer = Self { letter, part, cookie, rev: 0, request: Vec::new(), progress: Arc::default() };
        let mut connection = Connection::open(server).await?;
        let request = writer.request().to_vec();
        let answer = connection.exchange(&request).await?;
        // Where there are words already, these are kept beside them; either way the answer tells the newest revision.
        let saved = saved(&answer).ok_or_else(|| format!("{}: {} {}", writer.letter, answer.status, answer.text()))?;
        writer.rev = saved.1;
        Ok(writer)
    }

    /// To watch them.
    pub fn progress(&self) -> Arc<Progress> {
        Arc::clone(&self.progress)
    }

    /// The number that `server` has of this part now; nothing if it has none of these words.
    pub async fn found(server: SocketAddr, person: &Person, letter: &str, part: &'static str) -> Outcome<Option<u64>> {
        let html = person.open(server, letter).await?.html;
        let mark = mark(part);
        let numbers =
            html.split(&mark).skip(1).filter_map(|text| text.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok());
        Ok(numbers.max())
    }
}

impl Caller for Writer {
    fn request(&mut self) -> &[u8] {
        let number = self.progress.sent.fetch_add(1, Ordering::SeqCst) + 1;
        let op = uuid::Uuid::now_v7().to_string();
        let (rev, text) = (self.rev.to_string(), words(self.part, number));
        let fields = [("op", op.as_str()), ("rev", &rev), ("text", &text)];
        let door = format!("{}/parts/{}", self.letter, self.part);
        self.request = post(&door, &format!("accept: application/json\r\n{}", self.cookie), &fields);
        &self.request
    }

    fn accepts(&mut self, answer: &Answer<'_>) -> bool {
        match saved(answer) {
            Some((true, rev)) => {
                self.rev = rev;
                self.progress.saved.store(self.progress.sent(), Ordering::SeqCst);
                true
            }
            _ => false,
        }
    }
}

/// One writer for each part of each member's own letter, part by part, up to `most`.
pub async fn writers(server: SocketAddr, world: &World, most: usize) -> Outcome<Vec<Writer>> {
    let mut letters = Vec::new();
    for member in &world.writers {
        letters.push((member, letter(server, member, &world.circle).await?));
    }
    let mut writers = Vec::new();
    for part in PARTS {
        for (member, letter) in &letters {
            if writers.len() < most {
                writers.push(Writer::begin(server, member, letter, part).await?);
            }
        }
    }
    Ok(writers)
}

/// About as much as stands in a part that is well under way.
pub fn words(part: &str, number: u64) -> String {
    format!("{}{number}. {}", mark(part), "I have never forgotten how you taught me to swim. ".repeat(8))
}

fn mark(part: &str) -> String {
    format!("My words on {part}, number ")
}

/// Whether the words became the newest revision, and that revision's number.
fn saved(answer: &Answer<'_>) -> Option<(bool, i64)> {
    let said: serde_json::Value = serde_json::from_slice(answer.body).ok()?;
    Some((said.get("saved")? == "head", said.get("rev")?.as_i64()?))
}
