//! Being left: what is on its way is waited for, and nobody loses words without being asked.

use super::super::is_marked;
use super::{Shelf, Watcher};
use crate::saver::State;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{BeforeUnloadEvent, Event, HtmlFormElement};

impl Watcher {
    pub(super) fn is_locked(&self) -> bool {
        self.document().is_some_and(|document| is_marked(&document, "data-locked"))
    }

    pub(super) fn is_kept(&self) -> bool {
        self.status.shelf.as_ref().is_some_and(Shelf::holds)
    }

    /// Whoever signs out while words are on their way waits for them: they would arrive at a closed door.
    pub(super) fn hold(self: &Rc<Self>, event: Event) {
        let Some(form) = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok()) else { return };
        if form.get_attribute("action").as_deref() != Some("/sign-out") {
            return;
        }
        self.send(true);
        if self.saver.borrow().state() == State::Saving && !self.is_locked() {
            event.prevent_default();
            self.held.replace(Some(form));
        }
    }

    /// Asks before words are lost, except on the way out through the exit, which nothing may hold up, and when the
    /// form itself is what takes them along, or signing in.
    pub(super) fn warn(&self, event: Event) {
        let leaves_fast = self.document().is_some_and(|d| d.query_selector(".exit-overlay").is_ok_and(|o| o.is_some()));
        if self.saver.borrow().at_risk() && !leaves_fast && !self.takes_along.get() {
            event.prevent_default();
            if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
                event.set_return_value("leave");
            }
        }
    }
}
