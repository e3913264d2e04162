//! Every text in `data/`: sourced, reviewed, easy to read, and free of words that hurt.
//!
//! The files are read from the folder rather than through the crate, so that a new file is held to the same rules.
#![allow(clippy::unwrap_used, reason = "a test that can't read its file has failed")]

mod reading;
mod unsaid;

use std::{fs, path::Path};

use kith_content::library;
use reading::{grade, sentences, words};

use toml::{Table, Value};
use unsaid::{FLAGGED, UNVERIFIED};

/// Fields that hold keys, numbers or references rather than our own prose.
const NOT_PROSE: [&str; 24] = [
    "slug",
    "source",
    "reviewed",
    "last_checked",
    "href",
    "number",
    "country",
    "channel",
    "languages",
    "kind",
    "owner_role",
    "for_substances",
    "edition",
    "older_name",
    "name",
    "term",
    "examples",
    "also_called",
    "found_by",
    "lists",
    "ask",
    "see",
    "stages",
    "zone",
];

fn files() -> Vec<(String, Table)> {
    let mut files = Vec::new();
    read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"), &mut files);
    files.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(files.len(), 40);
    files
}

fn read_folder(folder: &Path, files: &mut Vec<(String, Table)>) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            read_folder(&path, files);
        } else {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            files.push((name, fs::read_to_string(&path).unwrap().parse().unwrap()));
        }
    }
}

/// Each piece of text with where it stands and the field it is in.
fn texts(place: &str, field: &str, value: &Value, found: &mut Vec<(String, String, String)>) {
    match value {
        Value::String(text) => found.push((place.to_owned(), field.to_owned(), text.clone())),
        Value::Array(items) => items.iter().for_each(|item| texts(place, field, item, found)),
        Value::Table(table) => {
            let name = ["slug", "kind", "name"].iter().find_map(|key| table.get(*key)?.as_str()).unwrap_or_default();
            let place = format!("{place} {name}");
            table.iter().for_each(|(field, value)| texts(&place, field, value, found));
        }
        _ => {}
    }
}

fn all_texts() -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for (file, table) in files() {
        texts(&file, "", &Value::Table(table), &mut found);
    }
    found
}

fn prose() -> impl Iterator<Item = (String, String, String)> {
    all_texts().into_iter().filter(|(_, field, _)| !NOT_PROSE.contains(&field.as_str()))
}

fn page_texts(page: &library::LibraryPage) -> Vec<&str> {
    let sections = page.sections.iter().flat_map(|section| section.text.iter().chain(&section.points));
    [&page.summary].into_iter().chain(&page.urgent).chain(sections).map(String::as_str).collect()
}

fn is_a_day(text: &str) -> bool {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
    shape == "9999-99-99"
}

/// Records are tables in lists; a list inside a record is covered by it unless it has a source of its own.
fn check_sources(place: &str, value: &Value, covered: bool) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| check_sources(place, item, covered)),
        Value::Table(table) => {
            let text = |key: &str| table.get(key).and_then(Value::as_str).unwrap_or_default();
            let own = !text("source").trim().is_empty() && is_a_day(text("reviewed"));
            assert!(own || covered, "{place} has a record without source and review date: {table:?}");
            assert!(own || !(table.contains_key("source") || table.contains_key("reviewed")), "{place}: {table:?}");
            table.values().for_each(|value| check_sources(place, value, true));
        }
        _ => {}
    }
}

#[test]
fn every_record_names_its_source_and_review_day() {
    for (file, table) in files() {
        // What stands at the top of a file covers the lists below it that carry no source of their own.
        let covered = table.contains_key("source") && table.contains_key("reviewed");
        for value in table.values() {
            check_sources(&file, value, covered);
        }
    }
}

#[test]
fn a_helpline_that_was_checked_says_when() {
    for (place, field, text) in all_texts() {
        assert!(field != "last_checked" || text.is_empty() || is_a_day(&text), "{place}: {text}");
    }
}

#[test]
fn sentences_are_short() {
    for (place, _, text) in prose() {
        for sentence in sentences(&text) {
            assert!(words(sentence).len() <= 25, "{place}: {sentence}");
        }
    }
}

#[test]
fn texts_are_easy_to_read() {
    let mut hard = Vec::new();
    for (place, field, text) in prose() {
        // In a line of a few words, one long word decides alone; those are read by eye.
        if words(&text).len() >= 12 && grade(&text) > 6.0 {
            hard.push(format!("{:.1} {place} ({field}): {text}", grade(&text)));
        }
    }
    assert!(hard.is_empty(), "too hard for a tired reader:\n{}", hard.join("\n"));
}

#[test]
fn the_grade_tells_easy_from_hard() {
    assert!(grade("Sit with them. Wait until help comes.") < 3.0);
    assert!(grade("Interventional facilitation necessitates comprehensive multidisciplinary consideration.") > 12.0);
}

#[test]
fn no_text_uses_a_word_that_hurts() {
    for (place, field, text) in all_texts() {
        // `bad` shows what to avoid; a source may be a publication's title; `also_called` has the words a family hears
        // elsewhere, so that they find what those mean.
        if ["bad", "source", "also_called", "found_by"].contains(&field.as_str()) {
            continue;
        }
        let explained = text.replace("withdrawal management (detox)", "");
        let padded = format!(" {} ", words(&explained).join(" "));
        for flagged in FLAGGED {
            assert!(!padded.contains(&format!(" {flagged} ")), "{place}: `{flagged}` in: {text}");
        }
        assert!(!text.contains('!') && !text.contains('%'), "{place}: {text}");
    }
}

#[test]
fn nothing_unverified_is_said() {
    for (place, field, text) in all_texts() {
        let said = text.to_lowercase();
        for unverified in UNVERIFIED {
            assert!(!said.contains(unverified), "{place} ({field}): `{unverified}` isn't verified: {text}");
        }
    }
}

/// A page of the library tells of no study in numbers: those stand with their limits where an approach is chosen.
#[test]
fn the_library_counts_nobody() {
    for page in library::pages() {
        for text in page_texts(page) {
            let said = text.to_lowercase();
            for share in ["percent", "per cent", " of 100", " of 10", " in 10", "out of ten", "study", "studies"] {
                assert!(!said.contains(share), "{}: {text}", page.slug);
            }
        }
    }
}

/// Short lines are too short to be graded each; a page as a whole is not.
#[test]
fn a_page_of_the_library_is_easy_to_read_as_a_whole() {
    for page in library::pages() {
        let whole = page_texts(page).join(" ");
        assert!(grade(&whole) <= 6.0, "{:.1} {}", grade(&whole), page.slug);
    }
}

#[test]
fn letters_speak_for_one_person_and_one_day() {
    for (place, field, text) in prose().filter(|(place, ..)| place.starts_with("letter_parts")) {
        if field == "example" || field == "starters" {
            for word in words(&text) {
                assert!(!["always", "never"].contains(&word.as_str()), "{place}: {text}");
            }
        }
    }
}
