//! What came back from a door.

use super::form::Form;
use super::html::{self, Read};
use reqwest::header::HeaderMap;

/// An answer, read whole.
#[derive(Debug, Clone)]
pub struct Page {
    /// What was asked for, for failing tests.
    pub asked: String,
    /// Its status.
    pub status: u16,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body, as text.
    pub body: String,
    /// Its body, as it came.
    pub bytes: Vec<u8>,
}

impl Page {
    /// The page, which must have this status.
    #[track_caller]
    pub fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{} answered {}: {}", self.asked, self.status, self.read().text);
        self
    }

    /// The page, which must show these words, quotes and spaces aside.
    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        let text = plain(&self.read().text);
        assert!(text.contains(&plain(words)), "{} ({}) does not say “{words}”: {text}", self.asked, self.status);
        self
    }

    /// The page, which must not hold these words anywhere, not even in its source.
    #[track_caller]
    pub fn never_says(self, words: &str) -> Self {
        assert!(!self.shows(words), "{} says “{words}”", self.asked);
        self
    }

    /// Whether these words are anywhere in it.
    pub fn shows(&self, words: &str) -> bool {
        self.body.contains(words) || plain(&self.read().text).contains(&plain(words))
    }

    /// What is on it.
    pub fn read(&self) -> Read {
        html::read(&self.body)
    }

    /// The form whose address ends so.
    #[track_caller]
    pub fn form(&self, action: &str) -> Form {
        let read = self.read();
        let all: Vec<_> = read.forms.iter().map(|f| f.action.clone()).collect();
        let found = read.forms.into_iter().find(|form| form.action.ends_with(action));
        found.unwrap_or_else(|| panic!("{} ({}) has no form to {action}: {all:?}", self.asked, self.status))
    }

    /// The form with the button that is called so, with that button pressed.
    #[track_caller]
    pub fn button(&self, label: &str) -> Form {
        let read = self.read();
        let all: Vec<_> = read.forms.iter().flat_map(|f| f.buttons.iter().map(|b| b.label.clone())).collect();
        let found = read.forms.into_iter().find(|form| form.buttons.iter().any(|b| b.label.contains(label)));
        found.unwrap_or_else(|| panic!("{} ({}) has no button {label}: {all:?}", self.asked, self.status)).press(label)
    }

    /// The address of the link that is called so, or leads there.
    #[track_caller]
    pub fn link(&self, part: &str) -> String {
        let links = self.read().links;
        let found = links.iter().find(|(href, label)| label.contains(part) || href.ends_with(part));
        found.unwrap_or_else(|| panic!("{} ({}) has no link {part}: {links:?}", self.asked, self.status)).0.clone()
    }

    /// What is shown to be copied, by the name of its field.
    #[track_caller]
    pub fn copy(&self, name: &str) -> String {
        let read = self.read();
        let found = read.copyable.iter().find(|(id, _)| id.ends_with(name)).map(|(_, value)| value.clone());
        found.unwrap_or_else(|| panic!("{} shows no {name} to copy: {:?}", self.asked, read.copyable))
    }

    /// Where it sends the browser.
    #[track_caller]
    pub fn leads_to(&self) -> String {
        let to = self.headers.get("location").and_then(|v| v.to_str().ok());
        to.unwrap_or_else(|| panic!("{} ({}) leads nowhere: {}", self.asked, self.status, self.read().text)).to_owned()
    }

    /// The value of a header, or nothing.
    pub fn header(&self, name: &str) -> String {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned()
    }
}

/// Words as they are compared: straight quotes, single spaces.
fn plain(words: &str) -> String {
    let words = words.replace(['’', '‘'], "'").replace(['“', '”'], "\"").replace('\u{a0}', " ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
