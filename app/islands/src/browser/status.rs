//! The pill that is always in sight: what all parts say together.

use super::{all, hide, place, say};
use crate::report::{Report, aloud};
use crate::saver::State;
use std::cell::RefCell;
use std::collections::BTreeMap;
use web_sys::{Document, Element};

/// The whole letter's state, and where it is said; nowhere, on a page that has parts but no such place.
pub(super) struct Status {
    island: Option<Element>,
    parts: RefCell<BTreeMap<&'static str, Report>>,
}

impl Status {
    pub(super) fn find(document: &Document) -> Self {
        Self { island: all(document, "[data-island=letter-status]").pop(), parts: RefCell::default() }
    }

    /// Takes a part's report and says what the letter's is now.
    pub(super) fn report(&self, part: &'static str, report: Report) {
        self.parts.borrow_mut().insert(part, report);
        let whole = self.parts.borrow().values().fold(Report::default(), |whole, part| whole.and(*part));
        let Some(island) = &self.island else { return };
        draw(island, whole);
        // Told to screen readers apart from the pill: "Saving" at each pause would talk over somebody who is writing.
        match whole.state {
            State::Asleep | State::Saving => {}
            State::Saved => say(place(island, "told").as_ref(), "Saved"),
            other => say(place(island, "told").as_ref(), &format!("{}. {}", other.words(), other.why())),
        }
    }
}

/// Brings an island's pill, sentence and reading time up to date.
pub(super) fn draw(island: &Element, report: Report) {
    let pill = place(island, "pill");
    if let Some(pill) = &pill {
        let _ = pill.set_attribute("data-state", report.state.slug());
    }
    say(pill.as_ref(), report.state.words());
    hide(pill.as_ref(), report.state == State::Asleep);
    say(place(island, "why").as_ref(), &report.state.why());
    say(place(island, "time").as_ref(), &aloud(report.seconds));
    hide(place(island, "reload").as_ref(), report.state != State::Beside);
}
