//! What is done now: the steps that this answer calls for, the boundaries that start with it, and something for each of them.

use super::show::Shown;
use crate::names::{Names, capital};
use crate::ui::{ButtonKind, LinkButton, List, More, Step, StepState, Steps};
use kith_content::library::library_page;
use kith_domain::boundary::BoundaryState;
use kith_domain::follow_through::begins;
use kith_domain::outcome::{Outcome, TaskKind, still_counts};
use kith_domain::{MemberId, Timestamp};
use kith_store::boundaries::Boundary;
use kith_store::outcomes::Recorded;
use kith_store::tasks::Task;
use leptos::prelude::*;

/// What is due later than this after the answer is folded away: nobody can look at a week in the first hour.
const NOW: i64 = 2 * Timestamp::DAY;

/// Several tasks in the same words are one step of several people.
struct Together<'a> {
    task: &'a Task,
    owners: Vec<MemberId>,
    done: bool,
}

pub(super) fn steps(shown: &Shown, recorded: &Recorded) -> impl IntoView + use<> {
    let names = shown.names();
    let (now, later): (Vec<_>, Vec<_>) =
        together(&shown.tasks, recorded).into_iter().partition(|step| step.task.due_at.since(recorded.at) <= NOW);
    let rows = |steps: &[Together<'_>]| steps.iter().map(|step| row(shown, &names, recorded, step)).collect::<Vec<_>>();
    let (now, later) = (rows(&now), rows(&later));
    let more = format!("{} later on", later.len());
    let more = (!later.is_empty()).then(|| view! { <More summary=more><Steps steps=later/></More> });
    (!now.is_empty() || more.is_some()).then(|| {
        view! {
            <h2>"Step by step"</h2>
            <Steps steps=now/>
            {more}
        }
    })
}

/// The steps of this answer, soonest first. What was done after another meeting isn't among them.
fn together<'a>(tasks: &'a [Task], recorded: &Recorded) -> Vec<Together<'a>> {
    let is_its = |task: &&Task| task.outcome.is_some() && task.done.is_none_or(|(at, _)| still_counts(at, recorded.at));
    let mut steps: Vec<Together<'a>> = Vec::new();
    for task in tasks.iter().filter(is_its) {
        match steps.iter_mut().find(|step| step.task.words == task.words) {
            Some(step) => {
                step.done &= task.done.is_some();
                step.owners.push(task.owner);
            }
            None => steps.push(Together { task, owners: vec![task.owner], done: task.done.is_some() }),
        }
    }
    steps
}

fn row(shown: &Shown, names: &Names, recorded: &Recorded, step: &Together<'_>) -> Step {
    let task = step.task;
    let who = capital(&names.list(step.owners.iter().copied()));
    let when = span(task.due_at.since(recorded.at))
        .map_or_else(|| format!("by {}", task.due_at.day().spoken()), str::to_lowercase);
    let state = if step.done { StepState::Done } else { StepState::Open };
    let under = match task.kind {
        Some(TaskKind::Debrief) => "debrief".to_owned(),
        Some(TaskKind::Papers | TaskKind::Keeping) => "after".to_owned(),
        _ => format!("tasks/{}", task.id),
    };
    let step_of_one = (step.owners.len() == 1).then(|| format!("{}/{under}", shown.base));
    let row = Step::new(task.words.title.to_string(), state).line(format!("{who}, {when}."));
    match step_of_one {
        Some(href) => row.href(href),
        None => row,
    }
}

/// The first hour, day, two days and week after an answer have names of their own.
pub(super) fn span(after: i64) -> Option<&'static str> {
    let spans = [
        (Timestamp::HOUR, "In the first hour"),
        (Timestamp::DAY, "On the first day"),
        (2 * Timestamp::DAY, "Within 48 hours"),
        (7 * Timestamp::DAY, "In the first week"),
    ];
    spans.into_iter().find_map(|(until, words)| (after <= until).then_some(words))
}

/// The boundaries that belong to this answer, with the day they start; and how many stay unused.
pub(super) fn boundaries(shown: &Shown, recorded: &Recorded) -> Option<impl IntoView + use<>> {
    let (outcome, names) = (recorded.words.outcome, shown.names());
    // What is being asked about again isn't agreed: its newest words bind nobody yet.
    let agreed = |b: &&Boundary| matches!(b.state, BoundaryState::Agreed { .. });
    let kept: Vec<&Boundary> = shown.boundaries.iter().filter(agreed).collect();
    let answered = Some((outcome, recorded.at.day()));
    let starting: Vec<AnyView> = kept
        .iter()
        .filter(|boundary| boundary.words.holds_after(outcome))
        .filter_map(|boundary| Some((boundary, begins(&boundary.words, boundary.begins_on, answered)?)))
        .map(|(boundary, from)| {
            let whose = format!("{}, from {}", capital(&names.name(boundary.owner)), from.spoken());
            let words = format!("{}\n{}", boundary.words.when, boundary.words.i_will);
            view! { <p class="boundary__kind" dir="auto">{whose}</p> <p class="written" dir="auto">{words}</p> }
                .into_any()
        })
        .collect();
    let unused = kept.iter().filter(|one| one.begins_on.is_none() && !one.words.holds_after(outcome)).count();
    let unused = (unused > 0).then(|| match unused {
        1 => "One boundary stays unused. It is for another answer.".to_owned(),
        many => format!("{many} boundaries stay unused. They are for another answer."),
    });
    let first = (outcome == Outcome::Stopped && !starting.is_empty())
        .then(|| view! { <p>"Safety comes first. Keep your boundaries to yourselves today."</p> });
    let href = format!("{}/boundaries", shown.base);
    // Where they are read aloud, each has a page of their own for it.
    let aloud = (matches!(outcome, Outcome::No | Outcome::NotToday) && !starting.is_empty()).then(|| {
        let href = format!("{href}/sheets/{}/mine", outcome.number());
        view! { <LinkButton href label="Your page to read aloud"/> }
    });
    let none = starting.is_empty().then(|| view! { <p>"None begins with this answer."</p> });
    let list = (!starting.is_empty()).then(|| view! { <List items=starting/> });
    (!kept.is_empty()).then(|| {
        view! {
            <h2>"Boundaries from now on"</h2>
            {first}
            {none}
            {list}
            {unused.map(|unused| view! { <p>{unused}</p> })}
            <p class="buttons">
                {aloud}
                <LinkButton href=href.clone() label="Open the boundaries" kind=ButtonKind::Quiet/>
            </p>
        }
    })
}

/// Whatever the answer was, each of them may need somebody.
pub(super) fn for_each(shown: &Shown) -> impl IntoView + use<> {
    let base = &shown.base;
    let groups = format!("{base}/texts/{}", library_page("support-groups").number);
    view! {
        <h2>"For each of you"</h2>
        <p>"You need care too, whatever the answer was. Tell one person how you are, today."</p>
        <div class="cluster">
            <LinkButton href=format!("{base}/how-are-you") label="How are you doing?" kind=ButtonKind::Quiet/>
            <LinkButton href=format!("{base}/care") label="What is good for you" kind=ButtonKind::Quiet/>
            <LinkButton href=groups label="Groups for families" kind=ButtonKind::Quiet/>
            <LinkButton href="/help" label="Help now" kind=ButtonKind::Quiet/>
        </div>
    }
}
