//! The questions of a comparison: what each is called, what to ask on the phone, and every programme's answer.

use super::super::words::{in_all, level, level_name, medication_names, weekly};
use kith_content::option_questions::{option_question, option_questions};
use kith_domain::OptionId;
use kith_domain::call::Question;
use kith_domain::option::{OptionWords, Standing, Ties};
use kith_store::calls::Call;
use kith_store::options::CareOption;
use std::collections::BTreeMap;

/// A programme with everything that is known about it.
#[derive(Debug, Clone)]
pub(super) struct Compared {
    pub(super) id: OptionId,
    pub(super) standing: Standing,
    pub(super) words: OptionWords,
    /// The newest answer to each question.
    said: BTreeMap<Question, String>,
}

impl Compared {
    pub(super) fn new(option: CareOption, calls: &[Call]) -> Self {
        let newest = kith_domain::call::newest_answers(calls.iter().map(|call| &call.words));
        let said = |(question, at): (Question, usize)| {
            Some((question, calls.get(at)?.words.answers.get(&question)?.to_string()))
        };
        let said = newest.into_iter().filter_map(said).collect();
        Self { id: option.id, standing: option.standing, words: option.words, said }
    }

    pub(super) fn name(&self) -> String {
        self.words.programme.to_string()
    }
}

/// One row: every programme's answer to one question.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) title: String,
    /// What to ask where the answer is missing.
    pub(super) ask: Option<String>,
    pub(super) answers: Vec<Option<String>>,
    /// Whether they are the same, where that can be told: two costs in free words never are.
    pub(super) verdict: Option<&'static str>,
    pub(super) is_phone: bool,
}

/// A row's title, the question it answers, if it is one of the sixteen, and where the answer stands.
type Known = (&'static str, Option<Question>, bool, Told);

/// What was written down of a programme.
type Told = fn(&OptionWords) -> Option<String>;

const KNOWN: [Known; 9] = [
    ("Level of care", Some(Question::Assessment), true, |w| level(w).map(level_name)),
    ("Medicines", Some(Question::OpioidMedications), true, medication_names),
    ("First opening", Some(Question::FirstOpening), true, |w| w.first_opening.map(|day| day.spoken())),
    ("Held until", None, true, |w| w.held_until.map(|day| day.spoken())),
    ("What you would pay", Some(Question::Cost), true, |w| weekly(&w.pay)),
    ("In all", None, true, |w| in_all(&w.pay)),
    ("What the insurance said", None, false, |w| (!w.insurance.is_blank()).then(|| w.insurance.to_string())),
    ("More on the cost", None, false, |w| (!w.cost.is_blank()).then(|| w.cost.to_string())),
    ("Who recommends it, and what they get", Some(Question::ReferralPayment), false, ties),
];

/// What is no question, at the end.
const LAST: [(&str, Told); 2] = [
    ("Phone", |w| (!w.phone.is_blank()).then(|| w.phone.to_string())),
    ("Notes", |w| (!w.notes.is_blank()).then(|| w.notes.to_string())),
];

fn ties(words: &OptionWords) -> Option<String> {
    let gets = match words.ties {
        Ties::NotSaid => None,
        Ties::None => Some("Nobody gets anything for it.".to_owned()),
        Ties::Some => Some(words.tie.to_string()),
    };
    let who = (!words.referrer.is_blank()).then(|| format!("{}.", words.referrer));
    [who, gets].into_iter().flatten().reduce(|who, gets| format!("{who} {gets}"))
}

/// All rows. Where opioids play no part, medicines in general are asked for.
pub(super) fn rows(compared: &[Compared], opioids: bool) -> Vec<Row> {
    let known = KNOWN.iter().map(|(title, question, may_be_same, told)| {
        let written: Vec<Option<String>> = compared.iter().map(|one| told(&one.words)).collect();
        let verdict = may_be_same.then(|| verdict(&written)).flatten();
        // What was heard on the phone says more than what was ticked, so both stand there.
        let answers = compared.iter().zip(written).map(|(one, written)| {
            let heard =
                question.and_then(|question| one.said.get(&question)).map(|heard| format!("They said: {heard}"));
            [written, heard].into_iter().flatten().reduce(|written, heard| format!("{written}\n{heard}"))
        });
        Row { verdict, ..row((*title).to_owned(), ask(title, *question, opioids), answers.collect()) }
    });
    let taken: Vec<Question> = KNOWN.iter().filter_map(|(_, question, ..)| *question).collect();
    let heard = option_questions().iter().filter_map(|words| Some((words, Question::from_slug(&words.slug)?)));
    let heard = heard.filter(|(_, question)| !taken.contains(question)).map(|(words, question)| {
        let answers = compared.iter().map(|one| one.said.get(&question).cloned()).collect();
        row(words.question.clone(), Some(words.question.clone()), answers)
    });
    let last = LAST.iter().map(|(title, answer)| {
        let answers = compared.iter().map(|one| answer(&one.words)).collect();
        Row { is_phone: *title == "Phone", ..row((*title).to_owned(), None, answers) }
    });
    known.chain(heard).chain(last).collect()
}

fn row(title: String, ask: Option<String>, answers: Vec<Option<String>>) -> Row {
    Row { title, ask, answers, verdict: None, is_phone: false }
}

/// What to ask where an answer is missing.
fn ask(title: &str, question: Option<Question>, opioids: bool) -> Option<String> {
    match (title, question) {
        ("Held until", _) => Some("How long can you hold it?".to_owned()),
        ("In all", _) => Some("What is the total, in writing?".to_owned()),
        ("What the insurance said", _) => Some("Are you in our network? Is approval needed?".to_owned()),
        (_, Some(Question::OpioidMedications)) if !opioids => Some("Which medicines do you give?".to_owned()),
        (_, question) => question.map(|question| option_question(question.slug()).question.clone()),
    }
}

/// Whether the answers that are known are the same; nothing to say about fewer than two.
fn verdict(answers: &[Option<String>]) -> Option<&'static str> {
    let known: Vec<&String> = answers.iter().flatten().collect();
    let (first, others) = known.split_first()?;
    match others.is_empty() {
        true => None,
        false if others.iter().all(|other| other == first) => Some("The same"),
        false => Some("They differ"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_differ_only_when_both_are_known() {
        let known = |text: &str| Some(text.to_owned());
        assert_eq!(verdict(&[known("a"), None]), None);
        assert_eq!(verdict(&[known("a"), known("a"), None]), Some("The same"));
        assert_eq!(verdict(&[known("a"), known("b")]), Some("They differ"));
    }

    #[test]
    fn each_of_the_sixteen_questions_has_its_row() {
        let rows = rows(&[], true);
        assert_eq!(rows.len(), KNOWN.len() + (16 - 5) + 2);
        assert!(rows.iter().take(20).all(|row| row.ask.is_some() || row.title == "More on the cost"));
        assert!(rows.iter().any(|row| row.title.starts_with("Whom do you turn away")));
    }
}
