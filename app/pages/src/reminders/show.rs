//! The page of one's own reminders.

use super::REMINDERS;
use super::calendar::Calendar;
use super::form::{Choosing, Typed, WHAT_TIME, clocks};
use crate::extract::SignedIn;
use crate::page::Page;
use crate::problem::Problem;
use crate::ui::{
    ActionForm, BackLink, Button, ButtonKind, ErrorSummary, Errors, Form, More, Nav, Notice, NoticeKind, PageHeader,
    Select, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::Timestamp;
use kith_domain::reminder::Safety;
use kith_store::reminders::{Contact, Reminders};
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
    let reminders = session.reminders(store, page.now).await?;
    let feed = session.feed(store).await?;
    let typed = match typed {
        Some(typed) => typed,
        None => Typed::first(&reminders, &store.account_words(session.account).await?),
    };
    let (settings, now) = (page.app.settings(), page.now);
    let (origin, mail, name) = (settings.origin.clone(), settings.mail, page.app.site().name.to_string());
    Ok(page.render(status, Title::Account, Nav::SignedIn, false, move || {
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href="/account" label="Your account"/>
            <PageHeader title="Reminders"
                lead="A mail that tells you there is something new. What it is, you read here."/>
            <Mails mail reminders typed errors name now/>
            <Calendar feed origin/>
        }
    }))
}

#[component]
fn Mails(
    /// Whether this server sends any.
    mail: bool,
    reminders: Reminders,
    typed: Typed,
    errors: Errors,
    name: String,
    now: Timestamp,
) -> impl IntoView {
    let Reminders { contact, stopped_at } = reminders;
    let there = contact.is_some();
    // The monthly question has a "no" of its own.
    let is_asked = contact.as_ref().is_some_and(|contact| matches!(contact.safety, Safety::Ask | Safety::Lapsed));
    let stop = (there && !(mail && is_asked)).then(|| stop("Stop reminders"));
    if !mail {
        let kept =
            contact.map(|contact| view! { <p>"Your address is kept: "<bdi>{contact.words.address}</bdi>"."</p> });
        return view! {
            <Notice kind=NoticeKind::Info title="This server sends no mail">
                <p>"Whoever looks after it has not set that up. You can still use the calendar below."</p>
                {kept}
            </Notice>
            {stop}
        }
        .into_any();
    }
    // Once it is set, the form only stands in the way; but never while something in it needs mending.
    let folded = there && errors.is_empty();
    let choosing = view! { <Choosing typed errors now/> };
    let choosing = if folded {
        view! { <More summary="Change where and when">{choosing}</More> }.into_any()
    } else {
        view! { <h2>"Where and when"</h2>{choosing} }.into_any()
    };
    view! {
        {stopped_at.map(|at| view! { <Stopped at/> })}
        {contact.map(|contact| view! { <State contact now/> })}
        <More summary="What such a mail says"><Sample name/></More>
        {choosing}
        {stop}
    }
    .into_any()
}

fn stop(label: &'static str) -> impl IntoView {
    view! { <ActionForm action=format!("{REMINDERS}/stop") label kind=ButtonKind::Quiet/> }
}

/// Somebody pressed the link in a mail: its owner, or whoever else reads that mailbox.
#[component]
fn Stopped(at: Timestamp) -> impl IntoView {
    view! {
        <Notice kind=NoticeKind::NeedsYou title="Your reminders were stopped">
            <p>{format!("Somebody used the link in a mail on {}.", at.day().spoken())}</p>
            <p>"If that was not you, somebody else reads that mailbox. Don’t use it for this any more, and change its password on a device that only you use."</p>
            {stop("It was me")}
        </Notice>
    }
}

/// How things stand, and the one thing to do about it.
#[component]
fn State(contact: Contact, now: Timestamp) -> impl IntoView {
    let address = contact.words.address.clone();
    let until = contact.safe_until().map(|at| at.day().spoken()).unwrap_or_default();
    let again =
        || view! { <ActionForm action=format!("{REMINDERS}/again") label="Send it again" kind=ButtonKind::Quiet/> };
    let late = contact.delayed.then(|| {
        view! { <p>"The last mail did not get through yet. We keep trying. Is the address right?"</p> }
    });
    let ahead = contact.words.manner.ahead;
    let (kind, title, body) = match contact.safety {
        Safety::Unconfirmed => (NoticeKind::NeedsYou, "We wrote to you", view! {
            <p>"A mail is on its way to "<bdi>{address}</bdi>". Open the link in it within three days. Until then no other mail goes there."</p>
            <p>"Nothing there? Look where unwanted mail goes, and check the address."</p>
            {again()}
        }.into_any()),
        Safety::Ended => (NoticeKind::Info, "The link has ended", view! {
            <p>"Nobody opened the mail to "<bdi>{address}</bdi>" within three days. So no reminders go there."</p>
            {again()}
        }.into_any()),
        Safety::Safe => (NoticeKind::Good, "Reminders are on", view! {
            <p>"They go to "<bdi>{address}</bdi>". Before "{until}" we ask you if it is still safe."</p>
        }.into_any()),
        Safety::Ask => (NoticeKind::NeedsYou, "Is this address still safe?", view! {
            <p>"Reminders go to "<bdi>{address}</bdi>". Are you still the only one who reads that mail? Without an answer, they stop on "{until}"."</p>
            <StillSafe ahead now/>
        }.into_any()),
        Safety::Lapsed => (NoticeKind::NeedsYou, "Reminders have stopped", view! {
            <p>"Nobody said for thirty days that "<bdi>{address}</bdi>" is safe. Are you still the only one who reads that mail?"</p>
            <StillSafe ahead now/>
        }.into_any()),
    };
    view! { <Notice kind title>{body}{late}</Notice> }
}

/// The monthly question: safe or not, and what time it is by now.
#[component]
fn StillSafe(ahead: u8, now: Timestamp) -> impl IntoView {
    view! {
        <Form action=format!("{REMINDERS}/safe")>
            <Select name="now_clock" label=WHAT_TIME value=ahead.to_string() options=clocks(now)/>
            <Button label="Yes, only I read it"/>
        </Form>
        {stop("No, stop them now")}
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
