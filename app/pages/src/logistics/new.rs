//! Writing the lists: what families usually see to, ticked or not, with an owner for each.

use super::{list_name, missing};
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
use kith_domain::logistics::{LISTS, LogisticsItem, MOST};
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

/// Everybody, what is on no list yet, and what is typed.
struct Shown {
    members: Vec<Member>,
    items: Vec<LogisticsItem>,
    typed: Typed,
    errors: Errors,
}

impl Shown {
    /// Says something that is about the whole form.
    fn say(&mut self, what: impl Into<String>) {
        if let Some(first) = self.items.first() {
            self.errors.add(ticks(*first), what.into());
        }
    }
}

pub(super) async fn form(page: Page, circle: Circle<Guide>) -> Result<Response, Problem> {
    let (meeting, members) = (circle.meeting().await?, circle.members().await?);
    let items = missing(&circle.tasks().await?);
    if items.is_empty() || meeting.words.day.is_none() {
        return Ok(go(paths::logistics(circle.circle())));
    }
    let own = circle.me().to_string();
    // Whoever has the part that is nearest to it; where nobody has, whoever writes the lists gives it on.
    let owner_of = |item: &LogisticsItem| {
        let with = meeting.with(item.role()).filter(|id| is_in(&members, *id));
        with.map_or_else(|| own.clone(), |id| id.to_string())
    };
    // Once the lists were written, what isn't on them was left out.
    let are_written = LogisticsItem::ALL.iter().any(|item| !items.contains(item));
    let ticked = items.iter().filter(|item| item.is_usual() && !are_written);
    let ticked = ticked.map(|item| (ticks(*item), "yes".to_owned()));
    let typed = ticked.chain(items.iter().map(|item| (owner(*item), owner_of(item)))).collect();
    Ok(answer(&page, &circle, StatusCode::OK, Shown { members, items, typed, errors: Errors::new() }))
}

pub(super) async fn write(
    page: Page,
    circle: Circle<Guide>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let items = missing(&circle.tasks().await?);
    // Sent twice, or somebody else has written them meanwhile.
    if items.is_empty() {
        return Ok(go(paths::logistics(circle.circle())));
    }
    let mut shown = Shown { members: circle.members().await?, items, typed, errors: Errors::new() };
    let all = parse(&mut shown);
    if !shown.errors.is_empty() {
        return Ok(answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, shown));
    }
    match circle.write_lists(&all, page.now).await {
        Ok(()) => Ok(go(paths::logistics(circle.circle()))),
        Err(StoreError::Full) => {
            shown.say(format!("The lists hold {MOST} things, and these don’t all fit. Untick some of them."));
            Ok(answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, shown))
        }
        Err(StoreError::Stale) => {
            shown.say("No day is set now. Set it first; your ticks stay here until then.");
            Ok(answer(&page, &circle, StatusCode::CONFLICT, shown))
        }
        Err(other) => Err(other.into()),
    }
}

fn is_in(members: &[Member], id: MemberId) -> bool {
    members.iter().any(|m| m.id == id && m.status == Status::Confirmed)
}

/// What is ticked. What has come onto a list since the form was drawn is left to the store, which knows it.
fn parse(shown: &mut Shown) -> Vec<ToSeeTo> {
    let mut all = Vec::new();
    for item in LogisticsItem::ALL.iter().filter(|item| shown.typed.contains_key(&ticks(**item))) {
        let chosen: Option<MemberId> = shown.typed.get(&owner(*item)).and_then(|id| id.trim().parse().ok());
        let Some(owner_id) = chosen.filter(|id| is_in(&shown.members, *id)) else {
            if shown.items.contains(item) {
                shown.errors.add(owner(*item), "Choose somebody who is in the circle now.");
            }
            continue;
        };
        let words = logistics_item(item.slug());
        let (Ok(title), Ok(why)) = (Line::parse(&words.title), Prose::parse(&words.why)) else { continue };
        all.push(ToSeeTo { list: item.list(), words: TaskWords { title, why }, owner: owner_id });
    }
    if all.is_empty() && shown.errors.is_empty() {
        shown.say("Tick at least one.");
    }
    all
}

fn answer(page: &Page, circle: &Circle<Guide>, status: StatusCode, shown: Shown) -> Response {
    let (back, people) = (paths::logistics(circle.circle()), people(&shown.members));
    let Shown { items, typed, errors, .. } = shown;
    page.render(status, Title::Date, circle.nav(Place::Meeting), false, move || {
        let lists = LISTS.iter().map(|list| {
            let of = items.iter().filter(|item| item.list() == *list);
            let rows: Vec<_> = of.map(|item| row(*item, &typed, &errors, &people)).collect();
            let group = |rows: Vec<_>| view! { <h2>{list_name(*list)}</h2> <div class="logistics">{rows}</div> };
            (!rows.is_empty()).then(|| group(rows))
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
