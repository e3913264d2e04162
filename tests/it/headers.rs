//! What every answer carries, and what no page may contain.

use crate::world::{Page, Person, on_both};
use reqwest::Method;
use std::collections::BTreeSet;

/// Titles stay in the history and on a shared screen: only these words, with the site's name.
const TITLES: [&str; 10] =
    ["Page", "Home", "Plan", "Notes", "People", "Date", "Account", "Sign in", "Help", "Something went wrong"];

/// The headers of a page, to the letter.
const HEADERS: [(&str, &str); 9] = [
    ("cache-control", "no-store"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("origin-agent-cluster", "?1"),
    ("referrer-policy", "same-origin"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("x-robots-tag", "noindex, noarchive"),
    ("content-type", "text/html; charset=utf-8"),
];

fn is_dressed(page: &Page) {
    for (name, value) in HEADERS {
        assert_eq!(page.header(name), value, "{name} of {} ({})", page.asked, page.status);
    }
    for feature in ["camera=()", "microphone=()", "geolocation=()"] {
        assert!(page.header("permissions-policy").contains(feature), "{}", page.asked);
    }
    for told in ["server", "x-powered-by", "strict-transport-security"] {
        assert_eq!(page.header(told), "", "{} tells {told}", page.asked);
    }
    let read = page.read();
    let nonces: BTreeSet<&String> = read.nonces.iter().collect();
    assert_eq!(nonces.len(), 1, "one nonce on every script of {}", page.asked);
    let nonce = nonces.first().unwrap();
    assert_eq!(
        page.header("content-security-policy"),
        format!(
            "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
             font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; \
             frame-ancestors 'none'"
        )
    );
}

fn tells_nobody(page: &Page) {
    let read = page.read();
    assert!(read.inline.is_empty(), "{} has {:?}", page.asked, read.inline);
    for (tag, address) in &read.addresses {
        let ours = address.starts_with('/') && !address.starts_with("//") || address.starts_with('#');
        let call = tag == "a" && ["tel:", "sms:"].iter().any(|scheme| address.starts_with(scheme));
        assert!(ours || call, "{} leads away: <{tag}> {address}", page.asked);
    }
    let title = read.title.strip_suffix(" – Kith").unwrap_or_else(|| panic!("{}: {}", page.asked, read.title));
    assert!(TITLES.contains(&title), "{} is titled {title}", page.asked);
    for door in ["/exit", "/help"] {
        assert!(read.links.iter().any(|(href, _)| href == door), "{} has no way to {door}", page.asked);
    }
}

/// Follows every link there is.
pub async fn walks(person: &Person, from: &str) -> Vec<Page> {
    let (mut known, mut next) = (BTreeSet::from([from.to_owned()]), vec![from.to_owned()]);
    let mut pages = Vec::new();
    while let Some(path) = next.pop() {
        let page = person.opens(&path).await;
        assert!(matches!(page.status, 200 | 303), "a link leads to {path}, which answers {}", page.status);
        let links = page.read().links.into_iter().map(|(href, _)| href);
        for link in links.filter(|link| link.starts_with('/') && link != "/exit") {
            let path = link.split('#').next().unwrap_or_default().to_owned();
            if known.insert(path.clone()) {
                next.push(path);
            }
        }
        if page.status == 200 {
            pages.push(page);
        }
    }
    pages
}

on_both! {
    async fn every_page_is_dressed_and_tells_nobody(world) {
        let circle = &*world.riveras;
        world.rosa.writes(circle, "memory", "I remember the boat.").await;
        world.rosa.shares_with(circle, &["Ben Rivera"]).await;
        let [option, ..] = world.rosa.looks_at_three(circle).await;
        world.rosa.chooses(&option, "book").await.is(303);
        world.rosa.drafts(circle, "If so", "I will", &["Ben Rivera"]).await;
        world.rosa.records(circle, "not-today", "").await.is(303);
        for (person, at_least) in [(&world.rosa, 30), (&world.ben, 20), (&world.operator, 5), (&world.browser(), 4)] {
            let pages = walks(person, "/").await;
            assert!(pages.len() >= at_least, "only {} pages for {}", pages.len(), person.name);
            for page in &pages {
                is_dressed(page);
                tells_nobody(page);
            }
        }
    }

    async fn pages_about_problems_are_dressed_too(world) {
        let rosa = &world.rosa;
        let foreign = rosa.request(Method::POST, "/circles/new").header("sec-fetch-site", "cross-site");
        let pages = [
            rosa.opens("/nothing").await.is(404),
            rosa.answer("/circles/new", foreign).await.is(403),
            rosa.posts("/circles/new", &[("name", "x".repeat(300_000))]).await.is(413),
            rosa.posts("/circles/new", &[("name", "")]).await.is(422),
            world.ben.opens(&format!("{}/settings", world.riveras)).await.is(403),
            world.browser().posts("/circles/new", &[("name", "x")]).await.is(401),
            world.browser().opens(&format!("/invites/{}", "x".repeat(43))).await.is(410),
        ];
        for page in &pages {
            is_dressed(page);
            tells_nobody(page);
        }
    }

    async fn every_answer_has_a_nonce_of_its_own(world) {
        let mut nonces = BTreeSet::new();
        for _ in 0..5 {
            nonces.extend(world.rosa.opens("/").await.read().nonces);
        }
        assert_eq!(nonces.len(), 5);
    }

    async fn redirects_and_files_are_dressed(world) {
        let redirect = world.browser().opens("/account").await.is(303);
        let asset = kith_server::assets::Assets::load(None).unwrap().href("app.css");
        let asset = world.browser().opens(&asset).await;
        assert_eq!(asset.status, 200, "the front end isn't built; run bin/test front");
        assert_eq!(asset.header("cache-control"), "public, max-age=31536000, immutable");
        for (name, value) in [("x-content-type-options", "nosniff"), ("cross-origin-resource-policy", "same-origin")] {
            assert_eq!(asset.header(name), value);
        }
        // Heavier than some scripts, and of no use on them.
        assert_eq!(asset.header("content-security-policy"), "");
        for page in [&redirect, &world.browser().opens("/icon").await] {
            for name in ["x-content-type-options", "content-security-policy", "referrer-policy", "x-frame-options"] {
                assert_ne!(page.header(name), "", "{name} of {}", page.asked);
            }
        }
        assert_eq!(redirect.header("cache-control"), "no-store");
    }

    async fn over_https_browsers_are_told_to_stay_there(world) {
        world.restarts_with(|args| args.origin = Some("https://kith.example".into())).await;
        let page = world.browser().opens("/sign-in").await.is(200);
        assert!(page.header("strict-transport-security").starts_with("max-age=63072000"));
        let fields = [("email", "rosa@riveras.example"), ("password", crate::world::PASSWORD)];
        let cookie = world.browser().posts("/sign-in", &fields).await.is(303).header("set-cookie");
        assert!(cookie.starts_with("__Host-kith=") && cookie.contains("; Secure"), "{cookie}");
    }

    async fn the_server_says_when_it_is_ready_and_nothing_else(world) {
        let page = world.browser().opens("/healthz").await.is(200);
        assert!(page.body.len() < 20 && !page.body.contains('.'), "{}", page.body);
    }

    async fn the_exit_signs_out_and_leads_away(world) {
        let cookie = world.rosa.cookie().unwrap();
        let page = world.rosa.opens("/exit").await.is(303);
        assert_eq!(page.leads_to(), "https://www.bbc.co.uk/weather");
        assert!(page.header("clear-site-data").contains("\"storage\""));
        world.rosa.hold_cookie(&cookie);
        world.rosa.opens("/account").await.is(303);
        // A link on another site leads away as well, but signs nobody out.
        let lured = world.ben.request(Method::GET, "/exit").header("sec-fetch-site", "cross-site");
        world.ben.answer("/exit", lured).await.is(303);
        world.ben.opens("/account").await.is(200);
    }

    async fn help_is_there_for_everybody(world) {
        for person in [&world.browser(), &world.rosa] {
            person.opens("/help").await.is(200).says("988").says("911");
        }
    }
}
