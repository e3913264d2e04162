//! The shape of a demo file.

mod prepared;

pub(super) use prepared::{Prepared, Step};

use kith_domain::call::Question;
use kith_domain::cost::Cost;
use kith_domain::engagement::DisclosureWords;
use kith_domain::history::HistoryWords;
use serde::Deserialize;
use std::collections::BTreeMap;

/// One invented circle.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Story {
    pub(super) name: String,
    pub(super) person: String,
    pub(super) pronouns: String,
    pub(super) substances: Vec<String>,
    pub(super) country: String,
    pub(super) what_happened: String,
    pub(super) blocked: Vec<String>,
    pub(super) account: Vec<Account>,
    #[serde(default)]
    pub(super) option: Vec<Programme>,
    #[serde(default)]
    pub(super) boundary: Vec<Boundary>,
    #[serde(default)]
    pub(super) incident: Vec<Incident>,
    #[serde(default)]
    pub(super) proxy: Vec<Proxy>,
    #[serde(default)]
    pub(super) comment: Vec<Comment>,
    #[serde(default)]
    pub(super) invitation: Vec<Invitation>,
    #[serde(default)]
    pub(super) candidate: Vec<Candidate>,
    #[serde(default)]
    pub(super) history: Vec<History>,
    #[serde(default)]
    pub(super) wellbeing: Vec<Wellbeing>,
    #[serde(default)]
    pub(super) plan: Vec<Plan>,
    #[serde(default)]
    pub(super) objection: Vec<Prepared>,
    #[serde(default)]
    pub(super) rung: Vec<Step>,
    pub(super) asking: Option<Asking>,
    pub(super) poll: Option<Poll>,
    #[serde(default)]
    pub(super) rehearsal: Vec<Rehearsed>,
    pub(super) meeting: Option<Meeting>,
}

/// Somebody whom the organizer thinks about.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Candidate {
    pub(super) name: String,
    pub(super) relation: String,
    pub(super) concerns: Vec<String>,
    pub(super) place: String,
    pub(super) because: String,
}

/// Something that has been before; the words as they are kept.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct History {
    pub(super) by: String,
    pub(super) shared: bool,
    pub(super) words: HistoryWords,
}

/// How somebody was doing; days count back from today.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wellbeing {
    pub(super) by: String,
    pub(super) days_ago: i64,
    pub(super) feeling: String,
    pub(super) note: String,
}

/// One part of the plan for afterwards.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Plan {
    pub(super) by: String,
    pub(super) part: String,
    pub(super) text: String,
}

/// How they ask.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asking {
    pub(super) by: String,
    pub(super) approach: String,
    pub(super) because: String,
    pub(super) telling: String,
    pub(super) telling_because: String,
    pub(super) stands: Vec<String>,
}

/// One time somebody asked the person; days count from today.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Invitation {
    pub(super) by: String,
    pub(super) days_ago: i64,
    pub(super) way: String,
    pub(super) asked: String,
    pub(super) response: String,
    pub(super) note: String,
    pub(super) next: String,
    pub(super) next_in_days: i64,
}

/// Somebody in it; what isn't named here is a part of their letter, by its slug.
#[derive(Debug, Deserialize)]
pub(super) struct Account {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) relation: String,
    pub(super) role: String,
    pub(super) email: String,
    pub(super) password: String,
    #[serde(default)]
    pub(super) shared: bool,
    /// What they answered about safety: those questions that weren't answered with no; none when they haven't been asked.
    pub(super) safety: Option<BTreeMap<String, String>>,
    /// What they promised; nothing when they haven't.
    pub(super) promise: Option<String>,
    /// Whether they have read what comes first.
    #[serde(default)]
    pub(super) has_read: bool,
    /// What a facilitator says of themselves.
    pub(super) disclosure: Option<DisclosureWords>,
    #[serde(flatten)]
    pub(super) parts: BTreeMap<String, String>,
}

/// A programme; days count from today.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Programme {
    pub(super) standing: String,
    pub(super) programme: String,
    pub(super) level: String,
    pub(super) medications: Vec<String>,
    pub(super) phone: String,
    #[serde(default)]
    pub(super) address: String,
    pub(super) cost: String,
    pub(super) opens_in: Option<i64>,
    pub(super) held_for: Option<i64>,
    pub(super) notes: String,
    #[serde(default)]
    pub(super) pay: Cost,
    #[serde(default)]
    pub(super) insurance: String,
    #[serde(default)]
    pub(super) referrer: String,
    #[serde(default)]
    pub(super) ties: Option<String>,
    #[serde(default)]
    pub(super) call: Vec<Call>,
    pub(super) next_call: Option<NextCall>,
}

/// A call to it; days count back from today, answers are by question.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Call {
    pub(super) by: String,
    pub(super) days_ago: i64,
    pub(super) spoke_to: String,
    pub(super) answers: BTreeMap<Question, String>,
}

/// Who calls next; days count from today.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NextCall {
    pub(super) by: String,
    pub(super) in_days: i64,
}

/// What somebody keeps on their own list; days count back from today.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Incident {
    pub(super) by: String,
    pub(super) days_ago: i64,
    pub(super) saw: String,
    pub(super) felt: String,
}

/// The letter of somebody without an account; everybody may read it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Proxy {
    pub(super) by: String,
    pub(super) reader: String,
    pub(super) from: String,
    pub(super) relation: String,
    pub(super) text: String,
}

/// What a reader says about a part of a letter; with `instead`, other words for all of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Comment {
    pub(super) by: String,
    pub(super) on: String,
    pub(super) part: String,
    #[serde(default)]
    pub(super) quote: String,
    pub(super) says: String,
    pub(super) instead: Option<String>,
}

/// A boundary and how far it is.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Boundary {
    pub(super) owner: String,
    pub(super) keepers: Vec<String>,
    pub(super) when: String,
    pub(super) i_will: String,
    pub(super) from: String,
    pub(super) until: String,
    pub(super) gladly: String,
    #[serde(default)]
    pub(super) stops: String,
    #[serde(default)]
    pub(super) offers: String,
    pub(super) backed_by: String,
    pub(super) sure: Option<u8>,
    pub(super) state: String,
    /// Kept since so many days, where it has begun.
    pub(super) begun_days_ago: Option<i64>,
}

/// When they can meet: days from now with a time, who said what about each, and who is asked without an account.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Poll {
    pub(super) zone: String,
    pub(super) times: Vec<(i64, String)>,
    pub(super) said: BTreeMap<String, Vec<String>>,
    pub(super) guests: Vec<String>,
}

/// One time that it was read through together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rehearsed {
    pub(super) by: String,
    pub(super) days_ago: i64,
    pub(super) present: Vec<String>,
    pub(super) role_play: String,
    pub(super) change: String,
}

/// The meeting.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Meeting {
    pub(super) in_days: i64,
    pub(super) time: String,
    pub(super) place: String,
    pub(super) address: String,
    pub(super) arrival: String,
    pub(super) parking: String,
    pub(super) coming: String,
    pub(super) elsewhere: String,
    pub(super) order: Vec<String>,
    pub(super) roles: BTreeMap<String, String>,
    /// Who sits where, clockwise: `person`, or an account's key.
    pub(super) seats: Vec<String>,
}
