//! The twelve signs of a good boundary, looked for in its words (practice.md §6.1), and what no boundary may take away.
//!
//! Words are looked at as a careful friend would: what is plainly there, plainly missing, or only for the writer to answer.
//! Only one thing is refused: taking away what keeps somebody alive. Everything else is advice.

use crate::boundary::BoundaryWords;
use crate::slug::slugs;

mod vital;

pub use vital::{Vital, taken_away};

slugs! {
    /// One of the twelve signs.
    Rule {
        /// It is about what I do.
        MyAction = "my-action",
        /// Anyone could see when it starts.
        ObservableTrigger = "observable-trigger",
        /// It is in my hands.
        InMyControl = "in-my-control",
        /// It is exact.
        Specific = "specific",
        /// It has a first day.
        Start = "start",
        /// It has a day to look again.
        Review = "review",
        /// Nobody is in danger because of it.
        Safe = "safe",
        /// I can keep it on my worst day.
        Keepable = "keepable",
        /// It protects and doesn't punish.
        Protects = "protects",
        /// It leaves the door open.
        DoorOpen = "door-open",
        /// The others know and agree.
        Agreed = "agreed",
        /// Someone stands by me.
        Backed = "backed",
    }
}

/// How a boundary stands to one sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// It is there.
    There,
    /// The words alone don't tell: its owner answers for themselves.
    Ask,
    /// It is missing, or the words say the contrary.
    LookAgain,
}

/// Below this a boundary should be made smaller.
pub const SURE_ENOUGH: u8 = 7;

/// Trigger words that everybody sees differently.
const VAGUE_WHEN: [&str; 9] = [
    "act up",
    "behave",
    "misbehave",
    "bad attitude",
    "disrespect",
    "difficult",
    "don't change",
    "get worse",
    "mess up",
];
/// What can't be done on a given day.
const VAGUE_DEED: [&str; 8] = [
    "enabling",
    "helping so much",
    "help so much",
    "stop helping",
    "less support",
    "be stricter",
    "set limits",
    "be tougher",
];
const VAGUE_DAY: [&str; 6] = ["soon", "someday", "one day", "some day", "eventually", "later"];
const FOR_EVER: [&str; 4] = ["for ever", "forever", "never again", "always"];
/// What somebody else should do, or may not.
const ANOTHERS: [&str; 12] = [
    "you must",
    "you have to",
    "you need to",
    "you should",
    "you can't",
    "you cannot",
    "you may not",
    "you aren't allowed",
    "you're not allowed",
    "you will have to",
    "you'll have to",
    "i will make you",
];
const PUNISHES: [&str; 12] = [
    "suffer",
    "regret",
    "pay for this",
    "teach you",
    "serve you right",
    "serves you right",
    "punish",
    "what you deserve",
    "never forgive",
    "dead to me",
    "out of this family",
    "be sorry",
];
const LEAVES_ALONE: [&str; 6] =
    ["your own way home", "walk home", "sleep outside", "sleep in the street", "out in the cold", "fend for yourself"];
const SHUTS_THE_DOOR: [&str; 6] =
    ["don't contact me", "don't call me", "don't ever call", "never call me", "never speak to you", "don't come back"];

/// How `words` stand to each sign. `agreed` is whether others must keep to it as well, and have said yes.
pub fn signs(words: &BoundaryWords, agreed: bool) -> Vec<(Rule, Sign)> {
    let text = Folded::of(words);
    Rule::ALL.iter().map(|rule| (*rule, sign(*rule, words, &text, agreed))).collect()
}

fn sign(rule: Rule, words: &BoundaryWords, text: &Folded, agreed: bool) -> Sign {
    let unless = |bad: bool, good: bool| match (bad, good) {
        (true, _) => Sign::LookAgain,
        (false, true) => Sign::There,
        (false, false) => Sign::Ask,
    };
    let is_mine = text.deed_begins_with_me();
    match rule {
        Rule::MyAction => unless(text.deed_begins_with_you(), is_mine),
        Rule::ObservableTrigger => unless(has(&text.when, &VAGUE_WHEN), text.when.split(' ').count() >= 4),
        Rule::InMyControl => unless(has(&text.will, &ANOTHERS), is_mine),
        Rule::Specific => unless(has(&text.will, &VAGUE_DEED), text.will.split(' ').count() >= 5),
        Rule::Start => unless(words.from.is_blank() || has(&text.from, &VAGUE_DAY), true),
        Rule::Review => unless(words.until.is_blank() || has(&text.until, &FOR_EVER), true),
        Rule::Safe => unless(taken_away(words).is_some() || has(&text.will, &LEAVES_ALONE), false),
        Rule::Keepable => match words.sure {
            None => Sign::Ask,
            Some(sure) => unless(sure < SURE_ENOUGH, true),
        },
        Rule::Protects => unless(has(&text.promises(), &PUNISHES), true),
        Rule::DoorOpen => unless(has(&text.promises(), &SHUTS_THE_DOOR) || words.gladly.is_blank(), true),
        Rule::Agreed => unless(false, agreed),
        Rule::Backed => unless(words.backed_by.is_blank(), true),
    }
}

/// Where a whole word, or several, stand.
fn find_word(text: &str, word: &str) -> Option<usize> {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '$');
    text.match_indices(word)
        .find(|(at, found)| {
            let (before, after) = (text.get(..*at), text.get(at + found.len()..));
            edge(before.and_then(|before| before.chars().next_back()))
                && edge(after.and_then(|after| after.chars().next()))
        })
        .map(|(at, _)| at)
}

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| find_word(text, word).is_some())
}

/// Its words in small letters, with one kind of apostrophe and one space between words.
struct Folded {
    when: String,
    will: String,
    from: String,
    until: String,
    gladly: String,
    backed_by: String,
}

impl Folded {
    fn of(words: &BoundaryWords) -> Self {
        Self {
            when: fold(words.when.as_str()),
            will: fold(words.i_will.as_str()),
            from: fold(words.from.as_str()),
            until: fold(words.until.as_str()),
            gladly: fold(words.gladly.as_str()),
            backed_by: fold(words.backed_by.as_str()),
        }
    }

    fn promises(&self) -> String {
        [self.will.as_str(), &self.gladly].join(". ")
    }

    /// "I will", "I'll", "My car stays", "We".
    fn deed_begins_with_me(&self) -> bool {
        let first = self.will.split(' ').next().unwrap_or_default();
        let first = first.split('\'').next().unwrap_or_default();
        // The field's label says "I will …", so that many go on from there: "stay at my sister's".
        ["i", "my", "we", "our"].contains(&first) || !self.deed_begins_with_you() && self.will.contains("my ")
    }

    fn deed_begins_with_you(&self) -> bool {
        let first = self.will.split(' ').next().unwrap_or_default();
        ["you", "your"].contains(&first.split('\'').next().unwrap_or_default())
    }
}

fn fold(text: &str) -> String {
    let folded: String =
        text.to_lowercase().chars().map(|c| if matches!(c, '’' | '‘' | 'ʼ') { '\'' } else { c }).collect();
    let lines = folded.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
#[path = "boundary_rules_tests.rs"]
mod tests;
