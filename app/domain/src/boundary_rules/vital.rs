//! What no boundary may take away, looked for clause by clause: what one "no" reaches.

use super::{Folded, find_word, has};
use crate::boundary::BoundaryWords;
use crate::slug::slugs;

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

/// Words that say no to what follows in their clause.
const NO: [&str; 17] = [
    "won't",
    "wont",
    "will not",
    "not going to",
    "not",
    "never",
    "no longer",
    "no more",
    "can't",
    "cannot",
    "don't",
    "dont",
    "without",
    "refuse",
    "stop",
    "quit",
    "neither",
];
/// Words that take away what follows, up to "and".
const TAKE: [&str; 10] = [
    "take away",
    "throw away",
    "throw out",
    "hide",
    "flush",
    "pour away",
    "get rid of",
    "keep from you",
    "lock away",
    // "There will be no naloxone here".
    "no",
];
/// A second no turns the first one round: "never hesitate", "won't leave the house without".
const UNDO: [&str; 9] =
    ["without", "hesitate", "wait", "forget", "stop", "refuse", "fail", "delay", "stand in the way"];
/// What follows is kept.
const EXCEPT: [&str; 7] = ["except", "unless", "other than", "apart from", "only to", "besides", "as long as"];
/// After these words a clause of its own begins.
const ANEW: [&str; 12] = ["i", "i'll", "i'd", "we", "we'll", "my", "our", "but", "instead", "then", "so", "will"];

/// What is named by which words, and with which other words it is about giving or refusing it; none where it always is.
const VITALS: [(Vital, &[&str], &[&str]); 6] = [
    (Vital::Naloxone, &["naloxone", "narcan"], &[]),
    (
        Vital::EmergencyHelp,
        &[
            "ambulance",
            "ambulances",
            "call for help",
            "emergency help",
            "emergency services",
            "paramedics",
            "call the doctor",
        ],
        &[],
    ),
    (Vital::EmergencyHelp, &["911", "112", "999"], &["call", "calling", "dial", "ring", "phone"]),
    (
        Vital::HospitalRide,
        &["hospital", "emergency room", "the er"],
        &["drive", "driving", "ride", "take", "taking", "bring", "get you", "lift", "go with"],
    ),
    (
        Vital::Medicine,
        &[
            "methadone",
            "buprenorphine",
            "suboxone",
            "naltrexone",
            "insulin",
            "medicine",
            "medicines",
            "medication",
            "medications",
            "meds",
            "prescription",
            "prescriptions",
        ],
        &[],
    ),
    (Vital::Food, &["food", "feed you", "something to eat", "let you eat"], &[]),
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

/// What the words take away that is never taken away; none when they don't. A clause that says no to it, without saying
/// "except" before it, is taken for one. Whoever is understood wrongly can say it in a sentence of its own.
pub fn taken_away(words: &BoundaryWords) -> Option<Vital> {
    let text = Folded::of(words);
    // Not what sets it off: "If you won't take your medicine" takes nothing away.
    let promised = [text.will, text.gladly, text.from, text.until, text.backed_by];
    promised.iter().flat_map(|text| clauses(text)).find_map(|clause| refused(&clause))
}

/// The clauses of a text: what one "no" reaches.
fn clauses(text: &str) -> Vec<String> {
    let text = text.replace(" but to ", " except to ").replace("not only ", "").replace("food stamps", "stamps");
    let text = list_as_sentence(&text).replace("no matter", "").replace("no problem", "");
    let mut clauses: Vec<String> = Vec::new();
    for sentence in text.split(['.', ';', '!', '?', '\n', '–', '—']) {
        let mut clause = String::new();
        let words: Vec<&str> = sentence.split_whitespace().collect();
        for (at, word) in words.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| words.get(at)).copied().unwrap_or_default();
            let next = words.get(at + 1).copied().unwrap_or_default();
            let after_a_pause = before.ends_with(',') || before == "and";
            let begins = ["but", "instead"].contains(word)
                || (after_a_pause && ANEW.contains(word))
                || (before.ends_with(',') && *word == "and" && ANEW.contains(&next));
            if begins && !clause.is_empty() {
                clauses.push(std::mem::take(&mut clause));
            }
            clause.push_str(word.trim_end_matches(','));
            clause.push(' ');
        }
        clauses.push(clause);
    }
    clauses
}

/// What stands after a colon, in brackets or in a list belongs to the sentence before it.
fn list_as_sentence(text: &str) -> String {
    let mut whole = String::new();
    for line in text.lines() {
        let item = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let item = item.strip_prefix(['-', '*', '•', '·', ')', '.']).filter(|_| !line.is_empty());
        let belongs = item.is_some() || whole.trim_end().ends_with(':');
        whole.push_str(if belongs { ", " } else { "\n" });
        whole.push_str(item.unwrap_or(line).trim());
    }
    whole.replace([':', '(', ')'], ", ").replace(", ,", ",")
}

/// What one clause refuses or takes away.
fn refused(clause: &str) -> Option<Vital> {
    let first = |words: &[&str]| words.iter().filter_map(|word| find_word(clause, word)).min();
    let split = |verb: &str, away: &str| {
        let at = find_word(clause, verb)?;
        find_word(clause.get(at..)?, away).map(|_| at)
    };
    // "Throw the spray away", "take it out of the house".
    let taken = [first(&TAKE), split("throw", "away"), split("throw", "out"), split("take", "away")]
        .into_iter()
        .flatten()
        .min();
    let no = first(&NO);
    if let Some(left) = first(&LEFT_WITH) {
        return no.is_none_or(|no| no > left).then_some(Vital::ChildrensSafety);
    }
    let (from, is_no) = match (no, taken) {
        (Some(no), Some(taken)) if taken < no => (taken, false),
        (Some(no), _) => (no, true),
        (None, Some(taken)) => (taken, false),
        (None, None) => return None,
    };
    let mut reach = clause.get(from..)?;
    // What is taken away ends where something else is done; a no goes on.
    let ends = EXCEPT.iter().filter_map(|word| find_word(reach, word));
    let ends = ends.chain((!is_no).then(|| find_word(reach, "and")).flatten()).min();
    reach = reach.get(..ends.unwrap_or(reach.len()))?;
    let (at, vital) = VITALS.iter().filter_map(|vital| named(vital, reach)).min_by_key(|(at, _)| *at)?;
    let between = reach.get(..at)?;
    let behind_the_no = between.split_once(' ').map_or("", |(_, rest)| rest);
    let turned_round = is_no && UNDO.iter().any(|word| find_word(behind_the_no, word).is_some());
    (!turned_round).then_some(vital)
}

/// Where something vital is named in what a no reaches.
fn named((vital, names, with): &(Vital, &[&str], &[&str]), reach: &str) -> Option<(usize, Vital)> {
    let at = names.iter().filter_map(|name| find_word(reach, name)).min()?;
    let about_it = with.is_empty() || has(reach, with);
    // One's own medicine is one's own to lock up.
    let close_before = reach.get(..at)?.rsplit(' ').filter(|word| !word.is_empty()).take(3).collect::<Vec<_>>();
    let mine = *vital == Vital::Medicine && close_before.contains(&"my");
    (about_it && !mine).then_some((at, *vital))
}
