//! A calendar of one's own, for programs that can't sign in: the days on which something is, and nothing of what it is.

use crate::reminders::{AT, TELLING};
use crate::world::{Page, on_both};

on_both! {
    async fn a_calendar_shows_days_and_nothing_else(world) {
        let (ben, circle) = (&world.ben, &*world.riveras);
        for title in ["Call the harbour", "Pack a bag"] {
            ben.adds_a_task(circle, title).await;
        }
        world.rosa.adds_a_task(circle, "Hers").await;
        world.okafor.adds_a_task(&world.okafors, "Elsewhere").await;
        ben.sends(ben.opens(AT).await.button("Make a private address")).await.is(303);
        let address = ben.opens(AT).await.copy("feed");
        let path = address.strip_prefix(world.origin()).unwrap().to_owned();
        // A calendar program is nobody: it has the address and no session.
        let reads = world.browser();
        let page = reads.opens(&path).await.is(200);
        assert_eq!(page.header("content-type"), "text/calendar; charset=utf-8");
        assert_eq!(page.header("content-disposition"), "attachment; filename=\"calendar.ics\"");
        assert_eq!(page.body.matches("BEGIN:VEVENT").count(), 1, "one entry a day");
        assert!(page.body.contains("DTSTART;VALUE=DATE:20270301\r\n") && page.body.contains("SUMMARY:Kith: update\r\n"));
        for word in TELLING.into_iter().chain(["harbour", "bag", "hers", "elsewhere"]) {
            assert!(!page.body.to_lowercase().contains(word), "{word}: {}", page.body);
        }
        let again = reads.opens(&path).await.is(200);
        let uid = |page: &Page| page.body.lines().find(|line| line.starts_with("UID:")).unwrap().to_owned();
        assert_eq!(uid(&page), uid(&again), "or a calendar would show it twice");
        // The meeting is one of the days.
        let form = world.rosa.opens(&format!("{circle}/meeting")).await.form("/meeting").with("day", "2026-12-05");
        world.rosa.sends(form).await.is(303);
        assert!(reads.opens(&path).await.body.contains("DTSTART;VALUE=DATE:20261205\r\n"));
        // Whoever is out sees no more days.
        world.rosa.removes(circle, "Ben Rivera").await;
        assert!(!reads.opens(&path).await.is(200).body.contains("VEVENT"));
        ben.sends(ben.opens(AT).await.button("Make another address")).await.is(303);
        world.later(1000);
        ben.sends(ben.opens(AT).await.button("Make another address")).await.is(303);
        reads.opens(&path).await.is(404);
        let another = ben.opens(AT).await.copy("feed").strip_prefix(world.origin()).unwrap().to_owned();
        reads.opens(&another).await.is(200);
        ben.sends(ben.opens(AT).await.button("Close the calendar")).await.is(303);
        for closed in [&*another, "/calendar/short.ics", "/calendar/x", &format!("/calendar/{}", "A".repeat(43))] {
            reads.opens(closed).await.is(404);
        }
    }
}
