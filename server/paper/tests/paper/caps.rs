//! What is too much is refused, with a reason and without anybody's words.

use crate::circle::edition;
use kith_paper::*;

fn refused(edition: &Edition, document: Document, settings: &Settings) -> PaperError {
    print(edition, document, settings).unwrap_err()
}

#[test]
fn too_much_is_refused() {
    let settings = Settings::default();
    let mut long = edition();
    long.turns[0].parts = vec!["word ".repeat(MOST_CHARACTERS / 5 + 1)];
    assert_eq!(refused(&long, Document::WholeScript, &settings), PaperError::TooLong { most: MOST_CHARACTERS });
    let copies = |count: u32| (1..=count).map(|number| Copy { number, of: count, initials: String::new() }).collect();
    let many = Settings { copies: copies(25), ..Settings::default() };
    assert_eq!(refused(&edition(), Document::RunSheet, &many), PaperError::TooManyCopies { most: MOST_COPIES });
    // Many copies of much are as long as one of more.
    long.turns[0].parts = vec!["word ".repeat(MOST_CHARACTERS / 50)];
    let most = Settings { copies: copies(24), ..Settings::default() };
    assert_eq!(refused(&long, Document::WholeScript, &most), PaperError::TooLong { most: MOST_CHARACTERS });
}

#[test]
fn too_many_pages_are_refused() {
    let mut edition = edition();
    edition.turns = (0..MOST_PAGES + 1).map(|_| Turn { parts: vec!["One.".into()], ..Turn::default() }).collect();
    let document = Document::ReaderPages { reader: 0 };
    assert_eq!(refused(&edition, document, &Settings::default()), PaperError::TooManyPages { most: MOST_PAGES });
}

/// A file of many short lines costs more than its signs say: it is printed while it is within the pages, and refused before
/// it is set when it can't be.
#[test]
fn many_short_lines_are_printed_or_refused() {
    let of = |words: &str, times: usize| {
        let turns = vec![Turn { parts: vec![words.repeat(times)], ..Turn::default() }];
        Edition { readers: vec![Reader::default()], turns, ..Edition::default() }
    };
    let document = Document::ReaderPages { reader: 0 };
    assert!(print(&of("a\n", 4_000), document, &Settings::default()).unwrap().pages > 150);
    for words in ["a\n", "a\n\n"] {
        let error = refused(&of(words, 100_000), document, &Settings::default());
        assert_eq!(error, PaperError::TooManyPages { most: MOST_PAGES });
    }
}

#[test]
fn nothing_is_refused_too() {
    let settings = Settings::default();
    assert_eq!(refused(&Edition::default(), Document::WholeScript, &settings), PaperError::Nothing);
    assert_eq!(refused(&edition(), Document::ReaderPages { reader: 12 }, &settings), PaperError::NoSuchReader);
    assert_eq!(refused(&edition(), Document::BoundarySheets { member: Some(12) }, &settings), PaperError::NoSuchReader);
    assert_eq!(refused(&edition(), Document::BoundarySheets { member: Some(11) }, &settings), PaperError::Nothing);
}

#[test]
fn the_longest_that_is_allowed_is_printed() {
    let mut edition = edition();
    edition.turns.iter_mut().for_each(|turn| turn.parts = vec!["We are here because we love you. ".repeat(500)]);
    let pdf = print(&edition, Document::WholeScript, &Settings::default()).unwrap();
    assert!(pdf.pages > 80);
}

#[test]
fn the_same_edition_gives_the_same_file() {
    let print = || print(&edition(), Document::WholeScript, &Settings::default()).unwrap();
    assert_eq!(print(), print());
}
