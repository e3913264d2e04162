//! Who sits where at the meeting: chairs round a table, counted clockwise (practice.md §3.1, stage 12).

use crate::MemberId;
use crate::slug::slugs;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A table for two is the smallest.
pub const FEWEST: usize = 2;
/// More would be a crowd, and no longer a talk.
pub const MOST: usize = 16;

/// One chair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seat {
    /// Nobody sits here.
    #[default]
    Empty,
    /// The person.
    Person,
    /// A member.
    Member(MemberId),
}

/// The chairs, clockwise: each member sits on one at most, and so does the person. Two to sixteen of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatPlan(Vec<Seat>);

/// Why chairs are no plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPlan {
    /// Fewer than [`FEWEST`] or more than [`MOST`].
    Chairs,
    /// Somebody would sit on two.
    Twice(Seat),
}

slugs! {
    /// One change of the plan, for those who move one name at a time.
    SeatChange {
        /// To the next chair, clockwise. Whoever sits there comes back to this one.
        On = "on",
        /// To the chair before.
        Back = "back",
        /// One more chair, at the end.
        Add = "add",
        /// This empty chair is taken away.
        Take = "take",
    }
}

impl SeatPlan {
    /// Empty chairs for so many people, as far as there may be so many.
    pub fn for_people(people: usize) -> Self {
        Self(vec![Seat::Empty; people.clamp(FEWEST, MOST)])
    }

    /// The chairs as somebody set them.
    ///
    /// # Errors
    /// [`NoPlan`].
    pub fn parse(seats: Vec<Seat>) -> Result<Self, NoPlan> {
        if !(FEWEST..=MOST).contains(&seats.len()) {
            return Err(NoPlan::Chairs);
        }
        let taken = |seat: &Seat| *seat != Seat::Empty;
        let again = |at: usize, seat: &Seat| seats.iter().take(at).any(|before| before == seat);
        let twice = seats.iter().enumerate().find(|(at, seat)| taken(seat) && again(*at, seat));
        match twice.map(|(_, seat)| *seat) {
            Some(seat) => Err(NoPlan::Twice(seat)),
            None => Ok(Self(seats)),
        }
    }

    /// The chairs, clockwise.
    pub fn seats(&self) -> &[Seat] {
        &self.0
    }

    /// How many there are.
    pub fn chairs(&self) -> usize {
        self.0.len()
    }

    /// Whether anybody has a chair yet.
    pub fn is_begun(&self) -> bool {
        self.0.iter().any(|seat| *seat != Seat::Empty)
    }

    /// Which chair is theirs.
    pub fn place_of(&self, who: Seat) -> Option<usize> {
        self.0.iter().position(|seat| *seat == who).filter(|_| who != Seat::Empty)
    }

    /// Two chairs change places with whoever sits on them. A chair that isn't there changes nothing.
    pub fn swap(mut self, one: usize, other: usize) -> Self {
        if one.max(other) < self.0.len() {
            self.0.swap(one, other);
        }
        self
    }

    /// Somebody sits down. Whoever sat there takes the chair that this leaves, or stands.
    pub fn place(mut self, who: Seat, at: usize) -> Self {
        if let Some(from) = self.place_of(who) {
            return self.swap(from, at);
        }
        if let Some(seat) = self.0.get_mut(at) {
            *seat = who;
        }
        self
    }

    /// The plan after one change at this chair. A change that makes no sense changes nothing.
    pub fn change(mut self, at: usize, change: SeatChange) -> Self {
        let chairs = self.0.len();
        match change {
            SeatChange::On | SeatChange::Back if at >= chairs => self,
            SeatChange::On => self.swap(at, (at + 1) % chairs),
            SeatChange::Back => self.swap(at, (at + chairs - 1) % chairs),
            SeatChange::Add if chairs < MOST => {
                self.0.push(Seat::Empty);
                self
            }
            SeatChange::Take if chairs > FEWEST && self.0.get(at) == Some(&Seat::Empty) => {
                self.0.remove(at);
                self
            }
            SeatChange::Add | SeatChange::Take => self,
        }
    }
}

/// A plan to begin from: the person, the chair beside them, whoever doesn't read, and then those who read, in their order.
/// So whoever asks sits on the person's other side. Where there are more people than chairs, some of those who don't read
/// have none.
pub fn suggest(members: &[MemberId], order: &[MemberId], chair: Option<MemberId>) -> SeatPlan {
    let readers = || order.iter().copied().filter(|member| Some(*member) != chair);
    let beside = chair.into_iter().collect::<Vec<_>>();
    let reading: BTreeSet<MemberId> = order.iter().copied().chain(chair).collect();
    let room = MOST.saturating_sub(1 + beside.len() + readers().count());
    let others = members.iter().copied().filter(|member| !reading.contains(member)).take(room);
    let seated = beside.into_iter().chain(others).chain(readers()).map(Seat::Member);
    let mut seats: Vec<Seat> = std::iter::once(Seat::Person).chain(seated).take(MOST).collect();
    seats.resize(seats.len().max(FEWEST), Seat::Empty);
    SeatPlan(seats)
}

#[cfg(test)]
#[path = "seat_tests.rs"]
mod tests;
