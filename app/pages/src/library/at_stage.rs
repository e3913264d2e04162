//! What there is to read at one stage of the path, folded away under it.

use crate::paths;
use crate::ui::More;
use kith_content::library::pages_for;
use kith_domain::CircleId;
use kith_domain::path::Stage;
use leptos::prelude::*;

/// The short pages that help here.
#[component]
pub(crate) fn ReadAt(circle: CircleId, stage: Stage) -> impl IntoView {
    let link = |page: &kith_content::library::LibraryPage| {
        let href = paths::text(circle, page);
        view! { <li><a href=href>{page.title.clone()}</a></li> }
    };
    let items: Vec<_> = pages_for(stage.slug()).map(link).collect();
    let summary = match items.len() {
        1 => "Short page about this".to_owned(),
        several => format!("{several} short pages about this"),
    };
    (!items.is_empty()).then(|| view! { <More summary><ul>{items}</ul></More> })
}
