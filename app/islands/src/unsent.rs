//! What the server doesn't have yet of one part, in the form in which a browser keeps it until it does: over a reload,
//! over signing in again, and on the device if its owner asked for that. Knows nothing of browsers.

use kith_domain::OpId;
use kith_domain::merge::{Merge, merge};

/// The first line of what is kept. Another one was written by another version, and is left alone.
const VERSION: &str = "1";
/// Stands where there is no attempt.
const NONE: &str = "-";

/// Unsent words, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsent {
    /// The revision they were typed on. The server has its words, so they need not be kept here.
    pub rev: i64,
    /// The words, as they were typed.
    pub words: String,
    /// The newest attempt to send them or what was there before, and the attempt before that one.
    pub last: Option<(OpId, Option<OpId>)>,
    /// Whether the newest attempt took exactly these words along, and nothing was heard of it.
    pub tried: bool,
}

impl Unsent {
    /// As one text.
    pub fn write(&self) -> String {
        let Self { rev, words, last, tried } = self;
        let id = |op: Option<OpId>| op.map_or(NONE.to_owned(), |op| op.to_string());
        let (op, after) = (id(last.map(|last| last.0)), id(last.and_then(|last| last.1)));
        format!("{VERSION} {rev} {op} {after} {}\n{words}", u8::from(*tried))
    }

    /// What such a text says; nothing, if it says anything else.
    pub fn read(text: &str) -> Option<Self> {
        let (about, words) = text.split_once('\n')?;
        let fields: Vec<&str> = about.split(' ').collect();
        let [VERSION, rev, op, after, tried] = fields[..] else { return None };
        let id = |text: &str| if text == NONE { Some(None) } else { text.parse().ok().map(Some) };
        let (op, after): (Option<OpId>, Option<OpId>) = (id(op)?, id(after)?);
        let last = op.map(|op| (op, after));
        Some(Self { rev: rev.parse().ok()?, words: words.to_owned(), last, tried: tried == "1" && last.is_some() })
    }

    /// The same, with what somebody `typed` into the page as the server sent it, `shown`, before these words were back
    /// in it. Where both changed the same place, one stands under the other.
    #[must_use]
    pub fn with_typed(mut self, shown: &str, typed: &str) -> Self {
        if typed == shown || typed == self.words || typed.trim().is_empty() {
            return self;
        }
        self.words = match merge(shown, &self.words, typed) {
            Merge::Both(both) => both,
            Merge::Overlap => format!("{}\n\n{typed}", self.words.trim_end()),
        };
        self.tried = false;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::str::FromStr;

    fn op(n: u8) -> OpId {
        OpId::from_str(&format!("00000000-0000-4000-8000-0000000000{n:02}")).unwrap()
    }

    #[test]
    fn what_is_kept_is_read_as_it_was() {
        for last in [None, Some((op(1), None)), Some((op(2), Some(op(1))))] {
            for words in ["", "Dan,", "\nDan,\r\n\n  \u{1f9e1}\u{5d0} 1 2 3\n"] {
                let unsent = Unsent { rev: 3, words: words.to_owned(), last, tried: last.is_some() };
                assert_eq!(Unsent::read(&unsent.write()), Some(unsent));
            }
        }
    }

    #[test]
    fn what_was_typed_before_they_were_back_is_not_overwritten() {
        let kept =
            Unsent { rev: 3, words: "Dan, the lake. I miss you.".to_owned(), last: Some((op(1), None)), tried: true };
        for nothing_new in ["Dan, the lake.", "Dan, the lake. I miss you.", " "] {
            assert_eq!(kept.clone().with_typed("Dan, the lake.", nothing_new), kept);
        }
        let both = kept.clone().with_typed("Dan, the lake.", "Dear Dan, the lake.");
        assert_eq!((both.words.as_str(), both.tried, both.last), ("Dear Dan, the lake. I miss you.", false, kept.last));
        let one_under_the_other = kept.with_typed("Dan, the lake.", "Dan, the lake. Come home.");
        assert_eq!(one_under_the_other.words, "Dan, the lake. I miss you.\n\nDan, the lake. Come home.");
    }

    #[test]
    fn what_another_version_or_nobody_wrote_is_left_alone() {
        for text in ["", "\n", "1", "Dan,\n", "2 3 - - 0\nDan,", "1 x - - 0\nDan,", "1 3 - -\nDan,", "1 3 x - 0\nDan,"]
        {
            assert_eq!(Unsent::read(text), None, "{text:?}");
        }
        assert!(!Unsent::read("1 3 - - 1\nDan,").unwrap().tried, "without an attempt nothing was tried");
    }
}
