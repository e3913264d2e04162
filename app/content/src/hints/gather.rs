//! Going through a text with the whole table.

use kith_domain::letter::Part;

use super::matching::Attempt;
use super::table::{About, Line, Rule, Table, bit};
use super::tokens::{EXEMPT, NAME, Token, tokens};
use super::{Hint, HintKind};

/// What has been found so far.
struct Gatherer<'a> {
    table: &'a Table,
    tokens: &'a [Token],
    found: Vec<Hint>,
    /// Where the last hint of each kind ended, so that words are marked once for each.
    ends: [usize; HintKind::ALL.len()],
    /// The words of this sentence, as bits.
    words: u64,
    /// How many hints there were before this sentence.
    earlier: usize,
    /// The first words that ask.
    ask: Option<Hint>,
    /// Whether it is from an earlier sentence than the one being looked at.
    asked_before: bool,
    /// Whether the text says where.
    place: bool,
    /// Whether the text says when.
    time: bool,
}

/// The hints for `text`, in its order.
pub(super) fn gather(table: &Table, part: Option<Part>, text: &str) -> Vec<Hint> {
    // A token knows its place in 32 bits; nothing near that size is a letter.
    if u32::try_from(text.len()).is_err() {
        return Vec::new();
    }
    let mut words = tokens(text, table);
    exempt(table, &mut words);
    let mut gatherer = Gatherer {
        table,
        tokens: &words,
        found: Vec::new(),
        ends: [0; HintKind::ALL.len()],
        words: 0,
        earlier: 0,
        ask: None,
        asked_before: false,
        place: false,
        time: false,
    };
    for (at, word) in words.iter().enumerate() {
        if word.is_first() {
            gatherer.end_sentence();
            gatherer.words = words_of_sentence(&words, at);
        }
        gatherer.look_at(at);
    }
    gatherer.end_sentence();
    gatherer.judge_request(part);
    gatherer.found
}

/// The words of the sentence that begins at `at`, as bits.
fn words_of_sentence(words: &[Token], at: usize) -> u64 {
    let rest = words[at + 1..].iter().take_while(|word| !word.is_first());
    rest.fold(bit(words[at].id), |bits, word| bits | bit(word.id))
}

/// The patterns that can begin with a word and have what they need in its sentence, and what each is about.
fn rules(table: &Table, word: Token, sentence: u64) -> impl Iterator<Item = (About, Rule)> {
    let head = |id: u16| table.heads.get(usize::from(id)).map_or(&[][..], Vec::as_slice);
    let names = if word.is_name() { head(NAME) } else { &[] };
    let rules = head(word.id).iter().chain(names).map(|rule| table.rules[usize::from(*rule)]);
    rules.filter(move |rule| rule.needs & sentence != 0).map(|rule| (table.lines[usize::from(rule.line)].about, rule))
}

fn exempt(table: &Table, words: &mut [Token]) {
    let mut sentence = 0;
    for at in 0..words.len() {
        if words[at].is_first() {
            sentence = words_of_sentence(words, at);
        }
        for (about, rule) in rules(table, words[at], sentence) {
            if about == About::Exempt
                && let Some((from, to)) = Attempt::of(table, words, rule, at)
            {
                words[from..to].iter_mut().for_each(|word| word.id = EXEMPT);
            }
        }
    }
}

impl Gatherer<'_> {
    fn look_at(&mut self, at: usize) {
        for (about, rule) in rules(self.table, self.tokens[at], self.words) {
            let wanted = match about {
                About::Exempt => false,
                About::Place => !self.place,
                About::Time => !self.time,
                About::Hint(HintKind::Request) => self.ask.is_none(),
                About::Hint(_) => true,
            };
            if !wanted {
                continue;
            }
            let Some((from, to)) = Attempt::of(self.table, self.tokens, rule, at) else { continue };
            let line = &self.table.lines[usize::from(rule.line)];
            match about {
                About::Exempt => {}
                About::Place => self.place = true,
                About::Time => self.time = true,
                About::Hint(HintKind::Request) => self.ask = self.hint(HintKind::Request, line, from, to),
                About::Hint(HintKind::Label | HintKind::Outdated) if self.is_name(from, to) => {}
                About::Hint(kind) => {
                    if let Some(hint) = self.hint(kind, line, from, to) {
                        self.add(hint);
                    }
                }
            }
        }
    }

    /// A hint for the tokens `from..to`; none when they are none.
    fn hint(&self, kind: HintKind, line: &Line, from: usize, to: usize) -> Option<Hint> {
        let (first, last) = (self.tokens.get(from)?, self.tokens[..to].last()?);
        let (start, end) = (first.start as usize, last.end as usize);
        let hint = Hint { kind, start, end, because: line.because, instead: line.instead, source: line.source };
        (from < to).then_some(hint)
    }

    /// "Valley Detox Centre" is called so, whatever we think of the word.
    fn is_name(&self, from: usize, to: usize) -> bool {
        let first = self.tokens[from];
        let next = self.tokens.get(to).is_some_and(|next| next.is_title() && !next.is_first());
        let before = !first.is_first() && from > 0 && self.tokens[from - 1].is_title();
        first.is_title() && (before || next)
    }

    /// Puts a hint in its place; patterns begin in the order of the text, but may mark words further on.
    fn add(&mut self, hint: Hint) {
        let sentence = &mut self.found[self.earlier..];
        // A condition and its consequence are one thought, even where several patterns see parts of it.
        if matches!(hint.kind, HintKind::Threat | HintKind::Boundary)
            && let Some(known) = sentence.iter_mut().find(|known| known.kind == hint.kind)
        {
            known.end = known.end.max(hint.end);
            return;
        }
        let end = &mut self.ends[hint.kind as usize];
        if hint.start < *end {
            return;
        }
        *end = hint.end;
        let after = sentence.iter().rev().take_while(|other| other.start > hint.start).count();
        self.found.insert(self.found.len() - after, hint);
    }

    /// A threat says it all: its consequence isn't also a boundary, and what it demands isn't a request.
    fn end_sentence(&mut self) {
        let sentence = &self.found[self.earlier..];
        if sentence.iter().any(|hint| hint.kind == HintKind::Threat) {
            let mut kept = self.earlier;
            for at in self.earlier..self.found.len() {
                if self.found[at].kind != HintKind::Boundary {
                    self.found.swap(kept, at);
                    kept += 1;
                }
            }
            self.found.truncate(kept);
            if !self.asked_before {
                self.ask = None;
            }
        }
        self.earlier = self.found.len();
        self.asked_before = self.ask.is_some();
    }

    /// A request is clear when it says where and when.
    fn judge_request(&mut self, part: Option<Part>) {
        let whole = || {
            let line = self.table.lines.iter().find(|line| line.about == About::Hint(HintKind::Request))?;
            self.hint(HintKind::Request, line, 0, self.tokens.len())
        };
        let asked = match part {
            None => self.ask,
            Some(Part::Request) => self.ask.or_else(whole),
            Some(_) => None,
        };
        if let Some(hint) = asked.filter(|_| !(self.place && self.time)) {
            self.earlier = 0;
            self.add(hint);
        }
    }
}
