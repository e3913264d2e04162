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

/// What happened on one day, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OneDay {
    day: Day,
    sentences: Vec<String>,
}

/// The newest events as sentences, by day. What is said twice on one day is said once.
pub(super) fn days(me: MemberId, members: &[Member], events: &[Happened]) -> Vec<OneDay> {
    let mut days: Vec<OneDay> = Vec::new();
    let mut said = 0;
    for event in events {
        if said == LINES {
            break;
        }
        let (day, sentence) = (event.at.day(), sentence(me, members, event));
        match days.last_mut().filter(|last| last.day == day) {
            Some(last) if last.sentences.contains(&sentence) => continue,
            Some(last) => last.sentences.push(sentence),
            None => days.push(OneDay { day, sentences: vec![sentence] }),
        }
        said += 1;
    }
    days
}

#[component]
pub(super) fn Lately(days: Vec<OneDay>, today: Day) -> impl IntoView {
    let days = days
        .into_iter()
        .map(|one| {
            let day = if one.day == today { "Today".to_owned() } else { one.day.spoken() };
            let what = one
                .sentences
                .into_iter()
                .map(|words| view! { <li class="change__what" dir="auto">{words}</li> })
                .collect_view();
            view! {
                <h3 class="change__when">{day}</h3>
                <ul class="change__list" role="list">{what}</ul>
            }
            .into_any()
        })
        .collect();
    view! {
        <h2>"Lately"</h2>
        <List items=days/>
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

/// What happened, as it is said to `me`.
pub(crate) fn sentence(me: MemberId, members: &[Member], event: &Happened) -> String {
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
        EventKind::LetterRead => return format!("{who} read your letter."),
        EventKind::LetterApproved => return format!("{who} approved a letter for the meeting."),
        EventKind::LetterNamed => return format!("{who} gave {letter} as it was a name."),
        EventKind::LetterRestored => return format!("{who} brought earlier words back in {letter}."),
        EventKind::AlternativeSettled => return format!("{who} chose between two versions in {letter}."),
        EventKind::CommentAdded => "said something about a letter",
        EventKind::CommentSettled => "settled what was said about a letter",
        EventKind::CommentReopened => "took up again what was said about a letter",
        EventKind::IncidentNoted => "wrote down something that you saw",
        EventKind::IncidentChanged => "changed a note of what you saw",
        EventKind::IncidentDiscarded => "threw away a note of what you saw",
        EventKind::ProxyKept => "wrote down the letter of somebody who can’t be there",
        EventKind::ProxyChanged => "changed the letter of somebody who can’t be there",
        EventKind::ProxyDiscarded => "threw away the letter of somebody who can’t be there",
        EventKind::HintAnswered => return format!("{who} kept a word in {letter}, or thought again."),
        EventKind::SafetyScreened => "answered the questions about safety",
        EventKind::SafetyAnswered => "answered a question about safety",
        EventKind::SafetyBegun => "began the questions about safety again",
        EventKind::AgreementChanged => "changed what you all promise",
        EventKind::PromiseMade => "promised what you all promise",
        EventKind::DisclosureChanged if mine => "said how you work",
        EventKind::DisclosureChanged => "said how they work",
        EventKind::PageRead => "read a page",
        EventKind::CandidateChanged => "thought about who takes part",
        EventKind::WellbeingNoted => "noted how you are",
        EventKind::WellbeingDiscarded => "threw away a note about how you are",
        EventKind::HistoryTold => "wrote about what has been before",
        EventKind::HistoryKept => "wrote about what has been before, for yourself",
        EventKind::ApproachDecided => "decided how you will ask",
        EventKind::ApproachStood => "said if they stand behind how you will ask",
        EventKind::InvitationMade => "asked, and wrote down the answer",
        EventKind::InvitationChanged => "changed what was written down about asking",
        EventKind::OptionAdded => "added a place for treatment",
        EventKind::OptionChanged => "added to what is known about a place",
        EventKind::OptionBooked => "marked a place as booked",
        EventKind::OptionBackedUp => "chose a backup place",
        EventKind::OptionReconsidered => "took up a place again",
        EventKind::OptionSetAside => "set a place aside",
        EventKind::OptionCalled => "called a place and wrote down what they said",
        EventKind::CallChanged => "changed what was written down of a call",
        EventKind::AdmissionChanged => "wrote down what is ready for the admission",
        EventKind::GateOpened => "wrote down why a place is right although something is missing",
        EventKind::OptionsRanked => "said in private which place they would choose",
        EventKind::RankingShown => return "It is shown which place everyone would choose.".to_owned(),
        EventKind::RankingAskedAgain => "asked everyone again which place they would choose",
        EventKind::FacilitiesImported => "brought a list of places along",
        EventKind::FacilitiesDiscarded => "threw a list of places away",
        EventKind::BoundaryDrafted => "began a boundary",
        EventKind::BoundaryProposed => "showed a boundary to the circle",
        EventKind::BoundaryReworded => "found other words for a boundary",
        // Not what: the round may be silent.
        EventKind::BoundaryConsented => "gave an answer about a boundary",
        EventKind::BoundaryRoundClosed => "showed what was answered about a boundary",
        EventKind::BoundaryAskedAgain => return "Someone new is asked about a boundary.".to_owned(),
        EventKind::ConflictSpoken => "said something about two boundaries",
        EventKind::ConflictSettled => "wrote down what was agreed about two boundaries",
        EventKind::ConflictReopened => "said that two boundaries aren’t settled yet",
        EventKind::BoundaryBegun => "chose the first day of a boundary",
        EventKind::BoundaryLookedBack => "looked back on a boundary",
        EventKind::BoundaryHelpAsked => "asked for help with a boundary",
        EventKind::BoundaryHelped => "marked a call for help as answered",
        EventKind::StepHelpAsked => "asked for help",
        EventKind::StepHelped => "marked a call for help as answered",
        EventKind::StepPutOff => "put a step off",
        EventKind::ReachedOut => "were in touch with somebody",
        EventKind::WindowSet => "chose the days in which you mean to meet",
        EventKind::WindowAnswered => "said if the days for the meeting suit",
        // Not by whoever was there: a boundary may be agreed because its last silent keeper left.
        EventKind::BoundaryAgreed => return "A boundary is agreed now.".to_owned(),
        EventKind::BoundarySetAside => "set a boundary aside",
        EventKind::MeetingSet => "changed the meeting",
        EventKind::OrderSet => "set who reads when",
        EventKind::HardestLetterMarked => "thought about whose letter may be hardest to hear",
        EventKind::SeatsSet => "set who sits where",
        EventKind::OutcomeRecorded => "wrote down how the meeting ended",
        EventKind::TurningPointNoted => "wrote down that something has changed",
        EventKind::TurningPointTakenBack => "took back that something has changed",
        EventKind::CheckedIn => "held a check-in",
        EventKind::OwnCareChanged => "wrote down what is good for you",
        EventKind::PollOpened => "asked when everybody can meet",
        EventKind::PollChanged => "changed the times to choose from",
        EventKind::PollAnswered => "said which times suit",
        EventKind::PollClosed => "chose a time to meet",
        EventKind::PollDiscarded => "threw the times to choose from away",
        EventKind::Rehearsed => "wrote down a rehearsal",
        EventKind::RehearsalDiscarded => "threw the notes on a rehearsal away",
        EventKind::GoSaid => "said go: the meeting is held as it is prepared",
        EventKind::NotYetSaid => "decided not to meet yet",
        EventKind::WentOn => "went on with the meeting",
        EventKind::DayNoted => "noted something",
        EventKind::Printed => "made a file to print",
        EventKind::ListsWritten => "wrote down what to see to until the meeting",
        EventKind::RungPrepared => "prepared a step for when it isn’t a yes",
        EventKind::RungDiscarded => "took away a step for when it isn’t a yes",
        EventKind::Debriefed => "wrote down how it was",
        EventKind::DebriefDiscarded => "took back what was written about how it was",
        EventKind::KeepingChosen => "said how long you keep it all",
        EventKind::ObjectionPrepared => "prepared an answer",
        EventKind::ObjectionDiscarded => "threw a prepared answer away",
        EventKind::AftercareWritten => "wrote on the plan for afterwards",
        EventKind::TaskAdded => "added a task",
        EventKind::TaskMoved => "moved a task",
        EventKind::TaskDone => "finished a task",
        EventKind::TaskReopened => "said that a task isn’t done yet",
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
        let said: Vec<Vec<String>> = days(id(1), &members, &events).into_iter().map(|day| day.sentences).collect();
        assert_eq!(said[0], ["You worked on your letter.", "You let Ben in."]);
        assert_eq!(said[1..], [["You worked on your letter."]]);
        assert_eq!(days(id(2), &members, &events[1..2])[0].sentences, ["Rosa let you in."]);
    }

    #[test]
    fn who_waits_at_the_door_is_not_named() {
        let members = [member(1, "Rosa", Status::Confirmed), member(2, "Ben", Status::Accepted)];
        let events = [event(EventKind::InviteAccepted, 2, 9, 1)];
        assert_eq!(days(id(1), &members, &events)[0].sentences, ["Somebody answered an invite."]);
    }
}
