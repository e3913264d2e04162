//! No page turns inside a sentence.

use crate::poppler::{body, pages};
use kith_paper::*;

fn letter(parts: Vec<String>) -> Edition {
    Edition {
        readers: vec![Reader { name: "Ben".into(), initials: "B.R.".into() }],
        turns: vec![Turn { reader: 0, title: "Ben".into(), cue: "Number 1. Ben reads.".into(), parts }],
        ..Edition::default()
    }
}

fn bodies(edition: &Edition, document: Document, paper: Paper) -> Vec<String> {
    let pdf = print(edition, document, &Settings { paper, ..Settings::default() }).unwrap();
    pages(&pdf.bytes).iter().map(|page| body(page)).collect()
}

/// Sentences of many lengths, so that ends of pages fall everywhere.
#[test]
fn a_page_ends_where_a_sentence_ends() {
    for (words, paper) in [(5, Paper::A4), (9, Paper::Letter), (17, Paper::A4), (31, Paper::Letter), (60, Paper::A4)] {
        for document in [Document::ReaderPages { reader: 0 }, Document::WholeScript] {
            let parts = (0..7).map(|part| {
                let sentence =
                    |at: usize| format!("Sentence{part}x{at} {}end.", "and on ".repeat((words + at * 7 % 5) / 2));
                (0..400 / words).map(sentence).collect::<Vec<_>>().join(" ")
            });
            let pages = bodies(&letter(parts.collect()), document, paper);
            assert!(pages.len() > 3);
            for page in &pages {
                assert!(page.ends_with("end."), "{document:?} {words}: …{}", &page[page.len().saturating_sub(40)..]);
            }
        }
    }
}

/// A page isn't left half empty for a sentence that would have fitted.
#[test]
fn pages_are_full() {
    let parts = vec!["I was there, and I saw it with my own eyes. ".repeat(200)];
    let pages = bodies(&letter(parts), Document::ReaderPages { reader: 0 }, Paper::A4);
    let lengths: Vec<usize> = pages.iter().map(String::len).collect();
    let (last, full) = lengths.split_last().unwrap();
    assert!(full.iter().skip(1).all(|length| *length > 850), "{lengths:?}");
    assert!(*last > 0);
}

#[test]
fn a_sentence_longer_than_a_page_turns_at_a_clause() {
    let sentence = format!("{}and that is all.", "I remember the long way home in the rain, ".repeat(80));
    let pages = bodies(&letter(vec!["First.".into(), sentence]), Document::ReaderPages { reader: 0 }, Paper::A4);
    assert!(pages.len() > 2);
    assert!(pages[0].contains("First. I remember"), "it begins where the one before ends");
    for page in &pages[..pages.len() - 1] {
        assert!(page.ends_with("rain,"), "…{}", &page[page.len() - 40..]);
    }
    assert_eq!(pages.join(" ").matches("in the rain,").count(), 80);
}

#[test]
fn a_title_is_never_alone_at_the_foot_of_a_page() {
    for lines in 1..40 {
        let objection = Objection {
            said: "Not now".into(),
            cue: "Ben answers.".into(),
            answer: "I know. It is sudden, and I am sorry.".into(),
            fallback: String::new(),
        };
        let filler = Objection { answer: "A line of its own.\n".repeat(lines), ..objection.clone() };
        let edition = Edition { objections: vec![filler, objection], ..Edition::default() };
        for page in bodies(&edition, Document::Objections, Paper::A4) {
            assert!(!page.ends_with("”") && !page.ends_with("answers."), "{lines}");
        }
    }
}

#[test]
fn every_letter_begins_on_a_page_of_its_own() {
    let mut edition = letter(vec!["Short.".into()]);
    edition.turns.push(Turn {
        reader: 0,
        title: "Ana, by Ben".into(),
        cue: "Number 2.".into(),
        parts: vec!["Also short.".into()],
    });
    assert_eq!(
        bodies(&edition, Document::ReaderPages { reader: 0 }, Paper::A4),
        ["Ben Number 1. Ben reads. Short.", "Ana, by Ben Number 2. Also short."]
    );
}
