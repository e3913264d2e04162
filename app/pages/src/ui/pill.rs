use leptos::prelude::*;

/// What a pill says, beyond its words. The islands use the same `data-state` words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PillState {
    /// A plain fact: draft, set aside.
    #[default]
    Plain,
    /// Settled: agreed, booked, shared.
    Good,
    /// Waits for the reader or for somebody else.
    NeedsYou,
    /// On its way to the server.
    Saving,
    /// Kept by the server.
    Saved,
    /// Not with the server; the words are still on the page.
    NotSent,
}

impl PillState {
    fn state(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Good => "good",
            Self::NeedsYou => "needs-you",
            Self::Saving => "saving",
            Self::Saved => "saved",
            Self::NotSent => "not-sent",
        }
    }
}

/// A state in one or two words.
#[component]
pub fn Pill(
    #[prop(optional)] state: PillState,
    #[prop(into)] text: String,
    /// Whether the words change while the page is open, so that a screen reader says them.
    #[prop(optional)]
    live: bool,
) -> impl IntoView {
    view! { <span class="pill" data-state=state.state() role=live.then_some("status")>{text}</span> }
}
