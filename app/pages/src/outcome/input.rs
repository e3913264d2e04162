//! What the forms about outcomes and tasks send.

use crate::forms;
use crate::ladder::Agreed;
use crate::ui::Errors;
use kith_domain::invitation::FURTHEST;
use kith_domain::outcome::{Outcome, OutcomeWords, TaskWords};
use kith_domain::{Day, MemberId, OpId};
use kith_store::ladder::Rung;
use kith_store::outcomes::Recorded;
use serde::Deserialize;

/// How it ended, as it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Record {
    #[serde(default)]
    pub(super) outcome: String,
    /// To which step they said yes: a rung's id, "another", or nothing.
    #[serde(default)]
    pub(super) step: String,
    #[serde(default)]
    pub(super) note: String,
    /// The id of the newest record its writer had read; empty when there was none.
    #[serde(default)]
    pub(super) seen: String,
}

impl Record {
    /// What is written down already, to be corrected.
    pub(super) fn of(there: &Recorded) -> Self {
        Self {
            outcome: there.words.outcome.slug().to_owned(),
            note: there.words.note.to_string(),
            seen: there.id.to_string(),
            step: String::new(),
        }
    }

    pub(super) fn parse(&self, errors: &mut Errors) -> Option<OutcomeWords> {
        let outcome = Outcome::from_slug(&self.outcome);
        if outcome.is_none() {
            errors.add("outcome", "Choose the one that is nearest. You can correct it later.");
        }
        let note = forms::maybe_prose(errors, "note", &self.note);
        errors.is_empty().then_some(OutcomeWords { outcome: outcome?, note })
    }
}

/// What is sent for a step that isn't on the ladder.
pub(super) const ANOTHER: &str = "another";

impl Record {
    /// To which step of the ladder they said yes. One that was taken off meanwhile is another one.
    pub(super) fn agreed(&self, ladder: &[Rung]) -> Agreed {
        match self.step.trim() {
            "" => Agreed::NotSaid,
            step => {
                let there = ladder.iter().find(|rung| rung.id.to_string() == step);
                there.map_or(Agreed::Another, |rung| Agreed::To(rung.id))
            }
        }
    }
}

/// A task added by hand, as it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Add {
    #[serde(default)]
    pub(super) title: String,
    #[serde(default)]
    pub(super) why: String,
    #[serde(default)]
    pub(super) owner: String,
    #[serde(default)]
    pub(super) due: String,
    /// This form's own; sent twice, it adds one task.
    #[serde(default)]
    pub(super) op: String,
}

impl Add {
    /// An empty form for a task that its writer does.
    pub(super) fn fresh(me: MemberId) -> Self {
        Self { owner: me.to_string(), op: forms::fresh_op().to_string(), ..Self::default() }
    }

    pub(super) fn op(&self) -> OpId {
        self.op.parse().unwrap_or_else(|_| forms::fresh_op())
    }

    pub(super) fn parse(
        &self,
        members: &[MemberId],
        today: Day,
        errors: &mut Errors,
    ) -> Option<(TaskWords, MemberId, Day)> {
        let title = forms::line(errors, "title", &self.title, "Say what is to be done, like “Call the clinic”.");
        let why = forms::maybe_prose(errors, "why", &self.why);
        let owner = owner(&self.owner, members, errors);
        let due = due(&self.due, today, errors).filter(|day| !is_long_past(*day, today, errors));
        let ready = errors.is_empty();
        owner.zip(due).filter(|_| ready).map(|(owner, due)| (TaskWords { title, why }, owner, due))
    }
}

/// Another owner or day for a task, as it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Move {
    #[serde(default)]
    pub(crate) owner: String,
    #[serde(default)]
    pub(crate) due: String,
    #[serde(default)]
    pub(super) version: String,
}

impl Move {
    /// What is planned already.
    pub(crate) fn of(owner: MemberId, due: Day) -> Self {
        Self { owner: owner.to_string(), due: due.to_string(), ..Self::default() }
    }

    /// As it was typed in a form of another kind.
    pub(crate) fn typed(owner: &str, due: &str) -> Self {
        Self { owner: owner.to_owned(), due: due.to_owned(), ..Self::default() }
    }

    /// Who and by when, if both fit and the day hasn't passed.
    pub(crate) fn parse_from(&self, members: &[MemberId], today: Day, errors: &mut Errors) -> Option<(MemberId, Day)> {
        let (owner, due) = self.parse(members, today, errors)?;
        if due < today {
            errors.add("due", PASSED);
            return None;
        }

        Some((owner, due))
    }

    /// Who and by when for a task that is due on `was`, which it may stay.
    pub(super) fn parse_move(
        &self,
        members: &[MemberId],
        was: Day,
        today: Day,
        errors: &mut Errors,
    ) -> Option<(MemberId, Day)> {
        // What lies further ahead than a year keeps its day when it is handed on.
        let (owner, due) = self.parse(members, today.max(was), errors)?;
        (due == was || !is_long_past(due, today, errors)).then_some((owner, due))
    }

    /// Who and by when, if both fit.
    pub(crate) fn parse(&self, members: &[MemberId], today: Day, errors: &mut Errors) -> Option<(MemberId, Day)> {
        let (owner, due) = (owner(&self.owner, members, errors), due(&self.due, today, errors));
        owner.zip(due)
    }
}

fn owner(typed: &str, members: &[MemberId], errors: &mut Errors) -> Option<MemberId> {
    let owner = typed.trim().parse().ok().filter(|id| members.contains(id));
    if owner.is_none() {
        errors.add("owner", "Choose who does it.");
    }
    owner
}

const PASSED: &str = "This day has passed. Choose today or a later one.";

/// Whether nobody can mean this day any more, and says so. Our day isn't everybody's: yesterday is today elsewhere.
fn is_long_past(due: Day, today: Day, errors: &mut Errors) -> bool {
    let is_past = due < today.plus(-1);
    if is_past {
        errors.add("due", PASSED);
    }
    is_past
}

/// By which day. One that lies years ahead is a slip of the finger, and nobody would look in before it.
fn due(typed: &str, today: Day, errors: &mut Errors) -> Option<Day> {
    let due = Day::parse(typed);
    match due {
        None => errors.add("due", "Enter the day by which it is done, like 2026-12-05."),
        Some(day) if day > today.plus(FURTHEST) => errors.add("due", "Choose a day within a year from now."),
        Some(_) => {}
    }
    due.filter(|day| *day <= today.plus(FURTHEST))
}
