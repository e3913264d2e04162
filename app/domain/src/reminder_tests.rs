use super::*;
use crate::Day;
use proptest::prelude::*;

/// Noon, UTC, of a day in November.
fn noon() -> Timestamp {
    Day::parse("2026-11-21").unwrap().start().plus(12 * Timestamp::HOUR)
}

fn hours(hours: i64) -> Timestamp {
    noon().plus(hours * Timestamp::HOUR)
}

fn manner(often: Often) -> Manner {
    Manner { often, ..Manner::default() }
}

/// Confirmed and here last a day ago, nothing sent, no news.
fn standing() -> Standing {
    Standing { confirmed_at: hours(-24), seen_at: hours(-24), sent_at: None, news_at: None, on_its_way: false }
}

#[test]
fn who_is_told_and_when() {
    let news = |at: i64| Standing { news_at: Some(hours(at)), ..standing() };
    let sent = |at: i64, news_at: i64| Standing { sent_at: Some(hours(at)), ..news(news_at) };
    let table = [
        ("nothing happened", Often::Daily, standing(), 0, Due::Not),
        ("news", Often::Daily, news(-1), 0, Due::Now),
        ("news that may be seen by itself", Often::Daily, news(0), 0, Due::Later(noon().plus(SETTLE))),
        ("news from before they were here", Often::Daily, news(-30), 0, Due::Not),
        ("told already", Often::Daily, sent(-1, -2), 0, Due::Not),
        ("told this morning", Often::Daily, sent(-3, -1), 0, Due::Later(hours(20))),
        ("told yesterday", Often::Daily, sent(-20, -1), 0, Due::Now),
        ("told two days ago, once a week", Often::Weekly, sent(-48, -1), 0, Due::Later(hours(-48 + 7 * 24 - 4))),
        ("told last week, once a week", Often::Weekly, sent(-7 * 24, -1), 0, Due::Now),
        ("told half an hour ago, once an hour", Often::Hourly, sent(0, 0), 1, Due::Not),
        ("told an hour ago, once an hour", Often::Hourly, sent(0, 1), 2, Due::Now),
        ("in the evening", Often::Hourly, news(9), 10, Due::Later(hours(20))),
        ("in the morning", Often::Hourly, news(9), 20, Due::Now),
        ("the mail server is down", Often::Daily, Standing { on_its_way: true, ..news(-1) }, 0, Due::Not),
        ("not confirmed for thirty days", Often::Daily, news(29 * 24 - 1), 29 * 24, Due::Not),
        ("confirmed for the last time weeks ago", Often::Daily, standing(), 26 * 24 + 1, Due::Now),
        ("the same, once a week, told two days before", Often::Weekly, sent(24 * 24, 24 * 24), 26 * 24 + 1, Due::Now),
        ("and here since", Often::Daily, Standing { seen_at: hours(26 * 24), ..standing() }, 26 * 24 + 1, Due::Not),
        ("sent next year, by a clock that jumped", Often::Daily, sent(9000, -1), 0, Due::Not),
        ("and there is news since", Often::Daily, sent(9000, 1), 0, Due::Later(hours(20))),
        (
            "seen next year, by a clock that jumped",
            Often::Daily,
            Standing { seen_at: hours(9000), ..news(-1) },
            0,
            Due::Not,
        ),
    ];
    for (name, often, standing, now, expected) in table {
        assert_eq!(due(manner(often), standing, hours(now)), expected, "{name}");
    }
}

#[test]
fn quiet_hours_are_on_their_own_clock() {
    let table = [
        // From, until, ahead in half hours, hour of the day (UTC), hours to wait.
        (21, 8, 0, 12, 0),
        (21, 8, 0, 21, 11),
        (21, 8, 0, 7, 1),
        (21, 8, 0, 8, 0),
        (9, 17, 0, 12, 5),
        (9, 17, 0, 17, 0),
        (9, 17, 0, 8, 0),
        (0, 0, 0, 0, 0),
        (13, 13, 0, 13, 0),
        // Three in the afternoon here is nine in the evening there.
        (21, 8, 12, 15, 11),
        // And seven hours behind, noon is five in the morning.
        (21, 8, 48 - 14, 12, 3),
    ];
    for (from, until, ahead, hour, wait) in table {
        let at = noon().day().start().plus(hour * Timestamp::HOUR);
        let manner = Manner::new(Often::Daily, from, until, ahead).unwrap();
        assert_eq!(manner.awake_from(at).since(at), wait * Timestamp::HOUR, "{from}-{until} +{ahead} at {hour}");
    }
    assert_eq!(Manner::new(Often::Daily, 24, 8, 0), None);
    assert_eq!(Manner::new(Often::Daily, 21, 8, 48), None);
}

#[test]
fn an_address_is_safe_for_thirty_days() {
    let table = [(0, Safety::Safe), (22, Safety::Safe), (23, Safety::Ask), (29, Safety::Ask), (30, Safety::Lapsed)];
    for (days, expected) in table {
        assert_eq!(safety(noon(), Some(noon()), hours(days * 24)), expected, "after {days} days");
    }
    assert_eq!(safety(noon(), None, hours(71)), Safety::Unconfirmed);
    assert_eq!(safety(noon(), None, hours(72)), Safety::Ended);
}

proptest! {
    /// Whatever happened, whoever doesn't come in is told of it within two days, and a week for those who want it so.
    #[test]
    fn nobody_is_forgotten(
        from in 0u8..24, until in 0u8..24, ahead in 0u8..48, often in 0usize..3, news in 1i64..240, sent in proptest::option::of(-240i64..0),
    ) {
        let often = Often::ALL[often];
        let manner = Manner::new(often, from, until, ahead).unwrap();
        let sent_at = sent.map(hours);
        let standing = Standing { confirmed_at: noon(), seen_at: noon(), sent_at, news_at: Some(hours(news)), on_its_way: false };
        let days = if often == Often::Weekly { 9 } else { 2 };
        let within = (0..days * 24 * 4).map(|step| hours(news).plus(step * 15 * Timestamp::MINUTE));
        prop_assert!(within.into_iter().any(|now| due(manner, standing, now) == Due::Now));
    }

    /// However much happens: one mail on a day of theirs at most, and none in their quiet hours.
    #[test]
    fn one_a_day_at_most(
        from in 0u8..24, until in 0u8..24, ahead in 0u8..48,
        news in proptest::collection::vec(0i64..240, 1..200),
    ) {
        let manner = Manner::new(Often::Daily, from, until, ahead).unwrap();
        let mut happens: Vec<Timestamp> = news.into_iter().map(hours).collect();
        happens.sort_unstable();
        let mut standing = Standing { confirmed_at: noon(), seen_at: noon(), ..standing() };
        let mut days = Vec::new();
        for step in 0..(10 * 24 * 4) {
            let now = noon().plus(step * 15 * Timestamp::MINUTE);
            let told = told(standing.seen_at, standing.sent_at, now);
            standing.news_at = happens.iter().copied().find(|at| *at > told && *at <= now);
            if due(manner, standing, now) == Due::Now {
                prop_assert_eq!(manner.awake_from(now), now);
                standing.sent_at = Some(now);
                days.push(manner.on_their_clock(now).day());
            }
        }
        let sent = days.len();
        days.dedup();
        prop_assert_eq!(days.len(), sent);
    }

    #[test]
    fn it_never_panics(a in any::<i64>(), b in any::<i64>(), c in any::<Option<i64>>(), d in any::<Option<i64>>(), now in any::<i64>()) {
        let standing = Standing {
            confirmed_at: Timestamp(a), seen_at: Timestamp(b), sent_at: c.map(Timestamp), news_at: d.map(Timestamp),
            on_its_way: false,
        };
        let _ = due(Manner::default(), standing, Timestamp(now));
    }
}
