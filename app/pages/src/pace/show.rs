//! The weeks until the meeting, from what is really there.

use super::steps::Typed;
use crate::circles::home::path::place;
use crate::extract::Circle;
use crate::names::{Names, capital};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    ActionForm, BackLink, Button, ButtonKind, Empty, ErrorSummary, Errors, Field, Form, InputKind, List, More, Notice,
    NoticeKind, PageHeader, Place, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::pace::{Pace, Week, Window, left, pace};
use kith_domain::path::{Facts, Stage};
use kith_domain::{Day, MemberId};
use kith_store::AnyMember;
use kith_store::pace::MeetingWindow;
use leptos::prelude::*;

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let typed = Typed::of(circle.meeting_window().await?.as_ref());
    answer(&page, &circle, StatusCode::OK, typed, Errors::new(), false).await
}

pub(super) async fn answer(
    page: &Page,
    circle: &Circle<AnyMember>,
    status: StatusCode,
    typed: Typed,
    errors: Errors,
    stale: bool,
) -> Result<Response, Problem> {
    let today = page.now.day();
    let window = circle.meeting_window().await?;
    let (facts, mine) = circle.facts(today).await?;
    let names = Names::of(circle).await?;
    let (id, guides) = (circle.circle(), circle.role().guides());
    Ok(page.render(status, Title::Date, circle.nav(Place::Plan), false, move || {
        let base = paths::pace(id);
        let proposed = window.as_ref().map(|proposed| said(proposed, mine.me, &names, &base, &facts, today));
        let aim = aim(&facts, today);
        let plan = aim.map(|aim| {
            let plan = pace(&left(&facts), aim, today);
            view! {
                {calmer(&plan, aim, today)}
                {weeks(&plan.weeks, &paths::circle(id), &facts)}
            }
        });
        let none = aim.is_none().then(|| {
            view! {
                <Empty title="No days are chosen yet."><p>"Two weeks some time ahead are a good start, like “in the first half of March”. The day itself comes later."</p></Empty>
            }
        });
        let form = guides.then(|| form(&base, window.is_some(), typed.clone(), &errors));
        let changed = stale.then(|| {
            view! {
                <Notice kind=NoticeKind::NeedsYou title="Somebody else chose days meanwhile">
                    <p>"They stand below. Yours are still in the form; press the button again if they should count."</p>
                </Notice>
            }
        });
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=paths::plan(id) label="Plan"/>
            <PageHeader title="A steady pace"
                lead="Choose days in which you could meet, and see what fits into each week until then. If a week goes by, the plan changes with you."/>
            {changed}
            {none}
            {proposed}
            {plan}
            {form}
        }
    }))
}

/// What they go towards: the day of the meeting, once it is set, else the days they have in mind.
fn aim(facts: &Facts, today: Day) -> Option<Window> {
    day_ahead(facts, today).map(|day| Window { from: day, to: day }).or(facts.window)
}

/// The day of the meeting; one that went by without a meeting is none any more.
fn day_ahead(facts: &Facts, today: Day) -> Option<Day> {
    facts.meeting.day.filter(|day| *day >= today)
}

/// "from 3 to 16 March", without the year's end being hidden.
fn days(window: Window) -> String {
    if window.from == window.to {
        return format!("on {}", window.from.spoken());
    }
    format!("from {} to {}", window.from.spoken(), window.to.spoken())
}

/// The days, who can, and one's own answer.
fn said(
    proposed: &MeetingWindow,
    me: MemberId,
    names: &Names,
    base: &str,
    facts: &Facts,
    today: Day,
) -> impl IntoView + use<> {
    let over = proposed.window.has_passed(today);
    let mine = proposed.answers.iter().find(|(member, _)| *member == me).map(|(_, suits)| *suits);
    let who = |can: bool| {
        let who = proposed.answers.iter().filter(|(_, suits)| *suits == can).map(|(member, _)| *member);
        names.list(who)
    };
    let line = |who: String, what: &str| (!who.is_empty()).then(|| view! { <p>{format!("{what}: {who}.")}</p> });
    let all = facts.members.iter().all(|member| proposed.answers.contains(&(member.id, true)));
    let all = all.then(|| view! { <p>"All of you can."</p> });
    let action = format!("{base}/answer");
    let button = |label: &'static str, suits: &str| {
        let hidden = vec![("number".to_owned(), proposed.number.to_string()), ("suits".to_owned(), suits.to_owned())];
        view! { <ActionForm action=action.clone() label kind=ButtonKind::Quiet hidden/> }
    };
    let ask = (!over && day_ahead(facts, today).is_none()).then(|| {
        let (yes, no) = (
            (mine != Some(true)).then(|| button("These days suit me", "yes")),
            (mine != Some(false)).then(|| button("I can’t then", "no")),
        );
        view! { <div class="cluster">{yes}{no}</div> }
    });
    let title = match (over, day_ahead(facts, today)) {
        (true, None) => "These days are over".to_owned(),
        (_, Some(day)) => format!("You meet on {}", day.spoken()),
        _ => format!("You mean to meet {}", days(proposed.window)),
    };
    view! {
        <h2>{title}</h2>
        <p>{format!("{} proposed these days.", capital(&names.name(proposed.by)))}</p>
        {line(who(true), "Can")}
        {line(who(false), "Can’t")}
        {all}
        {ask}
    }
}

/// Later days, where these are over or leave a lot to one week.
fn calmer(plan: &Pace, window: Window, today: Day) -> Option<impl IntoView + use<>> {
    let later = plan.calmer?;
    let over = window.has_passed(today);
    let (title, why) = if over {
        ("Choose other days", "Nothing is lost. Families often need longer than they thought.")
    } else {
        ("That is a lot for the time", "You can go on like this. With more time, each part has a week of its own.")
    };
    Some(view! {
        <Notice kind=NoticeKind::Info title>
            <p>{why}" "{format!("Days that would do: {}.", days(later))}</p>
        </Notice>
    })
}

fn weeks(weeks: &[Week], base: &str, facts: &Facts) -> Option<impl IntoView + use<>> {
    if weeks.is_empty() {
        return None;
    }
    let busy = weeks.iter().filter(|week| !week.stages.is_empty());
    let items = busy.map(|week| {
        let title =
            if week.from == week.to { week.from.spoken() } else { format!("The week from {}", week.from.spoken()) };
        let stages = week.stages.iter().map(|stage| stage_line(*stage, base, facts)).collect_view();
        view! { <h3>{title}</h3> <ul>{stages}</ul> }.into_any()
    });
    let items = items.collect::<Vec<_>>();
    let free = weeks.iter().filter(|week| week.stages.is_empty()).count();
    let free = match (items.is_empty(), free) {
        (_, 0) => None,
        (true, _) => Some("Everything is ready. Rest, and look after each other.".to_owned()),
        (false, 1) => Some("After that there is a free week, to rest or to catch up.".to_owned()),
        (false, many) => Some(format!("After that there are {many} free weeks, to rest or to catch up.")),
    };
    let list = (!items.is_empty()).then(|| view! { <List items/> });
    Some(view! { <h2>"Week by week"</h2> {list} <p>{free}</p> })
}

fn stage_line(stage: Stage, base: &str, facts: &Facts) -> impl IntoView + use<> {
    let href = place(base, stage, facts);
    let title = kith_content::stage(stage.slug()).title.clone();
    view! { <li><a href=href>{title}</a></li> }
}

fn form(base: &str, again: bool, typed: Typed, errors: &Errors) -> impl IntoView + use<> {
    let (from, to) = (errors.of("from"), errors.of("to"));
    let came_back = !errors.is_empty();
    let label = if again { "Propose other days" } else { "Propose these days" };
    let form = view! {
        <Form action=base.to_owned()>
            <input type="hidden" name="seen" value=typed.seen/>
            <Field name="from" label="From" kind=InputKind::Date value=typed.from error=from/>
            <Field name="to" label="To" kind=InputKind::Date value=typed.to error=to hint="The same day, or up to two months later."/>
            <p class="field__hint">"Everyone in the circle sees these days and is asked if they can."</p>
            <Button label/>
        </Form>
    };
    if again && !came_back { view! { <More summary=label>{form}</More> }.into_any() } else { form.into_any() }
}
