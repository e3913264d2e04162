//! One word while it is read: its letters, how it is written, and where an apostrophe parts it.

/// Longer words are in no table.
const LONGEST: usize = 20;

/// A word while it is read.
#[derive(Default)]
pub(super) struct Word {
    letters: [u8; LONGEST],
    length: usize,
    /// Its first byte in the text.
    pub start: usize,
    /// The byte after it.
    pub end: usize,
    /// Whether it is too long or has letters that no word of the table has.
    pub foreign: bool,
    /// Whether it is written Like this.
    pub title: bool,
    /// Whether it is written LIKE THIS.
    pub capitals: bool,
    /// Where the last apostrophe came: in `letters`, in the text, and where the letter before it began in the text.
    apostrophe: Option<(usize, usize, usize)>,
    /// Where its last letter began in the text.
    last: usize,
}

/// A contraction's two words, in lower case, and where the second begins in the text.
pub(super) struct Halves<'w> {
    pub first: &'w [u8],
    pub second: &'w [u8],
    pub cut: usize,
}

impl Word {
    /// An empty word at `start`.
    pub(super) fn at(start: usize) -> Self {
        Self { start, ..Self::default() }
    }

    /// Its letters in lower case, without apostrophes.
    pub(super) fn letters(&self) -> &[u8] {
        &self.letters[..self.length]
    }

    /// Adds the letter that begins at `at`.
    pub(super) fn push(&mut self, at: usize, c: char) {
        let upper = c.is_ascii_uppercase() || ('\u{c0}'..'\u{df}').contains(&c);
        match self.length {
            // "I" says nothing yet.
            0 => self.capitals = upper,
            1 => (self.title, self.capitals) = (self.capitals && !upper, self.capitals && upper),
            _ => self.capitals &= upper,
        }
        self.foreign |= !c.is_ascii() || self.length == LONGEST;
        if self.length < LONGEST {
            // Foreign words are never looked up, so it doesn't matter which byte stands for the letter.
            self.letters[self.length] = (c as u8).to_ascii_lowercase();
            self.length += 1;
        }
        self.last = at;
        self.end = at + c.len_utf8();
    }

    /// Notes an apostrophe at `at`, with letters before and after it.
    pub(super) fn add_apostrophe(&mut self, at: usize) {
        self.apostrophe = Some((self.length, at, self.last));
    }

    /// The two words of a contraction: "don't" is "do" and "not", and "Sam's" is "sam" and "'s".
    pub(super) fn halves(&self) -> Option<Halves<'_>> {
        let (length, at, before) = self.apostrophe?;
        let (stem, ending) = self.letters().split_at_checked(length)?;
        if let (b"t", Some((b'n', stem))) = (ending, stem.split_last())
            && !stem.is_empty()
        {
            return Some(Halves { first: whole(stem), second: b"not", cut: before });
        }
        let second: &[u8] = match ending {
            b"m" => b"am",
            b"re" => b"are",
            b"ve" => b"have",
            b"ll" => b"will",
            b"d" => b"would",
            b"s" => b"'s",
            _ => return None,
        };
        Some(Halves { first: stem, second, cut: at })
    }

    /// Whether a full stop after it rather belongs to it: "Dr. Lee", "9 a.m. on Monday".
    pub(super) fn is_abbreviated(&self) -> bool {
        self.length == 1 || matches!(self.letters(), b"dr" | b"mr" | b"mrs" | b"ms" | b"st")
    }
}

/// "can't" loses its n to "not".
fn whole(stem: &[u8]) -> &[u8] {
    match stem {
        b"ca" => b"can",
        b"wo" => b"will",
        b"ai" => b"are",
        _ => stem,
    }
}

/// Letters and digits of any script with their combining marks. Coarser than Unicode's own tables, which would have to
/// travel to the browser; what is wrongly taken for a letter only makes a word unknown.
pub(super) fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || c >= '\u{c0}'
            && !matches!(c, '\u{2bc}' | '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{6d4}' | '\u{964}' | '\u{2000}'..='\u{2bff}'
                | '\u{3000}'..='\u{303f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{1f000}'..)
}

/// Soft hyphens, joiners, marks of direction: in the middle of a word they don't end it.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
