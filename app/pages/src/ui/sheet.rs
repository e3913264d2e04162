use leptos::prelude::*;

use super::Words;

/// A piece of paper: shown as one on the screen, and begun on a new page in print.
#[component]
pub fn Sheet(
    #[prop(optional, into)] title: Words,
    /// A mark across the top, such as DRAFT.
    #[prop(optional, into)]
    stamp: Words,
    /// Larger type, for somebody who reads aloud with shaking hands.
    #[prop(optional)]
    large: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="sheet script" data-size=large.then_some("large")>
            {stamp.paragraph("sheet__stamp")}
            {title.get().map(|title| view! { <h2 class="sheet__title">{title}</h2> })}
            {children()}
        </section>
    }
}
