use leptos::prelude::*;

use super::{Button, ButtonKind};

/// A single button that changes something: a form of its own, so that it works without JavaScript.
#[component]
pub fn ActionForm(
    #[prop(into)] action: String,
    #[prop(into)] label: String,
    #[prop(optional)] kind: ButtonKind,
    /// Names and values that travel with it.
    #[prop(optional)]
    hidden: Vec<(String, String)>,
    /// What it is about, for those who don't see where it stands.
    #[prop(optional, into)]
    about: String,
) -> impl IntoView {
    view! {
        <form class="action-form" method="post" action=action>
            {hidden_inputs(hidden)}
            <Button label kind about/>
        </form>
    }
}

/// Inputs that are sent but not shown.
pub(super) fn hidden_inputs(hidden: Vec<(String, String)>) -> impl IntoView {
    hidden.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view()
}
