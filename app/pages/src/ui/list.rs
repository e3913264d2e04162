use leptos::prelude::*;

/// Things of one kind below one another, parted by hairlines.
#[component]
pub fn List(
    /// One view per row.
    items: Vec<AnyView>,
) -> impl IntoView {
    let rows = items.into_iter().map(|item| view! { <li class="list__item">{item}</li> }).collect_view();
    view! { <ul class="list" role="list">{rows}</ul> }
}
