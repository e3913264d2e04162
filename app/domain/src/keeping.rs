//! How long a circle keeps what it prepared and wrote down. Nothing is deleted by a clock: on its day the question comes back.

use crate::Day;
use crate::slug::slugs;

slugs! {
    /// What they decided.
    Keep {
        /// Until they decide otherwise.
        UntilDecided = "until-decided",
        /// Half a year, and then they are asked again.
        HalfYear = "half-year",
        /// A year, and then they are asked again.
        Year = "year",
        /// Two years, and then they are asked again.
        TwoYears = "two-years",
    }
}

impl Keep {
    /// On which day they are asked again, when they decide it `today`.
    pub fn asks_again(self, today: Day) -> Option<Day> {
        let days = match self {
            Self::UntilDecided => return None,
            Self::HalfYear => 182,
            Self::Year => 365,
            Self::TwoYears => 730,
        };
        Some(today.plus(days))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_question_comes_back_on_its_day_or_never() {
        let days = Keep::ALL.iter().map(|keep| keep.asks_again(Day(20_000)).map(|day| day.0 - 20_000));
        assert_eq!(days.collect::<Vec<_>>(), [None, Some(182), Some(365), Some(730)]);
    }
}
