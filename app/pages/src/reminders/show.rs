//! The page of one's own reminders.

use super::REMINDERS;
use super::calendar::Calendar;
use super::form::{Choosing, Typed};
use crate::extract::SignedIn;
use crate::page::Page;
use crate::problem::Problem;
use crate::ui::{
    ActionForm, BackLink, ButtonKind, ErrorSummary, Errors, More, Nav, Notice, NoticeKind, PageHeader, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::Timestamp;
use kith_domain::reminder::Safety;
use kith_store::reminders::Contact;
use kith_store::sessions::Session;
use leptos::prelude::*;

pub(super) async fn show(page: Page, SignedIn(session): SignedIn) -> Result<Response, Problem> {
    answer(&page, session, StatusCode::OK, None, Errors::new()).await
}

/// The page, with the form as it was `typed`, or as it would be for a first look.
pub(super) async fn answer(
    page: &Page,
    session: Session,
    status: StatusCode,
    typed: Option<Typed>,
    errors: Errors,
) -> Result<Response, Problem> {
    let store = page.app.store();
    let contact = session.contact(store, page.now).await?;
    let feed = session.feed(store).await?;
    let typed = match typed {
        Some(typed) => typed,
        None => Typed::first(contact.as_ref(), &store.account_words(session.account).await?),
    };
    let (settings, now) = (page.app.settings(), page.now);
    let (origin, mail, name) = (settings.origin.clone(), settings.mail, page.app.site().name.to_string());
    Ok(page.render(status, Title::Account, Nav::SignedIn, false, move || {
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href="/account" label="Your account"/>
            <PageHeader title="Reminders"
                lead="A mail that tells you there is something new. What it is, you read here."/>
            <Mails mail contact typed errors name now/>
            <Calendar feed origin/>
        }
    }))
}

#[component]
fn Mails(
    /// Whether this server sends any.
    mail: bool,
    contact: Option<Contact>,
    typed: Typed,
    errors: Errors,
    name: String,
    now: Timestamp,
) -> impl IntoView {
    if !mail {
        return view! {
            <Notice kind=NoticeKind::Info title="This server sends no mail">
                <p>"Whoever looks after it has not set that up. You can still use the calendar below."</p>
            </Notice>
        }
        .into_any();
    }
    let there = contact.is_some();
    let stop = there.then(|| {
        view! { <ActionForm action=format!("{REMINDERS}/stop") label="Stop reminders" kind=ButtonKind::Quiet/> }
    });
    // Once it is set, the form only stands in the way; but never while something in it needs mending.
    let folded = there && errors.is_empty();
    let choosing = view! { <Choosing typed errors now/> };
    let choosing = if folded {
        view! { <More summary="Change where and when">{choosing}</More> }.into_any()
    } else {
        view! { <h2>"Where and when"</h2>{choosing} }.into_any()
    };
    view! {
        {contact.map(|contact| view! { <State contact/> })}
        <More summary="What such a mail says"><Sample name/></More>
        {choosing}
        {stop}
    }
    .into_any()
}

/// How things stand, and the one thing to do about it.
#[component]
fn State(contact: Contact) -> impl IntoView {
    let address = contact.words.address.clone();
    let until = contact.safe_until().map(|at| at.day().spoken()).unwrap_or_default();
    let safe = || view! { <ActionForm action=format!("{REMINDERS}/safe") label="Yes, only I read it"/> };
    match contact.safety {
        Safety::Unconfirmed => view! {
            <Notice kind=NoticeKind::NeedsYou title="We wrote to you">
                <p>"A mail is on its way to "<bdi>{address}</bdi>". Open the link in it within three days. Until then no other mail goes there."</p>
                <ActionForm action=format!("{REMINDERS}/again") label="Send it again" kind=ButtonKind::Quiet/>
            </Notice>
        }
        .into_any(),
        Safety::Safe => view! {
            <Notice kind=NoticeKind::Good title="Reminders are on">
                <p>"They go to "<bdi>{address}</bdi>". Before "{until}" we ask you if it is still safe."</p>
            </Notice>
        }
        .into_any(),
        Safety::Ask => view! {
            <Notice kind=NoticeKind::NeedsYou title="Is this address still safe?">
                <p>"Reminders go to "<bdi>{address}</bdi>". Are you still the only one who reads that mail? Without an answer, they stop on "{until}"."</p>
                {safe()}
            </Notice>
        }
        .into_any(),
        Safety::Lapsed => view! {
            <Notice kind=NoticeKind::NeedsYou title="Reminders have stopped">
                <p>"Nobody said for thirty days that "<bdi>{address}</bdi>" is safe. Are you still the only one who reads that mail?"</p>
                {safe()}
            </Notice>
        }
        .into_any(),
    }
}

#[component]
fn Sample(name: String) -> impl IntoView {
    view! {
        <p>"From and subject: "<strong>{format!("{name}: update")}</strong></p>
        <blockquote class="kept">
            "You have an update. Open the link below and sign in."
        </blockquote>
        <p>"Below that are two links: one leads here, and one stops these mails without signing in. No name, no circle, nothing else."</p>
        <p>"Whoever sees your mail sees that there is such a mail. If that alone could harm you, leave reminders off."</p>
    }
}
