//! Booking a place and choosing a backup: first a page that says what it means and what gives way, then the deed.

use crate::extract::{Circle, Under};
use crate::forms::{Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, ButtonKind, Confirm, LinkButton, Notice, NoticeKind, PageHeader, Place, Title};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::OptionId;
use kith_domain::option::{CannotBook, Standing, Ties};
use kith_store::options::CareOption;
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

/// Which option the reader was told gives way.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Answer {
    instead_of: String,
}

pub(super) async fn ask_to_book(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<OptionId>,
) -> Result<Response, Problem> {
    ask(&page, &circle, id, Standing::Booked, StatusCode::OK).await
}

pub(super) async fn ask_to_back_up(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<OptionId>,
) -> Result<Response, Problem> {
    ask(&page, &circle, id, Standing::Backup, StatusCode::OK).await
}

pub(super) async fn book(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<OptionId>,
    Fields(answer): Fields<Answer>,
) -> Result<Response, Problem> {
    let done = circle.book_option(id, answer.instead_of.parse().ok(), page.now).await;
    answered(&page, &circle, id, Standing::Booked, done).await
}

pub(super) async fn back_up(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<OptionId>,
    Fields(answer): Fields<Answer>,
) -> Result<Response, Problem> {
    let done = circle.back_up_option(id, answer.instead_of.parse().ok(), page.now).await;
    answered(&page, &circle, id, Standing::Backup, done).await
}

async fn answered(
    page: &Page,
    circle: &Circle<AnyMember>,
    id: OptionId,
    to: Standing,
    done: Result<(), StoreError>,
) -> Result<Response, Problem> {
    match done {
        Ok(()) => Ok(go(paths::option(circle.circle(), id))),
        // Another place would give way than the reader knew: ask again, with its name.
        Err(StoreError::Stale) => ask(page, circle, id, to, StatusCode::CONFLICT).await,
        Err(StoreError::CannotBook(_)) => ask(page, circle, id, to, StatusCode::UNPROCESSABLE_ENTITY).await,
        Err(other) => Err(other.into()),
    }
}

async fn ask(
    page: &Page,
    circle: &Circle<AnyMember>,
    id: OptionId,
    to: Standing,
    status: StatusCode,
) -> Result<Response, Problem> {
    let options = circle.options().await?;
    let option = options.iter().find(|o| o.id == id).cloned().ok_or(Problem::NotFound)?;
    let in_view = options.iter().filter(|o| o.standing != Standing::SetAside).count();
    let allowed = match to {
        Standing::Booked => option.standing.book(in_view),
        _ => option.standing.back_up(in_view),
    };
    let gives_way = options.into_iter().find(|o| o.id != id && o.standing.give_way(to) != o.standing);
    let base = paths::options(circle.circle());
    Ok(page.render(status, Title::Plan, circle.nav(Place::Plan), false, move || match allowed {
        Ok(_) => view! { <Question base option to gives_way/> }.into_any(),
        Err(why) => view! { <NotYet base id why/> }.into_any(),
    }))
}

#[component]
fn Question(base: String, option: CareOption, to: Standing, gives_way: Option<CareOption>) -> impl IntoView {
    let name = option.words.programme.to_string();
    let (verb, title, label) = match to {
        Standing::Booked => ("book", format!("Book {name}?"), "Book this place"),
        _ => ("back-up", format!("Make {name} the backup?"), "Make it the backup"),
    };
    let meaning = match to {
        Standing::Booked => {
            "This is the place you will offer at the meeting. Everyone in the circle sees it, with your name."
        }
        _ => "This is the place if the first one falls through. Everyone in the circle sees it, with your name.",
    };
    let leaves = (option.standing == Standing::Booked && to == Standing::Backup)
        .then(|| view! { <p>"Then no place is booked until you book another one."</p> });
    let moves = (option.standing == Standing::Backup && to == Standing::Booked)
        .then(|| view! { <p>"It is the backup now. Choose another backup afterwards."</p> });
    let hidden = gives_way.iter().map(|other| ("instead_of".to_owned(), other.id.to_string())).collect();
    let gives_way = gives_way.map(|other| {
        let other = other.words.programme.to_string();
        let words = match to {
            Standing::Booked => {
                format!("{other} is booked now. It will be an option you consider again, and no longer booked.")
            }
            _ => {
                format!("{other} is the backup now. It will be an option you consider again, and no longer the backup.")
            }
        };
        view! { <Notice kind=NoticeKind::NeedsYou title="One gives way"><p>{words}</p></Notice> }
    });
    let tie = (option.words.ties == Ties::Some).then(|| {
        let (who, tie) = (option.words.referrer.to_string(), option.words.tie.to_string());
        let who = (!who.is_empty()).then(|| view! { <p dir="auto">"Recommended by "{who}"."</p> });
        view! {
            <Notice kind=NoticeKind::NeedsYou title="Somebody gets something for recommending it">
                {who}
                <p dir="auto">{tie}</p>
            </Notice>
        }
    });
    let back = format!("{base}/{}", option.id);
    view! {
        <Confirm title action=format!("{back}/{verb}") label hidden back=back.clone()>
            <p>{meaning}</p>
            <p>"Nothing is sent to the programme. Call them yourself, so that they hold the place."</p>
            {moves}
            {leaves}
            {tie}
            {gives_way}
        </Confirm>
    }
}

/// Why it can't be booked yet, and what to do instead.
#[component]
fn NotYet(base: String, id: OptionId, why: CannotBook) -> impl IntoView {
    let back = format!("{base}/{id}");
    let (words, href, label) = match why {
        CannotBook::CompareFirst => (
            "Look at one more programme first. With two side by side, it is easier to see what each one leaves out.",
            format!("{base}/new"),
            "Add another programme",
        ),
        CannotBook::IsSetAside => (
            "This programme was set aside. Take it up again on its page, then you can choose it.",
            back.clone(),
            "Go to its page",
        ),
    };
    view! {
        <BackLink href=back label="This programme"/>
        <PageHeader title="Not yet" lead=words/>
        <p><LinkButton href label kind=ButtonKind::Main/></p>
    }
}
