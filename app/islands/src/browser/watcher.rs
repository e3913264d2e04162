//! Listening to one text area, and deciding when its words go out.

mod leaving;

use super::field::{after_typing, before_pasting, write};
use super::hints::Hints;
use super::send::{fresh_op, send};
use super::shelf::Shelf;
use super::status::{Status, draw};
use super::timer::Timer;
use super::{is_marked, listen};
use crate::report::Report;
use crate::saver::{Saver, State, Trouble};
use js_sys::Reflect;
use kith_domain::letter::{Part, reading_seconds};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    CustomEvent, Document, Element, Event, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement, VisibilityState,
};

/// How long somebody has to stop typing before their words are sent.
const PAUSE: Duration = Duration::from_millis(600);
/// How long after a key words are sent while somebody else has the letter open, however they go on typing.
const COMPANY_PAUSE: Duration = Duration::from_millis(30);
/// How long words wait, in milliseconds, for somebody who never stops typing.
const NEVER_LONGER: f64 = 4000.0;
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
    hints: Rc<Hints>,
    timer: RefCell<Option<Timer>>,
    /// Since when words wait to be sent, in milliseconds since 1970.
    waits_since: Cell<f64>,
    tries: Cell<u32>,
    /// Whether leaving takes all words along: the form is being sent, or signing in brings them back.
    takes_along: Cell<bool>,
    /// Somebody signs out, once the words that are on their way have arrived.
    held: RefCell<Option<HtmlFormElement>>,
    status: Rc<Status>,
}

impl Watcher {
    /// Wakes one part. Without its fields on the page there is nothing to watch.
    pub(super) fn wake(document: &Document, foot: &Element, status: &Rc<Status>) {
        let Some(watcher) = Self::find(document, foot, status) else { return };
        let watcher = Rc::new(watcher);
        watcher.read();
        listen(&watcher, &watcher.field, "input", |watcher, _| watcher.read());
        listen(&watcher, &watcher.field, "paste", |watcher, event| {
            if let Some(paste) = event.dyn_ref() {
                before_pasting(&watcher.field, paste);
            }
        });
        listen(&watcher, &watcher.field, "blur", |watcher, _| watcher.send(true));
        listen(&watcher, &watcher.foot, "arrived", |watcher, event| watcher.arrived(&event));
        if let Some(form) = watcher.field.form() {
            listen(&watcher, &form, "submit", |watcher, _| watcher.takes_along.set(true));
        }
        listen(&watcher, document, "submit", |watcher, event| watcher.hold(event));
        if let Some(sign_in) = status.sign_in().filter(|_| watcher.is_kept()) {
            listen(&watcher, &sign_in, "click", |watcher, _| watcher.takes_along.set(true));
        }
        if let Some(keep_here) = &status.keep_here {
            listen(&watcher, keep_here, "change", |watcher, _| watcher.show());
        }
        if let Some(window) = web_sys::window() {
            listen(&watcher, &window, "online", |watcher, _| watcher.send(false));
            listen(&watcher, &window, "focus", |watcher, _| watcher.send(false));
            listen(&watcher, &window, "pageshow", |watcher, _| watcher.send(false));
            listen(&watcher, &window, "pagehide", |watcher, _| watcher.send(true));
            listen(&watcher, &window, "beforeunload", |watcher, event| watcher.warn(event));
        }
        listen(&watcher, document, "unlocked", |watcher, _| {
            watcher.send(false);
            watcher.show();
        });
        listen(&watcher, document, "visibilitychange", |watcher, _| {
            watcher.send(watcher.document().is_some_and(|d| d.visibility_state() == VisibilityState::Hidden));
        });
    }
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
        let after: HtmlInputElement = by_id(document, &format!("after-{slug}"))?;
        // Words that the server sent back are the form's newest; nothing older than they are is needed.
        let kept = status.shelf.as_ref().filter(|_| !unsaved).and_then(|shelf| shelf.take(part));
        let saver = match kept {
            Some(unsent) => {
                let shown = foot.get_attribute("data-rev").and_then(|rev| rev.parse().ok()).unwrap_or(base);
                let unsent = unsent.with_typed(&sent, &field.value());
                let saver = Saver::resume(unsent, shown, sent);
                write(&field, saver.page());
                rev.set_value(&saver.rev().to_string());
                after.set_value(&saver.last().map(|op| op.to_string()).unwrap_or_default());
                saver
            }
            None => Saver::new(base, sent, unsaved),
        };
        let hints = Hints::wake(part, letter.clone(), foot, &field);
        Some(Self {
            door: format!("{letter}/parts/{slug}"),
            hints,
            foot: foot.clone(),
            saver: RefCell::new(saver),
            op: by_id(document, &format!("op-{slug}"))?,
            after,
            field,
            rev,
            part,
            timer: RefCell::default(),
            waits_since: Cell::new(0.0),
            tries: Cell::new(0),
            takes_along: Cell::new(false),
            held: RefCell::default(),
            status: Rc::clone(status),
        })
    }

    fn document(&self) -> Option<Document> {
        self.field.owner_document()
    }

    /// Takes the words from the page; they go out after a pause.
    fn read(self: &Rc<Self>) {
        self.takes_along.set(false);
        after_typing(&self.field);
        self.hints.mark(true);
        let unsent = self.saver.borrow_mut().typed(self.field.value());
        let waits = self.timer.borrow().is_some();
        if unsent && self.has_company() {
            if !waits {
                self.send_in(COMPANY_PAUSE);
            }
        } else if unsent {
            let now = js_sys::Date::now();
            if !waits {
                self.waits_since.set(now);
            }
            if !waits || now - self.waits_since.get() < NEVER_LONGER {
                self.send_in(PAUSE);
            }
        }
        self.show();
    }

    /// Whether another page has this letter open; `app/script/live.js` says so.
    fn has_company(&self) -> bool {
        self.document().is_some_and(|document| is_marked(&document, "data-company"))
    }

    /// The server has other words now than this page was told. Those that the form takes along are its own.
    fn arrived(self: &Rc<Self>, event: &Event) {
        if self.takes_along.get() {
            return;
        }
        let detail = event.dyn_ref::<CustomEvent>().map(CustomEvent::detail).unwrap_or_default();
        let field = |at| Reflect::get_u32(&detail, at).ok();
        let Some(rev) = field(0).and_then(|rev| rev.as_f64()) else { return };
        let Some(words) = field(1).and_then(|words| words.as_string()) else { return };
        self.saver.borrow_mut().typed(self.field.value());
        if let Some(page) = self.saver.borrow_mut().arrived(rev as i64, &words) {
            write(&self.field, page);
        }
        self.rev.set_value(&self.saver.borrow().rev().to_string());
        self.show();
    }

    fn send_in(self: &Rc<Self>, wait: Duration) {
        let watcher = Rc::clone(self);
        let timer = Timer::start(wait, move || {
            watcher.stop_waiting();
            watcher.send(false);
        });
        drop(self.timer.replace(timer));
    }

    fn stop_waiting(&self) {
        drop(self.timer.take());
    }

    /// Sends what isn't with the server yet. Behind a locked screen it waits: nothing would be taken.
    fn send(self: &Rc<Self>, leaving: bool) {
        self.stop_waiting();
        if self.is_locked() {
            return;
        }
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
        self.hints.mark(false);
        self.hints.say();
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
        if let Some(shelf) = &self.status.shelf {
            shelf.put(self.part, self.saver.borrow().to_keep());
        }
        let report = Report { state: self.saver.borrow().state(), seconds: reading_seconds(&self.field.value()) };
        draw(&self.foot, report);
        self.status.report(self.part.slug(), report);
        if report.state != State::Saving
            && let Some(form) = self.held.take()
        {
            let _ = form.request_submit();
        }
    }
}
