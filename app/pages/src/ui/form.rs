use leptos::prelude::*;

/// A form that is sent by POST. The browser's own checks are off, because its messages are not in our words and vanish;
/// the server answers with the page again, filled in.
#[component]
pub fn Form(
    #[prop(into)] action: String,
    /// Whether a file travels along.
    #[prop(optional)]
    multipart: bool,
    children: Children,
) -> impl IntoView {
    let enctype = multipart.then_some("multipart/form-data");
    view! { <form class="form" method="post" action=action enctype=enctype novalidate>{children()}</form> }
}
