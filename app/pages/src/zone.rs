//! Clocks: a time is written by one, and read by another. The time zone database is in the program, so that an old server
//! computes like a new one.

use jiff::Timestamp as Instant;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use kith_content::zones::{zone_town, zones};
use kith_domain::meeting::TimeOfDay;
use kith_domain::poll::Zone;
use kith_domain::{Day, Timestamp};

/// Options for a list: `nobody` for none of them, then those of the country, then the others.
pub fn options(country: &str, nobody: &str) -> Vec<(String, String)> {
    let all = zones(country).into_iter().map(|(name, towns)| (name.to_owned(), towns.to_owned()));
    std::iter::once((String::new(), nobody.to_owned())).chain(all).collect()
}

/// One that was chosen from the list, or none of them. None for anything else.
pub fn parse(raw: &str) -> Option<Zone> {
    let raw = raw.trim();
    let known = raw.is_empty() || zone_town(raw).is_some();
    known.then(|| Zone::parse(raw).ok()).flatten()
}

/// "Chicago". None where all have the same clock.
pub fn town(zone: &Zone) -> Option<&'static str> {
    zone_town(zone.as_str())
}

/// "10:00, by the clock of Chicago", or the time alone.
pub fn spoken(time: TimeOfDay, zone: &Zone) -> String {
    town(zone).map_or_else(|| time.to_string(), |town| format!("{time}, by the clock of {town}"))
}

/// The instant at which this clock shows this time. A time that a change of clocks skips is read an hour later.
pub fn instant(zone: &Zone, day: Day, time: TimeOfDay) -> Option<Timestamp> {
    let (year, month, date) = day.ymd();
    let date = Date::new(year.try_into().ok()?, month.try_into().ok()?, date.try_into().ok()?).ok()?;
    let (hour, minute) = (i8::try_from(time.hour).ok()?, i8::try_from(time.minute).ok()?);
    let at = date.to_datetime(Time::new(hour, minute, 0, 0).ok()?).to_zoned_datetime(clock(zone)?).ok()?;
    Some(Timestamp(at.timestamp().as_millisecond()))
}

/// What this clock shows at an instant.
pub fn local(zone: &Zone, at: Timestamp) -> Option<(Day, TimeOfDay)> {
    let shown = Instant::from_millisecond(at.0).ok()?.to_zoned_datetime(clock(zone)?);
    let day = Day::parse(&shown.date().to_string())?;
    let (hour, minute) = (u8::try_from(shown.hour()).ok()?, u8::try_from(shown.minute()).ok()?);
    Some((day, TimeOfDay { hour, minute }))
}

/// Today by this clock; by the clock that is furthest behind where nobody said which, so that no day is over too early.
pub fn today(zone: &Zone, now: Timestamp) -> Day {
    local(zone, now).map_or_else(|| now.plus(-12 * Timestamp::HOUR).day(), |(day, _)| day)
}

/// What somebody's own clock shows when the poll's shows this. None where it is the same, or one of the two isn't known.
pub fn elsewhere(zone: &Zone, own: &Zone, day: Day, time: TimeOfDay) -> Option<(Day, TimeOfDay)> {
    if zone == own {
        return None;
    }
    let shown = local(own, instant(zone, day, time)?)?;
    (shown != (day, time)).then_some(shown)
}

fn clock(zone: &Zone) -> Option<TimeZone> {
    zone_town(zone.as_str())?;
    TimeZone::get(zone.as_str()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> Zone {
        parse(name).unwrap()
    }

    fn time(text: &str) -> TimeOfDay {
        TimeOfDay::parse(text).unwrap()
    }

    #[test]
    fn every_clock_in_the_list_is_known() {
        for (name, towns) in zones("US") {
            assert!(clock(&zone(name)).is_some() && !towns.is_empty(), "{name}");
        }
        assert_eq!(zones("CA")[0].0, "America/St_Johns");
        for other in ["Mars/Olympus", "UTC", "../etc/localtime", "america/chicago"] {
            assert_eq!(parse(other), None, "{other}");
        }
    }

    #[test]
    fn one_clock_is_read_by_another() {
        let (chicago, berlin, auckland) = (zone("America/Chicago"), zone("Europe/Berlin"), zone("Pacific/Auckland"));
        for (here, there, day, at, shown) in [
            (&chicago, &berlin, "2026-12-05", "10:00", Some(("2026-12-05", "17:00"))),
            // Summer ends a week later in Chicago.
            (&chicago, &berlin, "2026-10-28", "10:00", Some(("2026-10-28", "16:00"))),
            (&chicago, &auckland, "2026-12-05", "10:00", Some(("2026-12-06", "05:00"))),
            // There is no such time on that day.
            (&chicago, &berlin, "2027-03-14", "02:30", Some(("2027-03-14", "09:30"))),
            (&chicago, &chicago, "2026-12-05", "10:00", None),
            (&chicago, &zone("America/Guatemala"), "2026-12-05", "10:00", None),
            (&chicago, &zone(""), "2026-12-05", "10:00", None),
            (&zone(""), &berlin, "2026-12-05", "10:00", None),
        ] {
            let shown = shown.map(|(day, at)| (Day::parse(day).unwrap(), time(at)));
            assert_eq!(elsewhere(here, there, Day::parse(day).unwrap(), time(at)), shown, "{here:?} {there:?} {day}");
        }
    }

    #[test]
    fn a_day_is_over_when_the_last_clock_says_so() {
        let noon = Day::parse("2026-12-05").unwrap().start().plus(11 * Timestamp::HOUR);
        assert_eq!(today(&zone("Pacific/Auckland"), noon).to_string(), "2026-12-06");
        assert_eq!(today(&zone("Pacific/Pago_Pago"), noon).to_string(), "2026-12-05");
        assert_eq!(today(&zone(""), noon).to_string(), "2026-12-04");
    }
}
