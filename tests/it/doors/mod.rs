//! Every door, and what it does for everybody who may stand before it: the table is `tests/it/doors.md`.
//!
//! Each column walks in a copy of one world, so that what one of them does is nothing to the others.

mod table;
mod things;

use crate::world::{Page, Person, World, on_both};
use kith_pages::doors::doors;
use kith_server::layers::FILE_DOORS;
use std::collections::BTreeSet;
use table::{Row, WHO, rows};
use things::Things;

/// What happened, in the table's words.
fn happened(method: &str, page: &Page) -> String {
    let to_sign_in = page.header("location").starts_with("/sign-in");
    let words = match (method, page.status) {
        (_, 401) => "sign in",
        (_, 303) if to_sign_in => "sign in",
        ("GET", 200) => "sees",
        ("GET", 303) => "led on",
        // Done, asked about, or sent back to be mended: all of it only for those who may.
        ("POST", 200 | 204 | 303 | 409 | 422) => "does",
        (_, 403) => "not theirs",
        (_, 404) => "not found",
        (_, 410) => "gone",
        (_, other) => return other.to_string(),
    };
    words.to_owned()
}

/// Leaving comes last, or there would be nothing left to try.
fn rank(row: &Row) -> usize {
    let lasts = ["/remove", "/people/leave", "/account/sessions/end-others", "/lock", "/sign-out", "/exit"];
    match (row.method.as_str(), lasts.iter().position(|last| row.path.ends_with(last))) {
        ("GET", _) if row.path != "/exit" => 0,
        (_, None) => 1,
        (_, Some(at)) => 2 + at,
    }
}

/// What is sent where an empty form would make no sense to anybody.
fn fields<'a>(path: &str, things: &'a Things) -> Vec<(&'static str, &'a str)> {
    match path {
        "/circles/{circle}/letters/{letter}/parts/{part}" => vec![("text", "words"), ("rev", "0")],
        "/circles/{circle}/meeting/seats/change" => vec![("change", "add"), ("version", "0"), ("seat", "1")],
        "/circles/{circle}/meeting/order/change" => {
            vec![("change", "add"), ("version", "0"), ("member", things.id("member", "Tom", "organizer"))]
        }
        "/circles/{circle}/letters/{letter}/comments/{comment}" => vec![("decision", "resolve")],
        "/circles/{circle}/boundaries/{boundary}/consent" => vec![("seen", "1"), ("stand", "consent")],
        "/used" | "/unlock" | "/lock" => vec![("whose", things.id("mark", "", "organizer"))],
        "/circles/{circle}/outcome" => vec![("outcome", "yes")],
        _ => vec![("unasked", "for")],
    }
}

async fn tries(person: &Person, who: &str, row: &Row, things: &Things) -> String {
    let parts = row.path.split('/').map(|part| match part.strip_prefix('{').and_then(|p| p.strip_suffix('}')) {
        Some(name) => things.id(name, &row.which, who),
        None => part,
    });
    let path = parts.collect::<Vec<_>>().join("/");
    let page = match row.method.as_str() {
        "GET" => person.opens(&path).await,
        _ => person.posts(&path, &fields(&row.path, things)).await,
    };
    happened(&row.method, &page)
}

/// What one column sees, row by row, in a world of its own.
async fn column(world: &World, things: &Things, who: &'static str, rows: &[Row]) -> Vec<String> {
    let copy = world.copy().await;
    let person = things.person(who, &copy);
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|at| rank(&rows[*at]));
    let mut happens = vec![String::new(); rows.len()];
    for at in order {
        happens[at] = tries(&person, who, &rows[at], things).await;
    }
    copy.ends().await;
    happens
}

on_both! {
    async fn every_door_does_what_the_table_says(world) {
        let things = Things::of(&world).await;
        world.rests().await;
        let rows = rows();
        let mut wrong = Vec::new();
        for (at, who) in WHO.into_iter().enumerate() {
            let happens = column(&world, &things, who, &rows).await;
            for (row, happens) in rows.iter().zip(happens) {
                if row.happens[at] != happens {
                    wrong.push(format!("{}: {who}: {happens}, not {}", row.name(), row.happens[at]));
                }
            }
        }
        assert!(wrong.is_empty(), "doors.md says otherwise:\n{}", wrong.join("\n"));
    }
}

#[test]
fn every_door_has_a_row_and_every_row_a_door() {
    let doors = doors().into_iter().map(|door| (door.method.to_string(), door.path.to_owned()));
    let files = FILE_DOORS.into_iter().map(|path| ("GET".to_owned(), path.to_owned()));
    let doors: BTreeSet<_> = doors.chain(files).collect();
    let rows: BTreeSet<_> = rows().into_iter().map(|row| (row.method, row.path)).collect();
    let without_row: Vec<_> = doors.difference(&rows).collect();
    let without_door: Vec<_> = rows.difference(&doors).collect();
    assert!(without_row.is_empty(), "doors without a row in tests/it/doors.md: {without_row:#?}");
    assert!(without_door.is_empty(), "rows in tests/it/doors.md without a door: {without_door:#?}");
}
