//! A calendar for one's own calendar program: the days on which something is, and nothing of what it is.

use super::REMINDERS;
use crate::calendar::{When, answer};
use crate::extract::{First, SignedIn};
use crate::forms::go;
use crate::page::Page;
use crate::problem::Problem;
use crate::ui::{ActionForm, ButtonKind, Copyable, LinkButton};
use axum::response::Response;
use kith_store::reminders::Feed;
use kith_store::tokens::Token;
use leptos::prelude::*;

pub(super) async fn open(page: Page, SignedIn(session): SignedIn) -> Result<Response, Problem> {
    session.open_feed(page.app.store(), page.now).await?;
    Ok(go(REMINDERS))
}

pub(super) async fn close(page: Page, SignedIn(session): SignedIn) -> Result<Response, Problem> {
    session.close_feed(page.app.store()).await?;
    Ok(go(REMINDERS))
}

/// What calendar programs read. They can't sign in, and their makers' servers read along: so it tells them days, one entry
/// for each, however much is on it.
pub(super) async fn feed(page: Page, First(link): First<String>) -> Result<Response, Problem> {
    let token = Token::parse(link.strip_suffix(".ics").unwrap_or(&link)).ok_or(Problem::NotFound)?;
    let days = page.app.store().feed_days(&token, page.now).await?.days;
    let entries: Vec<_> = days.into_iter().map(|(day, name)| (When::Day(day), name)).collect();
    Ok(answer(&page, &entries))
}

/// The private address, or the way to one.
#[component]
pub(super) fn Calendar(feed: Option<Feed>, origin: String) -> impl IntoView {
    let body = match feed {
        None => view! {
            <p>"You get a private address. Add it to your calendar program, and it marks the days on which you have something to do."</p>
            <p>"Whoever has the address sees those days, and so does the maker of your calendar program."</p>
            <ActionForm action="/account/calendar" label="Make a private address" kind=ButtonKind::Quiet/>
        }
        .into_any(),
        Some(feed) => {
            let address = format!("{origin}/calendar/{}.ics", feed.token.reveal());
            // Calendar programs take this for theirs, on phones above all.
            let subscribe = address.replacen("https://", "webcal://", 1).replacen("http://", "webcal://", 1);
            view! {
            <p><LinkButton href=subscribe label="Add it to the calendar on this device" kind=ButtonKind::Quiet/></p>
            <Copyable name="feed" label="Or copy its private address"
                value=address
                hint="Press and hold, choose all of it, then copy. In your calendar program it is called “subscribe” or “from URL”."/>
            <p>{format!("Made on {}. Has somebody else seen it? Then make another; this one ends.", feed.made_at.day().spoken())}</p>
            <ActionForm action="/account/calendar" label="Make another address" kind=ButtonKind::Quiet/>
            <ActionForm action="/account/calendar/close" label="Close the calendar" kind=ButtonKind::Quiet/>
        }
        .into_any()
        }
    };
    view! {
        <h2>"In your calendar"</h2>
        <p>"Each day has one entry that says “update”. No name, no place, nothing of what it is."</p>
        {body}
    }
}
