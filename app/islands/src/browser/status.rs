//! The pill that is always in sight: what all parts say together.

use super::shelf::Shelf;
use super::{all, hide, listen, place, say};
use crate::report::{Report, aloud};
use crate::saver::{State, Trouble};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlInputElement};

/// The whole letter's state, and where it is said; nowhere, on a page that has parts but no such place.
pub(super) struct Status {
    island: Option<Element>,
    /// The box with which the device's owner asks to keep unsent words on it.
    pub(super) keep_here: Option<HtmlInputElement>,
    /// Where unsent words are kept.
    pub(super) shelf: Option<Shelf>,
    parts: RefCell<BTreeMap<&'static str, Report>>,
}

impl Status {
    pub(super) fn find(document: &Document) -> Self {
        let island = all(document, "[data-island=letter-status]").pop();
        let letter = island.as_ref().and_then(|island| island.get_attribute("data-unsent"));
        let shelf = letter.map(|letter| Shelf::open(document, letter));
        let keep_here = document.get_element_by_id("keep-here").and_then(|found| found.dyn_into().ok());
        Self { island, keep_here, shelf, parts: RefCell::default() }
    }

    /// Wakes the box, and the island around it, which without a script has nothing to offer.
    pub(super) fn wake(self: &Rc<Self>) {
        let (Some(shelf), Some(keep_here)) = (&self.shelf, &self.keep_here) else { return };
        hide(keep_here.closest("[data-island=keep-here]").ok().flatten().as_ref(), !shelf.holds());
        keep_here.set_checked(shelf.is_asked());
        listen(self, keep_here, "change", |status, _| {
            if let (Some(shelf), Some(keep_here)) = (&status.shelf, &status.keep_here) {
                shelf.ask(keep_here.checked());
            }
        });
    }

    /// The way to sign in and come back here, which is shown to whoever was signed out.
    pub(super) fn sign_in(&self) -> Option<Element> {
        place(self.island.as_ref()?, "sign-in")
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
    hide(place(island, "sign-in").as_ref(), report.state != State::NotSent(Trouble::SignedOut));
}
