//! Who may be glad of a call: told to those who look after a circle, in the order of their names. Never a ranking, never how
//! late somebody is, and nothing that they can't see of somebody anyway.

use crate::slug::slugs;
use crate::{Day, MemberId};

slugs! {
    /// Why a call may do good.
    Reason {
        /// They ask for help, and this reader was told.
        AsksForHelp = "asks-for-help",
        /// A task of theirs has waited for some days.
        TaskWaits = "task-waits",
        /// A boundary waits for their answer.
        BoundaryWaits = "boundary-waits",
        /// They haven't answered the questions about safety.
        SafetyWaits = "safety-waits",
        /// The meeting is near, and nobody has seen their letter.
        LetterWaits = "letter-waits",
    }
}

/// Days a task may be past its day.
const TASK_DAYS: i64 = 3;
/// Days an answer may take: people need time, and most use it well.
const ANSWER_DAYS: i64 = 7;
/// Days before the meeting from which a letter that nobody has seen may mean that somebody is stuck.
const LETTER_DAYS: i64 = 7;
/// Days for which nobody is named again whom somebody has just called.
pub const AFTER_A_CALL: i64 = 7;

/// What is known of one member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Who.
    pub member: MemberId,
    /// Whether they ask for help, as far as this reader knows.
    pub asks_for_help: bool,
    /// The day of their earliest open task.
    pub task_due: Option<Day>,
    /// Since when a boundary waits for their answer.
    pub asked_since: Option<Day>,
    /// Since when they could have answered the questions about safety; nothing when they have, or aren't asked.
    pub unscreened_since: Option<Day>,
    /// Whether others may read their letter, or none is asked of them.
    pub letter_there: bool,
    /// When somebody last was in touch.
    pub called_on: Option<Day>,
}

/// Why a call may do good; nothing when there is no reason, or somebody has just called. A call for help is always one.
pub fn reasons(seen: &Seen, meeting: Option<Day>, today: Day) -> Vec<Reason> {
    let waited = |since: Option<Day>, days: i64| since.is_some_and(|day| day.plus(days) <= today);
    let near = meeting.is_some_and(|day| day >= today && day <= today.plus(LETTER_DAYS));
    let called = seen.called_on.is_some_and(|day| day <= today && day.plus(AFTER_A_CALL) > today);
    let all = [
        (seen.asks_for_help, Reason::AsksForHelp),
        (!called && waited(seen.task_due, TASK_DAYS), Reason::TaskWaits),
        (!called && waited(seen.asked_since, ANSWER_DAYS), Reason::BoundaryWaits),
        (!called && waited(seen.unscreened_since, ANSWER_DAYS), Reason::SafetyWaits),
        (!called && near && !seen.letter_there, Reason::LetterWaits),
    ];
    all.into_iter().filter_map(|(holds, reason)| holds.then_some(reason)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::tests::member;

    fn calm() -> Seen {
        Seen {
            member: member(1),
            asks_for_help: false,
            task_due: None,
            asked_since: None,
            unscreened_since: None,
            letter_there: true,
            called_on: None,
        }
    }

    #[test]
    fn a_call_may_do_good_when_something_has_waited() {
        let today = Day(100);
        let table: [(Seen, Option<Day>, &[Reason]); 11] = [
            (calm(), None, &[]),
            (Seen { asks_for_help: true, ..calm() }, None, &[Reason::AsksForHelp]),
            (Seen { task_due: Some(Day(98)), ..calm() }, None, &[]),
            (Seen { task_due: Some(Day(97)), ..calm() }, None, &[Reason::TaskWaits]),
            (Seen { asked_since: Some(Day(94)), ..calm() }, None, &[]),
            (Seen { asked_since: Some(Day(93)), ..calm() }, None, &[Reason::BoundaryWaits]),
            (Seen { unscreened_since: Some(Day(93)), ..calm() }, None, &[Reason::SafetyWaits]),
            (Seen { letter_there: false, ..calm() }, Some(Day(107)), &[Reason::LetterWaits]),
            (Seen { letter_there: false, ..calm() }, Some(Day(108)), &[]),
            (Seen { letter_there: false, ..calm() }, Some(Day(99)), &[]),
            (Seen { task_due: Some(Day(1)), called_on: Some(Day(94)), ..calm() }, None, &[]),
        ];
        for (seen, meeting, expected) in table {
            assert_eq!(reasons(&seen, meeting, today), expected, "{seen:?} {meeting:?}");
        }
    }

    #[test]
    fn a_call_for_help_is_told_also_after_a_call() {
        let seen = Seen { asks_for_help: true, task_due: Some(Day(1)), called_on: Some(Day(100)), ..calm() };
        assert_eq!(reasons(&seen, None, Day(100)), [Reason::AsksForHelp]);
        assert_eq!(reasons(&seen, None, Day(107)), [Reason::AsksForHelp, Reason::TaskWaits]);
    }
}
