//! Cutting a text into words: lowercased, without contractions, with what punctuation says between them.

use super::quotes::Quotes;
use super::table::Table;
use super::word::{Halves, Word, is_invisible, is_word};

/// A word, or half of a contraction.
#[derive(Clone, Copy)]
pub(super) struct Token {
    /// Its first byte in the text.
    pub start: u32,
    /// The byte after it.
    pub end: u32,
    /// The word's number in the table, or one of the constants below.
    pub id: u16,
    flags: u8,
}

/// A word that the table doesn't know.
pub(super) const UNKNOWN: u16 = 0;
/// Such a word that ends in "ed", so most likely tells of the past.
pub(super) const PAST: u16 = 1;
/// A word that begins with a digit.
pub(super) const NUMBER: u16 = 2;
/// What unknown words with a capital are besides.
pub(super) const NAME: u16 = 3;
/// What every word is besides.
pub(super) const ANY: u16 = 4;
/// How many numbers stand for more than one word.
pub(super) const WORDS_OF_NO_FILE: usize = 5;
/// A word that isn't looked at.
pub(super) const EXEMPT: u16 = u16::MAX;

const FIRST: u8 = 1;
const PAUSE: u8 = 2;
const TITLE: u8 = 4;
const CAPITALS: u8 = 8;

impl Token {
    /// Whether a sentence begins with it.
    pub fn is_first(self) -> bool {
        self.flags & FIRST != 0
    }

    /// Whether a comma, a dash or the like stands before it.
    pub fn after_pause(self) -> bool {
        self.flags & PAUSE != 0
    }

    /// Whether it is written Like this.
    pub fn is_title(self) -> bool {
        self.flags & TITLE != 0
    }

    /// Whether it is written so and in no table: most likely a name.
    pub fn is_name(self) -> bool {
        self.is_title() && matches!(self.id, UNKNOWN | PAST)
    }

    /// Whether it is written LIKE THIS.
    pub fn is_capitals(self) -> bool {
        self.flags & CAPITALS != 0
    }
}

/// Collects the words of a text.
pub(super) struct Reader<'a> {
    table: &'a Table,
    tokens: Vec<Token>,
    word: Option<Word>,
    /// What the punctuation since the last word says.
    flags: u8,
    newlines: u8,
    quotes: Quotes<'a>,
}

/// The words of `text`, which must be shorter than 4 GiB.
pub(super) fn tokens(text: &str, table: &Table) -> Vec<Token> {
    let quotes = Quotes::of(text);
    let mut reader = Reader { table, tokens: Vec::new(), word: None, flags: FIRST, newlines: 0, quotes };
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        reader.read(at, c, next);
    }
    reader.end_word();
    reader.tokens
}

impl Reader<'_> {
    fn read(&mut self, at: usize, c: char, next: char) {
        if is_word(c) {
            self.newlines = 0;
            self.quotes.look(at);
            self.word.get_or_insert_with(|| Word::at(at)).push(at, c);
            return;
        }
        if is_invisible(c) {
            return;
        }
        if matches!(c, '\'' | '\u{2019}' | '\u{2bc}')
            && is_word(next)
            && let Some(word) = &mut self.word
        {
            return word.add_apostrophe(at);
        }
        let short = self.word.as_ref().is_some_and(Word::is_abbreviated);
        self.end_word();
        match c {
            '\n' => {
                self.newlines = self.newlines.saturating_add(1);
                self.flags |= if self.newlines > 1 { FIRST } else { 0 };
            }
            '.' if short || is_word(next) => {}
            '.' | '!' | '?' | ';' | '\u{2026}' | '\u{61f}' | '\u{6d4}' | '\u{964}' | '\u{3002}' => self.flags |= FIRST,
            ' ' | '-' => {}
            _ if c.is_whitespace() => {}
            _ => self.flags |= PAUSE,
        }
        self.quotes.open(at, c, next);
    }

    fn end_word(&mut self) {
        let Some(word) = self.word.take() else { return };
        let at = self.tokens.len();
        self.add(&word);
        if self.quotes.contain(word.start) {
            self.tokens[at..].iter_mut().for_each(|token| token.id = EXEMPT);
        }
        self.flags = 0;
    }

    /// One token, or two for a contraction.
    fn add(&mut self, word: &Word) {
        let flags = self.flags | if word.title { TITLE } else { 0 } | if word.capitals { CAPITALS } else { 0 };
        let mut push = |start: usize, end: usize, id, flags| {
            self.tokens.push(Token { start: start as u32, end: end as u32, id, flags });
        };
        let table = self.table;
        if word.foreign {
            return push(word.start, word.end, UNKNOWN, flags);
        }
        if let Some(Halves { first, second, cut }) = word.halves() {
            push(word.start, cut, table.id(first), flags);
            return push(cut, word.end, table.id(second), 0);
        }
        let id = table.id(word.letters());
        match table.halves(id) {
            // Only where each letter is one byte of the text is it known where the second half begins.
            Some((length, first, second)) if word.end - word.start == word.letters().len() => {
                push(word.start, word.start + length, first, flags);
                push(word.start + length, word.end, second, 0);
            }
            _ => push(word.start, word.end, id, flags),
        }
    }
}
