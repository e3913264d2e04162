//! Which words are somebody else's, between quotation marks.

use super::word::is_word;

/// Follows the quotation marks of a text.
pub(super) struct Quotes<'t> {
    text: &'t str,
    /// Words before this byte are quoted.
    until: usize,
    /// For each kind of mark, the byte before which nothing closes it, so that a text full of opening marks isn't searched
    /// to its end again and again.
    unclosed: [usize; MARKS.len()],
    /// The character before the one being looked at was part of a word, and ended there.
    word_end: usize,
}

/// Marks that open, with those that close them. German opens with what closes French, so each goes both ways.
const MARKS: [(char, &[char]); 8] = [
    ('"', &['"']),
    ('\u{201c}', &['\u{201d}']),
    ('\u{201e}', &['\u{201c}', '\u{201d}']),
    ('\u{ab}', &['\u{bb}']),
    ('\u{bb}', &['\u{ab}']),
    ('\'', &['\'']),
    ('\u{2018}', &['\u{2019}']),
    ('\u{201a}', &['\u{2018}', '\u{2019}']),
];

impl<'t> Quotes<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, until: 0, unclosed: [0; MARKS.len()], word_end: usize::MAX }
    }

    /// Notes that the character at `at` belongs to a word.
    pub(super) fn look(&mut self, at: usize) {
        self.word_end = at;
    }

    /// Whether the word that begins at `at` is quoted.
    pub(super) fn contain(&self, at: usize) -> bool {
        at < self.until
    }

    /// Takes in a character that belongs to no word; `next` is the one after it.
    pub(super) fn open(&mut self, at: usize, c: char, next: char) {
        let Some(mark) = MARKS.iter().position(|(open, _)| *open == c) else { return };
        let single = is_single(c);
        // An apostrophe: after a word, or before "'cause" without a partner to close it.
        let after_word = at > 0 && at - 1 == self.word_end;
        if at < self.until || at < self.unclosed[mark] || single && (after_word || !is_word(next)) {
            return;
        }
        match self.closing(at + c.len_utf8(), MARKS[mark].1, single) {
            Ok(close) => self.until = close,
            Err(end) => self.unclosed[mark] = end,
        }
    }

    /// Where the quotation is closed within its paragraph; else where the paragraph ends.
    fn closing(&self, from: usize, marks: &[char], single: bool) -> Result<usize, usize> {
        let mut chars = self.text[from..].char_indices().peekable();
        let mut newlines = 0;
        while let Some((at, c)) = chars.next() {
            newlines = match c {
                '\n' => newlines + 1,
                _ if c.is_whitespace() => newlines,
                _ => 0,
            };
            if newlines > 1 {
                return Err(from + at);
            }
            let inside = single && chars.peek().is_some_and(|(_, next)| is_word(*next));
            if marks.contains(&c) && !inside {
                return Ok(from + at);
            }
        }
        Err(self.text.len())
    }
}

fn is_single(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}' | '\u{201a}')
}
