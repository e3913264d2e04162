use leptos::prelude::*;

/// Something to read for those who want it, folded away for those who don't. Works without JavaScript.
#[component]
pub fn More(
    /// What is inside, said so that one knows whether to open it.
    #[prop(into)]
    summary: String,
    children: Children,
) -> impl IntoView {
    view! {
        <details class="more">
            <summary class="more__summary">{summary}</summary>
            <div class="more__body">{children()}</div>
        </details>
    }
}
