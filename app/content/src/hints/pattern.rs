//! Reading one pattern of the table; `table.rs` says how they are written.

use super::HintKind;
use super::matching::{Op, Step};
use super::table::{About, Rule, Table, bit};
use super::tokens::{ANY, NAME, NUMBER, PAST};

/// What an alternative of a step stands for: a word, or the bit of a class.
pub(super) enum Choice {
    Word(u16),
    Class(u64),
}

/// What a line is about, by its written name. A name that isn't known exempts, so that a slip finds nothing wrong.
pub(super) fn about(name: &str) -> About {
    match name {
        "place" => About::Place,
        "time" => About::Time,
        _ => HintKind::ALL.into_iter().find(|kind| kind.slug() == name).map_or(About::Exempt, About::Hint),
    }
}

impl Table {
    pub(super) fn read_pattern(&mut self, row: &'static str) {
        let from = self.steps.len();
        for step in row.split(' ') {
            self.read_step(step);
        }
        let line = self.lines.len().saturating_sub(1) as u16;
        self.begin_with(from);
        let needs = self.needs(from);
        self.rules.push(Rule { line, from: from as u16, to: self.steps.len() as u16, needs });
    }

    /// Files the next rule under the words that its first word can be.
    fn begin_with(&mut self, from: usize) {
        let Some(first) = self.steps[from..].iter().find(|step| step.op == Op::One) else { return };
        let rule = self.rules.len() as u16;
        let words: Vec<u16> = self.words_for(first).collect();
        for id in words {
            let head = &mut self.heads[usize::from(id)];
            if head.last() != Some(&rule) {
                head.push(rule);
            }
        }
    }

    /// The words of the step after the first that has the fewest, as bits; all bits when any word will do.
    fn needs(&self, from: usize) -> u64 {
        let later = self.steps[from..].iter().filter(|step| step.op == Op::One).skip(1);
        let of = |step| {
            self.words_for(step).fold(0, |bits, id| if matches!(id, NAME | ANY) { u64::MAX } else { bits | bit(id) })
        };
        later.map(of).min_by_key(|bits| bits.count_ones()).unwrap_or(u64::MAX)
    }

    fn words_for(&self, step: &Step) -> impl Iterator<Item = u16> {
        let named = &self.choices[usize::from(step.from)..usize::from(step.to)];
        named.iter().copied().chain(self.words_of(step.classes))
    }

    fn read_step(&mut self, step: &'static str) {
        let mut text = step;
        if let Some(rest) = text.strip_prefix('[') {
            self.add(Op::Open, 0, "");
            text = rest;
        }
        let closes = text.strip_suffix(']');
        text = closes.unwrap_or(text);
        let (op, rest) = match text.as_bytes() {
            b";" => (Op::End, ""),
            b"^" => (Op::Begin, ""),
            b"@" => (Op::Capitals, ""),
            b"~" => (Op::Title, ""),
            [b'.', b'.', ..] => (Op::Gap, &text[2..]),
            [b'!', ..] => (Op::Ahead, &text[1..]),
            [b'<', ..] => (Op::Behind, &text[1..]),
            [.., b'?'] => (Op::Maybe, &text[..text.len() - 1]),
            _ => (Op::One, text),
        };
        let (reach, words) = match rest.as_bytes() {
            [digit @ b'1'..=b'9', ..] => (digit - b'0', &rest[1..]),
            _ => (1, rest),
        };
        self.add(op, reach, words);
        if closes.is_some() {
            self.add(Op::Close, 0, "");
        }
    }

    fn add(&mut self, op: Op, reach: u8, words: &'static str) {
        let from = self.choices.len() as u16;
        let mut classes = 0;
        for word in words.split('/').filter(|word| !word.is_empty()) {
            match self.choice(word) {
                Choice::Word(id) => self.choices.push(id),
                Choice::Class(bit) => classes |= bit,
            }
        }
        self.steps.push(Step { op, reach, classes, from, to: self.choices.len() as u16 });
    }

    /// What one alternative stands for.
    pub(super) fn choice(&mut self, word: &'static str) -> Choice {
        let class = match word {
            "#" => return Choice::Word(NUMBER),
            "-ed" => return Choice::Word(PAST),
            "*" | "A" => word,
            _ => match word.strip_prefix('$') {
                Some(name) => name,
                None => return Choice::Word(self.intern(word)),
            },
        };
        let at = self.classes.iter().position(|(known, _)| *known == class);
        Choice::Class(at.and_then(|at| 1_u64.checked_shl(at as u32)).unwrap_or_default())
    }

    pub(super) fn intern(&mut self, word: &'static str) -> u16 {
        let word = word.as_bytes();
        match self.words.binary_search_by(|(known, _)| (*known).cmp(word)) {
            Ok(at) => self.words[at].1,
            Err(at) => {
                let id = self.heads.len() as u16;
                self.heads.push(Vec::new());
                self.classes_of.push(0);
                self.words.insert(at, (word, id));
                id
            }
        }
    }
}
