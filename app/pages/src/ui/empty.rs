use leptos::prelude::*;

/// Where there is nothing yet: an invitation, with an example of what could be here.
#[component]
pub fn Empty(#[prop(into)] title: String, children: Children) -> impl IntoView {
    view! {
        <div class="empty">
            <p class="empty__title">{title}</p>
            {children()}
        </div>
    }
}
