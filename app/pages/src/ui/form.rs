use leptos::prelude::*;

/// A form that is sent by POST. The browser's own checks are off, because its messages are not in our words and vanish;
/// the server answers with the page again, filled in.
#[component]
pub fn Form(#[prop(into)] action: String, children: Children) -> impl IntoView {
    view! { <form class="form" method="post" action=action novalidate>{children()}</form> }
}
