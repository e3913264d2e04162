//! The tasks: mine first, then everybody's, then what is done.

use super::input::Add;
use super::now::span;
use super::show::Shown;
use crate::ui::{
    ActionForm, Button, ButtonKind, Empty, Errors, Field, Form, InputKind, LinkButton, List, More, Select, TextField,
};
use kith_domain::member::Status;
use kith_domain::outcome::TaskKind;
use kith_domain::{Line, Prose};
use kith_store::members::Member;
use kith_store::outcomes::Recorded;
use kith_store::tasks::{Task, waiting};
use leptos::prelude::*;

const TITLE_MAX: usize = Line::<160>::MAX;
const WHY_MAX: usize = Prose::<600>::MAX;
/// What the button says that takes "done" back.
pub(crate) const REOPEN: &str = "It isn’t done after all";
/// What is due later than this many days from now is folded away: nobody needs to see a year at once.
const SOON_DAYS: i64 = 14;

pub(super) fn section(shown: &Shown) -> impl IntoView + use<> {
    let soon = shown.today.plus(SOON_DAYS);
    let (mine, others): (Vec<&Task>, Vec<&Task>) =
        waiting(&shown.tasks, shown.today).into_iter().partition(|task| task.owner == shown.me);
    let done: Vec<&Task> = shown.tasks.iter().filter(|task| task.done.is_some()).collect();
    let group = |title: &'static str, tasks: Vec<&Task>| {
        let (near, later): (Vec<&Task>, Vec<&Task>) = tasks.into_iter().partition(|t| t.due_at.day() <= soon);
        let later_title = format!("{} later on", later.len());
        let later = (!later.is_empty()).then(|| {
            let items = rows(shown, &later);
            view! { <More summary=later_title><List items/></More> }
        });
        let near = (!near.is_empty()).then(|| view! { <List items=rows(shown, &near)/> });
        (near.is_some() || later.is_some()).then(|| view! { <h3>{title}</h3> {near} {later} })
    };
    let empty = shown.tasks.is_empty().then(|| {
        view! {
            <Empty title="No tasks yet.">
                <p>"They come with the answer. You can also add one now, like “Ask Ana to pack a bag by Friday”."</p>
            </Empty>
        }
    });
    let (mine, count) = (group("Yours", mine), others.len());
    let others = group("The others’", others);
    // Once an answer opened all of its steps, they stand above already, and each needs their own first.
    let others = if shown.recorded.is_some() && count > 0 {
        let summary = format!("The others’ tasks: {count}");
        Some(view! { <More summary>{others}</More> }.into_any())
    } else {
        others.map(IntoAny::into_any)
    };
    let done_title = format!("{} done", done.len());
    let done = (!done.is_empty()).then(|| {
        let items = done.iter().map(|task| finished(shown, task).into_any()).collect();
        view! { <More summary=done_title><List items/></More> }
    });
    let add = add(shown);
    view! {
        <h2 id="tasks">"Tasks"</h2>
        {empty}
        {mine}
        {others}
        {done}
        {add}
    }
}

fn rows(shown: &Shown, tasks: &[&Task]) -> Vec<AnyView> {
    tasks.iter().map(|task| row(shown, task).into_any()).collect()
}

fn row(shown: &Shown, task: &Task) -> impl IntoView + use<> {
    let href = format!("{}/tasks/{}", shown.base, task.id);
    let day = task.due_at.day();
    let is_new = |recorded: &&Recorded| task.outcome == Some(recorded.id) && day >= shown.today;
    let newest = shown.recorded.as_ref().filter(is_new);
    let span = newest.and_then(|recorded| span(task.due_at.since(recorded.at)));
    let when = if let Some(span) = span {
        format!("{span}, by {}", day.spoken())
    } else if day <= shown.today {
        format!("By {}, so it is time now", day.spoken())
    } else {
        format!("By {}", day.spoken())
    };
    let whose = (task.owner != shown.me).then(|| format!("{} does this. ", shown.name(task.owner)));
    let why = (!task.words.why.is_blank()).then(|| {
        let why = task.words.why.to_string();
        view! { <p class="written" dir="auto">{why}</p> }
    });
    let name = format!(": {}", task.words.title);
    let call = task.option.map(|option| {
        let href = format!("{}/options/{option}/calls/new", shown.base);
        view! { <p><LinkButton href label="See their number, and write down the call"/></p> }
    });
    let asks = (task.kind == Some(TaskKind::Invitation)).then(|| {
        let href = format!("{}/invitations/new", shown.base);
        view! { <p><LinkButton href label="Write down that you asked"/></p> }
    });
    let looks_in = (task.kind == Some(TaskKind::CheckIn) && day <= shown.today).then(|| {
        let href = format!("{}/follow-up/check-ins/{}", shown.base, task.id);
        view! { <p><LinkButton href label="Hold this check-in"/></p> }
    });
    let looks_at_the_plan = (task.kind == Some(TaskKind::Review)).then(|| {
        let href = format!("{}/aftercare", shown.base);
        view! { <p><LinkButton href label="Open the plan" kind=ButtonKind::Quiet/></p> }
    });
    let leads_on = match task.kind {
        Some(TaskKind::Debrief) => Some(("debrief", "Open the four questions")),
        Some(TaskKind::Papers | TaskKind::Keeping) => Some(("after", "The paper, and how long you keep it")),
        _ => None,
    };
    let leads_on = leads_on.map(|(under, label)| {
        let href = format!("{}/{under}", shown.base);
        view! { <p><LinkButton href label kind=ButtonKind::Quiet/></p> }
    });
    view! {
        <div class="task">
            <p class="task__title" dir="auto">{task.words.title.to_string()}</p>
            <p class="task__when">{whose}{when}"."</p>
            {why}
            {leads_on}
            {call}
            {asks}
            {looks_in}
            {looks_at_the_plan}
            <div class="task__moves">
                <ActionForm action=format!("{href}/done") label="Mark as done" kind=ButtonKind::Quiet/>
                <a class="task__change" href=href>"Change who or when"<span class="hidden">{name}</span></a>
            </div>
        </div>
    }
}

fn finished(shown: &Shown, task: &Task) -> impl IntoView + use<> {
    let by = task.done.map(|(at, by)| format!("{} did this on {}.", shown.name(by), at.day().spoken()));
    let title = task.words.title.to_string();
    let action = format!("{}/tasks/{}/reopen", shown.base, task.id);
    view! {
        <div class="task">
            <p class="task__title" dir="auto">{title.clone()}</p>
            <p class="task__when">{by}</p>
            <div class="task__moves">
                <ActionForm action label=REOPEN about=title kind=ButtonKind::Quiet/>
            </div>
        </div>
    }
}

/// Those who may be given a task.
pub(crate) fn people(members: &[Member]) -> Vec<(String, String)> {
    let confirmed = members.iter().filter(|m| m.status == Status::Confirmed);
    let mut people = vec![(String::new(), "Choose somebody".to_owned())];
    people.extend(confirmed.map(|m| (m.id.to_string(), m.words.name.to_string())));
    people
}

fn add(shown: &Shown) -> impl IntoView + use<> {
    let came_back = shown.add.is_some();
    let errors = if came_back { shown.errors.clone() } else { Errors::new() };
    let typed = shown.add.clone().unwrap_or_else(|| Add::fresh(shown.me));
    let people = people(&shown.members);
    let action = format!("{}/tasks", shown.base);
    let form = view! {
        <Form action>
            <input type="hidden" name="op" value=typed.op/>
            <Field name="title" label="What is to be done" value=typed.title error=errors.of("title") limit=TITLE_MAX/>
            <TextField name="why" label="What it is for" value=typed.why error=errors.of("why") limit=WHY_MAX rows=2
                hint="You may leave it empty."/>
            <Select name="owner" label="Who does it" value=typed.owner options=people error=errors.of("owner")/>
            <Field name="due" label="By which day" kind=InputKind::Date value=typed.due error=errors.of("due")/>
            <Button label="Add this task" kind=ButtonKind::Quiet/>
        </Form>
    };
    if came_back {
        view! { <h3>"Add a task"</h3> {form} }.into_any()
    } else {
        view! { <More summary="Add a task">{form}</More> }.into_any()
    }
}
