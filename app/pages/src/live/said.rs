//! What a stream says about changes: few sentences, or how many.

use crate::circles::home::sentence;
use kith_domain::MemberId;
use kith_domain::event::EventKind;
use kith_store::events::Happened;
use kith_store::members::Member;

/// As many as one takes in at a glance.
const FEW: usize = 2;

/// What others did, in one line; empty when it was the reader's own doing, or nothing worth a word.
pub(super) fn line(me: MemberId, members: &[Member], events: &[Happened]) -> String {
    let mut sentences: Vec<String> = Vec::new();
    // A letter that grows word by word is seen, and who writes it is said beside it; so is where the meeting is.
    let is_seen = |kind: EventKind| matches!(kind, EventKind::LetterSaved | EventKind::WentOn);
    let others = events.iter().filter(|event| event.actor != Some(me) && !is_seen(event.kind));
    for event in others {
        let said = sentence(me, members, event);
        if !sentences.contains(&said) {
            sentences.push(said);
        }
    }
    match sentences.len() {
        0..=FEW => sentences.join(" "),
        many => format!("{many} things have changed here just now."),
    }
}
