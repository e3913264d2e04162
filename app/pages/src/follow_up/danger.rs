//! The most dangerous weeks, said where everybody sees it.

use crate::ui::{Notice, NoticeKind, Source};
use kith_content::follow_up::passage;
use kith_domain::Day;
use leptos::prelude::*;

/// Until when, why, and where to read what to do.
#[component]
pub(crate) fn Danger(
    /// Their last day.
    until: Day,
) -> impl IntoView {
    let words = passage("danger");
    view! {
        <Notice kind=NoticeKind::Danger title=words.title.clone()>
            <p>{format!("Until {}. ", until.spoken())}{words.text.clone()}</p>
            <p><a href="/help">"What to do in an overdose, and numbers to call"</a></p>
            <Source source=words.source.clone() reviewed=words.reviewed.clone()/>
        </Notice>
    }
}
