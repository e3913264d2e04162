//! The year at a glance: what is next, what went well, what has changed.

use super::Danger;
use super::turn::{Typed, changed, form};
use crate::extract::Circle;
use crate::library::ReadAt;
use crate::names::{Names, capital};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, ButtonKind, Empty, ErrorSummary, Errors, LinkButton, List, More, Notice, NoticeKind, PageHeader, Place,
    Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_content::follow_up::passage;
use kith_domain::follow_up::{DANGER_DAYS, Going, TurningPoint, danger_until};
use kith_domain::outcome::TaskKind;
use kith_domain::path::Stage;
use kith_domain::{Day, TaskId};
use kith_store::AnyMember;
use kith_store::follow_ups::{CheckIn, Turn};
use kith_store::tasks::{Task, waiting};
use leptos::prelude::*;

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    answer(&page, &circle, StatusCode::OK, Typed::on(page.now.day()), Errors::new()).await
}

/// The page, with what was typed about a turning point.
pub(super) async fn answer(
    page: &Page,
    circle: &Circle<AnyMember>,
    status: StatusCode,
    typed: Typed,
    errors: Errors,
) -> Result<Response, Problem> {
    let today = page.now.day();
    let (turns, held) = (circle.turning_points().await?, circle.check_ins().await?);
    let planned = circle.planned_check_ins().await?;
    let tasks = circle.tasks().await?;
    let open = waiting(&tasks, today);
    // What lies ahead, if anything does; else what has waited longest.
    let next = open.iter().find(|task| task.due_at.day() >= today).or(open.first()).copied().cloned();
    let is_asked = |task: &&&Task| task.kind == Some(TaskKind::CheckIn) && task.due_at.day() <= today;
    let asked: Option<TaskId> = open.iter().find(is_asked).map(|task| task.id);
    let names = Names::of(circle).await?;
    let (me, id) = (circle.me(), circle.circle());
    let person = circle.about().words.person.name.to_string();
    Ok(page.render(status, Title::Date, circle.nav(Place::Meeting), false, move || {
        let base = paths::follow_up(id);
        let danger = danger_until(turns.iter().map(|turn| turn.words), today).map(|until| view! { <Danger until/> });
        let setback = turns.first().filter(|turn| is_setback(turn, today)).map(|_| reassess(&paths::circle(id)));
        let next = next.as_ref().map(|task| next_date(task, &names));
        let look_in = look_in(&paths::circle(id), &planned, asked, &names, today);
        let form = form(&base, &person, typed.clone(), &errors);
        let circle = paths::circle(id);
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=paths::outcome(id) label="After the meeting"/>
            <PageHeader title="The year after"
                lead="Whatever the answer was, you stay close, and you look after yourselves. Everyone in the circle sees this page."/>
            {danger}
            {setback}
            {next}
            {look_in}
            <h2>"What went well"</h2>
            {well(&held, &names)}
            <h2>"What has changed"</h2>
            {changed(&base, &turns, me, &names, today)}
            {form}
            <h2>"A plan for afterwards"</h2>
            <p>"What may start it, whom to call, what to do in the first hour. Write it before you need it."</p>
            <p><LinkButton href=paths::aftercare(id) label="A plan for afterwards" kind=ButtonKind::Quiet/></p>
            <h2>"For yourselves"</h2>
            <div class="cluster">
                <LinkButton href=format!("{circle}/care") label="What is good for you" kind=ButtonKind::Quiet/>
                <LinkButton href=format!("{circle}/boundaries/week") label="Look back on your boundaries" kind=ButtonKind::Quiet/>
                <LinkButton href=paths::invitations(id) label=format!("Asking {person}") kind=ButtonKind::Quiet/>
            </div>
            <ReadAt circle=id stage=Stage::FollowUp/>
        }
    }))
}

/// For a month, unless something else has come since.
fn is_setback(turn: &Turn, today: Day) -> bool {
    turn.words.kind == TurningPoint::Setback && turn.words.day.plus(DANGER_DAYS) >= today
}

/// A setback opens the plan again.
fn reassess(circle: &str) -> impl IntoView + use<> {
    let words = passage("reassess");
    let link = |under: &str, label: &'static str| {
        let href = format!("{circle}{under}");
        view! { <li><a href=href>{label}</a></li> }
    };
    let links = [
        link("/aftercare", "The plan for afterwards: the first hour, the first day, the way back"),
        link("/safety", "Is everyone safe? Answer the questions again"),
        link("/options", "Is more care needed, or other care? Look at the places"),
        link("/approach", "Is this still the way to ask?"),
        link("/boundaries", "Do your boundaries still fit?"),
    ];
    view! {
        <Notice kind=NoticeKind::NeedsYou title=words.title.clone()>
            <p>{words.text.clone()}</p>
            <ul>{links}</ul>
        </Notice>
    }
}

/// There is always a next date, with a name.
fn next_date(task: &Task, names: &Names) -> impl IntoView + use<> {
    let who = capital(&names.name(task.owner));
    let line = format!("{}. {who}, by {}.", task.words.title, task.due_at.day().spoken());
    view! { <h2>"Next"</h2> <p dir="auto">{line}</p> }
}

/// The check-in that is asked for, and those that are planned; the next of them can be held early.
fn look_in(circle: &str, planned: &[Task], asked: Option<TaskId>, names: &Names, today: Day) -> impl IntoView + use<> {
    let hold = |task: TaskId| format!("{circle}/follow-up/check-ins/{task}");
    let mut ahead = planned.iter().filter(|task| task.due_at.day() > today).peekable();
    let ask = match (asked, ahead.peek()) {
        (Some(task), _) => Some((hold(task), "Hold this check-in", ButtonKind::Main)),
        (None, Some(next)) => Some((hold(next.id), "Hold the next check-in now", ButtonKind::Quiet)),
        (None, None) => None,
    };
    let ask = ask.map(|(href, label, kind)| view! { <p><LinkButton href label kind/></p> });
    let ahead = ahead.map(|task| {
        let href = format!("{circle}/tasks/{}", task.id);
        let line = format!("{}: {}", task.due_at.day().spoken(), names.name(task.owner));
        view! { <p><a href=href>{line}</a></p> }.into_any()
    });
    let ahead = ahead.collect::<Vec<_>>();
    let ahead = (!ahead.is_empty())
        .then(|| view! { <More summary="The next check-ins, and who holds them"><List items=ahead/></More> });
    (ask.is_some() || ahead.is_some()).then(|| view! { <h2>"Checking in"</h2> {ask} {ahead} })
}

/// Good moments first; what was hard stands below them.
fn well(held: &[CheckIn], names: &Names) -> AnyView {
    if held.is_empty() {
        return view! {
            <Empty title="No check-in has been held yet."><p>"Small things count: a call that was kept, a meal together, a night of sleep."</p></Empty>
        }
        .into_any();
    }
    let items = held.iter().map(|one| {
        let words = &one.words;
        let line = format!("{}, {}: {}", one.at.day().spoken(), names.name(one.by), going(words.going));
        let part = |label: &'static str, text: String| {
            (!text.is_empty()).then(|| view! { <p>{label}</p> <p class="written" dir="auto">{text}</p> })
        };
        view! {
            <p>{line}</p>
            {part("What went well:", words.well.to_string())}
            {part("What is hard:", words.hard.to_string())}
            {part("What we change:", words.change.to_string())}
        }
        .into_any()
    });
    let items = items.collect::<Vec<_>>();
    view! { <List items/> }.into_any()
}

/// How it is going, in words.
pub(super) const fn going(going: Going) -> &'static str {
    match going {
        Going::Better => "better than before",
        Going::Same => "about the same",
        Going::Harder => "harder than before",
    }
}
