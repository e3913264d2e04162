//! The ladder: what is offered, step by step, when the answer isn't a plain yes (practice.md §3.3). The top is today's place, the
//! last step is the day of the next invitation; what lies between is prepared here, each with somebody who sees to it and a
//! time. When an answer is written down, the steps that belong to it become tasks.

use crate::outcome::Outcome;
use crate::slug::slugs;
use crate::{Line, Prose};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// How many a circle prepares at most. A ladder with more steps than a hand has fingers is a list of wishes.
pub const MOST: usize = 12;

slugs! {
    /// The usual ones, from the largest step to the smallest.
    Usual {
        /// Care of another kind: the backup, or a lighter level.
        SecondChoice = "second-choice",
        /// An assessment in the same week.
        Assessment = "assessment",
        /// A first talk by telehealth, or in a clinic that begins at once.
        Start = "start",
        /// One appointment with a doctor.
        Doctor = "doctor",
        /// The offer stays open until a day.
        OpenOffer = "open-offer",
    }
}

slugs! {
    /// By when, counted from the answer.
    Within {
        /// In the first hour.
        Hour = "hour",
        /// On the first day.
        Day = "day",
        /// Within two days.
        TwoDays = "two-days",
        /// Within three.
        ThreeDays = "three-days",
        /// Within a week.
        Week = "week",
        /// Within two.
        TwoWeeks = "two-weeks",
        /// Within a month.
        Month = "month",
    }
}

impl Within {
    /// The same in hours.
    pub const fn hours(self) -> i64 {
        match self {
            Self::Hour => 1,
            Self::Day => 24,
            Self::TwoDays => 48,
            Self::ThreeDays => 72,
            Self::Week => 7 * 24,
            Self::TwoWeeks => 14 * 24,
            Self::Month => 30 * 24,
        }
    }
}

/// The answers after which a step of the ladder can be taken. After a yes they leave for today's place, and after a meeting that
/// was stopped nothing is asked of the person.
pub const OPENED_BY: [Outcome; 5] =
    [Outcome::Partly, Outcome::NotToday, Outcome::No, Outcome::WalkedOut, Outcome::DidNotCome];

/// One step. Sealed at rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RungWords {
    /// What is offered, or done.
    pub title: Line<160>,
    /// How; may be empty.
    pub how: Prose<400>,
    /// By when.
    pub within: Within,
    /// After which answers.
    pub after: BTreeSet<Outcome>,
}

impl RungWords {
    /// Whether it belongs to this answer.
    pub fn belongs_to(&self, outcome: Outcome) -> bool {
        OPENED_BY.contains(&outcome) && self.after.contains(&outcome)
    }
}

/// Where a step stands on the ladder: the usual ones in their order, the family's own by their time, and last that the offer
/// stays open.
pub fn height(usual: Option<Usual>, within: Within) -> (usize, Within) {
    match usual {
        Some(Usual::OpenOffer) => (Usual::ALL.len() + 1, within),
        Some(usual) => (usual.number(), within),
        None => (Usual::ALL.len(), within),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_get_smaller_and_the_offer_comes_last() {
        let mut steps = [
            (Some(Usual::OpenOffer), Within::Hour),
            (None, Within::Week),
            (Some(Usual::Doctor), Within::TwoWeeks),
            (None, Within::Day),
            (Some(Usual::SecondChoice), Within::Month),
        ];
        steps.sort_by_key(|(usual, within)| height(*usual, *within));
        let expected = [
            (Some(Usual::SecondChoice), Within::Month),
            (Some(Usual::Doctor), Within::TwoWeeks),
            (None, Within::Day),
            (None, Within::Week),
            (Some(Usual::OpenOffer), Within::Hour),
        ];
        assert_eq!(steps, expected);
    }

    #[test]
    fn a_yes_leaves_now_and_after_a_stop_nothing_is_asked() {
        let every = BTreeSet::from_iter(Outcome::ALL.iter().copied());
        let words =
            RungWords { title: Line::default(), how: Prose::default(), within: Within::Day, after: every.clone() };
        for outcome in Outcome::ALL {
            let opens = !matches!(outcome, Outcome::Yes | Outcome::Stopped);
            assert_eq!(words.belongs_to(*outcome), opens, "{outcome:?}");
            let without =
                RungWords { after: every.iter().copied().filter(|o| o != outcome).collect(), ..words.clone() };
            assert!(!without.belongs_to(*outcome), "{outcome:?}");
        }
    }

    #[test]
    fn times_grow() {
        assert!(Within::ALL.is_sorted_by_key(|within| within.hours()));
        assert_eq!((Within::Hour.hours(), Within::TwoDays.hours(), Within::Month.hours()), (1, 48, 720));
    }
}
