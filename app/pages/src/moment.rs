//! Instants in sentences. The server doesn't know where its readers are, so it says which clock it means.

use kith_domain::Timestamp;

/// "Saturday 21 November 2026, 12:05 UTC".
pub fn moment(at: Timestamp) -> String {
    format!("{}, {} UTC", at.day().spoken(), clock(at))
}

/// "12:05".
pub fn clock(at: Timestamp) -> String {
    let minutes = at.0.rem_euclid(Timestamp::DAY) / Timestamp::MINUTE;
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_has_a_day_and_a_clock() {
        assert_eq!(moment(Timestamp(1_795_262_700_000)), "Saturday 21 November 2026, 12:05 UTC");
        assert_eq!(clock(Timestamp(-1)), "23:59");
    }
}
