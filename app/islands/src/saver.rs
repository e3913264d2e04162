//! Which words of one part are where: on the page, on their way, with the server. Knows nothing of browsers, so that
//! its rules can be tested in milliseconds.

use crate::unsent::Unsent;
use kith_domain::letter::{PartText, Saved};
use kith_domain::merge::{Merge, merge};
use kith_domain::{OpId, TextError};

/// Words sent, or about to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// Its own id; sent again, it is the same save.
    pub op: OpId,
    /// The revision these words were written on.
    pub base: i64,
    /// The attempt before it, whose answer may have been lost.
    pub after: Option<OpId>,
    /// The words.
    pub words: String,
}

/// Why words are not with the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing could be reached, or it did not answer well.
    NoConnection,
    /// The session has ended.
    SignedOut,
    /// They are this many characters too long.
    TooLong(usize),
    /// The letter is gone, or no longer theirs.
    Refused,
}

/// What the pill says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum State {
    /// The island isn't awake yet; the form alone is at work.
    #[default]
    Asleep,
    /// The server has every word.
    Saved,
    /// Words are on their way, or will be in a moment.
    Saving,
    /// The server has every word, beside a version that this page hasn't seen.
    Beside,
    /// Words are only on this page.
    NotSent(Trouble),
}

/// One part in one browser tab.
#[derive(Debug)]
pub struct Saver {
    rev: i64,
    page: String,
    /// What the server has; none while that is other words than it sent.
    kept: Option<String>,
    beside: bool,
    /// The newest attempt.
    last: Option<Attempt>,
    /// Whether it is known what became of the newest attempt.
    answered: bool,
    /// The attempt that is on its way.
    flight: Option<OpId>,
    trouble: Option<Trouble>,
    /// What the server showed when the page was opened, until it is known how the words brought along relate to it.
    shown: Option<(i64, String)>,
}

impl Saver {
    /// A part at revision `rev`, with the words that the server sent: what it has, unless they are `unsaved`.
    pub fn new(rev: i64, page: String, unsaved: bool) -> Self {
        let kept = (!unsaved).then(|| page.clone());
        Self { rev, page, kept, beside: false, last: None, answered: true, flight: None, trouble: None, shown: None }
    }

    /// A part whose words were typed before this page was opened, and never arrived as far as anybody knows. The server
    /// shows `shown` now, revision `rev`. The words stand on what they were typed on, so it is the server that puts both
    /// together; it also knows attempts whose answer was lost.
    pub fn resume(unsent: Unsent, rev: i64, shown: String) -> Self {
        if unsent.words == shown {
            return Self::new(rev, shown, false);
        }
        let Unsent { rev: base, words: page, last, tried } = unsent;
        let words = if tried { page.clone() } else { String::new() };
        let last = last.map(|(op, after)| Attempt { op, base, after, words });
        let mut saver = Self { kept: None, last, answered: !tried, ..Self::new(base, String::new(), true) };
        saver.shown = Some((rev, shown));
        saver.typed(page);
        saver
    }

    /// What has to be kept until the server has it; nothing, when it has everything.
    pub fn to_keep(&self) -> Option<Unsent> {
        self.unsent().then(|| Unsent {
            rev: self.rev,
            words: self.page.clone(),
            last: self.last.as_ref().map(|last| (last.op, last.after)),
            tried: !self.answered && self.last_is_page(),
        })
    }

    /// The words as they have to stand on the page.
    pub fn page(&self) -> &str {
        &self.page
    }

    /// The words as they are on the page now. Says whether there is something to send.
    pub fn typed(&mut self, words: String) -> bool {
        if let Err(TextError::TooLong { max, got }) = PartText::parse(&words) {
            self.trouble = Some(Trouble::TooLong(got - max));
        } else if self.too_long() {
            self.trouble = None;
        }
        self.page = words;
        self.unsent()
    }

    /// What to send now, if anything. Only one attempt is on its way at a time, unless the page may be about to go
    /// (`leaving`): then the newest words can't wait for an answer.
    pub fn next(&mut self, fresh: OpId, leaving: bool) -> Option<Attempt> {
        let on_its_way = self.flight.is_some() && (!leaving || self.last_is_page());
        if on_its_way || !self.unsent() || self.too_long() {
            return None;
        }
        let attempt = match self.last.take() {
            Some(last) if !self.answered && last.words == self.page => last,
            last => Attempt { op: fresh, base: self.rev, after: last.map(|last| last.op), words: self.page.clone() },
        };
        self.flight = Some(attempt.op);
        self.answered = false;
        self.last = Some(attempt.clone());
        Some(attempt)
    }

    /// The server has answered attempt `op`. An answer to any but the newest attempt tells nothing any more. Says what
    /// has to stand on the page now, where that is something else than before.
    pub fn answered(&mut self, op: OpId, saved: &Saved) -> Option<&str> {
        let last = self.last.as_ref().filter(|last| last.op == op)?;
        let sent = last.words.clone();
        self.kept = Some(sent.clone());
        (self.flight, self.answered) = (None, true);
        if !self.too_long() {
            self.trouble = None;
        }
        let shown = self.shown.take();
        match (saved, shown) {
            // The words had arrived long ago, and the part went on without this page: in another tab, or by hand.
            (Saved::Head { rev }, Some((newer, text))) if newer > *rev => {
                self.rev = *rev;
                return self.take(newer, &sent, &text);
            }
            (Saved::Merged { rev, .. }, Some((newer, text))) if newer > *rev => return self.take(newer, &sent, &text),
            (Saved::Head { rev }, _) => (self.rev, self.beside) = (*rev, false),
            (Saved::Merged { rev, text }, _) => return self.take(*rev, &sent, text.as_str()),
            // The page goes on standing on the old revision: it still hasn't seen the new one.
            (Saved::Beside { .. }, _) => self.beside = true,
        }
        None
    }

    /// Another page has made revision `rev` of this part. Says what has to stand on the page now, where that is something
    /// else than before. While something of ours is on its way nothing changes: its answer brings the newer words along.
    pub fn arrived(&mut self, rev: i64, text: &str) -> Option<&str> {
        if rev <= self.rev || self.flight.is_some() || !self.answered || self.beside {
            return None;
        }
        let base = self.kept.clone()?;
        self.take(rev, &base, text)
    }

    /// Puts what the server has now, revision `rev`, together with what was typed since `base` was on the page. Where the
    /// two overlap the page stays as it is: the server will keep its words beside the others.
    fn take(&mut self, rev: i64, base: &str, text: &str) -> Option<&str> {
        let Merge::Both(page) = merge(base, &self.page, text) else { return None };
        (self.rev, self.beside, self.kept) = (rev, false, Some(text.to_owned()));
        if page == self.page {
            return None;
        }
        self.page = page;
        Some(&self.page)
    }

    /// Attempt `op` did not get an answer, or was refused.
    pub fn failed(&mut self, op: OpId, trouble: Trouble) {
        if self.flight.take_if(|flight| *flight == op).is_some() && !self.too_long() {
            self.trouble = Some(trouble);
        }
    }

    /// What the pill says.
    pub fn state(&self) -> State {
        match self.trouble {
            Some(trouble) if self.unsent() => State::NotSent(trouble),
            _ if self.unsent() => State::Saving,
            _ if self.beside => State::Beside,
            _ => State::Saved,
        }
    }

    /// The revision the page stands on.
    pub fn rev(&self) -> i64 {
        self.rev
    }

    /// The newest attempt's id, for the form: whatever it sends comes after that.
    pub fn last(&self) -> Option<OpId> {
        self.last.as_ref().map(|last| last.op)
    }

    /// Whether leaving now could lose words: they are here and not even on their way, or the last try failed and
    /// another one may fail as well.
    pub fn at_risk(&self) -> bool {
        self.unsent() && (self.trouble.is_some() || self.flight.is_none() || !self.last_is_page())
    }

    /// Whether the server may have other words than the page.
    fn unsent(&self) -> bool {
        self.kept.as_ref() != Some(&self.page) || !self.answered
    }

    fn last_is_page(&self) -> bool {
        self.last.as_ref().is_some_and(|last| last.words == self.page)
    }

    fn too_long(&self) -> bool {
        matches!(self.trouble, Some(Trouble::TooLong(_)))
    }
}

#[cfg(test)]
#[path = "saver_tests.rs"]
mod tests;
