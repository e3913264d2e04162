//! What an island says about one part or a whole letter.

use crate::saver::{State, Trouble};
use kith_domain::letter::spoken_duration;

/// How long words take to read aloud, as it stands beside them.
pub fn aloud(seconds: usize) -> String {
    format!("Aloud: {}", spoken_duration(seconds))
}

/// What the rest of the page may know of one part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Report {
    /// Where its words are.
    pub state: State,
    /// How long it takes to read aloud, in seconds.
    pub seconds: usize,
}

impl Report {
    /// Two parts as one: the more worrying of their states, and both reading times.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let state = if self.state.worry() >= other.state.worry() { self.state } else { other.state };
        Self { state, seconds: self.seconds + other.seconds }
    }
}

impl State {
    /// The pill's `data-state`, the same words as in `style/components/pill.css`.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Asleep => "plain",
            Self::Saved => "saved",
            Self::Saving => "saving",
            Self::Beside => "needs-you",
            Self::NotSent(_) => "not-sent",
        }
    }

    /// The pill's words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Asleep => "",
            Self::Saved => "Saved",
            Self::Saving => "Saving",
            Self::Beside => "Kept beside a newer version",
            Self::NotSent(_) => "Not sent",
        }
    }

    /// What to know or do, in a sentence or two; empty where the pill says it all.
    pub fn why(self) -> String {
        match self {
            Self::Asleep | Self::Saved | Self::Saving => String::new(),
            Self::Beside => "Reload to see both.".to_owned(),
            Self::NotSent(Trouble::NoConnection) => {
                "No connection. Your words are kept on this page and will be sent.".to_owned()
            }
            Self::NotSent(Trouble::SignedOut) => {
                "You were signed out. Sign in, and your words come back and are sent.".to_owned()
            }
            Self::NotSent(Trouble::TooLong(1)) => "This part is 1 character too long. Nothing was cut off.".to_owned(),
            Self::NotSent(Trouble::TooLong(by)) => {
                format!("This part is {by} characters too long. Nothing was cut off.")
            }
            Self::NotSent(Trouble::Refused) => {
                "This letter can’t be saved here any more. Copy your words before you leave.".to_owned()
            }
        }
    }

    fn worry(self) -> u8 {
        match self {
            Self::Asleep => 0,
            Self::Saved => 1,
            Self::Beside => 2,
            Self::Saving => 3,
            Self::NotSent(_) => 4,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_as_safe_as_its_least_safe_part() {
        let saved = Report { state: State::Saved, seconds: 20 };
        let unsent = Report { state: State::NotSent(Trouble::NoConnection), seconds: 30 };
        assert_eq!(saved.and(unsent), Report { seconds: 50, ..unsent });
        assert_eq!(unsent.and(saved), saved.and(unsent));
    }
}
