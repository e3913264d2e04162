//! Listening to one text area, and deciding when its words go out.

use super::field::write;
use super::say_list;
use super::send::{fresh_op, send};
use super::status::{Status, draw};
use super::timer::Timer;
use crate::hints::sentences;
use crate::report::Report;
use crate::saver::{Saver, State, Trouble};
use kith_domain::letter::{Part, PartText, reading_seconds};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    BeforeUnloadEvent, CustomEvent, Document, Element, Event, EventTarget, HtmlInputElement, HtmlTextAreaElement,
    VisibilityState,
};

/// How long somebody has to stop typing before their words are sent.
const PAUSE: Duration = Duration::from_millis(600);
/// How long after a key words are sent while somebody else has the letter open, however they go on typing.
const COMPANY_PAUSE: Duration = Duration::from_millis(60);
/// The longest wait between two tries.
const LONGEST_WAIT: u64 = 30;

/// One part and everything around it.
pub(super) struct Watcher {
    part: Part,
    door: String,
    foot: Element,
    field: HtmlTextAreaElement,
    rev: HtmlInputElement,
    op: HtmlInputElement,
    after: HtmlInputElement,
    saver: RefCell<Saver>,
    timer: RefCell<Option<Timer>>,
    tries: Cell<u32>,
    /// Whether the form is being sent, which takes all words along.
    sent_by_hand: Cell<bool>,
    status: Rc<Status>,
}

impl Watcher {
    /// Wakes one part. Without its fields on the page there is nothing to watch.
    pub(super) fn wake(document: &Document, foot: &Element, status: &Rc<Status>) {
        let Some(watcher) = Self::find(document, foot, status) else { return };
        let watcher = Rc::new(watcher);
        watcher.read();
        listen(&watcher, &watcher.field, "input", |watcher, _| watcher.read());
        listen(&watcher, &watcher.field, "blur", |watcher, _| watcher.send(true));
        listen(&watcher, &watcher.foot, "arrived", |watcher, event| watcher.arrived(&event));
        if let Some(form) = watcher.field.form() {
            listen(&watcher, &form, "submit", |watcher, _| watcher.sent_by_hand.set(true));
        }
        if let Some(window) = web_sys::window() {
            listen(&watcher, &window, "online", |watcher, _| watcher.send(false));
            listen(&watcher, &window, "focus", |watcher, _| watcher.send(false));
            listen(&watcher, &window, "pagehide", |watcher, _| watcher.send(true));
            listen(&watcher, &window, "beforeunload", |watcher, event| watcher.warn(event));
        }
        listen(&watcher, document, "visibilitychange", |watcher, _| {
            watcher.send(watcher.document().is_some_and(|d| d.visibility_state() == VisibilityState::Hidden));
        });
    }
}

/// Listens for as long as the page lives, as the fields do.
fn listen(watcher: &Rc<Watcher>, target: &EventTarget, event: &str, answer: impl Fn(&Rc<Watcher>, Event) + 'static) {
    let watcher = Rc::clone(watcher);
    let closure = Closure::<dyn Fn(Event)>::new(move |event| answer(&watcher, event));
    let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}

fn by_id<T: JsCast>(document: &Document, id: &str) -> Option<T> {
    document.get_element_by_id(id)?.dyn_into().ok()
}

impl Watcher {
    fn find(document: &Document, foot: &Element, status: &Rc<Status>) -> Option<Self> {
        let (part, letter) = (Part::from_slug(&foot.get_attribute("data-part")?)?, foot.get_attribute("data-letter")?);
        let slug = part.slug();
        let unsaved = foot.get_attribute("data-unsaved").as_deref() == Some("true");
        let field: HtmlTextAreaElement = by_id(document, &format!("f-text-{slug}"))?;
        let rev: HtmlInputElement = by_id(document, &format!("rev-{slug}"))?;
        // The form's own number, not the page's: a browser that brings typed words back brings it back with them.
        let base = rev.value().parse().unwrap_or_default();
        let sent = field.default_value().ok()?;
        Some(Self {
            door: format!("{letter}/parts/{slug}"),
            foot: foot.clone(),
            saver: RefCell::new(Saver::new(base, sent, unsaved)),
            op: by_id(document, &format!("op-{slug}"))?,
            after: by_id(document, &format!("after-{slug}"))?,
            field,
            rev,
            part,
            timer: RefCell::default(),
            tries: Cell::new(0),
            sent_by_hand: Cell::new(false),
            status: Rc::clone(status),
        })
    }

    fn document(&self) -> Option<Document> {
        self.field.owner_document()
    }

    /// Takes the words from the page; they go out after a pause.
    fn read(self: &Rc<Self>) {
        let unsent = self.saver.borrow_mut().typed(self.field.value());
        if unsent && !self.has_company() {
            self.send_in(PAUSE);
        } else if unsent && self.timer.borrow().is_none() {
            self.send_in(COMPANY_PAUSE);
        }
        self.show();
    }

    /// Whether another page has this letter open; `app/script/live.js` says so.
    fn has_company(&self) -> bool {
        self.document().and_then(|d| d.document_element()).is_some_and(|root| root.has_attribute("data-company"))
    }

    /// The server has other words now than this page was told.
    fn arrived(self: &Rc<Self>, event: &Event) {
        let detail = event.dyn_ref::<CustomEvent>().and_then(|event| event.detail().as_string());
        let Some(detail) = detail else { return };
        let Ok((rev, words)) = serde_json::from_str::<(i64, String)>(&detail) else { return };
        let Ok(words) = PartText::parse(&words) else { return };
        self.saver.borrow_mut().typed(self.field.value());
        if let Some(page) = self.saver.borrow_mut().arrived(rev, &words) {
            write(&self.field, page);
        }
        self.rev.set_value(&self.saver.borrow().rev().to_string());
        self.show();
    }

    fn send_in(self: &Rc<Self>, wait: Duration) {
        let watcher = Rc::clone(self);
        let timer = Timer::start(wait, move || watcher.send(false));
        drop(self.timer.replace(timer));
    }

    fn stop_waiting(&self) {
        drop(self.timer.take());
    }

    /// Sends what isn't with the server yet.
    fn send(self: &Rc<Self>, leaving: bool) {
        self.stop_waiting();
        let Some(attempt) = self.saver.borrow_mut().next(fresh_op(), leaving) else { return };
        self.after.set_value(&attempt.op.to_string());
        self.show();
        let sent = send(&self.door, &attempt);
        let watcher = Rc::clone(self);
        spawn_local(async move {
            let answer = match sent {
                Ok(sent) => sent.answer().await,
                Err(trouble) => Err(trouble),
            };
            match answer {
                Ok(saved) => {
                    watcher.saver.borrow_mut().typed(watcher.field.value());
                    if let Some(page) = watcher.saver.borrow_mut().answered(attempt.op, &saved) {
                        write(&watcher.field, page);
                    }
                    watcher.kept();
                }
                Err(trouble) => {
                    watcher.saver.borrow_mut().failed(attempt.op, trouble);
                    watcher.try_again(trouble);
                }
            }
            watcher.show();
        });
    }

    /// The form is brought into step, so that sending it by hand is never out of date. Somebody who paused long enough
    /// for that may look up.
    fn kept(self: &Rc<Self>) {
        say_list(&self.foot, &sentences(self.part, &self.field.value()));
        self.tries.set(0);
        self.rev.set_value(&self.saver.borrow().rev().to_string());
        self.op.set_value(&fresh_op().to_string());
        if self.saver.borrow().state() == State::Saving {
            self.send_in(Duration::ZERO);
        }
    }

    /// Waits twice as long each time. Somebody who was signed out comes back to this tab, which tries at once.
    fn try_again(self: &Rc<Self>, trouble: Trouble) {
        if trouble == Trouble::NoConnection {
            let tries = self.tries.get();
            self.tries.set(tries + 1);
            self.send_in(Duration::from_secs((1 << tries.min(5)).min(LONGEST_WAIT)));
        }
    }

    fn show(&self) {
        let report = Report { state: self.saver.borrow().state(), seconds: reading_seconds(&self.field.value()) };
        draw(&self.foot, report);
        self.status.report(self.part.slug(), report);
    }

    /// Asks before words are lost, except on the way out through the exit, which nothing may hold up, and when the
    /// form itself is what takes them along.
    fn warn(&self, event: Event) {
        let leaves_fast = self.document().is_some_and(|d| d.query_selector(".exit-overlay").is_ok_and(|o| o.is_some()));
        if self.saver.borrow().at_risk() && !leaves_fast && !self.sent_by_hand.get() {
            event.prevent_default();
            if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
                event.set_return_value("leave");
            }
        }
    }
}
