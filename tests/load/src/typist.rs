//! Somebody who types: in spells, with pauses after words and sentences, at the end of a paragraph or in the middle of
//! it. The figures are those of ordinary typists: some forty words a minute while they type.

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

/// Common words, the commonest first, as they are in letters: texts repeat themselves, and so do differences.
const WORDS: [&str; 72] = [
    "I", "you", "and", "the", "to", "a", "that", "me", "of", "was", "it", "in", "my", "your", "when", "we", "with",
    "for", "so", "not", "were", "on", "had", "but", "at", "this", "have", "as", "be", "all", "us", "how", "remember",
    "love", "home", "day", "know", "night", "still", "saw", "came", "told", "because", "want", "help", "sat",
    "kitchen", "laughed", "car", "morning", "phone", "called", "children", "afraid", "waited", "hospital", "summer",
    "lake", "work", "brother", "proud", "hand", "together", "always", "Sunday", "winter", "door", "asleep", "garden",
    "stairs", "music", "boat",
];

/// Where in a part somebody works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// In one paragraph, by its number.
    Paragraph(usize),
    /// In another paragraph each time.
    Anywhere,
}

/// A text and the place where its writer is, in bytes.
pub struct Draft {
    pub page: String,
    pub caret: usize,
}

pub struct Typist {
    luck: StdRng,
    area: Area,
    /// What they still want to type at this place, last letter first.
    spell: Vec<char>,
    /// When the next key is pressed, in milliseconds.
    next: u64,
}

impl Typist {
    pub fn new(area: Area, seed: u64) -> Self {
        let mut luck = StdRng::seed_from_u64(seed);
        let next = luck.random_range(0..5000);
        Self { luck, area, spell: Vec::new(), next }
    }

    /// What happens until `now`; says whether a key was pressed.
    pub fn types(&mut self, draft: &mut Draft, now: u64) -> bool {
        if now < self.next {
            return false;
        }
        let Some(key) = self.spell.pop() else {
            self.next = now + self.luck.random_range(2000..10_000);
            return self.begins(draft);
        };
        draft.page.insert(draft.caret, key);
        draft.caret += key.len_utf8();
        self.next = now
            + match key {
                '.' => self.luck.random_range(800..4000),
                ' ' => self.luck.random_range(80..450),
                _ => self.luck.random_range(90..280),
            };
        true
    }

    /// Goes to another place; says whether something was deleted there.
    fn begins(&mut self, draft: &mut Draft) -> bool {
        let paragraph = self.paragraph(&draft.page);
        let (kind, long) = (self.luck.random_range(0..100), draft.page.len() > 3000);
        if kind < 60 && !long {
            draft.caret = paragraph.end;
            let words = self.luck.random_range(6..20);
            self.spell = format!(" {}.", self.words(words)).chars().rev().collect();
            return false;
        }
        let gaps: Vec<usize> = draft.page[paragraph.clone()].match_indices(' ').map(|(at, _)| at).collect();
        let at =
            gaps.get(self.luck.random_range(0..gaps.len().max(1))).map_or(paragraph.end, |at| paragraph.start + at);
        draft.caret = at;
        if kind < 75 && !long {
            let words = self.luck.random_range(3..10);
            self.spell = format!(" {}", self.words(words)).chars().rev().collect();
            return false;
        }
        let gone = self.luck.random_range(1..4);
        let end = draft.page[at..paragraph.end].match_indices(' ').nth(gone).map_or(paragraph.end, |(end, _)| at + end);
        draft.page.replace_range(at..end, "");
        let words = self.luck.random_range(1..4);
        self.spell = format!(" {}", self.words(words)).chars().rev().collect();
        true
    }

    /// Where the paragraph is that they work in now, in bytes.
    fn paragraph(&mut self, page: &str) -> std::ops::Range<usize> {
        let mut ranges = Vec::new();
        let mut start = 0;
        for paragraph in page.split("\n\n") {
            ranges.push(start..start + paragraph.len());
            start += paragraph.len() + 2;
        }
        let at = match self.area {
            Area::Paragraph(at) => at.min(ranges.len() - 1),
            Area::Anywhere => self.luck.random_range(0..ranges.len()),
        };
        ranges.swap_remove(at)
    }

    fn words(&mut self, count: usize) -> String {
        words(&mut self.luck, count)
    }
}

/// So many words, common ones more often.
pub fn words(luck: &mut StdRng, count: usize) -> String {
    let word = |_| WORDS[(luck.random::<f64>().powi(2) * WORDS.len() as f64) as usize];
    (0..count).map(word).collect::<Vec<_>>().join(" ")
}
