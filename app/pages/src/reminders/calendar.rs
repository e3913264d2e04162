//! A calendar for one's own calendar program: the days on which something is, and nothing of what it is.

use super::REMINDERS;
use crate::extract::{First, SignedIn};
use crate::forms::go;
use crate::page::Page;
use crate::problem::Problem;
use crate::ui::{ActionForm, ButtonKind, Copyable, LinkButton};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Days, NaiveDate};
use icalendar::{Calendar as Ics, Class, Component, Event, EventLike, Property};
use kith_domain::{Day, Timestamp};
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

/// What calendar programs read. They can't sign in, and their makers' servers read along: so it tells them days.
pub(super) async fn feed(page: Page, First(link): First<String>) -> Result<Response, Problem> {
    let token = Token::parse(link.strip_suffix(".ics").unwrap_or(&link)).ok_or(Problem::NotFound)?;
    let days = page.app.store().feed_days(&token, page.now).await?.days;
    let text = calendar(&page.app.site().name, &page.app.settings().origin, &days, page.now);
    // Else a browser keeps it in a file that is named by the secret.
    let name = (CONTENT_DISPOSITION, "attachment; filename=\"calendar.ics\"");
    Ok(([(CONTENT_TYPE, "text/calendar; charset=utf-8"), name], text).into_response())
}

/// One entry a day, however much is on it. `days` come with a name for each that stays the same.
fn calendar(name: &str, origin: &str, days: &[(Day, String)], now: Timestamp) -> String {
    let host = origin.rsplit('/').next().unwrap_or_default();
    let mut calendar = Ics::empty();
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(Property::new("PRODID", format!("-//{name}//EN")))
        .append_property(("CALSCALE", "GREGORIAN"))
        .name(name)
        .append_property(("REFRESH-INTERVAL;VALUE=DURATION", "PT6H"));
    for (day, id) in days {
        let Some((date, stamp)) = date(*day).zip(DateTime::from_timestamp_millis(now.0)) else { continue };
        let entry = Event::new()
            .uid(&format!("{id}@{host}"))
            .timestamp(stamp)
            .all_day(date)
            .summary(&format!("{name}: update"))
            .class(Class::Private)
            .url(&format!("{origin}/"))
            .add_property("TRANSP", "TRANSPARENT")
            .done();
        calendar.push(entry);
    }
    calendar.to_string()
}

fn date(day: Day) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(1970, 1, 1)?.checked_add_days(Days::new(u64::try_from(day.0).ok()?))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calendar_says_days_and_nothing_else() {
        let day = Day::parse("2026-12-05").unwrap();
        let now = Timestamp(1_795_262_400_000);
        let text = calendar("No, tes", "https://kith.example", &[(day, "abc".into())], now);
        for line in [
            "BEGIN:VCALENDAR\r\n",
            "VERSION:2.0\r\n",
            "SUMMARY:No\\, tes: update\r\n",
            "DTSTART;VALUE=DATE:20261205\r\n",
            "DTSTAMP:20261121T120000Z\r\n",
            "UID:abc@kith.example\r\n",
            "END:VCALENDAR\r\n",
        ] {
            assert!(text.contains(line), "{line} in {text}");
        }
        assert!(text.lines().all(|line| line.len() <= 75));
        let names: Vec<&str> = text.lines().filter_map(|line| line.split([':', ';']).next()).collect();
        assert!(!names.contains(&"DESCRIPTION") && !names.contains(&"LOCATION") && !names.contains(&"VALARM"));
    }
}
