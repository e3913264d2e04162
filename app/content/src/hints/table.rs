//! Reading the table of what is looked for.
//!
//! A file has blocks with an empty line between them. A block of words, `=name word word …`, can be used in patterns as
//! `$name`; one of contractions written without their apostrophe, `%dont do not`, says what they stand for. Any other
//! block is a line of the table: `+kind source`, the reason, what could stand there instead, then a pattern a row.
//!
//! A pattern is steps with spaces between; the words it matches stand in one sentence:
//!
//! | step | matches |
//! |---|---|
//! | `you/your/$name` | one of these words; also `A` an unknown word with a capital, `#` a number, `-ed` an unknown word ending so, `*` any word |
//! | `really?` | the word, or nothing |
//! | `..3` | as few words as possible, at most three |
//! | `!good` `!3$good` | nothing: but the next word (none of the next three) is one of these |
//! | `<not` `<3not` | nothing: but the word before (none of the three before) is one of these |
//! | `;` | nothing: at the end of a sentence, at a comma, or before one of `$end` |
//! | `^` | nothing: at the beginning of a sentence, or after a comma |
//! | `@` `~` | nothing: the next word is written in CAPITALS, Like this |
//! | `[` … `]` | around the steps whose words are marked; without them all are |

use kith_domain::letter::Part;

use super::matching::Step;
use super::pattern::{Choice, about};
use super::tokens::{ANY, NAME, NUMBER, PAST, UNKNOWN, WORDS_OF_NO_FILE};
use super::{Hint, HintKind, gather, kept_form};

/// What the patterns of a line find.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    Hint(HintKind),
    /// Words that aren't looked at.
    Exempt,
    /// Where help is.
    Place,
    /// When help is.
    Time,
}

/// One line of the table.
pub struct Line {
    pub(super) about: About,
    /// Who says so.
    pub source: &'static str,
    /// Why the words may hurt.
    pub because: &'static str,
    /// What could stand there.
    pub instead: &'static str,
}

/// A pattern: its line, and its steps as a range of `steps`.
#[derive(Clone, Copy)]
pub(super) struct Rule {
    pub line: u16,
    pub from: u16,
    pub to: u16,
    /// Of the words that one of its steps needs, the bits of [`bit`]: without any of them in a sentence it can't match
    /// there, so most patterns are turned down without a look.
    pub needs: u64,
}

/// One of 64 bits for a word; several words share each.
pub(super) fn bit(id: u16) -> u64 {
    1 << (id % 64)
}

/// The table, ready to be used.
#[derive(Default)]
pub struct Table {
    pub(super) lines: Vec<Line>,
    pub(super) rules: Vec<Rule>,
    pub(super) steps: Vec<Step>,
    /// The words that steps name one by one, as ranges of this.
    pub(super) choices: Vec<u16>,
    /// For each word, the rules that can begin with it.
    pub(super) heads: Vec<Vec<u16>>,
    /// For each word, the classes it is in, a bit for each; there is room for 64.
    pub(super) classes_of: Vec<u64>,
    /// The bit of `$end`, whose words begin the next thought.
    pub(super) end: u64,
    /// The words with their numbers, in order of the alphabet.
    pub(super) words: Vec<(&'static [u8], u16)>,
    /// The names of classes with their words, in the order of their bits.
    pub(super) classes: Vec<(&'static str, Vec<u16>)>,
    /// Contractions without their apostrophe: the word, how long its first half is, and both halves.
    halves: Vec<(u16, u8, u16, u16)>,
}

/// The text of the table. A page that would rather fetch it when somebody begins to write than carry it hands it to
/// [`Table::read`] itself, and then the program that calls only that doesn't contain it.
///
/// Words come first: what they name is used below them.
pub const TABLE_TEXT: &str = concat!(
    include_str!("table/words.txt"),
    "\n",
    include_str!("table/exempt.txt"),
    "\n",
    include_str!("table/label.txt"),
    "\n",
    include_str!("table/outdated.txt"),
    "\n",
    include_str!("table/absolute.txt"),
    "\n",
    include_str!("table/blame.txt"),
    "\n",
    include_str!("table/diagnosis.txt"),
    "\n",
    include_str!("table/threat.txt"),
    "\n",
    include_str!("table/hearsay.txt"),
    "\n",
    include_str!("table/we.txt"),
    "\n",
    include_str!("table/boundary.txt"),
    "\n",
    include_str!("table/request.txt"),
    "\n",
);

impl Table {
    /// Reads a table; what makes no sense in it finds nothing.
    pub fn read(text: &'static str) -> Self {
        let mut table = Self::default();
        table.heads.resize(WORDS_OF_NO_FILE, Vec::new());
        table.classes_of.resize(WORDS_OF_NO_FILE, 0);
        table.add_class("*", vec![ANY]);
        table.add_class("A", vec![NAME]);
        let mut rows = text.lines();
        while let Some(row) = rows.next() {
            let Some((mark, rest)) = row.split_at_checked(1) else { continue };
            let (name, text) = rest.split_once(' ').unwrap_or((rest, ""));
            match mark {
                "=" => table.read_class(name, text),
                "%" => table.read_halves(name, text),
                "+" => {
                    let (because, instead) = (rows.next().unwrap_or_default(), rows.next().unwrap_or_default());
                    table.lines.push(Line { about: about(name), source: text, because, instead });
                }
                _ => table.read_pattern(row),
            }
        }
        table
    }

    /// The lines that give hints, with what each is about.
    pub fn lines(&self) -> impl Iterator<Item = (HintKind, &Line)> {
        self.lines.iter().filter_map(|line| match line.about {
            About::Hint(kind) => Some((kind, line)),
            _ => None,
        })
    }

    /// What [`super::hints`] does, with this table.
    pub fn hints(&self, part: Option<Part>, text: &str, kept: &[&str]) -> Vec<Hint> {
        let mut found = gather::gather(self, part, text);
        if !kept.is_empty() {
            found.retain(|hint| !kept.contains(&kept_form(hint.words(text)).as_str()));
        }
        found
    }

    /// The number of a word, which must be in lower case.
    pub(super) fn id(&self, word: &[u8]) -> u16 {
        match self.words.binary_search_by(|(known, _)| (*known).cmp(word)) {
            Ok(at) => self.words[at].1,
            Err(_) if word.first().is_some_and(u8::is_ascii_digit) => NUMBER,
            Err(_) if word.ends_with(b"ed") => PAST,
            Err(_) => UNKNOWN,
        }
    }

    /// What a contraction without its apostrophe stands for: how long its first half is, and both words.
    pub(super) fn halves(&self, id: u16) -> Option<(usize, u16, u16)> {
        let (_, length, first, second) = *self.halves.iter().find(|(whole, ..)| *whole == id)?;
        Some((length.into(), first, second))
    }

    fn read_class(&mut self, name: &'static str, text: &'static str) {
        let mut words = Vec::new();
        for word in text.split(' ') {
            match self.choice(word) {
                Choice::Word(id) => words.push(id),
                Choice::Class(other) => words.extend(self.words_of(other)),
            }
        }
        self.add_class(name, words);
    }

    fn add_class(&mut self, name: &'static str, words: Vec<u16>) {
        let class = 1_u64.checked_shl(self.classes.len() as u32).unwrap_or_default();
        if name == "end" {
            self.end = class;
        }
        words.iter().for_each(|id| self.classes_of[usize::from(*id)] |= class);
        self.classes.push((name, words));
    }

    /// The words of all these classes.
    pub(super) fn words_of(&self, classes: u64) -> impl Iterator<Item = u16> {
        let of = self.classes.iter().enumerate().filter(move |(at, _)| classes >> at & 1 == 1);
        of.flat_map(|(_, (_, words))| words.iter().copied())
    }

    fn read_halves(&mut self, whole: &'static str, text: &'static str) {
        let (first, second) = text.split_once(' ').unwrap_or((text, ""));
        // "wont" is shorter than "will", and yet both halves need a letter of it.
        let length = first.len().min(whole.len().saturating_sub(1)) as u8;
        let half = (self.intern(whole), length, self.intern(first), self.intern(second));
        self.halves.push(half);
    }
}
