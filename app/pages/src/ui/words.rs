use leptos::prelude::*;

/// Text that may be absent: a hint, a lead, an error. It is made from a `&str`, a `String` or an `Option` of either,
/// so that a page can hand on what it has. Empty text counts as absent, since an empty paragraph helps nobody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words(Option<String>);

impl Words {
    /// The text, if there is any.
    pub fn get(self) -> Option<String> {
        self.0
    }

    /// Whether there is anything to say.
    pub fn is_some(&self) -> bool {
        self.0.is_some()
    }

    /// A paragraph-like element around the text, or nothing.
    pub(super) fn paragraph(self, class: &'static str) -> impl IntoView {
        self.0.map(|text| view! { <p class=class>{text}</p> })
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self(Some(text).filter(|text| !text.is_empty()))
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<Option<String>> for Words {
    fn from(text: Option<String>) -> Self {
        text.map(Self::from).unwrap_or_default()
    }
}

impl From<Option<&str>> for Words {
    fn from(text: Option<&str>) -> Self {
        text.map(Self::from).unwrap_or_default()
    }
}
