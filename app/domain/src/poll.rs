//! The date poll: when everybody can meet. Times are written by one clock; each answers for themselves, and closing it picks
//! one of them.

use crate::meeting::TimeOfDay;
use crate::slug::slugs;
use crate::{Day, GuestId, Line, MemberId, SlotId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many times may be proposed: more than anybody reads through on a phone.
pub const MOST_SLOTS: usize = 20;
/// How many people without an account may be asked.
pub const MOST_GUESTS: usize = 12;
/// How far ahead a time may lie, in days: further is no plan.
pub const FURTHEST: i64 = 366;

/// A time zone as the IANA database names it, like `America/Chicago`; empty where everybody has the same clock.
pub type Zone = Line<60>;

slugs! {
    /// What somebody says about one time.
    Suits {
        /// They can be there.
        Yes = "yes",
        /// They would make it possible.
        IfNeedBe = "if-need-be",
        /// They can't.
        No = "no",
    }
}

/// One time that is proposed, by the poll's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// Its id.
    pub id: SlotId,
    /// The day.
    pub day: Day,
    /// The hour.
    pub time: TimeOfDay,
}

/// What is asked. Sealed at rest.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PollWords {
    /// Whose clock the times are by.
    pub zone: Zone,
    /// What is proposed, in the order of time.
    pub slots: Vec<Slot>,
}

/// Somebody's answers. Sealed at rest.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// Their own clock, where it differs.
    pub zone: Zone,
    /// What they said, for those times they said something about.
    pub suits: BTreeMap<SlotId, Suits>,
}

/// Who answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answerer {
    /// A member.
    Member(MemberId),
    /// Somebody without an account, by a private link.
    Guest(GuestId),
}

/// Why times were not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotError {
    /// One lies before today.
    Past,
    /// One lies further ahead than a year.
    TooFar,
    /// Together there would be more than [`MOST_SLOTS`].
    TooMany,
}

impl Slot {
    /// Whether its day is over.
    pub fn is_over(&self, today: Day) -> bool {
        self.day < today
    }
}

impl PollWords {
    /// With these times as well, in the order of time. A time that is proposed already isn't proposed again.
    ///
    /// # Errors
    /// [`SlotError`].
    pub fn with(mut self, new: &[Slot], today: Day) -> Result<Self, SlotError> {
        for slot in new {
            if slot.day < today {
                return Err(SlotError::Past);
            }
            if slot.day > today.plus(FURTHEST) {
                return Err(SlotError::TooFar);
            }
            if !self.slots.iter().any(|other| (other.day, other.time) == (slot.day, slot.time)) {
                self.slots.push(*slot);
            }
        }
        if self.slots.len() > MOST_SLOTS {
            return Err(SlotError::TooMany);
        }
        self.slots.sort_by_key(|slot| (slot.day, slot.time));
        Ok(self)
    }

    /// One of the proposed times.
    pub fn slot(&self, id: SlotId) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.id == id)
    }
}

impl Answers {
    /// Whether they said something about every time that is proposed and still to come.
    pub fn are_complete(&self, words: &PollWords, today: Day) -> bool {
        words.slots.iter().filter(|slot| !slot.is_over(today)).all(|slot| self.suits.contains_key(&slot.id))
    }
}

/// What was said about one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Which.
    pub slot: Slot,
    /// Who said what.
    pub said: BTreeMap<Suits, Vec<Answerer>>,
    /// Whether no other time suits better.
    pub best: bool,
}

impl Tally {
    /// How many said so.
    pub fn count(&self, suits: Suits) -> usize {
        self.said.get(&suits).map_or(0, Vec::len)
    }

    /// The fewest who can't come count first: everybody is needed in that room. Then the most who simply can.
    fn rank(&self) -> (usize, std::cmp::Reverse<usize>) {
        (self.count(Suits::No), std::cmp::Reverse(self.count(Suits::Yes)))
    }
}

/// What was said about every time, in the order of time. Several are best when they suit alike; none is while nobody could
/// be there, or when its day is over.
pub fn tally(words: &PollWords, answers: &[(Answerer, Answers)], today: Day) -> Vec<Tally> {
    let count = |slot: &Slot| {
        let mut said: BTreeMap<Suits, Vec<Answerer>> = BTreeMap::new();
        for (who, answers) in answers {
            if let Some(suits) = answers.suits.get(&slot.id) {
                said.entry(*suits).or_default().push(*who);
            }
        }
        Tally { slot: *slot, said, best: false }
    };
    let mut tallies: Vec<Tally> = words.slots.iter().map(count).collect();
    let possible =
        |tally: &&Tally| !tally.slot.is_over(today) && tally.count(Suits::Yes) + tally.count(Suits::IfNeedBe) > 0;
    if let Some(best) = tallies.iter().filter(possible).map(Tally::rank).min() {
        for tally in &mut tallies {
            tally.best = possible(&&*tally) && tally.rank() == best;
        }
    }
    tallies
}

#[cfg(test)]
#[path = "poll_tests.rs"]
mod tests;
