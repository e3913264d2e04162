//! When somebody is told by mail that there is news. A reminder says nothing else; it is for whoever wasn't here, and never
//! more often than they asked for.
//!
//! The server knows nobody's place. What it keeps is how far somebody's clock is ahead of UTC, in half hours, because
//! they said what time it was where they were.

use crate::Timestamp;
use crate::slug::slugs;
use serde::{Deserialize, Serialize};

/// An address is safe only as long as somebody says so: after thirty days without an answer no mail goes there.
pub const CONFIRM_EVERY: i64 = 30 * Timestamp::DAY;
/// A week before that they are asked, wherever they are in the app.
pub const ASK_AFTER: i64 = 23 * Timestamp::DAY;
/// That it is about to end is news in itself, for whoever hasn't been here.
const TELL_AFTER: i64 = 27 * Timestamp::DAY;
/// The link that shows that mail arrives is good for three days.
pub const LINK_LIFETIME: i64 = 72 * Timestamp::HOUR;
/// So many such mails go out in a day for one account, and so many to one address.
pub const ASKS_PER_DAY: i64 = 5;
/// Whoever reads a mailbox and stops the mails isn't written to for so long, whoever asks.
pub const STOPPED_FOR: i64 = 30 * Timestamp::DAY;
/// An address that nobody confirmed, or that nobody has called safe for so long, is forgotten.
pub const FORGET_AFTER: i64 = 90 * Timestamp::DAY;
/// News waits a little: whoever is at work beside it sees it anyway.
const SETTLE: i64 = 10 * Timestamp::MINUTE;
/// What is to be done on a day is news the day before.
pub const AHEAD: i64 = Timestamp::DAY;

slugs! {
    /// How often at most.
    Often {
        /// Once a day.
        Daily = "daily",
        /// Once a week.
        Weekly = "weekly",
        /// Once an hour.
        Hourly = "hourly",
    }
}

/// Half hours in a day.
pub const HALF_HOURS: u8 = 48;
const HALF_HOUR: i64 = 30 * Timestamp::MINUTE;

/// How somebody wants to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manner {
    /// How often at most.
    pub often: Often,
    /// The first hour of the day, 0 to 23 on their own clock, in which no mail goes out.
    pub quiet_from: u8,
    /// The hour in which that is over. The same as [`Self::quiet_from`]: there are no quiet hours.
    pub quiet_until: u8,
    /// How far their clock is ahead of UTC, in half hours, 0 to 47.
    pub ahead: u8,
}

impl Default for Manner {
    /// Once a day, between eight in the morning and nine in the evening.
    fn default() -> Self {
        Self { often: Often::Daily, quiet_from: 21, quiet_until: 8, ahead: 0 }
    }
}

impl Manner {
    /// What was chosen, if it is possible at all.
    pub fn new(often: Often, quiet_from: u8, quiet_until: u8, ahead: u8) -> Option<Self> {
        (quiet_from < 24 && quiet_until < 24 && ahead < HALF_HOURS).then_some(Self {
            often,
            quiet_from,
            quiet_until,
            ahead,
        })
    }

    /// `at` as their clock shows it.
    pub fn on_their_clock(self, at: Timestamp) -> Timestamp {
        at.plus(i64::from(self.ahead) * HALF_HOUR)
    }

    /// When a mail that is ready `at` may go out: then, or when their quiet hours are over.
    pub fn awake_from(self, at: Timestamp) -> Timestamp {
        let into_day = self.on_their_clock(at).0.rem_euclid(Timestamp::DAY);
        let (from, until) =
            (i64::from(self.quiet_from) * Timestamp::HOUR, i64::from(self.quiet_until) * Timestamp::HOUR);
        let is_quiet =
            if from <= until { (from..until).contains(&into_day) } else { into_day >= from || into_day < until };
        if is_quiet { at.plus((until - into_day).rem_euclid(Timestamp::DAY)) } else { at }
    }

    /// The earliest moment for the next mail after one that was sent `at`.
    fn next_after(self, at: Timestamp) -> Timestamp {
        let tomorrow = |days: i64| {
            let midnight = self.on_their_clock(at).day().plus(days).start();
            midnight.plus(-i64::from(self.ahead) * HALF_HOUR)
        };
        match self.often {
            Often::Hourly => at.plus(Timestamp::HOUR),
            Often::Daily => tomorrow(1),
            Often::Weekly => tomorrow(7),
        }
    }
}

/// How things stand between somebody and the news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// When they last said that the address is safe.
    pub confirmed_at: Timestamp,
    /// When they were last here.
    pub seen_at: Timestamp,
    /// When the last reminder went out.
    pub sent_at: Option<Timestamp>,
    /// The oldest thing since [`told`] that they may know of and didn't do themselves. The oldest, because otherwise a busy
    /// evening would put the reminder off for as long as it lasts.
    pub news_at: Option<Timestamp>,
    /// Whether a reminder is on its way and hasn't gone out: the mail server may be down.
    pub on_its_way: bool,
}

/// What follows for the reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// It goes out now.
    Now,
    /// There is news; not before this moment.
    Later(Timestamp),
    /// Nothing to tell, or nobody to tell it to.
    Not,
}

/// Until when somebody knows what happened. A clock that jumped is believed no further than `now`.
pub fn told(seen_at: Timestamp, sent_at: Option<Timestamp>, now: Timestamp) -> Timestamp {
    seen_at.max(sent_at.unwrap_or(seen_at)).min(now)
}

/// Whether a reminder goes out `now`.
pub fn due(manner: Manner, standing: Standing, now: Timestamp) -> Due {
    let Standing { confirmed_at, seen_at, sent_at, news_at, on_its_way } = standing;
    if on_its_way || now.since(confirmed_at) >= CONFIRM_EVERY {
        return Due::Not;
    }
    let told = told(seen_at, sent_at, now);
    let after = |often: Often| sent_at.map_or(now, |at| Manner { often, ..manner }.next_after(at.min(now)));
    let ready = |news: Timestamp, often| after(often).max(news.plus(SETTLE)).max(now);
    // That it ends doesn't wait for a week to be over: by then it would have ended.
    let ending = Some(confirmed_at.plus(TELL_AFTER)).filter(|at| *at <= now).map(|at| (at, Often::Daily));
    let news = news_at.map(|at| (at, manner.often));
    let ready =
        [news, ending].into_iter().flatten().filter(|(at, _)| *at > told).map(|(at, often)| ready(at, often)).min();
    match ready.map(|at| manner.awake_from(at)) {
        None => Due::Not,
        Some(at) if at <= now => Due::Now,
        Some(at) => Due::Later(at),
    }
}

/// What is known of an address that reminders should go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// A mail has gone there; nobody has shown yet that it arrived.
    Unconfirmed,
    /// Nobody did while its link was good.
    Ended,
    /// It is safe.
    Safe,
    /// It is, and it is time to ask again.
    Ask,
    /// It was, too long ago. No mail goes there.
    Lapsed,
}

/// How safe an address is that a mail asked about then, and that was last confirmed then.
pub fn safety(asked_at: Timestamp, confirmed_at: Option<Timestamp>, now: Timestamp) -> Safety {
    match confirmed_at.map(|at| now.since(at)) {
        None if now.since(asked_at) >= LINK_LIFETIME => Safety::Ended,
        None => Safety::Unconfirmed,
        Some(age) if age >= CONFIRM_EVERY => Safety::Lapsed,
        Some(age) if age >= ASK_AFTER => Safety::Ask,
        Some(_) => Safety::Safe,
    }
}

#[cfg(test)]
#[path = "reminder_tests.rs"]
mod tests;
