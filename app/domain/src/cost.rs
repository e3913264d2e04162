//! What a programme costs the family, in their own money.

use serde::{Deserialize, Serialize};
use std::fmt;

/// An amount in whole units of whatever money the family counts in: nobody chooses a clinic by its cents, and a currency
/// would have to be asked of people who know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(u32);

/// How many weeks somebody stays.
pub const MOST_WEEKS: u32 = 104;

impl Money {
    /// The largest amount that is taken.
    pub const MOST: u32 = 9_999_999;

    /// Reads an amount as people type it: `640`, `$1,200`, `1 200`, `1.200 €`, `640.50`. Parts of a unit are rounded up.
    /// Nothing for anything else, and for more than [`Self::MOST`].
    pub fn parse(text: &str) -> Option<Self> {
        let sign = |c: char| c.is_whitespace() || matches!(c, '$' | '€' | '£' | '¥' | '\'' | '’');
        let bare: String = text.chars().filter(|c| !sign(*c)).collect();
        if bare.len() > 20 || !bare.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        // Two digits after the last separator are parts of a unit; three are thousands, whatever the separator is.
        let (whole, part) = match bare.rfind(['.', ',']) {
            Some(at) if bare.len() - at - 1 <= 2 => (&bare[..at], &bare[at + 1..]),
            _ => (bare.as_str(), ""),
        };
        let mut groups = whole.split(['.', ',']);
        let first = groups.next().unwrap_or_default();
        let rest: Vec<&str> = groups.collect();
        let grouped = rest.iter().all(|group| group.len() == 3) && (rest.is_empty() || (1..=3).contains(&first.len()));
        let digits: String = [first].into_iter().chain(rest).collect();
        let numbers = |text: &str| text.chars().all(|c| c.is_ascii_digit());
        if !grouped || !numbers(&digits) || !numbers(part) {
            return None;
        }
        let more = u32::from(part.chars().any(|digit| digit != '0'));
        let amount = digits.parse::<u32>().ok()?.checked_add(more)?;
        (amount <= Self::MOST).then_some(Self(amount))
    }

    /// For so many weeks; never more than fits.
    pub const fn times(self, weeks: u32) -> Self {
        Self(self.0.saturating_mul(weeks))
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.to_string();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

/// What the family would pay itself, as far as known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cost {
    /// For each week.
    pub week: Option<Money>,
    /// For how many weeks.
    pub weeks: Option<u32>,
    /// For all of it.
    pub total: Option<Money>,
}

/// What all of it comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// The programme has said so.
    Said(Money),
    /// The programme has said so, and it isn't what the weeks come to: something is in it that should be asked about.
    SaidOtherwise {
        /// What was said.
        said: Money,
        /// What the weeks come to.
        weeks: Money,
    },
    /// Reckoned from the weeks.
    Reckoned(Money),
}

impl Cost {
    /// What all of it comes to; nothing while nobody can tell.
    pub fn total(&self) -> Option<Total> {
        let weeks = self.week.zip(self.weeks).map(|(week, weeks)| week.times(weeks));
        match (self.total, weeks) {
            (Some(said), Some(weeks)) if said != weeks => Some(Total::SaidOtherwise { said, weeks }),
            (Some(said), _) => Some(Total::Said(said)),
            (None, Some(weeks)) => Some(Total::Reckoned(weeks)),
            (None, None) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_read_as_they_are_typed() {
        for (typed, shown) in [
            ("640", "640"),
            ("$1,200", "1,200"),
            ("1 200", "1,200"),
            ("1.200 €", "1,200"),
            ("640.50", "641"),
            ("640.00", "640"),
            ("12,000.5", "12,001"),
            ("0", "0"),
            ("9,999,999", "9,999,999"),
            ("1’200", "1,200"),
        ] {
            assert_eq!(Money::parse(typed).map(|money| money.to_string()).as_deref(), Some(shown), "{typed}");
        }
        for not in ["", "-5", "about 900", "1,2,3", "10000000", "1e9", "12,0000", ".5", "9999999.01", "٣", "1,.2"] {
            assert_eq!(Money::parse(not), None, "{not}");
        }
        assert_eq!(Money::parse("12,34").unwrap().to_string(), "13", "a comma before cents, as in much of Europe");
    }

    #[test]
    fn a_total_is_said_or_reckoned_and_a_difference_is_noticed() {
        let money = |text| Money::parse(text);
        let cost = |week, weeks, total| Cost { week: money(week), weeks, total: money(total) };
        assert_eq!(cost("", None, "").total(), None);
        assert_eq!(cost("900", None, "").total(), None);
        assert_eq!(cost("900", Some(4), "").total(), money("3600").map(Total::Reckoned));
        assert_eq!(cost("", None, "640").total(), money("640").map(Total::Said));
        assert_eq!(cost("900", Some(4), "3600").total(), money("3600").map(Total::Said));
        let (said, weeks) = (money("4000").unwrap(), money("3600").unwrap());
        assert_eq!(cost("900", Some(4), "4000").total(), Some(Total::SaidOtherwise { said, weeks }));
    }

    proptest! {
        #[test]
        fn what_is_shown_can_be_typed_again(amount in 0..=Money::MOST) {
            let money = Money(amount);
            prop_assert_eq!(Money::parse(&money.to_string()), Some(money));
        }

        #[test]
        fn nothing_that_is_typed_breaks_it(text in any::<String>(), weeks in any::<u32>()) {
            if let Some(money) = Money::parse(&text) {
                prop_assert!(money.0 <= Money::MOST);
                prop_assert!(money.times(weeks) >= Money(0));
            }
        }
    }
}
