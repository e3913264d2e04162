use super::diff::{Piece, pieces};
use super::*;
use proptest::prelude::*;

fn both(base: &str, mine: &str, theirs: &str) -> String {
    match merge(base, mine, theirs) {
        Merge::Both(text) => text,
        Merge::Overlap => panic!("these don't overlap"),
    }
}

#[test]
fn changes_in_different_places_both_stand() {
    let base = "Dan, you taught me to swim in the lake. I miss that summer very much.";
    let mine = "Dan, you taught me to swim in the cold lake. I miss that summer very much.";
    let theirs = "Dan, you taught me to swim in the lake. I miss that long summer very much.";
    let merged = "Dan, you taught me to swim in the cold lake. I miss that long summer very much.";
    assert_eq!(both(base, mine, theirs), merged);
    assert_eq!(both(base, theirs, mine), merged);
}

#[test]
fn changes_to_the_same_words_or_side_by_side_are_for_people_to_read() {
    let base = "I was afraid that night.";
    assert_eq!(merge(base, "I was terrified that night.", "I was lonely that night."), Merge::Overlap);
    assert_eq!(merge(base, "I was terrified that night.", "I was afraid every night."), Merge::Overlap);
    assert_eq!(merge("", "Dear Dan,", "Danny,"), Merge::Overlap, "two beginnings are never woven into each other");
}

#[test]
fn the_same_change_made_twice_counts_once() {
    let (base, fixed) = ("I remeber the lake", "I remember the lake");
    assert_eq!(both(base, fixed, fixed), fixed);
    let (mine, theirs) = ("I remember the lake and the rain we had there", "I remember the lake");
    assert_eq!(both("I remeber the lake and the rain we had there", mine, mine), mine);
    assert_eq!(both(mine, mine, theirs), theirs);
}

#[test]
fn a_sentence_written_anew_is_one_change_even_where_it_uses_old_words_again() {
    let base = "When you did not come home I sat in the kitchen and waited for the phone.";
    let mine = "All night I sat up in our kitchen, and I waited for you or the police.";
    let theirs = "When you did not come home I sat in the dark kitchen and waited for the phone.";
    assert_eq!(merge(base, mine, theirs), Merge::Overlap);
}

#[test]
fn letters_are_never_parted_from_their_marks() {
    let base = "e\u{301}t\u{e9} 👩‍👩‍👧‍👦 שלום עולם one two three four five";
    let mine = base.replace("👩‍👩‍👧‍👦", "🏳️‍🌈");
    let theirs = base.replace("five", "cinq\u{301}");
    assert_eq!(both(base, &mine, &theirs), mine.replace("five", "cinq\u{301}"));
}

#[test]
fn a_difference_reads_in_order_with_what_is_gone_first() {
    use Piece::{Came, Gone, Same};
    let read = pieces("I was so afraid.", "I was very afraid. Still am.");
    assert_eq!(read, [Same("I was "), Gone("so afraid."), Came("very afraid. Still am.")]);
    assert_eq!(pieces("", "new"), [Came("new")]);
    assert_eq!(pieces("same", "same"), [Same("same")]);
}

/// A text of a few words that come back often, which is what makes differences hard.
fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof!["[abc]{1,2}", Just("e\u{301}".into()), Just("👩‍👧".into()), Just("שלום".into())];
    let space = prop_oneof![8 => Just(" "), 1 => Just("\n\n"), 1 => Just("  "), 1 => Just("\u{a0}")];
    prop::collection::vec((word, space), 0..24)
        .prop_map(|pairs| pairs.into_iter().flat_map(|(word, space)| [word, space.to_owned()]).collect::<String>())
}

/// A person's change: some words in a row replaced by words of their own, which nobody else uses.
fn edited(base: &str, at: prop::sample::Index, gone: usize, own: &str, count: usize) -> String {
    let old = units(base);
    let at = if old.is_empty() { 0 } else { at.index(old.len() + 1) };
    let until = (at + gone).min(old.len());
    let new = (0..count).map(|n| format!("{own}{n} "));
    old[..at].iter().map(|w| (*w).to_owned()).chain(new).chain(old[until..].iter().map(|w| (*w).to_owned())).collect()
}

proptest! {
    #[test]
    fn units_are_the_text(text in "\\PC*") {
        prop_assert_eq!(units(&text).concat(), text);
    }

    #[test]
    fn a_difference_holds_both_texts(old in words(), new in words()) {
        let read = pieces(&old, &new);
        let of = |wanted: fn(&Piece<'_>) -> bool| read.iter().filter(|p| wanted(p)).map(|p| match p {
            Piece::Same(t) | Piece::Gone(t) | Piece::Came(t) => *t,
        }).collect::<String>();
        prop_assert_eq!(of(|p| !matches!(p, Piece::Came(_))), old.clone());
        prop_assert_eq!(of(|p| !matches!(p, Piece::Gone(_))), new.clone());
    }

    #[test]
    fn merging_with_what_did_not_change_is_the_change(base in words(), mine in words()) {
        prop_assert_eq!(merge(&base, &mine, &base), Merge::Both(mine.clone()));
        prop_assert_eq!(merge(&base, &base, &mine), Merge::Both(mine.clone()));
        prop_assert_eq!(merge(&base, &mine, &mine), Merge::Both(mine));
    }

    #[test]
    fn whose_change_came_first_makes_no_difference(base in words(), mine in words(), theirs in words()) {
        prop_assert_eq!(merge(&base, &mine, &theirs), merge(&base, &theirs, &mine));
    }

    #[test]
    fn no_new_word_is_lost_or_doubled(
        base in words(), at in any::<prop::sample::Index>(), there in any::<prop::sample::Index>(),
        gone in 0_usize..4, gone_there in 0_usize..4, mine in 0_usize..4, theirs in 0_usize..4,
    ) {
        let my_text = edited(&base, at, gone, "MINE", mine);
        let their_text = edited(&base, there, gone_there, "THEIRS", theirs);
        if let Merge::Both(merged) = merge(&base, &my_text, &their_text) {
            for word in (0..mine).map(|n| format!("MINE{n}")).chain((0..theirs).map(|n| format!("THEIRS{n}"))) {
                prop_assert_eq!(merged.split_whitespace().filter(|w| **w == word).count(), 1, "{} in {:?}", word, merged);
            }
            // Each person's own words stay side by side, in their order.
            let own: Vec<&str> = merged.split_whitespace().filter(|w| w.starts_with("MINE") || w.starts_with("THEIRS")).collect();
            let switches = own.windows(2).filter(|w| w[0].starts_with("MINE") != w[1].starts_with("MINE")).count();
            prop_assert!(switches <= 1, "woven into each other: {:?}", merged);
        }
    }
}
