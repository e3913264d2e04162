//! Invites: a link by mail and a code by voice, for one address, once, for three days.

use crate::Timestamp;
use crate::slug::slugs;

slugs! {
    /// What became of an invite.
    InviteState {
        /// Waits to be answered.
        Open = "open",
        /// Was answered.
        Used = "used",
        /// Was taken back, or replaced by a newer one.
        Revoked = "revoked",
        /// The code was tried wrongly too often.
        Void = "void",
    }
}

/// An invite is good for 72 hours.
pub const LIFETIME: i64 = 72 * Timestamp::HOUR;
/// Wrong codes before the invite is void.
pub const TRIES: i64 = 5;
/// Invites one circle may send in a day.
pub const PER_DAY: i64 = 20;
/// Letters and digits that can't be mistaken for each other when read aloud: no 0/O, 1/I/L, 5/S, 8/B, 2/Z.
pub const CODE_ALPHABET: &[u8] = b"ACDEFGHJKMNPQRTUVWXY34679";
/// How many of them make a code: 25^8 is about 37 bits, for five tries.
pub const CODE_LENGTH: usize = 8;

/// An invite as it stands, for the rule below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// What became of it so far.
    pub state: InviteState,
    /// Until when it may be answered.
    pub expires_at: Timestamp,
    /// Wrong codes left.
    pub tries_left: i64,
}

impl Standing {
    /// Whether it may still be answered at `now`.
    pub fn is_open(self, now: Timestamp) -> bool {
        self.state == InviteState::Open && now < self.expires_at && self.tries_left > 0
    }

    /// What it is after a wrong code.
    #[must_use]
    pub fn after_wrong_code(self) -> Self {
        let tries_left = (self.tries_left - 1).max(0);
        Self { tries_left, state: if tries_left == 0 { InviteState::Void } else { self.state }, ..self }
    }
}

/// The code as somebody may have written it down: lower case, with spaces or dashes.
pub fn tidy_code(raw: &str) -> String {
    raw.chars().filter(|c| c.is_ascii_alphanumeric()).map(|c| c.to_ascii_uppercase()).take(CODE_LENGTH + 1).collect()
}

/// The code as it is shown and read aloud: two groups of four.
pub fn spoken_code(code: &str) -> String {
    match code.split_at_checked(CODE_LENGTH / 2) {
        Some((front, back)) if !back.is_empty() => format!("{front} {back}"),
        _ => code.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPEN: Standing = Standing { state: InviteState::Open, expires_at: Timestamp(1_000), tries_left: TRIES };

    #[test]
    fn an_invite_is_open_until_its_last_moment() {
        assert!(OPEN.is_open(Timestamp(999)));
        assert!(!OPEN.is_open(Timestamp(1_000)));
        for state in [InviteState::Used, InviteState::Revoked, InviteState::Void] {
            assert!(!Standing { state, ..OPEN }.is_open(Timestamp(0)));
        }
    }

    #[test]
    fn the_fifth_wrong_code_is_the_last() {
        let mut standing = OPEN;
        for _ in 1..TRIES {
            standing = standing.after_wrong_code();
            assert!(standing.is_open(Timestamp(0)));
        }
        assert_eq!(standing.after_wrong_code().state, InviteState::Void);
    }

    #[test]
    fn a_code_is_known_however_it_was_written_down() {
        assert_eq!(tidy_code(" acde-fghj "), "ACDEFGHJ");
        assert_eq!(spoken_code("ACDEFGHJ"), "ACDE FGHJ");
        assert_eq!(spoken_code(""), "");
    }
}
