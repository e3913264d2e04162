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

#[test]
fn words_that_another_page_wrote_come_onto_this_one_with_what_is_typed_here() {
    let mut saver = Saver::new(3, "Dan, I remember the lake.".to_owned(), false);
    assert_eq!(saver.arrived(4, "Danny, I remember the lake."), Some("Danny, I remember the lake."));
    assert_eq!((saver.state(), saver.rev()), (State::Saved, 4));
    assert_eq!(saver.arrived(4, "an old call"), None);

    saver.typed("Danny, I remember the lake. And the rain.".to_owned());
    let page = "My Danny, I remember the lake. And the rain.";
    assert_eq!(saver.arrived(5, "My Danny, I remember the lake."), Some(page));
    let next = saver.next(op(1), false).unwrap();
    assert_eq!((next.base, next.words.as_str()), (5, page));
}

#[test]
fn nothing_moves_under_words_that_are_on_their_way() {
    let mut saver = Saver::new(3, "one two three".to_owned(), false);
    saver.typed("one two three four".to_owned());
    saver.next(op(1), false).unwrap();
    assert_eq!(saver.arrived(4, "zero one two three"), None);
    assert_eq!(saver.answered(op(1), &merged(5, "zero one two three four")), Some("zero one two three four"));
}

#[test]
fn where_both_wrote_the_page_keeps_its_own() {
    let mut saver = Saver::new(3, "one two three".to_owned(), false);
    saver.typed("one MINE three".to_owned());
    assert_eq!(saver.arrived(4, "one THEIRS three"), None);
    let next = saver.next(op(1), false).unwrap();
    assert_eq!((next.base, next.words.as_str()), (3, "one MINE three"), "the server puts it beside");
}

/// What a page that is opened anew makes of what the last one kept.
fn reopened(saver: &Saver, rev: i64, shown: &str) -> Saver {
    let kept = saver.to_keep().unwrap().write();
    Saver::resume(Unsent::read(&kept).unwrap(), rev, shown.to_owned())
}

#[test]
fn words_that_were_never_sent_come_back_after_a_reload_and_are_sent() {
    let mut before = saver();
    assert_eq!(before.to_keep(), None, "the server has it all");
    before.typed("Dan, I miss you".to_owned());
    let mut saver = reopened(&before, 3, "Dan,");
    assert_eq!((saver.page(), saver.rev(), saver.state()), ("Dan, I miss you", 3, State::Saving));
    let sent = saver.next(op(1), false).unwrap();
    assert_eq!((sent.base, sent.after, sent.words.as_str()), (3, None, "Dan, I miss you"));
    saver.answered(op(1), &Saved::Head { rev: 4 });
    assert_eq!((saver.state(), saver.to_keep()), (State::Saved, None));
}

#[test]
fn an_attempt_whose_answer_was_lost_is_the_same_attempt_after_a_reload() {
    let mut before = saver();
    before.typed("one".to_owned());
    let sent = before.next(op(1), false).unwrap();
    assert_eq!(reopened(&before, 3, "Dan,").next(op(2), false), Some(sent));

    before.typed("one, two".to_owned());
    let next = reopened(&before, 3, "Dan,").next(op(2), false).unwrap();
    assert_eq!((next.op, next.base, next.after), (op(2), 3, Some(op(1))), "the first may have arrived after all");
}

#[test]
fn words_that_had_arrived_need_nothing_after_a_reload() {
    let mut before = saver();
    before.typed("one".to_owned());
    before.next(op(1), false).unwrap();
    let saver = reopened(&before, 4, "one");
    assert_eq!((saver.state(), saver.rev(), saver.to_keep()), (State::Saved, 4, None));
}

#[test]
fn words_that_had_arrived_make_way_for_what_came_after_them() {
    let mut before = saver();
    before.typed("one two three four five".to_owned());
    before.next(op(1), false).unwrap();
    let mut saver = reopened(&before, 6, "one two three four five six");
    saver.next(op(2), false).unwrap();
    saver.typed("zero one two three four five".to_owned());
    let page = saver.answered(op(1), &Saved::Head { rev: 4 });
    assert_eq!(page, Some("zero one two three four five six"), "and for what was typed since");
    assert_eq!(saver.next(op(3), false).unwrap().base, 6);
}

#[test]
fn words_typed_on_an_older_revision_are_put_together_by_the_server() {
    let mut before = Saver::new(3, "one two three four five".to_owned(), false);
    before.typed("one two three four five six".to_owned());
    let mut saver = reopened(&before, 5, "zero one two three four five");
    assert_eq!(saver.next(op(1), false).unwrap().base, 3);
    let answer = merged(6, "zero one two three four five six");
    assert_eq!(saver.answered(op(1), &answer), Some("zero one two three four five six"));

    let mut saver = reopened(&before, 5, "all new");
    saver.next(op(2), false).unwrap();
    assert_eq!(saver.answered(op(2), &Saved::Beside { rev: 5 }), None, "the words stay as they were typed");
    assert_eq!((saver.state(), saver.to_keep()), (State::Beside, None));
}

#[test]
fn words_that_are_too_long_come_back_after_a_reload() {
    let mut before = saver();
    before.typed("x".repeat(4010));
    let mut saver = reopened(&before, 3, "Dan,");
    assert_eq!(saver.state(), State::NotSent(Trouble::TooLong(10)));
    assert!(saver.next(op(1), true).is_none());
}
