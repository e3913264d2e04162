//! The lists.

use super::{list_name, missing};
use crate::extract::Circle;
use crate::names::{Names, capital};
use crate::outcome::REOPEN;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    ActionForm, BackLink, ButtonKind, Empty, LinkButton, Notice, NoticeKind, PageHeader, Pill, PillState, Place, Title,
};
use crate::zone;
use axum::response::Response;
use kith_domain::logistics::{LISTS, due, last_hour};
use kith_domain::meeting::MeetingWords;
use kith_domain::outcome::TaskKind;
use kith_store::AnyMember;
use kith_store::tasks::Task;
use leptos::prelude::*;

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let (meeting, names) = (circle.meeting().await?.words, Names::of(&circle).await?);
    let mut tasks = circle.tasks().await?;
    tasks.retain(|task| task.kind.is_some_and(|kind| LISTS.contains(&kind)));
    let (id, guides) = (circle.circle(), circle.role().guides());
    Ok(page.show(Title::Date, circle.nav(Place::Meeting), move || {
        let base = paths::logistics(id);
        let content = match (tasks.is_empty(), meeting.day) {
            (true, None) => no_day(&paths::meeting(id), guides).into_any(),
            (true, Some(_)) => no_lists(&base, guides).into_any(),
            (false, _) => lists(&base, &paths::circle(id), &meeting, &tasks, &names, guides).into_any(),
        };
        view! {
            <BackLink href=paths::meeting(id) label="Meeting"/>
            <PageHeader title="Until the meeting" lead="Who does what, and by when. Every member sees it. If the day changes, the lists move with it."/>
            {content}
            <p><a href=format!("{}#tasks", paths::outcome(id))>"All tasks"</a></p>
        }
    }))
}

fn no_day(meeting: &str, guides: bool) -> impl IntoView + use<> {
    let set = guides.then(|| view! { <p><LinkButton href=format!("{meeting}#when") label="Set the day first"/></p> });
    view! {
        <Empty title="No day is set yet.">
            <p>"Once it is, you find here what to see to: the place, the bag, the car, who calls for help."</p>
            {set}
        </Empty>
    }
}

fn no_lists(base: &str, guides: bool) -> impl IntoView + use<> {
    let write = guides.then(|| view! { <p><LinkButton href=format!("{base}/new") label="Write the lists"/></p> });
    let wait = (!guides).then(
        || view! { <p>"The organizer or the facilitator writes them, like “Ben packs the bag, the day before”."</p> },
    );
    view! {
        <Empty title="Nothing is written down yet.">
            {wait}
            {write}
        </Empty>
    }
}

fn lists(
    base: &str,
    circle: &str,
    meeting: &MeetingWords,
    tasks: &[Task],
    names: &Names,
    guides: bool,
) -> impl IntoView + use<> {
    let all_done = tasks.iter().all(|task| task.done.is_some()).then(|| {
        view! { <Notice kind=NoticeKind::Good title="All of it is done"><p>"You have done what can be done before."</p></Notice> }
    });
    let no_day = meeting.day.is_none().then(|| {
        view! { <Notice kind=NoticeKind::NeedsYou title="No day is set now"><p>"The lists wait. They go by the new day as soon as there is one."</p></Notice> }
    });
    let add = meeting.day.map(|_| {
        view! { <p><LinkButton href=format!("{base}/add") label="Add something" kind=ButtonKind::Quiet/></p> }
    });
    let lacks_usual = missing(tasks).iter().any(|item| item.is_usual());
    let usual = (guides && lacks_usual && meeting.day.is_some()).then(|| {
        let label = "See what families usually see to";
        view! { <p><LinkButton href=format!("{base}/new") label kind=ButtonKind::Quiet/></p> }
    });
    let lists = LISTS.iter().map(|list| {
        let of: Vec<&Task> = tasks.iter().filter(|task| task.kind == Some(*list)).collect();
        let items = of.iter().map(|task| item(circle, task, names)).collect_view();
        let none = of.is_empty().then(|| view! { <p class="field__hint">"Nothing on this list yet."</p> });
        view! {
                <h2>{list_name(*list)}</h2>
                {when(*list, meeting).map(|when| view! { <p>{when}</p> })}
                <ul class="cards" role="list">{items}</ul>
                {none}
        }
    });
    let lists = lists.collect_view();
    view! {
        {all_done}
        {no_day}
        {lists}
        {add}
        {usual}
    }
}

/// "Friday 4 December 2026", or from which hour on.
fn when(list: TaskKind, meeting: &MeetingWords) -> Option<String> {
    let day = meeting.day?;
    if list != TaskKind::HourBefore {
        return Some(due(list, day)?.spoken());
    }
    let Some(time) = meeting.time else { return Some(day.spoken()) };
    let (day, hour) = last_hour(day, time);
    Some(format!("{}, from {}", day.spoken(), zone::spoken(hour, &meeting.zone)))
}

fn item(circle: &str, task: &Task, names: &Names) -> impl IntoView + use<> {
    let href = format!("{circle}/tasks/{}", task.id);
    let (title, why) = (task.words.title.to_string(), task.words.why.to_string());
    let name = format!(": {title}");
    let does = match names.name(task.owner).as_str() {
        "you" => "You do this.".to_owned(),
        who => format!("{} does this.", capital(who)),
    };
    let state = match task.done {
        Some((_, by)) => {
            let by = format!("{} said that it is done.", capital(&names.name(by)));
            view! {
                <p><Pill state=PillState::Good text="Done"/>" "{by}</p>
                <ActionForm action=format!("{href}/reopen") label=REOPEN about=title.clone() kind=ButtonKind::Quiet/>
            }
            .into_any()
        }
        None => view! {
            <div class="task__moves">
                <ActionForm action=format!("{href}/done") label="Done" about=title.clone() kind=ButtonKind::Quiet/>
                <a class="task__change" href=href>"Change who or when"<span class="hidden">{name}</span></a>
            </div>
        }
        .into_any(),
    };
    let why = (!why.trim().is_empty()).then(|| view! { <p class="field__hint" dir="auto">{why}</p> });
    view! {
        <li class="card">
            <h3 class="card__title" dir="auto">{title}</h3>
            <p>{does}</p>
            {why}
            {state}
        </li>
    }
}
