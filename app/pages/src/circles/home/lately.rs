//! What happened lately, in plain sentences: who did what, on which day.

use crate::ui::List;
use kith_domain::event::EventKind;
use kith_domain::member::Status;
use kith_domain::{Day, MemberId};
use kith_store::events::Happened;
use kith_store::members::Member;
use leptos::prelude::*;

/// As many lines as are read without scrolling.
const LINES: usize = 8;

/// One sentence with its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    day: Day,
    words: String,
}

/// The newest events as sentences. What is said twice on one day is said once.
pub(super) fn lines(me: MemberId, members: &[Member], events: &[Happened]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for event in events {
        let line = Line { day: event.at.day(), words: sentence(me, members, event) };
        if !lines.contains(&line) {
            lines.push(line);
        }
        if lines.len() == LINES {
            break;
        }
    }
    lines
}

#[component]
pub(super) fn Lately(lines: Vec<Line>) -> impl IntoView {
    let items = lines
        .into_iter()
        .map(|line| {
            view! {
                <div class="change">
                    <p class="change__what" dir="auto">{line.words}</p>
                    <p class="change__when">{line.day.spoken()}</p>
                </div>
            }
            .into_any()
        })
        .collect();
    view! {
        <h2>"Lately"</h2>
        <List items/>
    }
}

/// A name as the reader may know it: who waits at the door is only known to those who may open it.
fn name(me: MemberId, members: &[Member], id: Option<MemberId>, unknown: &str) -> String {
    match id {
        Some(id) if id == me => "You".to_owned(),
        id => members
            .iter()
            .find(|m| Some(m.id) == id && m.status != Status::Accepted)
            .map_or_else(|| unknown.to_owned(), |m| m.words.name.to_string()),
    }
}

fn sentence(me: MemberId, members: &[Member], event: &Happened) -> String {
    let who = name(me, members, event.actor, "Somebody");
    let whom = match event.subject.map(MemberId) {
        Some(id) if id == me => "you".to_owned(),
        id => name(me, members, id, "somebody"),
    };
    let mine = event.actor == Some(me);
    let letter = if mine { "your letter" } else { "their letter" };
    let what = match event.kind {
        EventKind::CircleStarted => "started the circle",
        EventKind::CircleChanged => "changed what is known about the circle",
        EventKind::Invited => "invited somebody",
        EventKind::InviteRevoked => "took an invite back",
        EventKind::InviteAccepted => "answered an invite",
        EventKind::MemberConfirmed => return format!("{who} let {whom} in."),
        EventKind::MemberRemoved if event.actor.map(|a| a.0) == event.subject => "left the circle",
        EventKind::MemberRemoved => return format!("{who} took {whom} out of the circle."),
        EventKind::InviteVoided => return "An invite ended after five wrong codes.".to_owned(),
        EventKind::HandedOver => return format!("{who} made {whom} the organizer."),
        EventKind::BlockListCleared => "emptied the list of addresses that can never join",
        EventKind::AddressBlocked => "added an address that can never join",
        EventKind::RoleGiven if event.actor.map(|a| a.0) == event.subject => "took a part at the meeting",
        EventKind::RoleGiven => return format!("{who} gave {whom} a part at the meeting."),
        EventKind::LetterSaved => return format!("{who} worked on {letter}."),
        EventKind::LetterShared => return format!("{who} shared {letter}."),
        EventKind::LetterUnshared => return format!("{who} made {letter} private again."),
        EventKind::AlternativeSettled => return format!("{who} chose between two versions in {letter}."),
        EventKind::OptionAdded => "added a place for treatment",
        EventKind::OptionChanged => "added to what is known about a place",
        EventKind::OptionBooked => "marked a place as booked",
        EventKind::OptionBackedUp => "chose a backup place",
        EventKind::OptionReconsidered => "took up a place again",
        EventKind::OptionSetAside => "set a place aside",
        EventKind::BoundaryDrafted => "began a boundary",
        EventKind::BoundaryProposed => "showed a boundary to the circle",
        EventKind::BoundaryReworded => "found other words for a boundary",
        EventKind::BoundaryConsented => "said yes to a boundary",
        // Not by whoever was there: a boundary may be agreed because its last silent keeper left.
        EventKind::BoundaryAgreed => return "A boundary is agreed now.".to_owned(),
        EventKind::BoundarySetAside => "set a boundary aside",
        EventKind::MeetingSet => "changed the meeting",
        EventKind::OrderSet => "set who reads when",
        EventKind::OutcomeRecorded => "wrote down how the meeting ended",
        EventKind::TaskAdded => "added a task",
        EventKind::TaskMoved => "moved a task",
        EventKind::TaskDone => "finished a task",
    };
    format!("{who} {what}.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use kith_domain::Timestamp;
    use kith_domain::member::Role;
    use kith_store::members::MemberWords;
    use uuid::Uuid;

    fn id(n: u128) -> MemberId {
        MemberId(Uuid::from_u128(n))
    }

    fn member(n: u128, name: &str, status: Status) -> Member {
        let words = MemberWords { name: kith_domain::Line::parse(name).unwrap(), relation: Default::default() };
        Member { id: id(n), words, role: Role::Member, status, invited_by: None }
    }

    fn event(kind: EventKind, actor: u128, subject: u128, hour: i64) -> Happened {
        let at = Timestamp(hour * Timestamp::HOUR);
        Happened { seq: hour, kind, actor: Some(id(actor)), subject: Some(Uuid::from_u128(subject)), at }
    }

    #[test]
    fn an_evening_of_writing_is_one_line() {
        let members = [member(1, "Rosa", Status::Confirmed), member(2, "Ben", Status::Confirmed)];
        let events = [
            event(EventKind::LetterSaved, 1, 9, 30),
            event(EventKind::MemberConfirmed, 1, 2, 29),
            event(EventKind::LetterSaved, 1, 9, 28),
            event(EventKind::LetterSaved, 1, 9, 2),
        ];
        let words: Vec<String> = lines(id(1), &members, &events).into_iter().map(|l| l.words).collect();
        assert_eq!(words, ["You worked on your letter.", "You let Ben in.", "You worked on your letter."]);
        assert_eq!(lines(id(2), &members, &events[1..2])[0].words, "Rosa let you in.");
    }

    #[test]
    fn who_waits_at_the_door_is_not_named() {
        let members = [member(1, "Rosa", Status::Confirmed), member(2, "Ben", Status::Accepted)];
        let events = [event(EventKind::InviteAccepted, 2, 9, 1)];
        assert_eq!(lines(id(1), &members, &events)[0].words, "Somebody answered an invite.");
    }
}
