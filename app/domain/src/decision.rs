//! Deciding on a place: what has to be there before the family can count on it, and who may go on without.

use crate::circle::CircleWords;
use crate::member::Role;
use crate::option::{Hold, OptionWords, Standing};
use crate::slug::slugs;
use crate::{Day, OptionId};

/// At least this many are looked at before one is chosen: with three one sees what is usual, and what each leaves out.
pub const COMPARE_AT_LEAST: usize = 3;

slugs! {
    /// What is asked before a place is booked or made the backup. Each opens with a written reason as well.
    Gate {
        /// Enough were looked at.
        Compared = "compared",
        /// For opioids: a medicine to stay on is part of it. Withdrawal alone is never the plan by itself (§1.2).
        Medication = "medication",
    }
}

impl Gate {
    /// Whose written reason opens it. That fewer are enough is for the facilitator to say, or for the organizer where there is
    /// none. Why there is no medicine is for whoever asked.
    pub fn opened_by(self, role: Role, has_facilitator: bool) -> bool {
        match self {
            Self::Medication => true,
            Self::Compared => role.leads(has_facilitator),
        }
    }

    /// The gates before one option that nothing opens yet. `looked_at` counts every programme that was written down, also
    /// those set aside; `opened` are reasons that were given, with the option each was given for. A reason why fewer are enough
    /// is about the decision; why there is no medicine is about the option alone.
    pub fn closed(
        option: OptionId,
        words: &OptionWords,
        circle: &CircleWords,
        looked_at: usize,
        opened: &[(Self, OptionId)],
    ) -> Vec<Self> {
        let is_open = |gate: Self| match gate {
            Self::Compared => looked_at >= COMPARE_AT_LEAST || opened.iter().any(|(opened, _)| *opened == gate),
            Self::Medication => !words.should_ask_about_medication(circle) || opened.contains(&(gate, option)),
        };
        Self::ALL.iter().copied().filter(|gate| !is_open(*gate)).collect()
    }
}

/// Something that is missing before the family can count on a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// So many more to look at.
    Compare(usize),
    /// No place is booked.
    Book,
    /// No backup.
    BackUp,
    /// The booked one, or the backup, has no medicine to stay on, and nobody wrote why.
    Medication(Standing),
    /// They held the place until a day that has passed.
    HoldOver(Standing),
}

/// What is missing, in the order in which it is mended. `options` are all that were written down.
pub fn missing<'a>(
    options: impl IntoIterator<Item = (OptionId, Standing, &'a OptionWords)>,
    circle: &CircleWords,
    opened: &[(Gate, OptionId)],
    today: Day,
) -> Vec<Missing> {
    let options: Vec<_> = options.into_iter().collect();
    let mut missing = Vec::new();
    let fewer_are_enough = opened.iter().any(|(gate, _)| *gate == Gate::Compared);
    if options.len() < COMPARE_AT_LEAST && !fewer_are_enough {
        missing.push(Missing::Compare(COMPARE_AT_LEAST - options.len()));
    }
    for (standing, none) in [(Standing::Booked, Missing::Book), (Standing::Backup, Missing::BackUp)] {
        let Some((id, _, words)) = options.iter().find(|(_, of, _)| *of == standing) else {
            missing.push(none);
            continue;
        };
        if words.should_ask_about_medication(circle) && !opened.contains(&(Gate::Medication, *id)) {
            missing.push(Missing::Medication(standing));
        }
        if words.hold(today) == Hold::Over {
            missing.push(Missing::HoldOver(standing));
        }
    }
    missing
}

#[cfg(test)]
#[path = "decision_tests.rs"]
mod tests;
