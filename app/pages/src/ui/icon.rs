use leptos::prelude::*;

/// One drawing of the line set. None is ever shown without a word beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A house.
    Home,
    /// An envelope.
    Letter,
    /// A list.
    Plan,
    /// Two people.
    Meeting,
    /// A tick.
    Done,
    /// An arrow back, mirrored where text runs from right to left.
    Back,
    /// A letter i in a circle.
    Info,
    /// An exclamation mark in a circle.
    NeedsYou,
    /// An exclamation mark in a triangle.
    Danger,
}

impl Mark {
    fn path(self) -> &'static str {
        match self {
            Self::Home => "M4 11 12 4l8 7M6 9.5V20h12V9.5M10 20v-6h4v6",
            Self::Letter => "M3.5 6h17v12.5h-17zM4 6.5l8 6.5 8-6.5",
            Self::Plan => "M9.5 6H20M9.5 12H20M9.5 18H20M4.5 6h.5M4.5 12h.5M4.5 18h.5",
            Self::Meeting => {
                "M8.5 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 19.5c.4-3.7 2.6-5.5 5.5-5.5s5.1 1.8 5.5 5.5\
                 M15.5 5.2a3 3 0 0 1 0 5.6M17 14.3c2.3.6 3.7 2.3 4 5.2"
            }
            Self::Done => "M5 12.5l4.8 4.8L19.5 7",
            Self::Back => "M14.5 5.5 8 12l6.5 6.5",
            Self::Info => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11.5v5M12 7.8h.01",
            Self::NeedsYou => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7.5v5.5M12 16.3h.01",
            Self::Danger => "M12 4 2.8 19.5h18.4zM12 10v4.5M12 17h.01",
        }
    }
}

/// A small line drawing that takes the colour and size of the text around it. Hidden from screen readers, because the
/// word beside it says the same.
#[component]
pub fn Icon(mark: Mark) -> impl IntoView {
    let class = if mark == Mark::Back { "icon icon--turns" } else { "icon" };
    view! {
        <svg class=class viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
            <path d=mark.path()></path>
        </svg>
    }
}
