//! Every line of the table has its reason, its alternative and a source that may be named, and says no more than we
//! know.

use std::collections::BTreeSet;

use kith_content::OWN_DESIGN;
use kith_content::hints::{HintKind, TABLE_TEXT, Table, hints};
use kith_content::letter_parts::letter_parts;
use kith_content::library::library_page;
use kith_domain::letter::Part;

use crate::reading::{grade, sentences, words};

/// The sources of the language table and of the rules for letters, in the practice reference's own short names.
const SOURCES: [&str; 8] = ["NIDA", "FF", "CV", "AiR", "LF", "Impact Norwood", "duffysrehab.com", OWN_DESIGN];

/// What the practice reference lists as unverified: not for anybody's eyes.
const UNVERIFIED: [&str; 16] = [
    "return to use",
    "work this time",
    "explanation of benefits",
    "verification of benefits",
    "single-case agreement",
    "breakfree",
    "patent",
    "hipaa",
    "855-378-4373",
    "55753",
    "800-484-3731",
    "877-696-1996",
    "800-222-1222",
    "800-265-2626",
    "800-565-8603",
    "triage",
];

#[test]
fn every_line_has_a_reason_an_alternative_and_a_source() {
    let table = Table::read(TABLE_TEXT);
    for (kind, line) in table.lines() {
        assert!(!line.because.is_empty() && !line.instead.is_empty(), "{kind:?} from {}", line.source);
        assert!(!line.source.is_empty(), "{kind:?}: {}", line.because);
        for source in line.source.split(", ") {
            assert!(SOURCES.contains(&source), "{kind:?}: {source} is no source that we may name");
        }
    }
    for kind in HintKind::ALL {
        assert!(table.lines().any(|(known, _)| known == kind), "nothing finds {kind:?}");
    }
}

#[test]
fn nothing_unverified_is_said() {
    let text = TABLE_TEXT.to_lowercase();
    for unverified in UNVERIFIED {
        assert!(!text.contains(unverified), "{unverified} isn't verified");
    }
}

#[test]
fn reasons_are_short_plain_and_calm() {
    for (kind, line) in Table::read(TABLE_TEXT).lines() {
        for text in [line.because, line.instead] {
            assert!(text.len() <= 100, "{kind:?}: {text}");
            assert!(!text.contains('!') && !text.contains('%'), "{kind:?}: {text}");
            assert!(sentences(text).iter().all(|sentence| words(sentence).len() <= 15), "{kind:?}: {text}");
            assert!(hints(None, text, &[]).is_empty(), "{kind:?} is explained with what is hinted at: {text}");
        }
        assert!(line.because.ends_with('.'), "{kind:?}: {}", line.because);
        let grade = grade(line.because);
        assert!(grade <= 6.0, "{kind:?} is at grade {grade:.1}: {}", line.because);
    }
}

#[test]
fn our_own_examples_need_no_hint() {
    for record in letter_parts() {
        let found = hints(Part::from_slug(&record.slug), &record.example, &[]);
        assert!(found.is_empty(), "{}: {found:?}", record.slug);
    }
}

#[test]
fn what_the_library_suggests_to_say_needs_no_hint() {
    let page = library_page("craft-seven-elements");
    let said: Vec<&str> = page
        .sections
        .iter()
        .filter_map(|section| section.text.as_deref()?.split_once('“')?.1.split_once('”'))
        .map(|(said, _)| said)
        .collect();
    assert_eq!(said.len(), 8);
    for said in said {
        assert!(hints(None, said, &[]).is_empty(), "{said}");
    }
}

#[test]
fn the_spellings_are_the_agreed_ones() {
    let slugs = "label absolute blame diagnosis threat hearsay we boundary request outdated";
    assert_eq!(HintKind::ALL.map(HintKind::slug).join(" "), slugs);
}

/// A slip in a pattern finds nothing and says nothing, so each is looked for here.
#[test]
fn every_row_is_well_formed() {
    let classes = rows("=").map(|row| row.split(' ').next().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(classes.iter().collect::<BTreeSet<_>>().len(), classes.len(), "a name is given twice");
    for row in rows("=") {
        let words: Vec<&str> = row.split(' ').skip(1).collect();
        assert_eq!(words.iter().collect::<BTreeSet<_>>().len(), words.len(), "a word is there twice: {row}");
    }
    let patterns: Vec<&str> = patterns().collect();
    assert_eq!(patterns.iter().collect::<BTreeSet<_>>().len(), patterns.len(), "a pattern is there twice");
    let mut used = BTreeSet::from(["end"]);
    for row in patterns.iter().copied().chain(rows("=")) {
        for name in row.split([' ', '/', ']', '?']).filter_map(|step| step.split_once('$')).map(|(_, name)| name) {
            assert!(classes.iter().any(|known| known == name), "${name} isn't named: {row}");
            used.insert(name);
        }
    }
    assert!(classes.iter().all(|name| used.contains(name.as_str())), "a name isn't used");
    patterns.into_iter().for_each(check_pattern);
}

fn check_pattern(row: &str) {
    let steps = row.split(' ').map(|step| step.trim_start_matches('[').trim_end_matches(']'));
    let looks = |step: &&str| step.starts_with(['<', '!']) || ["^", "@", "~"].contains(step);
    let first = steps.clone().find(|step| !looks(step)).unwrap();
    // A word that may be missing is only found when the one after it is.
    let needed = !first.starts_with("..") && first != ";";
    assert!(needed && first.split('/').all(|word| word != "*"), "nothing to begin with: {row}");
    assert_eq!(row.matches('[').count(), row.matches(']').count(), "{row}");
    assert!(row.matches('[').count() <= 1, "{row}");
    for step in steps {
        let gap = step.strip_prefix("..").is_none_or(|reach| matches!(reach.as_bytes(), [b'1'..=b'9']));
        assert!(gap, "no reach: {row}");
        let words = step.trim_start_matches(['!', '<']).trim_start_matches(|c: char| c.is_ascii_digit());
        let words = words.trim_end_matches('?');
        for word in words.split('/').filter(|_| !step.starts_with("..")) {
            let special = ["A", "#", "*", "-ed", "'s", ";", "^", "@", "~"].contains(&word) || word.starts_with('$');
            assert!(special || word.bytes().all(|c| c.is_ascii_lowercase()), "{word:?} matches no word: {row}");
            assert!(!word.is_empty(), "{row}");
        }
    }
}

/// The rows that begin with a mark, without it.
fn rows(mark: &'static str) -> impl Iterator<Item = &'static str> {
    TABLE_TEXT.lines().filter_map(move |row| row.strip_prefix(mark))
}

fn patterns() -> impl Iterator<Item = &'static str> {
    TABLE_TEXT
        .split("\n\n")
        .map(str::trim_start)
        .filter(|block| block.starts_with('+'))
        .flat_map(|block| block.lines().skip(3))
}
