use leptos::prelude::*;

use super::Words;

/// A box for something that is a thing: a member, an option, a boundary. Never for decoration.
#[component]
pub fn Card(#[prop(optional, into)] title: Words, children: Children) -> impl IntoView {
    view! {
        <article class="card">
            {title.get().map(|title| view! { <h2 class="card__title">{title}</h2> })}
            {children()}
        </article>
    }
}
