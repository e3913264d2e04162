//! The reader's own next step.

use crate::ui::YourPart;
use kith_domain::next_step::{Mine, NextStep, next_step};
use kith_domain::path::Facts;
use leptos::prelude::*;

/// Your part: what, why, how long, and the way there. `letter` is the address of the reader's own letter.
pub(super) fn card(base: &str, letter: Option<String>, facts: &Facts, mine: &Mine) -> impl IntoView + use<> {
    let step = next_step(facts, mine);
    let words = kith_content::next_step(step.slug());
    let takes = (words.minutes > 0).then(|| format!("About {} minutes", words.minutes));
    let href = match (step, letter) {
        (NextStep::StartLetter | NextStep::FinishLetter | NextStep::ShareLetter, Some(letter)) => letter,
        _ => format!("{base}{}", place(step)),
    };
    view! {
        <YourPart title=words.title.clone() why=words.why.clone() takes href
            label=words.action.clone()/>
    }
}

/// Where a step is done, under the circle's address.
const fn place(step: NextStep) -> &'static str {
    match step {
        NextStep::ConfirmAPerson | NextStep::InvitePeople | NextStep::Rest => "/people",
        NextStep::StartLetter | NextStep::FinishLetter | NextStep::ShareLetter => "/letters",
        NextStep::AddOptions | NextStep::BookAPlace | NextStep::BookABackup | NextStep::CheckThePlace => "/options",
        NextStep::AnswerBoundaries | NextStep::WriteABoundary | NextStep::SettleBoundaries | NextStep::ReachOut => {
            "/boundaries"
        }
        NextStep::ChooseApproach => "/approach",
        NextStep::PlanInvitation => "/invitations",
        NextStep::LookBack => "/boundaries/week",
        NextStep::SafetyFirst | NextStep::AnswerSafety => "/safety",
        NextStep::SetTheMeeting => "/meeting#when",
        NextStep::GiveRoles => "/meeting#parts",
        NextStep::SetTheOrder => "/meeting#order",
        NextStep::ReadTheScript => "/script",
        NextStep::RecordTheOutcome => "/outcome",
        NextStep::DoATask => "/outcome#tasks",
    }
}
