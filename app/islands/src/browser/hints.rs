//! Showing what there is to look at again in one part: underlined in the text at once, explained after a pause.

use super::send::post;
use super::{hide, listen, place, say};
use crate::hints::{Item, Looked, look};
use kith_domain::letter::Part;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Element, Event, HtmlElement, HtmlTextAreaElement, UrlSearchParams};

/// The hints of one part.
pub(super) struct Hints {
    part: Part,
    /// The letter's own address.
    letter: String,
    foot: Element,
    field: HtmlTextAreaElement,
    /// Where words are underlined, behind the field.
    marks: Option<Element>,
    kept: RefCell<Vec<String>>,
}

impl Hints {
    pub(super) fn wake(part: Part, letter: String, foot: &Element, field: &HtmlTextAreaElement) -> Rc<Self> {
        let marks =
            field.owner_document().and_then(|document| document.get_element_by_id(&format!("{}-marks", field.id())));
        let kept = foot.get_attribute("data-kept").unwrap_or_default();
        let kept = RefCell::new(kept.lines().map(str::to_owned).collect());
        let hints = Rc::new(Self { part, letter, foot: foot.clone(), field: field.clone(), marks, kept });
        // A field that scrolls takes along what lies behind it.
        listen(&hints, field, "scroll", |hints, _| {
            if let Some(marks) = &hints.marks {
                marks.set_scroll_top(hints.field.scroll_top());
            }
        });
        listen(&hints, foot, "click", |hints, event| hints.answer(&event));
        hints
    }

    /// Underlines words, all but those that are being typed at this moment.
    pub(super) fn mark(&self, typing: bool) {
        let Some(marks) = &self.marks else { return };
        let text = self.field.value();
        let mut found = self.look(&text).marks;
        if typing && let Ok(Some(caret)) = self.field.selection_start() {
            let length = |end: usize| text[..end].encode_utf16().count();
            found.retain(|mark| !(length(mark.start)..=length(mark.end)).contains(&(caret as usize)));
        }
        draw(marks, &text, &found);
        marks.set_scroll_top(self.field.scroll_top());
    }

    /// Says why, and what could stand there; somebody who paused may look up.
    pub(super) fn say(&self) {
        let looked = self.look(&self.field.value());
        list(&self.foot, "hints-list", &looked.hints);
        list(&self.foot, "kept-list", &looked.kept);
        say(place(&self.foot, "hints-title").as_ref(), &looked.title());
        hide(place(&self.foot, "hints").as_ref(), looked.is_empty());
    }

    fn look(&self, text: &str) -> Looked {
        look(self.part, text, &self.kept.borrow())
    }

    /// "Keep my word", and taking that back: at once here, and then with the server. Without an answer from there it is
    /// as if nothing had been pressed.
    fn answer(self: &Rc<Self>, event: &Event) {
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some((name, value)) =
            pressed.and_then(|button| Some((button.get_attribute("name")?, button.get_attribute("value")?)))
        else {
            return;
        };
        let Some((_, words)) = value.split_once(':') else { return };
        event.prevent_default();
        let words = kith_content::hints::kept_form(words);
        let before = self.kept.borrow().clone();
        self.kept.borrow_mut().retain(|kept| *kept != words);
        if name == "keep" {
            self.kept.borrow_mut().push(words);
        }
        self.show();
        // What was pressed is gone; whoever goes on with the keyboard goes on from here.
        let title = place(&self.foot, "hints-title").and_then(|title| title.dyn_into::<HtmlElement>().ok());
        let _ = title.map(|title| title.focus());
        let hints = Rc::clone(self);
        spawn_local(async move {
            let sent = UrlSearchParams::new().and_then(|fields| {
                fields.append(&name, &value);
                post(&hints.letter, &fields)
            });
            let done = match sent {
                Ok(sent) => sent.went_well().await,
                Err(_) => false,
            };
            if !done {
                hints.kept.replace(before);
                hints.show();
            }
        });
    }

    fn show(&self) {
        self.mark(false);
        self.say();
    }
}

/// Writes the text again behind the field, in no colour at all, with lines under some of it.
fn draw(behind: &Element, text: &str, found: &[Range<usize>]) {
    behind.set_text_content(None);
    let Some(document) = behind.owner_document().filter(|_| !found.is_empty()) else { return };
    let mut done = 0;
    for mark in found {
        let _ = behind.append_with_str_1(&text[done..mark.start]);
        if let Ok(line) = document.create_element("mark") {
            line.set_text_content(Some(&text[mark.clone()]));
            let _ = behind.append_child(&line);
        }
        done = mark.end;
    }
    let _ = behind.append_with_str_1(&text[done..]);
}

/// Says a list, and leaves it alone where it says the same already.
fn list(island: &Element, place_of: &str, items: &[Item]) {
    let (Some(list), Some(document)) = (place(island, place_of), island.owner_document()) else { return };
    let said: String = items.iter().map(|item| format!("{} {}", item.says, item.button)).collect();
    if list.text_content().as_deref() == Some(said.as_str()) {
        return;
    }
    list.set_text_content(None);
    for item in items {
        if let Ok(line) = line(&document, item) {
            let _ = list.append_child(&line);
        }
    }
}

fn line(document: &Document, item: &Item) -> Result<Element, wasm_bindgen::JsValue> {
    let (line, button) = (document.create_element("li")?, document.create_element("button")?);
    for (name, value) in
        [("class", "letter-part__answer"), ("type", "submit"), ("name", item.name), ("value", &item.value)]
    {
        button.set_attribute(name, value)?;
    }
    button.set_text_content(Some(&item.button));
    line.set_text_content(Some(&format!("{} ", item.says)));
    line.append_child(&button)?;
    Ok(line)
}
