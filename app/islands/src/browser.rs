//! The part of the islands that touches the browser: listening, sending, trying again, and saying what happened.

mod field;
mod hints;
mod send;
mod shelf;
mod status;
mod timer;
mod watcher;

use status::Status;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use watcher::Watcher;
use web_sys::{Document, Element, Event, EventTarget};

/// Wakes every island on the page. A page without any has nothing to wake.
pub fn wake() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let status = Rc::new(Status::find(&document));
    status.wake();
    for foot in all(&document, "[data-island=part-editor]") {
        Watcher::wake(&document, &foot, &status);
    }
}

/// Listens for as long as the page lives, as what is listened to does.
fn listen<T: 'static>(who: &Rc<T>, target: &EventTarget, event: &str, answer: impl Fn(&Rc<T>, Event) + 'static) {
    let who = Rc::clone(who);
    let closure = Closure::<dyn Fn(Event)>::new(move |event| answer(&who, event));
    let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}

fn all(document: &Document, selector: &str) -> Vec<Element> {
    let Ok(found) = document.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

/// Whether another script has said something of this page, in an attribute of its root.
fn is_marked(document: &Document, mark: &str) -> bool {
    document.document_element().is_some_and(|root| root.has_attribute(mark))
}

/// The place inside an island where something is said.
fn place(island: &Element, say: &str) -> Option<Element> {
    island.query_selector(&format!("[data-say={say}]")).ok().flatten()
}

/// Changes what is said, and leaves alone what is said already: screen readers and eyes notice every change.
fn say(place: Option<&Element>, words: &str) {
    if let Some(place) = place.filter(|place| place.text_content().as_deref() != Some(words)) {
        place.set_text_content(Some(words));
    }
}

fn hide(place: Option<&Element>, hidden: bool) {
    if let Some(place) = place {
        let _ = place.toggle_attribute_with_force("hidden", hidden);
    }
}
