//! The twelve signs of a good boundary, looked for in its words (practice.md §6.1), and what no boundary may take away.
//!
//! Words are looked at as a careful friend would: what is plainly there, plainly missing, or only for the writer to answer.
//! Only one thing is refused: taking away what keeps somebody alive. Everything else is advice.

use crate::boundary::BoundaryWords;
use crate::slug::slugs;

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

slugs! {
    /// What is never taken away, whatever somebody has done (practice.md §6).
    Vital {
        /// The medicine that stops an opioid overdose.
        Naloxone = "naloxone",
        /// Calling for help in danger to life.
        EmergencyHelp = "emergency-help",
        /// A ride to a hospital.
        HospitalRide = "hospital-ride",
        /// Prescribed medicine.
        Medicine = "medicine",
        /// Something to eat.
        Food = "food",
        /// Children: never left where they aren't safe.
        ChildrensSafety = "childrens-safety",
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
    "deserve",
    "never forgive",
    "dead to me",
    "out of this family",
    "be sorry",
];
const LEAVES_ALONE: [&str; 6] =
    ["your own way home", "walk home", "sleep outside", "sleep in the street", "out in the cold", "fend for yourself"];
const SHUTS_THE_DOOR: [&str; 6] =
    ["don't contact me", "don't call me", "don't ever call", "never call me", "never speak to you", "don't come back"];

/// How `words` stand to each sign. `others` is how many besides the owner must keep to it.
pub fn signs(words: &BoundaryWords, others: usize) -> Vec<(Rule, Sign)> {
    let text = Folded::of(words);
    Rule::ALL.iter().map(|rule| (*rule, sign(*rule, words, &text, others))).collect()
}

fn sign(rule: Rule, words: &BoundaryWords, text: &Folded, others: usize) -> Sign {
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
        Rule::Protects => unless(has(&text.all(), &PUNISHES), true),
        Rule::DoorOpen => unless(has(&text.all(), &SHUTS_THE_DOOR) || words.gladly.is_blank(), true),
        Rule::Agreed => unless(false, others > 0),
        Rule::Backed => unless(words.backed_by.is_blank(), true),
    }
}

/// A sentence that says no, and what it says no to.
const NO: [&str; 14] = [
    "won't",
    "will not",
    "not going to",
    "never",
    "no more",
    "refuse",
    "stop",
    "take away",
    "throw away",
    "throw out",
    "hide",
    "don't",
    "do not",
    "without",
];
/// After these, what follows is the exception and is kept.
const BUT: [&str; 8] = ["but to", "but i", "except", "only to", "other than", "unless", "apart from", "even if"];

const VITALS: [(Vital, &[&str]); 5] = [
    (Vital::Naloxone, &["naloxone", "narcan", "nasal spray"]),
    (Vital::EmergencyHelp, &["911", "112", "999", "ambulance", "call for help", "emergency help", "call the doctor"]),
    (Vital::HospitalRide, &["hospital", "emergency room", "the er"]),
    (Vital::Medicine, &["methadone", "buprenorphine", "suboxone", "naltrexone", "medicine", "medication", "insulin"]),
    (Vital::Food, &["food", "feed you", "something to eat", "let you eat"]),
];
/// Promises that leave children where nobody sober looks after them.
const LEFT_WITH: [&str; 6] = [
    "leave the kids with you",
    "leave the children with you",
    "leave the baby with you",
    "leave the kids alone",
    "leave the children alone",
    "leave the baby alone",
];

/// What the words take away that is never taken away; none when they don't. A sentence that says no to it, without saying
/// "except" before it, is taken for one. Whoever is understood wrongly can say it otherwise.
pub fn taken_away(words: &BoundaryWords) -> Option<Vital> {
    let text = Folded::of(words);
    let will = text.will.as_str();
    if has(will, &LEFT_WITH) && !has(will, &["won't leave", "will not leave", "never leave", "not leave"]) {
        return Some(Vital::ChildrensSafety);
    }
    will.split(['.', ';', '!', '?', '\n']).find_map(refused)
}

fn refused(sentence: &str) -> Option<Vital> {
    let sentence = format!(" {} ", sentence.trim());
    let no = NO.iter().filter_map(|no| find_word(&sentence, no)).min()?;
    let rest = sentence.get(no..)?;
    let kept = BUT.iter().filter_map(|but| find_word(rest, but)).min().unwrap_or(rest.len());
    let refused = rest.get(..kept)?;
    let named = |(vital, names): &(Vital, &[&str])| {
        names.iter().filter_map(|name| find_word(refused, name)).min().map(|at| (at, *vital))
    };
    VITALS.iter().filter_map(named).min_by_key(|(at, _)| *at).map(|(_, vital)| vital)
}

/// Where a whole word, or several, stand.
fn find_word(text: &str, word: &str) -> Option<usize> {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
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
}

impl Folded {
    fn of(words: &BoundaryWords) -> Self {
        Self {
            when: fold(words.when.as_str()),
            will: fold(words.i_will.as_str()),
            from: fold(words.from.as_str()),
            until: fold(words.until.as_str()),
            gladly: fold(words.gladly.as_str()),
        }
    }

    fn all(&self) -> String {
        [self.when.as_str(), &self.will, &self.gladly].join(". ")
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
