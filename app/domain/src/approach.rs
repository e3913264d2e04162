//! The approach: how the person is asked to accept help (practice.md §2), and what keeps a family from choosing one.
//!
//! It is a decision with names under it. What is known about safety limits it, and nothing overrides that; that the person
//! is told beforehand is a decision of its own, because secrecy belongs to one of the models and is never the default.

use crate::invitation::Response;
use crate::path::Stage;
use crate::safety::Verdict;
use crate::slug::slugs;
use crate::{Line, Prose};
use serde::{Deserialize, Serialize};

slugs! {
    /// How they are asked.
    Approach {
        /// The person is invited from the beginning; the family meets also when they stay away (ARISE).
        Invitational = "invitational",
        /// A prepared meeting with letters (Johnson, Love First).
        Structured = "structured",
        /// The whole family works with a professional, the person among them (Systemic Family).
        Systemic = "systemic",
        /// One relative learns to ask at a good moment; there is no meeting (CRAFT).
        OneToOne = "one-to-one",
        /// Soon after something has happened, short and simple.
        Crisis = "crisis",
        /// Nobody asks for now: the family looks after itself.
        FamilyOnly = "family-only",
    }
}

slugs! {
    /// Whether the person knows of the meeting before it.
    Telling {
        /// They are told.
        Told = "told",
        /// They aren't: only after invitations that led nowhere.
        NotTold = "not-told",
    }
}

/// What was decided, in words. Sealed at rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApproachWords {
    /// How they are asked.
    pub approach: Approach,
    /// Why this one.
    pub because: Prose<1000>,
    /// Whether they are told; nothing where there is no meeting.
    pub telling: Option<Telling>,
    /// Why they are told, or not.
    pub telling_because: Prose<600>,
    /// The professional who guides the family outside Kith; may be empty.
    pub professional: Line<120>,
}

/// What a choice is held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Whether somebody's answers about safety are there to the end, not too old, and whoever chooses may read them.
    pub screened: bool,
    /// What follows from the answers that whoever chooses may read.
    pub safety: Option<Verdict>,
    /// Whether a professional guides them: a facilitator in the circle, or one who is named.
    pub professional: bool,
    /// Invitations that didn't lead to a yes.
    pub invitations_without_yes: usize,
}

slugs! {
    /// What keeps a family from choosing an approach. None of them can be overridden.
    Hurdle {
        /// Nobody's answers about safety are known to whoever chooses, or they are too old.
        Unscreened = "unscreened",
        /// A meeting isn't right now, and asking alone isn't either.
        NotNow = "not-now",
        /// Only together with a professional, and none is there.
        NeedsProfessional = "needs-professional",
        /// It wasn't said whether they are told.
        SayWhetherTold = "say-whether-told",
        /// In this model they are told.
        TellThem = "tell-them",
        /// They haven't been invited openly yet.
        InviteFirst = "invite-first",
    }
}

/// The stages that an approach leaves out; they are shown as "not used", never as incomplete.
const UNUSED: [(Approach, &[Stage]); 6] = [
    (Approach::Invitational, &[]),
    (Approach::Structured, &[]),
    (Approach::Systemic, &[Stage::Letters, Stage::Rehearsal]),
    (Approach::OneToOne, &[Stage::Letters, Stage::Rehearsal, Stage::Meeting]),
    (Approach::Crisis, &[Stage::History, Stage::Letters, Stage::Boundaries, Stage::Rehearsal]),
    (
        Approach::FamilyOnly,
        &[Stage::Options, Stage::Admission, Stage::Letters, Stage::Objections, Stage::Rehearsal, Stage::Meeting],
    ),
];

impl Approach {
    /// Whether a stage belongs to it.
    pub fn uses(self, stage: Stage) -> bool {
        UNUSED.iter().all(|(approach, unused)| *approach != self || !unused.contains(&stage))
    }

    /// What can be decided about telling them. Nothing where there is no meeting to be told of.
    pub const fn tellings(self) -> &'static [Telling] {
        match self {
            Self::Invitational | Self::Systemic => &[Telling::Told],
            Self::Structured | Self::Crisis => Telling::ALL,
            Self::OneToOne | Self::FamilyOnly => &[],
        }
    }

    /// Whether the family invites the person before there is a meeting, or instead of one.
    pub const fn invites(self) -> bool {
        matches!(self, Self::Invitational | Self::Systemic | Self::OneToOne)
    }

    /// Whether one relative can go this way alone.
    pub const fn suits_one_alone(self) -> bool {
        matches!(self, Self::OneToOne | Self::FamilyOnly)
    }

    /// What keeps a family from choosing it, given what is known. Nothing: they may.
    pub fn hurdles(self, telling: Option<Telling>, known: &Known) -> Vec<Hurdle> {
        let asks = self != Self::FamilyOnly;
        let needs_professional = known.safety == Some(Verdict::WithProfessional) && !known.professional;
        let untold = telling == Some(Telling::NotTold);
        let all = [
            (!known.screened, Hurdle::Unscreened),
            (asks && known.safety == Some(Verdict::NotNow), Hurdle::NotNow),
            (asks && needs_professional, Hurdle::NeedsProfessional),
            (telling.is_none() && !self.tellings().is_empty(), Hurdle::SayWhetherTold),
            (untold && !self.tellings().contains(&Telling::NotTold), Hurdle::TellThem),
            (untold && known.invitations_without_yes == 0, Hurdle::InviteFirst),
        ];
        all.into_iter().filter_map(|(stands, hurdle)| stands.then_some(hurdle)).collect()
    }
}

/// How many of these answers weren't a yes.
pub fn without_yes(responses: impl IntoIterator<Item = Response>) -> usize {
    responses.into_iter().filter(|response| *response != Response::Yes).count()
}

#[cfg(test)]
#[path = "approach_tests.rs"]
mod tests;
