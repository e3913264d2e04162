use leptos::prelude::*;

/// Content, and on wide screens a quiet column beside it; on a phone the side comes after the content.
#[component]
pub fn Columns<S>(
    /// What stands beside the content.
    side: S,
    children: Children,
) -> impl IntoView
where
    S: IntoView + 'static,
{
    view! {
        <div class="columns">
            <div class="columns__main">{children()}</div>
            <aside class="columns__side">{side}</aside>
        </div>
    }
}
