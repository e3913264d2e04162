use leptos::prelude::*;

use super::Words;

/// A box for something that is a thing: a member, an option, a boundary. Never for decoration.
#[component]
pub fn Card(
    #[prop(optional, into)] title: Words,
    /// Whether it stands under a second-level heading of the page.
    #[prop(optional)]
    sub: bool,
    children: Children,
) -> impl IntoView {
    let title = title.get().map(|title| match sub {
        true => view! { <h3 class="card__title">{title}</h3> }.into_any(),
        false => view! { <h2 class="card__title">{title}</h2> }.into_any(),
    });
    view! {
        <article class="card">
            {title}
            {children()}
        </article>
    }
}
