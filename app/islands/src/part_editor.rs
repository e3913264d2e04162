use crate::saver::{State, Trouble};
use leptos::prelude::*;

/// What the rest of the page may know of one part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Report {
    /// Where its words are.
    pub state: State,
    /// How long it takes to read aloud, in seconds.
    pub seconds: usize,
    /// Whether leaving now could lose words.
    pub at_risk: bool,
}

impl State {
    /// The pill's `data-state`, the same words as in `style/components/pill.css`.
    pub(crate) fn slug(self) -> &'static str {
        match self {
            Self::Asleep => "plain",
            Self::Saved => "saved",
            Self::Saving => "saving",
            Self::Beside => "needs-you",
            Self::NotSent(_) => "not-sent",
        }
    }

    /// The pill's words.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Asleep => "",
            Self::Saved => "Saved",
            Self::Saving => "Saving",
            Self::Beside => "Kept beside a newer version",
            Self::NotSent(_) => "Not sent",
        }
    }

    /// What to know or do, in a sentence or two; empty where the pill says it all.
    pub(crate) fn why(self) -> String {
        match self {
            Self::Asleep | Self::Saved | Self::Saving => String::new(),
            Self::Beside => "Reload to see both.".to_owned(),
            Self::NotSent(Trouble::NoConnection) => {
                "No connection. Your words are kept on this page and will be sent.".to_owned()
            }
            Self::NotSent(Trouble::SignedOut) => {
                "You were signed out. Open sign-in in another tab, then come back.".to_owned()
            }
            Self::NotSent(Trouble::TooLong(1)) => "This part is 1 character too long. Nothing was cut off.".to_owned(),
            Self::NotSent(Trouble::TooLong(by)) => {
                format!("This part is {by} characters too long. Nothing was cut off.")
            }
            Self::NotSent(Trouble::Refused) => {
                "This letter can’t be saved here any more. Copy your words before you leave.".to_owned()
            }
        }
    }
}

/// Saves one part of a letter while it is being written, and says so. It watches the text area that the form around
/// it already has, and keeps the form's hidden fields in step, so that "Save" still works at any time.
#[island]
pub fn PartEditor(
    /// The part's written name; the form's fields are `text-…`, `rev-…`, `op-…` and `after-…`.
    slug: String,
    /// The letter's own address.
    letter: String,
    /// How long the part takes to read aloud, in seconds, as it was sent.
    seconds: usize,
    /// Whether the server sent words back that it did not take.
    unsaved: bool,
) -> impl IntoView {
    let report = RwSignal::new(Report { seconds, ..Report::default() });
    let reload = letter.clone();
    // Only in the browser, and only once the page is as the server drew it.
    Effect::new(move |_| {
        #[cfg(feature = "hydrate")]
        crate::browser::watch(&slug, &letter, unsaved, report);
        #[cfg(not(feature = "hydrate"))]
        let _ = (&slug, &letter, unsaved);
    });
    let state = move || report.get().state;
    view! {
        <p class="letter-part__foot">
            <span class="letter-part__time">
                {move || kith_domain::letter::spoken_duration(report.get().seconds)}
            </span>
            <span class="pill" data-state=move || state().slug() hidden=move || state() == State::Asleep>
                {move || state().words()}
            </span>
            <span class="letter-part__why">{move || state().why()}</span>
            <a href=reload hidden=move || state() != State::Beside>"Reload this page"</a>
        </p>
    }
}
