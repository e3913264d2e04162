use leptos::prelude::*;

use super::Words;

/// A piece of paper: shown as one on the screen, and begun on a new page in print.
#[component]
pub fn Sheet(
    #[prop(optional, into)] title: Words,
    /// Not final yet: every printed page of it says DRAFT.
    #[prop(optional)]
    draft: bool,
    /// Larger type, for somebody who reads aloud with shaking hands.
    #[prop(optional)]
    large: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="sheet script" data-state=draft.then_some("draft") data-size=large.then_some("large")>
            {draft.then(|| view! { <p class="sheet__draft">"DRAFT"</p> })}
            {title.get().map(|title| view! { <h2 class="sheet__title">{title}</h2> })}
            {children()}
        </section>
    }
}
