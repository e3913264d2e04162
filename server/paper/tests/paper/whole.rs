//! Nothing is missing, nothing is twice, everything is in order.

use crate::circle::{NAMES, documents, edition, mark, parts};
use crate::poppler::{as_set, body, pages, plain};
use crate::structure::File;
use kith_paper::*;

fn text(document: Document) -> String {
    let pdf = print(&edition(), document, &Settings::default()).unwrap();
    assert_eq!(pdf.boxes, 0);
    pages(&pdf.bytes).iter().map(|page| body(page)).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_part_of_every_letter_stands_once_and_in_order() {
    let text = text(Document::WholeScript);
    let mut from = 0;
    for turn in 0..NAMES.len() {
        for part in 0..7 {
            let mark = mark(turn, part);
            assert_eq!(
                text.matches(&format!("{mark}.")).count() + text.matches(&format!(".{mark}")).count(),
                1,
                "{mark}"
            );
            let at = text.find(&mark).unwrap();
            assert!(at > from, "{mark} stands before what comes before it");
            from = at;
        }
    }
}

/// Letters that run from left to right come back word for word.
#[test]
fn every_word_is_where_it_was_written() {
    let text = text(Document::WholeScript);
    for turn in [0, 1, 2, 3, 4, 7, 8, 9, 10, 11] {
        let letter = parts(turn).iter().map(|part| plain(part)).collect::<Vec<_>>().join(" ");
        assert!(text.contains(&letter), "the letter of {} isn't whole", NAMES[turn]);
    }
}

/// Letters that run from right to left come back as they were written, for whoever has the page read to them.
#[test]
fn arabic_and_hebrew_come_back_as_they_are_read() {
    let arabic =
        "أتذكر الصيف الذي علمتني فيه السباحة. كنت خائفة، ولم أستطع النوم! هل تسمعني؟ أنا أحبك وسأكون هناك. ".repeat(9);
    let hebrew = "אני זוכרת את הקיץ שבו לימדת אותי לשחות. פחדתי מאוד! שלום, אני אוהבת אותך; ואהיה שם. ".repeat(9);
    for words in [arabic, hebrew] {
        let turns = vec![Turn { title: "Noa".into(), parts: vec![words.clone()], ..Turn::default() }];
        let edition = Edition { readers: vec![Reader::default()], turns, ..Edition::default() };
        let pdf = print(&edition, Document::ReaderPages { reader: 0 }, &Settings::default()).unwrap();
        let read = dense(&File::open(&pdf.bytes).read_aloud());
        assert_eq!(read, format!("Noa{}", dense(&words)));
    }
    // And on paper: the words of a line, from right to left.
    let text = text(Document::WholeScript);
    for words in ["كنت خائفة", "אני זוכרת את הקיץ", "פחדתי מאוד"] {
        assert_eq!(text.matches(words).count(), 7, "{words}: {text}");
    }
}

/// Without spaces: a line ends with one or without.
fn dense(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn the_script_has_everything_but_boundaries() {
    let text = text(Document::WholeScript);
    let order = [
        "Before you begin",
        "Don't hold the meeting when",
        "Parts",
        "Timekeeper: Dimitris.",
        "Seats",
        "Opening",
        "Rosa begins when everybody sits.",
        "The order",
        "Number 1. Rosa reads.",
        "The ask",
        "Then wait",
        "Programme: Harbor House",
        "If the answer isn’t yes at once",
        "Not now",
        "If that isn’t enough:",
        "Closing",
        "Afterwards, for the circle",
        "Safety card",
        "911",
        "14 Alder Street, ground floor left",
        "What to do in an overdose",
        "Signs of an overdose",
    ];
    let mut from = 0;
    for words in order {
        from += text[from..].find(words).unwrap_or_else(|| panic!("{words} isn't where it belongs"));
    }
    for words in ["sister’s", "Support from", "Naloxone, and knowing where it is"] {
        assert!(!text.contains(words), "{words} is a boundary's");
    }
}

#[test]
fn a_reader_has_their_own_letter_alone() {
    let text = text(Document::ReaderPages { reader: 1 });
    assert!(text.contains(&mark(1, 6)));
    assert!(!text.contains(&mark(0, 0)) && !text.contains("Harbor House"));
}

#[test]
fn whoever_asks_has_the_question_in_their_pages() {
    let text = text(Document::ReaderPages { reader: 11 });
    assert!(text.contains(&mark(11, 6)) && text.contains("Will you go?") && text.contains("Now be silent."), "{text}");
}

/// Whoever can't wait reads from the top.
#[test]
fn the_safety_card_begins_with_whom_to_call_and_where_we_are() {
    let text = text(Document::SafetyCard);
    let mut from = 0;
    for words in [
        "Call: 911",
        "We are at: 14 Alder Street",
        "Has naloxone: Zoë",
        "Give naloxone.",
        "They won't wake",
        "If someone talks of suicide",
        "988 Lifeline: 988",
        "Sources: anfhelp.org",
    ] {
        from += text[from..].find(words).unwrap_or_else(|| panic!("{words} isn't where it belongs: {text}"));
    }
}

#[test]
fn a_member_has_their_own_boundaries_alone() {
    let mut edition = edition();
    edition.boundary_sheets[1].own[0][1] = "I will be at Ana’s".into();
    let pdf = print(&edition, Document::BoundarySheets { member: Some(0) }, &Settings::default()).unwrap();
    let text = pages(&pdf.bytes).concat();
    assert!(text.contains("I will stay at my sister’s that night."));
    assert!(!text.contains("Ana’s"));
}

#[test]
fn lists_have_all_their_rows() {
    let set = |document| plain(&as_set(&print(&edition(), document, &Settings::default()).unwrap().bytes).concat());
    let run = set(Document::RunSheet);
    for row in edition().run_sheet {
        assert!(run.contains(&row.what) && run.contains(&row.time), "{row:?}");
    }
    let shred = set(Document::ShredList);
    assert_eq!(shred.matches("Own pages").count(), NAMES.len());
    let admission = set(Document::AdmissionSheet);
    assert!(admission.contains("Route 9, 40 minutes.") && admission.contains("Phone: 555 0100"));
}

/// Cards are cards, also with every part given and every number of the country.
#[test]
fn a_card_is_one_page() {
    for paper in [Paper::A4, Paper::Letter] {
        let settings = Settings { paper, ..Settings::default() };
        assert_eq!(print(&edition(), Document::SafetyCard, &settings).unwrap().pages, 1);
        assert_eq!(print(&edition(), Document::OrderCard, &settings).unwrap().pages, 1);
    }
}

#[test]
fn each_copy_is_numbered_and_begins_with_page_one() {
    let copies = [(1, "R.R."), (2, "נ.ר.")].map(|(number, initials)| Copy { number, of: 2, initials: initials.into() });
    let settings = Settings { copies: copies.into(), ..Settings::default() };
    let pdf = print(&edition(), Document::ReaderPages { reader: 0 }, &settings).unwrap();
    let pages = pages(&pdf.bytes);
    assert_eq!(pages.len(), 6);
    for (at, page) in pages.iter().enumerate() {
        let page = plain(page);
        assert!(
            page.contains(&format!("Copy {} of 2 · ", at / 3 + 1)) && page.contains(["R.R.", "נ"][at / 3]),
            "{page}"
        );
        assert!(page.contains(&format!("page {} of 3", at % 3 + 1)), "{page}");
    }
}

#[test]
fn a_draft_says_so_on_every_page_and_a_final_one_nowhere() {
    for document in documents() {
        let mut edition = edition();
        for draft in [true, false] {
            edition.draft = draft;
            let pdf = print(&edition, document, &Settings::default()).unwrap();
            for page in pages(&pdf.bytes) {
                assert_eq!(page.contains("DRAFT"), draft, "{document:?}");
            }
            // And across it, drawn, so that its letters don't stand among people's words.
            let file = lopdf::Document::load_mem(&pdf.bytes).unwrap();
            for page in file.page_iter() {
                let drawn = file.get_page_content(page);
                let across = drawn.windows(16).any(|words| words == b"/Type/Background");
                assert_eq!(across, draft, "{document:?}");
            }
        }
    }
}

#[test]
fn the_paper_is_as_large_as_it_says() {
    for (paper, size) in [(Paper::A4, [595.2756, 841.8898]), (Paper::Letter, [612.0, 792.0])] {
        let pdf = print(&edition(), Document::RunSheet, &Settings { paper, ..Settings::default() }).unwrap();
        let file = lopdf::Document::load_mem(&pdf.bytes).unwrap();
        let page = file.get_dictionary(file.get_pages()[&1]).unwrap();
        let media: Vec<f32> =
            page.get(b"MediaBox").unwrap().as_array().unwrap().iter().map(|n| n.as_float().unwrap()).collect();
        assert!((media[2] - size[0]).abs() < 0.01 && (media[3] - size[1]).abs() < 0.01, "{media:?}");
    }
}
