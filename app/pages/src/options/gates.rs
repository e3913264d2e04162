//! What is missing before a place can be chosen, and the reasons that open the way all the same.

use crate::extract::Circle;
use crate::forms;
use crate::names::Names;
use crate::problem::Problem;
use crate::ui::{Errors, TextField};
use kith_domain::Prose;
use kith_domain::decision::{COMPARE_AT_LEAST, Gate};
use kith_domain::member::{Role, Status};
use kith_store::AnyMember;
use kith_store::options::CareOption;
use leptos::prelude::*;
use serde::Deserialize;

/// The answer to the question: which option the reader was told gives way, and why something that is missing is all right.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Reasons {
    pub(super) instead_of: String,
    compared: String,
    medication: String,
}

impl Reasons {
    /// Those that were given.
    pub(super) fn parse(&self, errors: &mut Errors) -> Vec<(Gate, Prose<600>)> {
        let read = Gate::ALL.iter().map(|gate| (*gate, forms::maybe_prose(errors, gate.slug(), self.of(*gate))));
        read.filter(|(_, words)| !words.is_blank()).collect()
    }

    fn of(&self, gate: Gate) -> &str {
        match gate {
            Gate::Compared => &self.compared,
            Gate::Medication => &self.medication,
        }
    }
}

/// Gates that are closed, for one reader.
pub(super) struct Closed {
    gates: Vec<Gate>,
    looked_at: usize,
    /// Whether this reader's reason opens them all.
    mine: bool,
    /// Who may say that fewer are enough, as a sentence.
    others: String,
}

impl Closed {
    pub(super) async fn of(circle: &Circle<AnyMember>, option: &CareOption, looked_at: usize) -> Result<Self, Problem> {
        let reasons = circle.gate_reasons().await?;
        let opened: Vec<_> = reasons.iter().map(|reason| (reason.gate, reason.option)).collect();
        let gates = Gate::closed(option.id, &option.words, &circle.about().words, looked_at, &opened);
        let members = circle.members().await?;
        let confirmed = || members.iter().filter(|member| member.status == Status::Confirmed);
        let has_facilitator = confirmed().any(|member| member.role == Role::Facilitator);
        let mine = gates.iter().all(|gate| gate.opened_by(circle.role(), has_facilitator));
        let who = confirmed().filter(|member| Gate::Compared.opened_by(member.role, has_facilitator)).map(|m| m.id);
        let who: Vec<_> = who.collect();
        let others = Names::known(circle.me(), members).list(who);
        Ok(Self {
            gates,
            looked_at,
            mine,
            others: format!("If there is no time, {others} can say that fewer are enough."),
        })
    }

    pub(super) fn has(&self, gate: Gate) -> bool {
        self.gates.contains(&gate)
    }

    /// A sentence about whom to ask, when this reader can't open them.
    pub(super) fn for_others(&self) -> Option<String> {
        (!self.mine).then(|| self.others.clone())
    }

    /// A field for each reason that is asked for.
    pub(super) fn fields(&self, typed: &Reasons, errors: &Errors) -> Vec<AnyView> {
        let field = |gate: &Gate| {
            let (label, hint) = match gate {
                Gate::Compared => (
                    "Why is it right to look at no more?",
                    format!(
                        "Only {} of {COMPARE_AT_LEAST} were looked at. Your reason is kept with your name, and everyone in the circle can read it.",
                        self.looked_at
                    ),
                ),
                Gate::Medication => (
                    "Why is there no medicine in this plan?",
                    "Who said so, a clinician best, and what they said. It is kept with your name, and everyone in the circle can read it."
                        .to_owned(),
                ),
            };
            let (value, error) = (typed.of(*gate).to_owned(), errors.of(gate.slug()));
            view! { <TextField name=gate.slug() label hint value error rows=3 limit=600 required=true/> }.into_any()
        };
        self.gates.iter().map(field).collect()
    }
}
