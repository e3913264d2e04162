//! What calendar programs read: when something is, and nothing of what it is. They can't sign in, and their makers' servers
//! read along.

use crate::page::Page;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use icalendar::{Calendar, CalendarDateTime, Class, Component, Event, EventLike, Property};
use kith_domain::meeting::TimeOfDay;
use kith_domain::{Day, Timestamp};

/// How long something with an hour takes: the meeting and the quarter of an hour after it (practice.md §3.2).
const LASTS: TimeDelta = TimeDelta::minutes(60);

/// When something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    /// On a day.
    Day(Day),
    /// At this moment, wherever the reader is.
    Instant(Timestamp),
    /// At this hour by the reader's own clock.
    Floating(Day, TimeOfDay),
}

/// A calendar with one entry for each. They come with a name that says nothing and stays the same, so that a program shows
/// each once.
pub(crate) fn answer(page: &Page, entries: &[(When, String)]) -> Response {
    let text = calendar(&page.app.site().name, &page.app.settings().origin, entries, page.now);
    // Else a browser keeps it in a file that is named by the secret in its address.
    let name = (CONTENT_DISPOSITION, "attachment; filename=\"calendar.ics\"");
    ([(CONTENT_TYPE, "text/calendar; charset=utf-8"), name], text).into_response()
}

fn calendar(name: &str, origin: &str, entries: &[(When, String)], now: Timestamp) -> String {
    let host = origin.rsplit('/').next().unwrap_or_default();
    let mut calendar = Calendar::empty();
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(Property::new("PRODID", format!("-//{name}//EN")))
        .append_property(("CALSCALE", "GREGORIAN"))
        .name(name)
        .append_property(("REFRESH-INTERVAL;VALUE=DURATION", "PT6H"));
    for (when, id) in entries {
        let (mut event, Some(stamp)) = (Event::new(), instant(now)) else { continue };
        if put(&mut event, *when).is_none() {
            continue;
        }
        let entry = event
            .uid(&format!("{id}@{host}"))
            .timestamp(stamp)
            .summary(&format!("{name}: update"))
            .class(Class::Private)
            .url(&format!("{origin}/"))
            .add_property("TRANSP", "TRANSPARENT")
            .done();
        calendar.push(entry);
    }
    calendar.to_string()
}

fn put(event: &mut Event, when: When) -> Option<()> {
    match when {
        When::Day(day) => drop(event.all_day(date(day)?)),
        When::Instant(at) => {
            let at = instant(at)?;
            event.starts(at).ends(at.checked_add_signed(LASTS)?);
        }
        When::Floating(day, time) => {
            let at: NaiveDateTime = date(day)?.and_hms_opt(time.hour.into(), time.minute.into(), 0)?;
            event
                .starts(CalendarDateTime::Floating(at))
                .ends(CalendarDateTime::Floating(at.checked_add_signed(LASTS)?));
        }
    }
    Some(())
}

fn instant(at: Timestamp) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_millis(at.0)
}

fn date(day: Day) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(1970, 1, 1)?.checked_add_days(Days::new(u64::try_from(day.0).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calendar_says_days_and_nothing_else() {
        let day = Day::parse("2026-12-05").unwrap();
        let now = Timestamp(1_795_262_400_000);
        let text = calendar("No, tes", "https://kith.example", &[(When::Day(day), "abc".into())], now);
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

    #[test]
    fn an_hour_is_a_moment_or_stays_as_it_is_written() {
        let day = Day::parse("2026-12-05").unwrap();
        let time = TimeOfDay { hour: 23, minute: 30 };
        let moment = Timestamp(day.start().0 + 16 * Timestamp::HOUR);
        let entries = [(When::Instant(moment), "a".into()), (When::Floating(day, time), "b".into())];
        let text = calendar("Kith", "https://kith.example", &entries, moment);
        for line in [
            "DTSTART:20261205T160000Z\r\n",
            "DTEND:20261205T170000Z\r\n",
            "DTSTART:20261205T233000\r\n",
            "DTEND:20261206T003000\r\n",
        ] {
            assert!(text.contains(line), "{line} in {text}");
        }
    }
}
