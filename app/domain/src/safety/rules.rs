//! What each answer leads to: one readable table. A row that says nothing new isn't there: then it speaks for going on.

use super::Answer::{Before, No, Now, Unknown};
use super::Question as Q;
use super::Verdict::{NotNow, WithProfessional};
use super::{Answer, Question, Verdict};

/// One row: this answer to this question leads there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The question.
    pub question: Question,
    /// The answers it is about.
    pub on: &'static [Answer],
    /// Where they lead.
    pub verdict: Verdict,
    /// Where the rule comes from.
    pub source: &'static str,
}

const SCREEN: &str = "practice.md §8.1 (after Core Values, Love First, Mayo Clinic, Allies in Recovery)";
const DO_NOT_HOLD: &str = "practice.md §8.5";
const PARTNERS: &str = "practice.md §8.5 (Allies in Recovery: services for domestic violence first)";
const REQUIRED: &str = "practice.md §8.1 (Love First: a professional is required)";
const MINORS: &str = "practice.md §10 (Core Values: minors need a parent's consent and a specialist)";
const STOPPING: &str = "practice.md §8.2";

/// The table. "I don't know" about a red flag is no answer yet: somebody who can find out comes along.
pub const RULES: &[Rule] = &[
    rule(Q::Suicide, &[Now], NotNow, DO_NOT_HOLD),
    rule(Q::Suicide, &[Before, Unknown], WithProfessional, REQUIRED),
    rule(Q::Violence, &[Now], NotNow, DO_NOT_HOLD),
    rule(Q::Violence, &[Before, Unknown], WithProfessional, REQUIRED),
    rule(Q::PartnerViolence, &[Now, Before], NotNow, PARTNERS),
    rule(Q::PartnerViolence, &[Unknown], WithProfessional, PARTNERS),
    rule(Q::Danger, &[Now], NotNow, SCREEN),
    rule(Q::Danger, &[Unknown], WithProfessional, SCREEN),
    rule(Q::Firearms, &[Now, Unknown], WithProfessional, SCREEN),
    rule(Q::Dependants, &[Now, Unknown], WithProfessional, SCREEN),
    rule(Q::Overdose, &[Now, Unknown], WithProfessional, SCREEN),
    rule(Q::Withdrawal, &[Now], NotNow, DO_NOT_HOLD),
    rule(Q::Withdrawal, &[Before, Unknown], WithProfessional, STOPPING),
    rule(Q::Mixing, &[Now, Unknown], WithProfessional, REQUIRED),
    rule(Q::Pregnancy, &[Now, Unknown], WithProfessional, STOPPING),
    rule(Q::Illness, &[Now, Unknown], WithProfessional, REQUIRED),
    rule(Q::Minor, &[Now, Unknown], WithProfessional, MINORS),
    rule(Q::Force, &[Now], NotNow, DO_NOT_HOLD),
    rule(Q::Force, &[Unknown], WithProfessional, DO_NOT_HOLD),
];

const fn rule(question: Question, on: &'static [Answer], verdict: Verdict, source: &'static str) -> Rule {
    Rule { question, on, verdict, source }
}

/// Answers that ask for something to be got or learned before a meeting, although nothing speaks against it.
pub(super) const CAUTIONS: &[(Question, &[Answer])] = &[
    (Q::Alcohol, &[Now, Unknown]),
    (Q::Sedatives, &[Now, Unknown]),
    (Q::Opioids, &[Now, Unknown]),
    (Q::Overdose, &[Now, Before, Unknown]),
    (Q::Naloxone, &[No, Unknown]),
];
