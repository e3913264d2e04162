//! Asking for help: with a boundary, or with one's next step. It reaches those the circle turns to, and nobody else.

use crate::next_step::NextStep;
use crate::{BoundaryId, Prose};

/// What somebody says about it; may be empty.
pub type HelpWords = Prose<600>;

/// With what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HelpWith {
    /// A boundary that they keep.
    Boundary(BoundaryId),
    /// What their home asks of them.
    Step(NextStep),
}

impl HelpWith {
    /// With a step. That somebody's own answers say "not now" is theirs to tell: it is kept and told as the questions themselves.
    pub const fn step(step: NextStep) -> Self {
        Self::Step(match step {
            NextStep::SafetyFirst => NextStep::AnswerSafety,
            other => other,
        })
    }
}
