//! Keeping a boundary, week by week: each for themselves, and nothing about the person.

use crate::boundary::BoundaryWords;
use crate::outcome::Outcome;
use crate::slug::slugs;
use crate::{Day, Prose};

/// Days from one look back to the next.
pub const WEEK: i64 = 7;

/// How far ahead a first day may lie, and how far back, in days.
pub const FIRST_DAY_WITHIN: i64 = 366;

slugs! {
    /// How it went.
    Kept {
        /// I did as I said.
        Kept = "kept",
        /// I didn't, this time.
        Slipped = "slipped",
        /// I did it in another way.
        Adjusted = "adjusted",
        /// Nothing happened that asked for it.
        NotTested = "not-tested",
    }
}

/// Words beside it, for whoever wrote them alone. Sealed at rest.
pub type KeptWords = Prose<600>;

/// The day from which a boundary is kept: the one its owner named, or that of the answer with which it starts.
pub fn begins(words: &BoundaryWords, named: Option<Day>, answered: Option<(Outcome, Day)>) -> Option<Day> {
    named.or_else(|| answered.filter(|(outcome, _)| words.holds_after(*outcome)).map(|(_, day)| day))
}

/// Whether it is time to look back: a week after it began, and then a week after each time.
pub fn is_due(began: Option<Day>, looked_back: Option<Day>, today: Day) -> bool {
    let Some(began) = began else { return false };
    let last = looked_back.map_or(began, |day| day.max(began));
    last.plus(WEEK) <= today
}

/// Whether a boundary may be said to begin on this day.
pub fn may_begin_on(day: Day, today: Day) -> bool {
    (today.plus(-FIRST_DAY_WITHIN)..=today.plus(FIRST_DAY_WITHIN)).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Line;
    use std::collections::BTreeSet;

    fn words(starts_on: &[Outcome]) -> BoundaryWords {
        BoundaryWords {
            when: Prose::required("If you ask me for cash").unwrap(),
            i_will: Prose::required("I will say no").unwrap(),
            from: Line::required("Sunday").unwrap(),
            until: Line::default(),
            gladly: Prose::default(),
            stops: None,
            offers: None,
            backed_by: Line::default(),
            sure: None,
            starts_on: BTreeSet::from_iter(starts_on.iter().copied()),
        }
    }

    #[test]
    fn it_begins_on_the_day_its_owner_named_or_with_its_answer() {
        let (named, met) = (Day(100), Day(90));
        assert_eq!(begins(&words(&[]), None, None), None);
        assert_eq!(begins(&words(&[]), Some(named), Some((Outcome::No, met))), Some(named));
        assert_eq!(begins(&words(&[]), None, Some((Outcome::Yes, met))), Some(met), "whatever the answer is");
        assert_eq!(begins(&words(&[Outcome::No]), None, Some((Outcome::No, met))), Some(met));
        assert_eq!(begins(&words(&[Outcome::No]), None, Some((Outcome::Yes, met))), None, "another answer");
    }

    #[test]
    fn one_looks_back_a_week_after_it_began_and_then_every_week() {
        assert!(!is_due(None, None, Day(500)), "it hasn't begun");
        assert!(!is_due(Some(Day(10)), None, Day(16)));
        assert!(is_due(Some(Day(10)), None, Day(17)));
        assert!(!is_due(Some(Day(10)), Some(Day(17)), Day(23)));
        assert!(is_due(Some(Day(10)), Some(Day(17)), Day(24)));
        assert!(!is_due(Some(Day(10)), Some(Day(3)), Day(16)), "a look back before it began counts for nothing");
    }

    #[test]
    fn a_first_day_lies_within_a_year() {
        assert!(may_begin_on(Day(1000), Day(1000)) && may_begin_on(Day(1300), Day(1000)));
        assert!(!may_begin_on(Day(-25_000), Day(1000)) && !may_begin_on(Day(2000), Day(1000)));
    }
}
