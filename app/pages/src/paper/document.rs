//! What can be printed, as a form asks for it.

use crate::script::Script;
use crate::ui::Errors;
use kith_domain::MemberId;
use kith_domain::edition::Printed;
use kith_domain::outcome::Outcome;
use kith_sheets::{Document, Paper};
use serde::Deserialize;

/// More copies than a circle has members.
pub(super) const MOST_COPIES: i64 = 20;

pub(super) const fn title(printed: Printed) -> &'static str {
    match printed {
        Printed::Script => "The whole script",
        Printed::Reader => "One reader’s pages, in large type",
        Printed::OrderCard => "The order, on one card",
        Printed::RunSheet => "What happens when, with boxes to tick",
        Printed::Objections => "What they may say, the answers, and smaller steps",
        Printed::Boundaries => "Boundary sheets",
        Printed::SafetyCard => "The safety card",
        Printed::Admission => "What the driver takes along",
        Printed::Shred => "Which copies to collect",
    }
}

/// Who needs it.
pub(super) const fn hint(printed: Printed) -> &'static str {
    match printed {
        Printed::Script => "For whoever leads, with parts and seats.",
        Printed::Reader => "Choose below whose. The question is with whoever asks it.",
        Printed::OrderCard => "For everybody.",
        Printed::RunSheet => "For whoever watches the clock.",
        Printed::Objections => "For those who answer and ask again.",
        Printed::Boundaries => "Choose below whose, and after which answer. Keep them away from the letters.",
        Printed::SafetyCard => "For the table.",
        Printed::Admission => "For the car.",
        Printed::Shred => "For whoever collects them afterwards.",
    }
}

/// The fields as they were typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    pub(super) document: String,
    pub(super) whose: String,
    pub(super) after: String,
    pub(super) paper: String,
    pub(super) copies: String,
    /// The edition that was shown.
    pub(super) edition: String,
    pub(super) op: String,
}

/// What is asked for.
pub(super) struct Wanted {
    pub(super) printed: Printed,
    pub(super) whose: Option<MemberId>,
    pub(super) after: Option<Outcome>,
    pub(super) paper: Paper,
    pub(super) copies: i64,
}

impl Typed {
    pub(super) fn parse(&self, script: &Script, errors: &mut Errors) -> Option<Wanted> {
        let printed = Printed::from_slug(self.document.trim());
        if printed.is_none() {
            errors.add("document", "Choose what you want to print.");
        }
        let whose: Option<MemberId> = self.whose.parse().ok().filter(|id| script.place_of(*id).is_some());
        if printed == Some(Printed::Reader) && whose.is_none() {
            errors.add("whose", "Choose whose pages.");
        }
        let after = Outcome::from_slug(self.after.trim());
        if printed == Some(Printed::Boundaries) && after.is_none() {
            errors.add("after", "Choose after which answer.");
        }
        let copies = self.copies.trim().parse().ok().filter(|copies| (1..=MOST_COPIES).contains(copies));
        if copies.is_none() {
            errors.add("copies", format!("1 to {MOST_COPIES} copies at a time."));
        }
        let paper = if self.paper == "letter" { Paper::Letter } else { Paper::A4 };
        let whose = whose.filter(|_| matches!(printed, Some(Printed::Reader | Printed::Boundaries)));
        errors.is_empty().then_some(())?;
        Some(Wanted { printed: printed?, whose, after, paper, copies: copies? })
    }
}

impl Wanted {
    pub(super) fn document(&self, script: &Script) -> Document {
        let place = self.whose.and_then(|whose| script.place_of(whose));
        match self.printed {
            Printed::Script => Document::WholeScript,
            Printed::Reader => Document::ReaderPages { reader: place.unwrap_or_default() },
            Printed::OrderCard => Document::OrderCard,
            Printed::RunSheet => Document::RunSheet,
            Printed::Objections => Document::Objections,
            Printed::Boundaries => Document::BoundarySheets { member: place },
            Printed::SafetyCard => Document::SafetyCard,
            Printed::Admission => Document::AdmissionSheet,
            Printed::Shred => Document::ShredList,
        }
    }
}
