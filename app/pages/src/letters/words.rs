//! Sentences that several pages about letters share.

use crate::names::list as listed;
use kith_domain::MemberId;
use kith_domain::letter::{LetterState, approvers, reading_seconds, spoken_duration};
use kith_domain::member::{Role, Status};
use kith_store::letters::Letter;
use kith_store::members::Member;

/// "1 person", "3 people".
pub(super) fn people(count: usize) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{count} people") }
}

/// How long it takes to read all of it aloud.
pub(super) fn aloud(letter: &Letter) -> String {
    spoken_duration(seconds(letter))
}

/// The same in seconds, counted part by part as the islands count it.
pub(super) fn seconds(letter: &Letter) -> usize {
    letter.parts.iter().map(|part| reading_seconds(part.text.as_str())).sum()
}

/// The name of a member; removed ones have theirs still.
pub(super) fn name(members: &[Member], id: MemberId) -> String {
    members.iter().find(|member| member.id == id).map(|member| member.words.name.to_string()).unwrap_or_default()
}

/// Who may read my letter, by name.
pub(super) fn readers(letter: &Letter, members: &[Member]) -> Vec<String> {
    let readers = letter.state.readers();
    members.iter().filter(|member| readers.contains(&member.id)).map(|member| member.words.name.to_string()).collect()
}

/// Who may read my letter, as a sentence.
pub(crate) fn who_reads(letter: &Letter, members: &[Member]) -> String {
    let names = readers(letter, members);
    match (&letter.state, names.is_empty()) {
        (LetterState::Private, _) => "Only you can read it.".to_owned(),
        (_, true) => "It is shared, but nobody whom you chose is in the circle now. Only you can read it.".to_owned(),
        (_, false) => format!("You and {} can read it.", listed(&names)),
    }
}

/// Whether `me` can approve this letter of somebody else's, as far as its page knows.
pub(super) fn may_approve(me: MemberId, letter: &Letter, members: &[Member]) -> bool {
    let confirmed = members.iter().filter(|member| member.status == Status::Confirmed);
    let roles: Vec<_> = confirmed.map(|member| (member.id, member.role)).collect();
    letter.state.readers().contains(&me) && approvers(letter.writer, &roles).contains(&me)
}

/// How much of my letter is there, in words and not as a score.
pub(super) fn how_far(letter: &Letter) -> String {
    let written = letter.parts.iter().filter(|part| !part.text.is_blank()).count();
    match (written, letter.parts.len()) {
        (0, _) => "You haven’t started yet. Two true sentences are a good start.".to_owned(),
        (all, parts) if all == parts => "All seven parts have words.".to_owned(),
        (1, _) => "One of the seven parts has words.".to_owned(),
        (some, _) => format!("{} of the seven parts have words.", spelled(some)),
    }
}

fn spelled(count: usize) -> &'static str {
    ["None", "One", "Two", "Three", "Four", "Five", "Six"].get(count).copied().unwrap_or("All")
}

/// Whether a member is asked to write: a facilitator guides, and writes only if they want to.
pub(super) fn asked_to_write(role: Role, letter: &Letter) -> bool {
    role != Role::Facilitator || letter.parts.iter().any(|part| !part.text.is_blank())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_listed_as_one_says_them() {
        let names = |names: &[&str]| listed(&names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>());
        assert_eq!(names(&["Ana"]), "Ana");
        assert_eq!(names(&["Ana", "Ben", "Rosa"]), "Ana, Ben and Rosa");
    }
}
