use super::*;
use std::str::FromStr;

fn op(n: u8) -> OpId {
    OpId::from_str(&format!("00000000-0000-4000-8000-0000000000{n:02}")).unwrap()
}

fn saver() -> Saver {
    Saver::new(3, "Dan,".to_owned(), false)
}

#[test]
fn words_go_out_once_and_the_next_ones_stand_on_the_answer() {
    let mut saver = saver();
    assert!(saver.next(op(1), false).is_none(), "nothing was typed");
    assert!(saver.typed("Dan, I".to_owned()));
    assert_eq!(saver.state(), State::Saving);
    let first = saver.next(op(1), false).unwrap();
    assert_eq!((first.base, first.after), (3, None));
    saver.typed("Dan, I miss".to_owned());
    assert!(saver.next(op(2), false).is_none(), "one at a time");
    saver.answered(op(1), &Saved::Head { rev: 4 });
    let second = saver.next(op(2), false).unwrap();
    assert_eq!((second.base, second.after, second.words.as_str()), (4, Some(op(1)), "Dan, I miss"));
    saver.answered(op(2), &Saved::Head { rev: 5 });
    assert_eq!((saver.state(), saver.rev()), (State::Saved, 5));
}

#[test]
fn the_same_words_are_tried_again_as_the_same_attempt() {
    let mut saver = saver();
    saver.typed("one".to_owned());
    let first = saver.next(op(1), false).unwrap();
    saver.failed(op(1), Trouble::NoConnection);
    assert_eq!(saver.state(), State::NotSent(Trouble::NoConnection));
    assert_eq!(saver.next(op(2), false).unwrap(), first);
    assert!(saver.at_risk(), "another try may fail as well");
    saver.failed(op(1), Trouble::NoConnection);
    saver.typed("one, two".to_owned());
    let next = saver.next(op(3), false).unwrap();
    assert_eq!((next.op, next.after), (op(3), Some(op(1))), "the first may have arrived after all");
}

#[test]
fn words_that_are_taken_back_and_typed_again_are_a_new_attempt() {
    let mut saver = saver();
    saver.typed("one".to_owned());
    saver.next(op(1), false).unwrap();
    saver.answered(op(1), &Saved::Head { rev: 4 });
    saver.typed("two".to_owned());
    saver.next(op(2), false).unwrap();
    saver.answered(op(2), &Saved::Head { rev: 5 });
    saver.typed("one".to_owned());
    assert_eq!(saver.next(op(3), false).unwrap().op, op(3));
}

#[test]
fn a_page_that_may_be_going_does_not_wait_for_an_answer() {
    let mut saver = saver();
    saver.typed("one".to_owned());
    saver.next(op(1), false).unwrap();
    assert!(!saver.at_risk(), "it is on its way");
    saver.typed("one, two".to_owned());
    assert!(saver.at_risk());
    assert_eq!(saver.next(op(2), true).unwrap().after, Some(op(1)));
    saver.answered(op(1), &Saved::Head { rev: 4 });
    assert_eq!(saver.state(), State::Saving, "the older answer says nothing about the newer words");
}

#[test]
fn words_beside_a_newer_version_are_safe_but_the_page_has_not_seen_it() {
    let mut saver = saver();
    saver.typed("one".to_owned());
    saver.next(op(1), false).unwrap();
    saver.answered(op(1), &Saved::Beside { rev: 9 });
    assert_eq!((saver.state(), saver.rev()), (State::Beside, 3));
}

#[test]
fn too_many_words_wait_on_the_page() {
    let mut saver = saver();
    saver.typed("x".repeat(4010));
    assert_eq!(saver.state(), State::NotSent(Trouble::TooLong(10)));
    assert!(saver.next(op(1), true).is_none());
    saver.typed("x".repeat(4000));
    assert!(saver.next(op(1), false).is_some());
    assert_eq!(saver.state(), State::Saving);
}

#[test]
fn typing_back_to_what_is_kept_needs_nothing() {
    let mut saver = saver();
    saver.typed("Dan".to_owned());
    assert!(!saver.typed("Dan,".to_owned()));
    assert_eq!(saver.state(), State::Saved);
}

#[test]
fn words_that_came_back_unsaved_are_sent_once_they_fit() {
    let mut saver = Saver::new(3, "x".repeat(4010), true);
    saver.typed("x".repeat(4010));
    assert_eq!(saver.state(), State::NotSent(Trouble::TooLong(10)));
    assert!(saver.typed("Dan,".to_owned()));
    assert_eq!(saver.next(op(1), false).unwrap().base, 3);
}

fn merged(rev: i64, words: &str) -> Saved {
    Saved::Merged { rev, text: PartText::parse(words).unwrap() }
}

#[test]
fn words_that_were_merged_come_onto_the_page_with_what_was_typed_since() {
    let mut saver = Saver::new(3, "Dan, I remember the lake and the rain and you.".to_owned(), false);
    saver.typed("Dan, I remember the lake and the rain and you all.".to_owned());
    saver.next(op(1), false).unwrap();
    let answer = merged(5, "Dan, we remember the lake and the rain and you all.");
    assert_eq!(saver.answered(op(1), &answer), Some("Dan, we remember the lake and the rain and you all."));
    assert_eq!((saver.state(), saver.rev()), (State::Saved, 5));

    saver.typed("Dan, we remember the lake and the rain and you all very well.".to_owned());
    saver.next(op(2), false).unwrap();
    saver.typed("Dan, we remember the lake and the rain and you all very well. Really.".to_owned());
    let answer = merged(7, "Danny, we remember the lake and the rain and you all very well.");
    let page = "Danny, we remember the lake and the rain and you all very well. Really.";
    assert_eq!(saver.answered(op(2), &answer), Some(page));
    let next = saver.next(op(3), false).unwrap();
    assert_eq!((next.base, next.after, next.words.as_str()), (7, Some(op(2)), page));
}

#[test]
fn words_typed_over_what_was_merged_stay_on_the_page() {
    let mut saver = Saver::new(3, "one two three four five six".to_owned(), false);
    saver.typed("one two three four five SIX".to_owned());
    saver.next(op(1), false).unwrap();
    saver.typed("mine two three four five SIX".to_owned());
    assert_eq!(saver.answered(op(1), &merged(5, "theirs two three four five SIX")), None);
    let next = saver.next(op(2), false).unwrap();
    assert_eq!((next.base, next.after), (3, Some(op(1))), "the server knows what this stands on");
    assert_eq!(next.words, "mine two three four five SIX");
}

fn text(words: &str) -> PartText {
    PartText::parse(words).unwrap()
}

#[test]
fn words_that_another_page_wrote_come_onto_this_one_with_what_is_typed_here() {
    let mut saver = Saver::new(3, "Dan, I remember the lake.".to_owned(), false);
    assert_eq!(saver.arrived(4, &text("Danny, I remember the lake.")), Some("Danny, I remember the lake."));
    assert_eq!((saver.state(), saver.rev()), (State::Saved, 4));
    assert_eq!(saver.arrived(4, &text("an old call")), None);

    saver.typed("Danny, I remember the lake. And the rain.".to_owned());
    let page = "My Danny, I remember the lake. And the rain.";
    assert_eq!(saver.arrived(5, &text("My Danny, I remember the lake.")), Some(page));
    let next = saver.next(op(1), false).unwrap();
    assert_eq!((next.base, next.words.as_str()), (5, page));
}

#[test]
fn nothing_moves_under_words_that_are_on_their_way() {
    let mut saver = Saver::new(3, "one two three".to_owned(), false);
    saver.typed("one two three four".to_owned());
    saver.next(op(1), false).unwrap();
    assert_eq!(saver.arrived(4, &text("zero one two three")), None);
    assert_eq!(saver.answered(op(1), &merged(5, "zero one two three four")), Some("zero one two three four"));
}

#[test]
fn where_both_wrote_the_page_keeps_its_own() {
    let mut saver = Saver::new(3, "one two three".to_owned(), false);
    saver.typed("one MINE three".to_owned());
    assert_eq!(saver.arrived(4, &text("one THEIRS three")), None);
    let next = saver.next(op(1), false).unwrap();
    assert_eq!((next.base, next.words.as_str()), (3, "one MINE three"), "the server puts it beside");
}
