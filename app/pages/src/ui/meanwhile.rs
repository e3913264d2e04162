use leptos::prelude::*;

use super::{Notice, NoticeKind};

/// What a form says by now, above the words that were typed into it: somebody else kept other ones since it was opened.
/// Nothing is overwritten; whoever presses the button again has seen both.
#[component]
pub fn Meanwhile(
    /// Line by line; empty ones are left out.
    says: Vec<String>,
    /// Nobody else can change it: it was the reader, in another window.
    #[prop(optional)]
    own: bool,
) -> impl IntoView {
    let title = if own { "You changed this in another place" } else { "Somebody changed this meanwhile" };
    let says = says.into_iter().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n");
    view! {
        <Notice kind=NoticeKind::NeedsYou title>
            <p>"Nothing was overwritten. Your words are in the form. This is what it says now:"</p>
            <p class="written" dir="auto">{says}</p>
        </Notice>
    }
}
