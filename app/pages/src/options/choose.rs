//! Booking a place and choosing a backup: first a page that says what it means and what gives way, then the deed.

use super::gates::{Closed, Reasons};
use super::words::MedicationNotice;
use crate::extract::{Circle, Under};
use crate::forms::{Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, ErrorSummary, Errors, Form, LinkButton, Notice, NoticeKind, PageHeader, Place, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::decision::Gate;
use kith_domain::option::{CannotBook, Standing, Ties};
use kith_domain::{CircleId, OptionId};
use kith_store::options::CareOption;
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;

pub(super) async fn ask_to_book(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<OptionId>,
) -> Result<Response, Problem> {
    ask(&page, &circle, id, Standing::Booked, StatusCode::OK, Reasons::default(), Errors::new()).await
}

pub(super) async fn ask_to_back_up(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<OptionId>,
) -> Result<Response, Problem> {
    ask(&page, &circle, id, Standing::Backup, StatusCode::OK, Reasons::default(), Errors::new()).await
}

pub(super) async fn book(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<OptionId>,
    Fields(answer): Fields<Reasons>,
) -> Result<Response, Problem> {
    choose(&page, &circle, id, Standing::Booked, answer).await
}

pub(super) async fn back_up(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<OptionId>,
    Fields(answer): Fields<Reasons>,
) -> Result<Response, Problem> {
    choose(&page, &circle, id, Standing::Backup, answer).await
}

async fn choose(
    page: &Page,
    circle: &Circle<AnyMember>,
    id: OptionId,
    to: Standing,
    answer: Reasons,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let reasons = answer.parse(&mut errors);
    let instead_of = answer.instead_of.parse().ok();
    if !errors.is_empty() {
        return ask(page, circle, id, to, StatusCode::UNPROCESSABLE_ENTITY, answer, errors).await;
    }
    let done = match to {
        Standing::Booked => circle.book_option(id, instead_of, &reasons, page.now).await,
        _ => circle.back_up_option(id, instead_of, &reasons, page.now).await,
    };
    match done {
        Ok(()) => Ok(go(paths::option(circle.circle(), id))),
        // Another place would give way than the reader knew: ask again, with its name.
        Err(StoreError::Stale) => ask(page, circle, id, to, StatusCode::CONFLICT, answer, errors).await,
        Err(StoreError::CannotBook(why)) => {
            if let CannotBook::Closed(gate) = why {
                errors.add(gate.slug(), "Write down why, in a sentence.");
            }
            ask(page, circle, id, to, StatusCode::UNPROCESSABLE_ENTITY, answer, errors).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn ask(
    page: &Page,
    circle: &Circle<AnyMember>,
    id: OptionId,
    to: Standing,
    status: StatusCode,
    answer: Reasons,
    errors: Errors,
) -> Result<Response, Problem> {
    let options = circle.options().await?;
    let option = options.iter().find(|o| o.id == id).cloned().ok_or(Problem::NotFound)?;
    let closed = Closed::of(circle, &option, options.len()).await?;
    let gives_way = options.into_iter().find(|o| o.id != id && o.standing.give_way(to) != o.standing);
    let circle_id = circle.circle();
    Ok(page.render(status, Title::Plan, circle.nav(Place::Plan), false, move || {
        if option.standing == Standing::SetAside {
            return view! { <IsSetAside circle=circle_id id/> }.into_any();
        }
        if let Some(who) = closed.for_others() {
            return view! { <NotYet circle=circle_id id who/> }.into_any();
        }
        view! { <Question circle=circle_id option to gives_way closed answer errors/> }.into_any()
    }))
}

#[component]
fn Question(
    circle: CircleId,
    option: CareOption,
    to: Standing,
    gives_way: Option<CareOption>,
    closed: Closed,
    answer: Reasons,
    errors: Errors,
) -> impl IntoView {
    let name = option.words.programme.to_string();
    let already = option.standing == to;
    let (verb, title, label) = match to {
        Standing::Booked if already => ("book", format!("Why is {name} right?"), "Keep this reason"),
        _ if already => ("back-up", format!("Why is {name} right as the backup?"), "Keep this reason"),
        Standing::Booked => ("book", format!("Book {name}?"), "Book this place"),
        _ => ("back-up", format!("Make {name} the backup?"), "Make it the backup"),
    };
    let meaning = match to {
        _ if already => {
            "It stays chosen. What you write is kept with your name, and everyone in the circle can read it."
        }
        Standing::Booked => {
            "This is the place you will offer at the meeting. Everyone in the circle sees it, with your name."
        }
        _ => "This is the place if the first one falls through. Everyone in the circle sees it, with your name.",
    };
    let leaves = (option.standing == Standing::Booked && to == Standing::Backup)
        .then(|| view! { <p>"Then no place is booked until you book another one."</p> });
    let moves = (option.standing == Standing::Backup && to == Standing::Booked)
        .then(|| view! { <p>"It is the backup now. Choose another backup afterwards."</p> });
    let instead_of =
        gives_way.as_ref().map(|other| view! { <input type="hidden" name="instead_of" value=other.id.to_string()/> });
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
    let medicine = closed.has(Gate::Medication).then(|| view! { <MedicationNotice whose=name circle/> });
    let back = paths::option(circle, option.id);
    let fields = closed.fields(&answer, &errors);
    // It stays as it was asked: `app/script/live.js` changes nothing on a page with `data-still`.
    view! {
        <ErrorSummary errors/>
        <BackLink href=back.clone() label="This programme"/>
        <PageHeader title/>
        <div class="confirm" data-still="">
            <p>{meaning}</p>
            {(!already).then(|| view! { <p>"Nothing is sent to the programme. Call them yourself, so that they hold the place."</p> })}
            {moves}
            {leaves}
            {tie}
            {gives_way}
            {medicine}
            <Form action=format!("{back}/{verb}")>
                {instead_of}
                {fields}
                <div class="buttons">
                    <Button label/>
                    <LinkButton href=back.clone() label="Not now" kind=ButtonKind::Quiet/>
                </div>
            </Form>
        </div>
    }
}

/// Too few were looked at, and somebody else may say that they are enough.
#[component]
fn NotYet(circle: CircleId, id: OptionId, who: String) -> impl IntoView {
    view! {
        <BackLink href=paths::option(circle, id) label="This programme"/>
        <PageHeader title="Not yet"
            lead="Look at three programmes first. With three, it is easier to see what is usual, and what each one leaves out."/>
        <p>{who}</p>
        <p><LinkButton href=format!("{}/new", paths::options(circle)) label="Add another programme"/></p>
    }
}

#[component]
fn IsSetAside(circle: CircleId, id: OptionId) -> impl IntoView {
    let back = paths::option(circle, id);
    view! {
        <BackLink href=back.clone() label="This programme"/>
        <PageHeader title="Not yet"
            lead="This programme was set aside. Take it up again on its page, then you can choose it."/>
        <p><LinkButton href=back label="Go to its page"/></p>
    }
}
