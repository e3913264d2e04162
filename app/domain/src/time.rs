//! Instants and days. The domain never asks what time it is.

use serde::{Deserialize, Serialize};

/// An instant: milliseconds since 1970-01-01 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// One second, in milliseconds.
    pub const SECOND: i64 = 1_000;
    /// One minute, in milliseconds.
    pub const MINUTE: i64 = 60 * Self::SECOND;
    /// One hour, in milliseconds.
    pub const HOUR: i64 = 60 * Self::MINUTE;
    /// One day, in milliseconds.
    pub const DAY: i64 = 24 * Self::HOUR;

    /// This instant, `millis` later (earlier when negative). Saturates instead of wrapping.
    pub const fn plus(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// How long after `earlier` this is, in milliseconds; negative when it is before.
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The calendar day (UTC) this instant falls on.
    pub const fn day(self) -> Day {
        Day(self.0.div_euclid(Self::DAY))
    }
}

/// A calendar day, counted from 1970-01-01. Written `YYYY-MM-DD` in forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(pub i64);

impl Day {
    /// Days between 0001-01-01 and 1970-01-01 are refused, as is anything past 9999: a slip of the finger, not a date.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().splitn(3, '-');
        let (y, m, d) = (parts.next()?, parts.next()?, parts.next()?);
        if y.len() != 4 || m.len() != 2 || d.len() != 2 {
            return None;
        }
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit()).then(|| s.parse::<i64>().ok()).flatten();
        let (y, m, d) = (digits(y)?, digits(m)?, digits(d)?);
        let day = Self::from_ymd(y, m, d);
        (y >= 1970 && day.ymd() == (y, m, d)).then_some(day)
    }

    /// Howard Hinnant's `days_from_civil`, public domain: exact for the proleptic Gregorian calendar.
    const fn from_ymd(y: i64, m: i64, d: i64) -> Self {
        let y = if m <= 2 { y - 1 } else { y };
        let era = y.div_euclid(400);
        let yoe = y - era * 400;
        let doy = (153 * (if m > 2 { m - 3 } else { m + 9 }) + 2) / 5 + d - 1;
        Self(era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468)
    }

    /// Year, month (1–12) and day of the month (1–31).
    pub const fn ymd(self) -> (i64, i64, i64) {
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let doe = z - era * 146_097;
        let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let m = if mp < 10 { mp + 3 } else { mp - 9 };
        (yoe + era * 400 + if m <= 2 { 1 } else { 0 }, m, doy - (153 * mp + 2) / 5 + 1)
    }

    /// The first instant of this day, UTC.
    pub const fn start(self) -> Timestamp {
        Timestamp(self.0 * Timestamp::DAY)
    }

    /// The day `days` later.
    pub const fn plus(self, days: i64) -> Self {
        Self(self.0 + days)
    }

    /// "Saturday 5 December 2026", as a person would say it.
    pub fn spoken(self) -> String {
        const DAYS: [&str; 7] = ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"];
        let weekday = usize::try_from(self.0.rem_euclid(7)).ok().and_then(|i| DAYS.get(i)).copied().unwrap_or_default();
        format!("{weekday} {}", self.written())
    }

    /// "5 December 2026", where the weekday says nothing.
    pub fn written(self) -> String {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let (y, m, d) = self.ymd();
        let month = usize::try_from(m - 1).ok().and_then(|i| MONTHS.get(i)).copied().unwrap_or_default();
        format!("{d} {month} {y}")
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (y, m, d) = self.ymd();
        write!(f, "{y:04}-{m:02}-{d:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn days_are_read_and_written() {
        let day = Day::parse("2026-12-05").unwrap();
        assert_eq!(day.to_string(), "2026-12-05");
        assert_eq!(day.spoken(), "Saturday 5 December 2026");
        assert_eq!(day.written(), "5 December 2026");
        assert_eq!(Day::parse("1970-01-01"), Some(Day(0)));
    }

    #[test]
    fn what_is_not_a_day_is_refused() {
        for text in ["", "2026-02-30", "2026-13-01", "26-01-01", "2026-1-1", "1969-12-31", "+026-01-01", "2026-01-01x"]
        {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_day_survives_being_written(days in 0i64..2_900_000) {
            prop_assert_eq!(Day::parse(&Day(days).to_string()), Some(Day(days)));
        }

        #[test]
        fn reading_a_day_never_panics(text in "\\PC{0,14}") {
            let _ = Day::parse(&text);
        }
    }
}
