use leptos::prelude::*;

use super::{Icon, Mark};

/// Where the reader is, and so which links the page offers around its content.
#[derive(Debug, Clone)]
pub enum Nav {
    /// Not signed in.
    None,
    /// Signed in, in no particular circle.
    SignedIn,
    /// Inside a circle.
    Circle {
        /// The circle's address, `/circles/<id>`.
        base: String,
        /// The circle's neutral name.
        name: String,
        /// The place that is marked as current.
        at: Place,
    },
}

impl Nav {
    /// Where a page of a circle hears of changes.
    pub(super) fn live_door(&self) -> Option<String> {
        match self {
            Self::Circle { base, .. } => Some(format!("{base}/live")),
            Self::None | Self::SignedIn => None,
        }
    }

    /// Whether to offer the account and the way out.
    pub(crate) fn signed_in(&self) -> bool {
        !matches!(self, Self::None)
    }
}

/// The four places of a circle in the bottom bar, and what is reached from them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The circle's home.
    Home,
    /// The letters.
    Letters,
    /// Everything that is prepared: people, options, boundaries.
    Plan,
    /// The meeting and its script.
    Meeting,
}

const PLACES: [(Place, Mark, &str, &str); 4] = [
    (Place::Home, Mark::Home, "Home", ""),
    (Place::Letters, Mark::Letter, "Letters", "/letters"),
    (Place::Plan, Mark::Plan, "Plan", "/plan"),
    (Place::Meeting, Mark::Meeting, "Meeting", "/meeting"),
];

/// The row under the header. On a phone the four places move to the bottom edge, where a thumb reaches them.
#[component]
pub(super) fn NavRow(nav: Nav) -> impl IntoView {
    let account = || view! { <a class="where__account" href="/account">"Account"</a> };
    match nav {
        Nav::None => ().into_any(),
        Nav::SignedIn => view! {
            <nav class="where" aria-label="Your pages">
                <a class="where__circle" href="/">"Your circles"</a>
                {account()}
            </nav>
        }
        .into_any(),
        Nav::Circle { base, name, at } => {
            let place = |(place, mark, word, path): (Place, Mark, &'static str, &'static str)| {
                let current = (place == at).then_some("page");
                view! {
                    <li class="places__item">
                        <a class="places__link" href=format!("{base}{path}") aria-current=current>
                            <Icon mark/>
                            <span>{word}</span>
                        </a>
                    </li>
                }
            };
            let places = PLACES.map(place).collect_view();
            view! {
                <nav class="where" aria-label="This circle">
                    <a class="where__circle" href=base.clone()>{name}</a>
                    <ul class="places" role="list">{places}</ul>
                    {account()}
                </nav>
            }
            .into_any()
        }
    }
}
