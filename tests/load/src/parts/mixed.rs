//! Two hundred circles at once: nine pages to one save.

use crate::Outcome;
use crate::bench::Bench;
use crate::client::Answer;
use crate::drive::{Caller, Window, drive};
use crate::person::Person;
use crate::process::{Server, get};
use crate::report::Must;
use crate::world::letter;
use crate::writer::Writer;

const PART: &str = "200 circles";
const PEOPLE: u8 = 20;
const CIRCLES_EACH: usize = 10;
/// Every tenth request is a save.
const SAVE_EVERY: usize = 10;

/// One person at work in all their circles.
struct Mixed {
    homes: Vec<Vec<u8>>,
    letters: Vec<Writer>,
    turn: usize,
    saving: bool,
}

impl Caller for Mixed {
    fn request(&mut self) -> &[u8] {
        self.turn += 1;
        self.saving = self.turn.is_multiple_of(SAVE_EVERY);
        // Another circle at every turn, and at every save.
        let circle = if self.saving { self.turn / SAVE_EVERY } else { self.turn } % self.homes.len();
        if self.saving { self.letters[circle].request() } else { &self.homes[circle] }
    }

    fn accepts(&mut self, answer: &Answer<'_>) -> bool {
        let circle = self.turn / SAVE_EVERY % self.homes.len();
        if self.saving { self.letters[circle].accepts(answer) } else { answer.status == 200 }
    }
}

/// Twenty people, each in ten circles of their own.
pub async fn run(bench: &mut Bench, server: &Server) -> Outcome<()> {
    let mut people = Vec::new();
    for n in 0..PEOPLE {
        people.push(settle(server, n).await?);
    }
    let (measured, _) = drive(server.at, people, Window::of(bench.part_of_window(3))).await?;
    let report = &mut bench.report;
    report.add(PART, "answers, 9 pages to 1 save, 20 connections", measured.per_second(), "/s", Must::AtLeast(600.0));
    report.add(PART, "p99", measured.milliseconds(0.99), "ms", Must::AtMost(100.0));
    report.add(PART, "errors", measured.errors as f64, "", Must::AtMost(0.0));
    Ok(())
}

async fn settle(server: &Server, n: u8) -> Outcome<Mixed> {
    let person = Person::sign_up(server.at, n).await?;
    let mut mixed = Mixed { homes: Vec::new(), letters: Vec::new(), turn: n.into(), saving: false };
    for circle in 0..CIRCLES_EACH {
        let circle = person.start_circle(server.at, &format!("Club {n}-{circle}")).await?;
        let letter = letter(server.at, &person, &circle).await?;
        mixed.homes.push(get(&circle, &person.cookie()));
        mixed.letters.push(Writer::begin(server.at, &person, &letter, "memory").await?);
    }
    Ok(mixed)
}
