//! One member's talking points, in seven short parts, read aloud at the meeting.

mod history;
mod sharing;

pub use history::{PAUSE, Revision, Version, versions};
pub use sharing::{
    Approval, CannotApprove, CannotShare, LOOKS_APART, LetterState, Seen, Step, approvers, is_a_new_look, take_back,
};

use crate::merge::{Merge, merge};
use crate::slug::slugs;
use crate::{Line, Prose, TextError};

slugs! {
    /// The seven parts, in the order they are read (practice.md §4).
    Part {
        /// Who you are to me.
        WhoYouAre = "who-you-are",
        /// A true memory, strength or thanks.
        Memory = "memory",
        /// The illness: treatable, and not you.
        Illness = "illness",
        /// Two to four dated things I witnessed.
        WhatISaw = "what-i-saw",
        /// What it was like for me.
        WhatItWasLike = "what-it-was-like",
        /// Hope, and one request.
        Request = "request",
        /// My support, and a loving close.
        Support = "support",
    }
}

/// The words of one part.
pub type PartText = Prose<4000>;

/// A part with `words` at its end, as a paragraph of their own.
///
/// # Errors
/// [`TextError::TooLong`] when the two together are longer than a part may be.
pub fn with_paragraph(part: &PartText, words: &str) -> Result<PartText, TextError> {
    let before = part.as_str().trim_end();
    PartText::parse(&if before.is_empty() { words.to_owned() } else { format!("{before}\n\n{words}") })
}

/// What a writer calls their letter as it was once: "before Mum’s changes".
pub type VersionName = Line<60>;

/// Words read aloud in a minute by somebody who is moved; slower than a newsreader.
pub const WORDS_PER_MINUTE: usize = 120;

/// How long `text` takes to read aloud, in whole seconds.
pub fn reading_seconds(text: &str) -> usize {
    text.split_whitespace().count() * 60 / WORDS_PER_MINUTE
}

/// How a letter's time compares with what people can take in: two to four minutes (practice.md §4; the figure is our own).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// There is nothing to read.
    Empty,
    /// Less than two minutes, which is fine.
    Short,
    /// Two to four minutes.
    Good,
    /// More, which is hard to hear in one go.
    Long,
}

/// What to say about a letter that takes so many seconds. Half a minute more than four is still four.
pub const fn length(seconds: usize) -> Length {
    match seconds {
        0 => Length::Empty,
        1..120 => Length::Short,
        120..270 => Length::Good,
        _ => Length::Long,
    }
}

/// "about 3 minutes", for people.
pub fn spoken_duration(seconds: usize) -> String {
    match seconds {
        0 => "nothing to read yet".to_owned(),
        1..=44 => "under a minute".to_owned(),
        45..=89 => "about a minute".to_owned(),
        _ => format!("about {} minutes", (seconds + 30) / 60),
    }
}

/// What a save did.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "saved", rename_all = "kebab-case")]
pub enum Saved {
    /// The words are the part's newest revision.
    Head {
        /// Its number, from 1.
        rev: i64,
    },
    /// The newest revision has these words and those that somebody (perhaps the writer, in another tab) saved first.
    Merged {
        /// Its number.
        rev: i64,
        /// Its words.
        text: PartText,
    },
    /// Somebody saved other words first, in the same place. Both are kept; the writer decides.
    Beside {
        /// The revision that stays in the letter.
        rev: i64,
    },
}

/// Where words belong that stand on `base`, in a part whose newest revision says `present`. `base` is nothing for a
/// revision that never was. Nothing is ever overwritten that the writer hadn't seen.
pub fn place(base: Option<&PartText>, present: &PartText, words: &PartText) -> Placement {
    if words == present {
        return Placement::Already;
    }
    let Some(base) = base else { return Placement::Beside };
    if words == base {
        return Placement::Unchanged;
    }
    match merge(base.as_str(), words.as_str(), present.as_str()) {
        // Words that nobody cut while they were typed are not cut now: too long together, they stay apart.
        Merge::Both(text) => PartText::parse(&text).map_or(Placement::Beside, Placement::Append),
        Merge::Overlap => Placement::Beside,
    }
}

/// What to do with words that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Placement {
    /// They are the newest revision's words already.
    Already,
    /// They were sent as they were shown: the writer changed nothing here, whatever happened to the part since.
    Unchanged,
    /// This is the next revision.
    Append(PartText),
    /// They can't be put into one text with what is there: keep them beside it.
    Beside,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> PartText {
        PartText::parse(words).unwrap()
    }

    #[test]
    fn words_that_have_seen_the_head_follow_it() {
        let (one, two) = (text("one"), text("one, two"));
        assert_eq!(place(Some(&one), &one, &two), Placement::Append(two.clone()));
        assert_eq!(place(Some(&one), &two, &two), Placement::Already);
        assert_eq!(place(Some(&one), &two, &one), Placement::Unchanged);
    }

    #[test]
    fn words_that_have_not_seen_the_head_join_it_or_go_beside_it() {
        let base = text("I remember the lake and the rain and you.");
        let (mine, theirs) = (
            text("I remember the lake and the rain and you, Dan."),
            text("You remember the lake and the rain and you."),
        );
        let both = text("You remember the lake and the rain and you, Dan.");
        assert_eq!(place(Some(&base), &theirs, &mine), Placement::Append(both));
        assert_eq!(place(Some(&text("")), &theirs, &mine), Placement::Beside);
        assert_eq!(place(None, &theirs, &mine), Placement::Beside);
    }

    #[test]
    fn two_texts_too_long_for_one_part_stay_apart() {
        let middle = "word ".repeat(500);
        let base = text(&format!("begin {middle}end"));
        let (mine, theirs) = ("a".repeat(1400), "b".repeat(1400));
        let (mine, theirs) = (text(&format!("{mine} {middle}end")), text(&format!("begin {middle}{theirs}")));
        assert_eq!(place(Some(&base), &theirs, &mine), Placement::Beside);
    }

    #[test]
    fn reading_time_is_for_the_voice() {
        assert_eq!(reading_seconds(&"word ".repeat(240)), 120);
        assert_eq!(spoken_duration(120), "about 2 minutes");
        assert_eq!(
            [0, 60, 120, 269, 270].map(length),
            [Length::Empty, Length::Short, Length::Good, Length::Good, Length::Long]
        );
        assert_eq!(spoken_duration(0), "nothing to read yet");
    }
}
