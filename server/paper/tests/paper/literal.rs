//! People's words are data: whatever they look like, they are printed as they were written.

use crate::poppler::{body, pages};
use kith_paper::*;
use proptest::prelude::*;

const CORPUS: [&str; 34] = [
    "#import \"@preview/x:1.0.0\": y",
    "#eval(\"1+1\")",
    "#{1+1}",
    "#read(\"/etc/passwd\")",
    "#set page(width: 1pt)",
    "$x^2$",
    "*bold*",
    "_emphasis_",
    "= Heading",
    "- item",
    "+ item",
    "/ Term: words",
    "@ref",
    "<label>",
    "<end-of-copy>",
    "\\u{41}",
    "\\",
    "\\*",
    "`raw`",
    "```raw```",
    "```rs fn main() {}```",
    "//comment",
    "/* comment */",
    "</script><script>alert(1)</script>",
    "{{7*7}}",
    "${7*7}",
    "<b>bold</b>",
    "&amp;",
    "%PDF-1.7",
    "endstream endobj",
    "a -- b --- c ... d",
    "\"quotes\" and 'quotes'",
    "https://example.org/a?b=c#d",
    "~not~ a^b H~2~O",
];

/// A place for words in each document.
pub fn everywhere(words: &str) -> Edition {
    let w = || words.to_owned();
    let titled = || Titled { title: w(), text: w() };
    let spoken = || Spoken { title: w(), cue: w(), words: w() };
    let facts = || vec![Fact { label: w(), value: w() }];
    Edition {
        number: 1,
        missing: w(),
        when: w(),
        address: w(),
        not_when: SafetySection { title: w(), items: vec![w()], steps: false },
        readers: vec![Reader { name: w(), initials: w() }],
        opening: spoken(),
        order: vec![OrderLine { who: w(), note: w() }],
        turns: vec![Turn { reader: 0, title: w(), cue: w(), parts: vec![w(), w()] }],
        ask: Ask { reader: Some(0), spoken: spoken(), silence: titled(), place: facts() },
        objections: vec![Objection { said: w(), cue: w(), answer: w(), fallback: w() }],
        after_objections: w(),
        ladder: Ladder { cue: w(), rungs: vec![Rung { title: w(), who_and_when: w(), how: w() }] },
        closing: Closing { cue: w(), spoken: vec![titled()], afterwards: vec![titled()] },
        safety: SafetyCard {
            first: facts(),
            sections: vec![SafetySection { title: w(), items: vec![w()], steps: true }],
            lines: vec![Helpline { name: w(), number: w(), hours: w(), purpose: w() }],
            sources: w(),
            reviewed_by: w(),
        },
        seats: vec![Seat { place: w(), who: w() }],
        roles: vec![Role { title: w(), who: w(), does: w() }],
        run_sheet: vec![RunRow { time: w(), what: w(), who: w() }],
        admission: Admission {
            facts: facts(),
            items: vec![AdmissionItem { title: w(), note: w(), who: w(), ready: true }],
        },
        boundary_sheets: vec![BoundarySheet {
            member: 0,
            title: w(),
            cue: w(),
            own: vec![vec![w()]],
            for_you: vec![vec![w()]],
            never: vec![w()],
        }],
        shred: Shred { text: titled(), copies: vec![ShredRow { number: 1, what: w(), who: w() }] },
        draft: false,
    }
}

fn all() -> [Document; 9] {
    use Document::*;
    [
        WholeScript,
        ReaderPages { reader: 0 },
        OrderCard,
        RunSheet,
        Objections,
        BoundarySheets { member: None },
        SafetyCard,
        AdmissionSheet,
        ShredList,
    ]
}

/// How often the words stand in each document of [`everywhere`].
const TIMES: [usize; 9] = [51, 9, 7, 5, 9, 5, 10, 5, 4];

/// Without any space: where a line ends is no part of what was written.
fn dense(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '\u{200b}' | '\u{200e}' | '\u{200f}')).collect()
}

fn printed(words: &str, document: Document, copies: Vec<Copy>) -> Pdf {
    print(&everywhere(words), document, &Settings { copies, ..Settings::default() })
        .unwrap_or_else(|error| panic!("{document:?} {words:?}: {error}"))
}

#[test]
fn every_syntax_is_printed_as_it_was_written() {
    for words in CORPUS {
        let pdf = printed(
            words,
            Document::ReaderPages { reader: 0 },
            vec![Copy { number: 1, of: 1, initials: words.to_owned() }],
        );
        let text = pages(&pdf.bytes).concat();
        assert_eq!(dense(&text).matches(&dense(words)).count(), 11, "{words}: {text}");
    }
}

#[test]
fn it_is_so_in_every_place_of_every_document() {
    // All of them at once, as a line of its own each; narrow columns would tear one of them, so spaces are left out.
    for (document, times) in all().into_iter().zip(TIMES) {
        for words in ["#eval(\"1+1\")", "*bold*", "<label>", "= Heading", "`raw`"] {
            let text = pages(&printed(words, document, Vec::new()).bytes).concat();
            assert_eq!(dense(&text).matches(&dense(words)).count(), times, "{document:?} {words}: {text}");
        }
    }
}

#[test]
fn signs_that_have_no_shape_do_no_harm() {
    let words = "a\0b\u{1b}[31mc\u{202e}dlrow\u{202c}e\u{feff}f\u{7f}g\u{fffe}h\u{2028}i\u{200b}j\u{ad}k\u{2066}l\u{2069}m\u{200d}n";
    for document in all() {
        let text = dense(&pages(&printed(words, document, Vec::new()).bytes).concat())
            .replace(['\u{ad}', '\u{2066}', '\u{2069}', '\u{200d}'], "");
        assert!(text.contains("ab[31mcdlrowef"), "{document:?}: {text}");
    }
}

#[test]
fn eight_thousand_signs_without_a_space_stay_on_the_page() {
    let words = "x".repeat(8000);
    let pdf = printed(&words, Document::ReaderPages { reader: 0 }, Vec::new());
    let text: String = pages(&pdf.bytes).iter().map(|page| body(page)).collect();
    assert_eq!(dense(&text).matches('x').count(), 9 * 8000);
    for document in all() {
        printed(&words, document, Vec::new());
    }
}

#[test]
fn what_no_font_has_is_a_box_that_is_counted() {
    let pdf = printed("漢字 ok", Document::ReaderPages { reader: 0 }, Vec::new());
    assert_eq!(pdf.boxes, 18);
    assert!(pages(&pdf.bytes).concat().contains("□□ ok"));
    let pdf = printed("🙂 👨‍👩‍👧 👍🏽 ❤️ 🇩🇪", Document::ReaderPages { reader: 0 }, Vec::new());
    assert_eq!(pdf.boxes, 0);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 48, ..ProptestConfig::default() })]

    /// Whatever somebody writes, it can be printed.
    #[test]
    fn any_string_can_be_printed(words in any::<String>(), which in 0..9_usize) {
        printed(&words, all()[which], vec![Copy { number: 1, of: 2, initials: words.clone() }]);
    }

    /// The same for what our fonts have: letters, marks and signs of all five scripts, put together in any way.
    #[test]
    fn any_letters_can_stand_together(words in "[a-zé\u{300}-\u{36f}α-ω\u{1f00}-\u{1fff}а-яѐ-џ\u{480}-\u{52f}א-ת\u{591}-\u{5c7}ء-ي\u{610}-\u{61a}\u{64b}-\u{65f}پچژگ\u{6d6}-\u{6ed}\u{200c}-\u{200f}\u{2066}-\u{2069}\u{fe0f}\u{1f3fb}-\u{1f3ff}🙂👩🇩🇪0-9 .,!؟\n]{0,200}", which in 0..9_usize) {
        printed(&words, all()[which], Vec::new());
    }
}
