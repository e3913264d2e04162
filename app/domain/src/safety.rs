//! The safety screen: whether a meeting is right now, asked of each of the family alone (practice.md §8.1 and §8.5).
//!
//! There is no score and no override. What somebody answered leads to a finding by one row of [`RULES`]; the most serious
//! finding decides, whoever's answer it was. What contradicts is shown to whoever guides, and never averaged.

use crate::slug::slugs;
use crate::{Day, MemberId, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

mod rules;

pub use rules::{RULES, Rule};

slugs! {
    /// What is asked, in this order: what may be dangerous today comes first.
    Question {
        /// Talk of dying, a plan, or an attempt.
        Suicide = "suicide",
        /// Violence or threats.
        Violence = "violence",
        /// Fear of a partner, whoever's partner it is.
        PartnerViolence = "partner-violence",
        /// Danger to one of us.
        Danger = "danger",
        /// Firearms within reach.
        Firearms = "firearms",
        /// Children or others who depend on them, at risk.
        Dependants = "dependants",
        /// An overdose.
        Overdose = "overdose",
        /// Seizures, confusion or severe illness when stopping.
        Withdrawal = "withdrawal",
        /// Several substances at once.
        Mixing = "mixing",
        /// Drinking every day.
        Alcohol = "alcohol",
        /// Benzodiazepines or other sedatives.
        Sedatives = "sedatives",
        /// Opioids.
        Opioids = "opioids",
        /// Pregnancy.
        Pregnancy = "pregnancy",
        /// A serious illness of body or mind.
        Illness = "illness",
        /// Under eighteen.
        Minor = "minor",
        /// A plan that relies on force.
        Force = "force",
        /// Naloxone at hand.
        Naloxone = "naloxone",
    }
}

slugs! {
    /// What may be answered.
    Answer {
        /// Yes, now or in the last weeks.
        Now = "now",
        /// Yes, longer ago.
        Before = "before",
        /// No.
        No = "no",
        /// "I don't know": always possible.
        Unknown = "unknown",
    }
}

impl Question {
    /// What may be answered to it: whether it was long ago matters only for some.
    pub fn answers(self) -> impl Iterator<Item = Answer> {
        let looks_back =
            matches!(self, Self::Suicide | Self::Violence | Self::PartnerViolence | Self::Overdose | Self::Withdrawal);
        Answer::ALL.iter().copied().filter(move |answer| looks_back || *answer != Answer::Before)
    }
}

slugs! {
    /// Whether a meeting is right now. Later ones are more serious.
    Verdict {
        /// Nothing speaks against it.
        GoOn = "go-on",
        /// Only together with a professional.
        WithProfessional = "with-professional",
        /// Not now.
        NotNow = "not-now",
    }
}

/// One member's answers.
pub type Answers = BTreeMap<Question, Answer>;

/// What an answer leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// To which question.
    pub question: Question,
    /// What was answered.
    pub answer: Answer,
    /// What follows from it.
    pub verdict: Verdict,
}

/// Everything that follows from these answers, the most serious first; what speaks for going on is left out.
pub fn findings(answers: &Answers) -> Vec<Finding> {
    let mut findings: Vec<Finding> = RULES
        .iter()
        .filter_map(|rule| {
            let answer = *answers.get(&rule.question)?;
            rule.on.contains(&answer).then_some(Finding { question: rule.question, answer, verdict: rule.verdict })
        })
        .collect();
    findings.sort_by_key(|finding| (std::cmp::Reverse(finding.verdict), finding.question));
    findings
}

/// Questions whose answers ask for something to be got or learned, whatever else follows: naloxone, what stopping does.
pub fn cautions(answers: &Answers) -> Vec<Question> {
    let asks = |(question, on): &(Question, &[Answer])| answers.get(question).is_some_and(|answer| on.contains(answer));
    rules::CAUTIONS.iter().filter(|caution| asks(caution)).map(|(question, _)| *question).collect()
}

/// What follows from one member's answers: nothing until all is answered, but for what says "not now" at once.
pub fn verdict(answers: &Answers) -> Option<Verdict> {
    let worst = findings(answers).first().map(|finding| finding.verdict);
    match (worst, next_question(answers)) {
        (Some(Verdict::NotNow), _) => Some(Verdict::NotNow),
        (_, Some(_)) => None,
        (worst, None) => Some(worst.unwrap_or(Verdict::GoOn)),
    }
}

/// What is asked next; nothing when all is answered.
pub fn next_question(answers: &Answers) -> Option<Question> {
    Question::ALL.iter().copied().find(|question| !answers.contains_key(question))
}

/// Days after which everything is asked again, also when nothing is known to have changed.
pub const AGAIN_AFTER: i64 = 30;

/// When somebody answered to the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// The first answer.
    pub begun_at: Timestamp,
    /// The last one.
    pub finished_at: Timestamp,
}

/// Whether somebody is asked (again): when they have not answered to the end, thirty days after they did, and when what is
/// known about the circle has changed since they began.
pub fn is_due(done: Option<Done>, changed: Option<Timestamp>, today: Day) -> bool {
    done.is_none_or(|done| {
        done.finished_at.day().plus(AGAIN_AFTER) <= today || changed.is_some_and(|changed| changed > done.begun_at)
    })
}

/// One question with everybody's answers, for whoever guides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The question.
    pub question: Question,
    /// Who answered what.
    pub answers: Vec<(MemberId, Answer)>,
    /// Whether one said yes and another no.
    pub contradicts: bool,
    /// The most serious that follows from any of them.
    pub verdict: Verdict,
}

/// Everybody's answers side by side: what is serious first, then where they contradict.
pub fn together(all: &[(MemberId, Answers)]) -> Vec<Row> {
    let mut rows: Vec<Row> = Question::ALL
        .iter()
        .map(|question| {
            let answers: Vec<(MemberId, Answer)> =
                all.iter().filter_map(|(who, answers)| Some((*who, *answers.get(question)?))).collect();
            let said = |of: fn(Answer) -> bool| answers.iter().any(|(_, answer)| of(*answer));
            let yes = said(|answer| matches!(answer, Answer::Now | Answer::Before));
            let contradicts = yes && said(|answer| answer == Answer::No);
            let found = answers.iter().flat_map(|(_, answer)| findings(&Answers::from([(*question, *answer)])));
            let verdict = found.map(|finding| finding.verdict).max().unwrap_or(Verdict::GoOn);
            Row { question: *question, answers, contradicts, verdict }
        })
        .filter(|row| !row.answers.is_empty())
        .collect();
    rows.sort_by_key(|row| (std::cmp::Reverse(row.verdict), !row.contradicts, row.question));
    rows
}

/// What follows from everybody's answers: the most serious that any answer leads to, also of those who are half-way. That
/// nothing speaks against it is said when each of a family of so many has answered to the end, and not before.
pub fn verdict_of_all(all: &[(MemberId, Answers)], family: usize) -> Option<Verdict> {
    let worst = all.iter().flat_map(|(_, answers)| findings(answers)).map(|finding| finding.verdict).max();
    let done: BTreeSet<MemberId> =
        all.iter().filter(|(_, answers)| next_question(answers).is_none()).map(|(who, _)| *who).collect();
    worst.or_else(|| (family > 0 && done.len() >= family).then_some(Verdict::GoOn))
}

#[cfg(test)]
#[path = "safety_tests.rs"]
mod tests;
