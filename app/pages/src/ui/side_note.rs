use leptos::prelude::*;

use super::Words;

/// A quiet word beside the page: what something means, or who can see it.
#[component]
pub fn SideNote(#[prop(optional, into)] title: Words, children: Children) -> impl IntoView {
    view! {
        <div class="side-note">
            {title.get().map(|title| view! { <h2 class="side-note__title">{title}</h2> })}
            {children()}
        </div>
    }
}
