//! Writing the lists: what families usually see to, ticked or not, with an owner for each.

use super::list_name;
use crate::extract::Circle;
use crate::forms::{Fields, go};
use crate::outcome::people;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, ChoiceKind, Choices, ErrorSummary, Errors, Form, LinkButton, PageHeader,
    Place, Select, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_content::logistics::logistics_item;
use kith_domain::logistics::{LISTS, LogisticsItem};
use kith_domain::member::Status;
use kith_domain::outcome::TaskWords;
use kith_domain::{Line, MemberId, Prose};
use kith_store::logistics::ToSeeTo;
use kith_store::members::Member;
use kith_store::{Guide, StoreError};
use leptos::prelude::*;
use std::collections::HashMap;

/// `do-SLUG` for what is ticked, `owner-SLUG` for who sees to it.
type Typed = HashMap<String, String>;

fn ticks(item: LogisticsItem) -> String {
    format!("do-{}", item.slug())
}

fn owner(item: LogisticsItem) -> String {
    format!("owner-{}", item.slug())
}

pub(super) async fn form(page: Page, circle: Circle<Guide>) -> Result<Response, Problem> {
    let (meeting, members) = (circle.meeting().await?, circle.members().await?);
    let is_there = circle.tasks().await?.iter().any(|task| task.kind.is_some_and(|kind| LISTS.contains(&kind)));
    if is_there || meeting.words.day.is_none() {
        return Ok(go(paths::logistics(circle.circle())));
    }
    let own = circle.me().to_string();
    // Whoever has the part that is nearest to it; where nobody has, whoever writes the lists gives it on.
    let owner_of = |item: &LogisticsItem| {
        let with = meeting.with(item.role()).filter(|id| members.iter().any(|m| m.id == *id));
        with.map_or_else(|| own.clone(), |id| id.to_string())
    };
    let ticked = LogisticsItem::ALL.iter().filter(|item| item.is_usual()).map(|item| (ticks(*item), "yes".to_owned()));
    let typed = ticked.chain(LogisticsItem::ALL.iter().map(|item| (owner(*item), owner_of(item)))).collect();
    Ok(answer(&page, &circle, StatusCode::OK, typed, Errors::new(), &members))
}

pub(super) async fn write(
    page: Page,
    circle: Circle<Guide>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let members = circle.members().await?;
    let mut errors = Errors::new();
    let all = parse(&typed, &members, &mut errors);
    if !errors.is_empty() {
        return Ok(answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, typed, errors, &members));
    }
    match circle.write_lists(&all, page.now).await {
        Ok(()) => Ok(go(paths::logistics(circle.circle()))),
        Err(StoreError::Taken) => {
            let said = "The lists are written already. Look at them under “Until the meeting”.";
            errors.add(ticks(LogisticsItem::PlaceHeld), said);
            Ok(answer(&page, &circle, StatusCode::CONFLICT, typed, errors, &members))
        }
        Err(StoreError::Stale) => {
            errors.add(
                ticks(LogisticsItem::PlaceHeld),
                "No day is set now. Set it first; your ticks stay here until then.",
            );
            Ok(answer(&page, &circle, StatusCode::CONFLICT, typed, errors, &members))
        }
        Err(other) => Err(other.into()),
    }
}

fn parse(typed: &Typed, members: &[Member], errors: &mut Errors) -> Vec<ToSeeTo> {
    let mut all = Vec::new();
    for item in LogisticsItem::ALL.iter().filter(|item| typed.contains_key(&ticks(**item))) {
        let chosen: Option<MemberId> = typed.get(&owner(*item)).and_then(|id| id.trim().parse().ok());
        let is_in = |id: &MemberId| members.iter().any(|m| m.id == *id && m.status == Status::Confirmed);
        let Some(owner_id) = chosen.filter(is_in) else {
            errors.add(owner(*item), "Choose somebody who is in the circle now.");
            continue;
        };
        let words = logistics_item(item.slug());
        let (Ok(title), Ok(why)) = (Line::parse(&words.title), Prose::parse(&words.why)) else { continue };
        all.push(ToSeeTo { list: item.list(), words: TaskWords { title, why }, owner: owner_id });
    }
    if all.is_empty() && errors.is_empty() {
        errors.add(ticks(LogisticsItem::PlaceHeld), "Tick at least one.");
    }
    all
}

fn answer(
    page: &Page,
    circle: &Circle<Guide>,
    status: StatusCode,
    typed: Typed,
    errors: Errors,
    members: &[Member],
) -> Response {
    let back = paths::logistics(circle.circle());
    let people: Vec<(String, String)> = people(members).into_iter().skip(1).collect();
    page.render(status, Title::Date, circle.nav(Place::Meeting), false, move || {
        let lists = LISTS.iter().map(|list| {
            let items = LogisticsItem::ALL.iter().filter(|item| item.list() == *list);
            let items = items.map(|item| row(*item, &typed, &errors, &people)).collect_view();
            view! { <h2>{list_name(*list)}</h2> <div class="logistics">{items}</div> }
        });
        let lists = lists.collect_view();
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=back.clone() label="Until the meeting"/>
            <PageHeader title="Write the lists"
                lead="Untick what you don’t need. Each becomes a task that every member sees. If somebody has reminders on, they get a mail that only says there is an update."/>
            <Form action=format!("{back}/new")>
                {lists}
                <Button label="Write these lists"/>
                <LinkButton href=back.clone() label="Not now" kind=ButtonKind::Quiet/>
            </Form>
        }
    })
}

fn row(item: LogisticsItem, typed: &Typed, errors: &Errors, people: &[(String, String)]) -> impl IntoView + use<> {
    let words = logistics_item(item.slug());
    let value = if typed.contains_key(&ticks(item)) { vec!["yes".to_owned()] } else { Vec::new() };
    let options = vec![Choice::new("yes", words.title.clone()).hint(words.why.clone())];
    let who = typed.get(&owner(item)).cloned().unwrap_or_default();
    let label = "Who sees to it".to_owned();
    view! {
        <div class="logistics__item">
            <Choices name=ticks(item) legend=words.title.clone() kind=ChoiceKind::Many options value error=errors.of(&ticks(item))/>
            <Select name=owner(item) label options=people.to_vec() value=who error=errors.of(&owner(item))/>
        </div>
    }
}
