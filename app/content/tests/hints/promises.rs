//! Whatever is pasted in: no panic, hints between two characters, in order, and for each sentence the same wherever it
//! stands.

use kith_content::hints::{Hint, HintKind, hints};
use kith_domain::letter::Part;
use proptest::prelude::*;

use crate::labelled::{HELD_OUT, TUNE, read};

/// Pieces that patterns are made of, and pieces that cutting text goes wrong at.
const PIECES: [&str; 64] = [
    "you",
    "You",
    "YOU",
    "i",
    "I'll",
    "we",
    "never",
    "always",
    "if",
    "not",
    "don't",
    "don’t",
    "dont",
    "can’t",
    "wont",
    "addict",
    "an",
    "clean",
    "the",
    "told",
    "me",
    "that",
    "say",
    "made",
    "feel",
    "fault",
    "your",
    "drunk",
    "will",
    "leave",
    "rehab",
    "today",
    "at",
    "Harbor",
    "House",
    "get",
    "help",
    "please",
    "or",
    "else",
    "must",
    "go",
    "and",
    ", ",
    ". ",
    "\n",
    "\n\n",
    "\"",
    "“",
    "”",
    "'",
    "’",
    "‘",
    "«",
    "»",
    "…",
    "e\u{301}",
    "addi\u{ad}ct",
    "👩‍👩‍👧",
    "أخي",
    "\0",
    "\u{202e}",
    "n't",
    "\u{feff}",
];

fn check(text: &str, found: &[Hint]) {
    let mut ends = [0; HintKind::ALL.len()];
    let mut start = 0;
    for hint in found {
        assert!(!hint.words(text).is_empty(), "{hint:?} marks nothing in {text:?}");
        assert!(hint.start >= start, "not in order in {text:?}");
        start = hint.start;
        let end = &mut ends[hint.kind as usize];
        assert!(hint.start >= *end, "marked twice in {text:?}");
        *end = hint.end;
    }
}

fn any_part() -> impl Strategy<Value = Option<Part>> {
    prop::option::of(prop::sample::select(Part::ALL))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_taken(part in any_part(), text in any::<String>()) {
        check(&text, &hints(part, &text, &[]));
    }

    #[test]
    fn any_mixture_of_telling_pieces_is_taken(
        part in any_part(),
        pieces in prop::collection::vec((prop::sample::select(&PIECES[..]), any::<bool>()), 0..60),
    ) {
        let text: String = pieces.into_iter().flat_map(|(piece, space)| [piece, if space { " " } else { "" }]).collect();
        check(&text, &hints(part, &text, &[]));
    }
}

/// The hints of the labelled sentences but for requests, which depend on the whole text.
fn of_one(text: &str) -> Vec<Hint> {
    hints(Some(Part::Memory), text, &[])
}

#[test]
fn apostrophes_may_be_curly() {
    for sentence in [TUNE, HELD_OUT].into_iter().flat_map(read).filter(|it| !it.text.contains(['"', '“', '‘'])) {
        let (straight, curly) = (sentence.text.replace('’', "'"), sentence.text.replace('\'', "’"));
        let words = |text: &str| -> Vec<_> {
            of_one(text).iter().map(|hint| (hint.kind, hint.words(text).replace('’', "'"))).collect()
        };
        // The one that quotes with straight marks has nothing to hide with curly ones.
        if !sentence.text.contains(" '") {
            assert_eq!(words(&straight), words(&curly));
        }
    }
}

#[test]
fn a_sentence_means_the_same_wherever_it_stands() {
    let before = "Caf\u{65}\u{301} 👩‍👩‍👧 שלום.\n\n";
    for sentence in [TUNE, HELD_OUT].into_iter().flat_map(read) {
        let text = format!("{before}{}\n\nI love you.", sentence.text);
        let moved: Vec<Hint> = of_one(sentence.text)
            .into_iter()
            .map(|hint| Hint { start: hint.start + before.len(), end: hint.end + before.len(), ..hint })
            .collect();
        assert_eq!(of_one(&text), moved, "{}", sentence.text);
    }
}

#[test]
fn all_that_is_quoted_is_exempt() {
    for sentence in [TUNE, HELD_OUT].into_iter().flat_map(read).filter(|it| !it.text.contains(['“', '”'])) {
        assert_eq!(of_one(&format!("My mother wrote: “{}”", sentence.text)), [], "{}", sentence.text);
    }
}
