use leptos::prelude::*;

use super::{Icon, Mark, Words};

/// How much a notice asks of its reader. Red is kept for danger to life and for erasing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// Good to know.
    Info,
    /// Somebody waits for you, or something is missing.
    NeedsYou,
    /// It worked.
    Good,
    /// A life may be at risk, or something will be gone for good.
    Danger,
}

impl NoticeKind {
    fn state(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::NeedsYou => "needs-you",
            Self::Good => "good",
            Self::Danger => "danger",
        }
    }

    fn mark(self) -> Mark {
        match self {
            Self::Info => Mark::Info,
            Self::NeedsYou => Mark::NeedsYou,
            Self::Good => Mark::Done,
            Self::Danger => Mark::Danger,
        }
    }

    /// Colour and drawing alone say nothing to some readers, so a notice always begins with a word.
    fn word(self) -> &'static str {
        match self {
            Self::Info => "Good to know",
            Self::NeedsYou => "This needs you",
            Self::Good => "Done",
            Self::Danger => "Danger",
        }
    }
}

/// A message set apart from the page. Its title says the kind in words when the page gives none.
#[component]
pub fn Notice(kind: NoticeKind, #[prop(optional, into)] title: Words, children: Children) -> impl IntoView {
    let title = title.get().unwrap_or_else(|| kind.word().to_owned());
    view! {
        <div class="notice" data-state=kind.state()>
            <p class="notice__title"><Icon mark=kind.mark()/>{title}</p>
            <div class="notice__body">{children()}</div>
        </div>
    }
}
