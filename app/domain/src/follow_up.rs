//! The year after: days on which somebody looks in, what changes them, and the weeks that are the most dangerous
//! (practice.md §9, §11).

use crate::slug::slugs;
use crate::{Day, Prose, Timestamp};
use serde::{Deserialize, Serialize};

/// Days on which somebody looks in, counted from what came last.
pub const CHECK_IN_DAYS: [i64; 9] = [1, 3, 7, 14, 30, 60, 90, 180, 365];

/// Days for which it is more dangerous than at any other time: after treatment, hospital or jail, a body bears less.
pub const DANGER_DAYS: i64 = 30;

/// Days after which somebody looks in again when nothing else is planned: a circle always has a next date.
pub const NEXT_DATE_AFTER: i64 = 30;

/// As many tasks as a circle adds by hand before some of them are done; what a turning point called for counts too. Nobody
/// finds their own among more.
pub const MOST_TASKS: usize = 60;

/// As many turning points as a circle keeps.
pub const MOST_TURNS: usize = 200;

/// As many check-ins as a member keeps.
pub const MOST_CHECK_INS: usize = 200;

slugs! {
    /// What changes the weeks ahead.
    TurningPoint {
        /// Treatment has begun.
        Began = "began",
        /// Treatment is over, as planned.
        Discharged = "discharged",
        /// They left it before its end.
        LeftEarly = "left-early",
        /// They came out of hospital or jail.
        Released = "released",
        /// They used again.
        Setback = "setback",
    }
}

impl TurningPoint {
    /// Whether they are asked again: care has ended, or they use.
    pub const fn opens_the_offer(self) -> bool {
        matches!(self, Self::LeftEarly | Self::Released | Self::Setback)
    }

    /// Whether the weeks after it are the most dangerous.
    pub const fn is_followed_by_danger(self) -> bool {
        matches!(self, Self::Discharged | Self::LeftEarly | Self::Released)
    }
}

/// One that came. Sealed at rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TurningPointWords {
    /// Which.
    pub kind: TurningPoint,
    /// On which day.
    pub day: Day,
}

slugs! {
    /// How the family is, as whoever looks in says.
    Going {
        /// Better than the last time.
        Better = "better",
        /// As before.
        Same = "same",
        /// Harder.
        Harder = "harder",
    }
}

/// What was said at a check-in. Sealed at rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckInWords {
    /// How the family is.
    pub going: Going,
    /// What went well; may be empty.
    pub well: Prose<600>,
    /// What is hard; may be empty.
    pub hard: Prose<600>,
    /// What they do differently from now on; may be empty.
    pub change: Prose<600>,
}

/// What a member has for themselves. Sealed at rest, read by them alone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnCareWords {
    /// A group for families.
    pub group: Prose<300>,
    /// Somebody to talk to: a therapist, a friend.
    pub talk: Prose<300>,
    /// Rest, and what gives joy.
    pub rest: Prose<300>,
    /// When it gets too much.
    pub too_much: Prose<300>,
}

impl OwnCareWords {
    /// Whether nothing of it is written.
    pub fn is_blank(&self) -> bool {
        [&self.group, &self.talk, &self.rest, &self.too_much].iter().all(|words| words.is_blank())
    }
}

/// Days on which somebody looks in after `from`, those that still lie ahead. There is always one: when all have passed, in
/// [`NEXT_DATE_AFTER`] days.
pub fn check_ins(from: Day, today: Day) -> Vec<(i64, Day)> {
    let all = CHECK_IN_DAYS.map(|after| (after, from.plus(after)));
    let ahead: Vec<_> = all.into_iter().filter(|(_, day)| *day >= today).collect();
    if ahead.is_empty() { vec![(today.plus(NEXT_DATE_AFTER).0 - from.0, today.plus(NEXT_DATE_AFTER))] } else { ahead }
}

/// Until when the most dangerous weeks last, if today is one of their days.
pub fn danger_until(points: impl IntoIterator<Item = TurningPointWords>, today: Day) -> Option<Day> {
    let dangerous = points.into_iter().filter(|point| point.kind.is_followed_by_danger() && point.day <= today);
    dangerous.map(|point| point.day.plus(DANGER_DAYS)).filter(|until| *until >= today).max()
}

/// Whether what came last, on or after the day of the answer, means that they are asked again.
pub fn asks_again(points: impl IntoIterator<Item = TurningPointWords>, answered: Day) -> bool {
    let newest = points.into_iter().max_by_key(|point| point.day);
    newest.is_some_and(|point| point.day >= answered && point.kind.opens_the_offer())
}

/// Whether a turning point of `day` is the last of what is known, so that the days to look in count from it.
pub fn plans_anew(day: Day, others: impl IntoIterator<Item = Day>) -> bool {
    others.into_iter().all(|other| other <= day)
}

/// Of check-ins whose day has come, the one that is asked for: the newest, and of two that are due at once the one with the higher id.
/// Those before it are let go, however many they are.
pub fn asked_for<T: Copy + Ord>(open: impl IntoIterator<Item = (T, Timestamp)>, today: Day) -> Option<T> {
    let due = open.into_iter().filter(|(_, at)| at.day() <= today);
    due.max_by_key(|(which, at)| (*at, *which)).map(|(which, _)| which)
}

#[cfg(test)]
#[path = "follow_up_tests.rs"]
mod tests;
