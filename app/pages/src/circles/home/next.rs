//! The reader's own next step.

use crate::ui::{ActionForm, ButtonKind, YourPart};
use kith_domain::help::HelpWith;
use kith_domain::logistics::LISTS;
use kith_domain::next_step::{Mine, NextStep, next_step};
use kith_domain::outcome::TaskKind;
use kith_domain::path::Facts;
use kith_store::help::Help;
use kith_store::tasks::Task;
use leptos::prelude::*;

/// Your part: what, why, how long, the way there, and what else can be said to it. `letter` is the address of the reader's own
/// letter, `task` the first of their own, `calls` the calls for help that they know of.
pub(super) fn card(
    base: &str,
    letter: Option<String>,
    task: Option<Task>,
    facts: &Facts,
    mine: &Mine,
    calls: &[Help],
) -> impl IntoView + use<> {
    let step = next_step(facts, mine);
    let words = kith_content::next_step(step.slug());
    let href = match (step, letter) {
        (NextStep::StartLetter | NextStep::FinishLetter | NextStep::ShareLetter, Some(letter)) => letter,
        // The round is for those who guide.
        (NextStep::ApproveLetters, _) if !mine.role.guides() => format!("{base}/letters"),
        _ => format!("{base}{}", place(step)),
    };
    let with = HelpWith::step(step);
    let asked = calls.iter().any(|call| call.by == mine.me && call.with == Some(with) && !call.told.is_empty());
    let said = said(base, step, asked, !mine.put_off.is_empty());
    if let Some(task) = task.filter(|_| step == NextStep::DoATask) {
        let (title, why) = (task.words.title.to_string(), task.words.why.to_string());
        let (takes, href) = (format!("By {}", task.due_at.day().spoken()), format!("{base}{}", place_of(task.kind)));
        return view! { <YourPart title why takes href label=words.action.clone()>{said}</YourPart> };
    }
    let takes = (words.minutes > 0).then(|| format!("About {} minutes", words.minutes));
    view! {
        <YourPart title=words.title.clone() why=words.why.clone() takes href
            label=words.action.clone()>{said}</YourPart>
    }
}

/// Where tasks of this kind are done, under the circle's address.
fn place_of(kind: Option<TaskKind>) -> &'static str {
    match kind {
        Some(kind) if LISTS.contains(&kind) => "/logistics",
        Some(TaskKind::Debrief) => "/debrief",
        Some(TaskKind::Papers | TaskKind::Keeping) => "/after",
        _ => "/outcome#tasks",
    }
}

/// What else can be said to a step.
fn said(base: &str, step: NextStep, asked: bool, has_put_off: bool) -> impl IntoView + use<> {
    let here = format!("{base}/next/{}", step.number());
    let later = step.may_wait().map(|_| {
        view! { <ActionForm action=format!("{here}/later") label="Not now" kind=ButtonKind::Quiet/> }
    });
    let help = (step != NextStep::Rest).then(|| {
        let HelpWith::Step(step) = HelpWith::step(step) else { return ().into_any() };
        let here = format!("{base}/next/{}", step.number());
        let label = if asked { "You have asked for help with this" } else { "I need help with this" };
        view! { <a href=format!("{here}/help")>{label}</a> }.into_any()
    });
    let again = (step == NextStep::Rest && has_put_off).then(|| {
        view! {
            <p>"You put something off. It comes back by itself in a few days."</p>
            <ActionForm action=format!("{base}/next/again") label="Show it now" kind=ButtonKind::Quiet/>
        }
    });
    view! { {later} {help} {again} }
}

/// Where a step is done, under the circle's address.
const fn place(step: NextStep) -> &'static str {
    match step {
        NextStep::ConfirmAPerson | NextStep::InvitePeople => "/people",
        NextStep::Rest => "/care",
        NextStep::StartLetter | NextStep::FinishLetter | NextStep::ShareLetter => "/letters",
        NextStep::AddOptions | NextStep::BookAPlace | NextStep::BookABackup | NextStep::CheckThePlace => "/options",
        NextStep::AnswerBoundaries | NextStep::WriteABoundary | NextStep::SettleBoundaries => "/boundaries",
        NextStep::SayHowYouWork => "/engagement/about-me",
        NextStep::AgreeOnPrivacy => "/engagement",
        NextStep::ReadFirst => "/learning",
        NextStep::TellOfPastTreatment => "/history",
        NextStep::ReachOut => "/people/calls",
        NextStep::ChooseApproach => "/approach",
        NextStep::PlanInvitation => "/invitations",
        NextStep::SayIfDaysSuit | NextStep::SetTheWindow => "/pace",
        NextStep::SayWhichTimesSuit => "/poll",
        NextStep::LookBack => "/boundaries/week",
        NextStep::SafetyFirst | NextStep::AnswerSafety => "/safety",
        NextStep::SetTheMeeting => "/meeting#when",
        NextStep::GiveRoles => "/meeting#parts",
        NextStep::SetTheOrder => "/meeting#order",
        NextStep::ApproveLetters => "/round",
        NextStep::PrepareTheLadder => "/ladder",
        NextStep::Rehearse => "/rehearsals",
        NextStep::SayGo => "/go",
        NextStep::MeetToday => "/day",
        NextStep::ReadTheScript => "/script",
        NextStep::RecordTheOutcome => "/outcome",
        NextStep::DoATask => "/outcome#tasks",
    }
}
