//! The circle's home: the reader's next step, where the circle is on its path, and what happened lately.

mod lately;
mod next;
pub(crate) mod path;
mod say;

pub(crate) use lately::sentence;

use crate::extract::Circle;
use crate::follow_up::Danger;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::reminders::nudge;
use crate::ui::{ButtonKind, Columns, LinkButton, Notice, NoticeKind, PageHeader, Place, SideNote, Title};
use axum::response::Response;
use kith_domain::Day;
use kith_domain::member::{Status, may_confirm};
use kith_domain::next_step::Mine;
use kith_domain::path::{Facts, Stage};
use kith_store::AnyMember;
use kith_store::events::Happened;
use kith_store::help::Help;
use kith_store::members::Member;
use kith_store::reminders::Reminders;
use kith_store::tasks::{Task, waiting as waiting_tasks};
use leptos::prelude::*;
use std::sync::Arc;

/// How far back "Lately" looks. Saving a letter is an event of its own, and an evening of writing is one line.
const LOOK_BACK: i64 = 150;

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    // The family's day is the server's (UTC) until circles have a time zone of their own.
    let today = page.now.day();
    if let Some(kept) = page.app.homes().find(&circle, today) {
        return Ok(page.show_kept(&kept));
    }
    let (facts, mine) = circle.facts(today).await?;
    let (members, events) = (circle.members().await?, circle.lately(LOOK_BACK).await?);
    let calls = circle.calls_for_help().await?;
    let named = match circle.as_guide() {
        Some(guide) => !guide.who_may_need_a_call(&facts, today).await?.is_empty(),
        None => false,
    };
    let task = match mine.tasks_due {
        0 => None,
        _ => my_next_task(&circle, today).await?,
    };
    let reminders = nudge::reminders(&page, circle.session()).await?;
    let letters = circle.letters().await?;
    let letter = letters.iter().find(|l| l.writer == mine.me).map(|l| paths::letter(circle.circle(), l.id));
    let base = paths::circle(circle.circle());
    let kept = Arc::new(page.keep(Title::Home, circle.nav(Place::Home), || {
        let around = Around { letter, task, members, events, calls, named, reminders };
        let body = home(&base, &facts, &mine, around);
        view! { <div class="home wide">{body}</div> }
    }));
    page.app.homes().keep(&circle, today, &kept);
    Ok(page.show_kept(&kept))
}

/// The one that is nearest to today: what was left undone weeks ago isn't what somebody opens the page for.
async fn my_next_task(circle: &Circle<AnyMember>, today: Day) -> Result<Option<Task>, Problem> {
    let tasks = circle.tasks().await?;
    let mine = waiting_tasks(&tasks, today).into_iter().filter(|task| task.owner == circle.me());
    let next = mine.min_by_key(|task| (task.due_at.day().0.abs_diff(today.0), task.due_at));
    Ok(next.cloned())
}

/// What stands around the next step.
struct Around {
    /// The address of the reader's own letter.
    letter: Option<String>,
    /// The first of their own tasks.
    task: Option<Task>,
    members: Vec<Member>,
    events: Vec<Happened>,
    /// Calls for help that the reader knows of.
    calls: Vec<Help>,
    /// Whether there is somebody who may be glad of a call from them.
    named: bool,
    /// The reader's reminders, where the server sends any.
    reminders: Option<Reminders>,
}

/// The body, without anything that differs between two requests: no nonce, no clock, only days.
fn home(base: &str, facts: &Facts, mine: &Mine, around: Around) -> impl IntoView + use<> {
    let Around { letter, task, members, events, calls, named, reminders } = around;
    let person = facts.circle.person.name.to_string();
    let days = lately::days(mine.me, &members, &events);
    let how = format!("{base}/how-are-you");
    let (offer, question) = (nudge::offer(reminders.as_ref()), nudge::question(reminders.as_ref()));
    let side = view! {
        <SideNote title="And you?">
            <p>"How are you doing? Your answer is for you alone."</p>
            <p><a href=how>"Say how you are doing"</a></p>
            {offer}
        </SideNote>
        <lately::Lately days today=mine.today/>
    };
    let lead = format!("Everything here is for {person}. Only this circle sees it.");
    let welcome = is_first_visit(facts, mine).then(|| welcome(person));
    let danger = facts.danger_until.map(|until| view! { <Danger until/> });
    let next = next::card(base, letter, task, facts, mine, &calls);
    let named = named.then(|| view! { <p><LinkButton href=format!("{base}/people/calls") label="Who may be glad of a call" kind=ButtonKind::Quiet/></p> });
    let pace = has_a_pace(facts).then(|| view! { <p><a href=format!("{base}/pace")>"Week by week"</a></p> });
    let waiting = waiting(base, facts, mine, &members);
    let path = path::path(base, facts, mine);
    view! {
        <PageHeader title="Where we are" lead/>
        <Columns side>
            {danger}
            {welcome}
            {next}
            {waiting}
            {question}
            {named}
            <h2>"The path"</h2>
            {pace}
            {path}
        </Columns>
    }
}

/// Whether there is a meeting to go towards, and so something to see week by week.
fn has_a_pace(facts: &Facts) -> bool {
    facts.outcome.is_none() && facts.approach.is_some() && facts.uses(Stage::Meeting)
}

/// Whether the circle is as it was when it was started.
fn is_first_visit(facts: &Facts, mine: &Mine) -> bool {
    facts.members.len() == 1
        && facts.approach.is_none()
        && facts.waiting.is_empty()
        && facts.invites_open + facts.options + mine.parts_written == 0
        && facts.meeting.day.is_none()
}

fn welcome(person: String) -> impl IntoView {
    view! {
        <Notice kind=NoticeKind::Info title="Welcome">
            <p>
                "You have begun. Next, a few people who care about "{person}" join you. Each of you writes a "
                "letter. You find a place for treatment. Then you meet, read and ask."
            </p>
            <p>
                "You don’t have to do it all today, and you don’t have to do it alone. This page always shows one next "
                "thing. What you write is private until you share it."
            </p>
        </Notice>
    }
}

/// People at the door, for those who may let them in.
fn waiting(base: &str, facts: &Facts, mine: &Mine, members: &[Member]) -> Option<impl IntoView + use<>> {
    let names: Vec<String> = members
        .iter()
        .filter(|m| m.status == Status::Accepted)
        .filter(|m| m.invited_by.is_some_and(|inviter| may_confirm(mine.me, inviter, facts.members.len())))
        .map(|m| m.words.name.to_string())
        .collect();
    let title = match names.len() {
        0 => return None,
        1 => format!("{} waits to be let in", say::list(&names)),
        _ => format!("{} wait to be let in", say::list(&names)),
    };
    let href = format!("{base}/people");
    Some(view! {
        <Notice kind=NoticeKind::NeedsYou title>
            <p>"They answered an invite. Look at the name, and say if it is the person you know."</p>
            <p><LinkButton href label="Look and confirm"/></p>
        </Notice>
    })
}
