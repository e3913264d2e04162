//! What a member saw themselves: one event, with its day. A private list, from which a letter takes what it needs.

use crate::letter::{PartText, with_paragraph};
use crate::{Day, Prose, TextError, Timestamp};
use serde::{Deserialize, Serialize};

/// How many a member may keep: far more than a letter needs, and an end to what a broken program can pile up.
pub const MOST: usize = 200;

/// One event. Sealed at rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncidentWords {
    /// The day, as the family's calendar shows it.
    pub day: Day,
    /// Whether the day is only about right.
    pub about: bool,
    /// What I saw or heard myself.
    pub saw: Prose<1000>,
    /// What it was like for me; may be empty.
    pub felt: Prose<600>,
}

/// Whether `day` can have been seen at `now`. Somewhere on earth it is tomorrow already.
pub fn has_come(day: Day, now: Timestamp) -> bool {
    day <= now.day().plus(1)
}

impl IncidentWords {
    /// The day as one says it: "3 May 2026", "around 3 May 2026".
    pub fn when(&self) -> String {
        if self.about { format!("around {}", self.day.written()) } else { self.day.written() }
    }

    /// As it is read aloud: the day, and what was seen. What it was like stays on the list; another part asks for it.
    pub fn aloud(&self) -> String {
        let on = if self.about { "Around" } else { "On" };
        format!("{on} {}: {}", self.day.written(), self.seen())
    }

    /// Whether these words stand in a part of a letter.
    pub fn stands_in(&self, part: &PartText) -> bool {
        part.as_str().contains(self.seen())
    }

    /// A part of a letter with this at its end, as a paragraph of its own.
    ///
    /// # Errors
    /// [`TextError::TooLong`] when the two together are longer than a part may be.
    pub fn after(&self, part: &PartText) -> Result<PartText, TextError> {
        with_paragraph(part, &self.aloud())
    }

    fn seen(&self) -> &str {
        self.saw.as_str().trim()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn incident(saw: &str, about: bool) -> IncidentWords {
        let (day, saw) = (Day::parse("2026-05-03").unwrap(), Prose::parse(saw).unwrap());
        IncidentWords { day, about, saw, felt: Prose::parse("I was afraid.").unwrap() }
    }

    fn part(text: &str) -> PartText {
        PartText::parse(text).unwrap()
    }

    #[test]
    fn a_letter_takes_the_day_and_what_was_seen() {
        let found = incident("I found you on the floor.\n", false);
        let first = found.after(&part(" \n")).unwrap();
        assert_eq!(first.as_str(), "On 3 May 2026: I found you on the floor.");
        let second = incident("You missed the game.", true).after(&first).unwrap();
        assert_eq!(
            second.as_str(),
            "On 3 May 2026: I found you on the floor.\n\nAround 3 May 2026: You missed the game."
        );
        assert!(found.stands_in(&second) && !found.stands_in(&part("I was afraid.")));
    }

    #[test]
    fn nothing_is_cut_off_to_make_it_fit() {
        let full = part(&"x".repeat(PartText::MAX - 10));
        assert!(matches!(incident("I found you.", false).after(&full), Err(TextError::TooLong { .. })));
    }

    #[test]
    fn nobody_saw_what_has_not_come() {
        let now = Day::parse("2026-05-03").unwrap().start();
        assert!(has_come(now.day().plus(1), now));
        assert!(!has_come(now.day().plus(2), now));
    }
}
