//! The way from a letter to what is said about it.

use crate::ui::{ButtonKind, LinkButton};
use kith_domain::comment::CommentState;
use kith_store::letters::Comment;
use leptos::prelude::*;

/// How many comments wait for somebody to settle them.
pub(in crate::letters) fn open(comments: &[Comment]) -> usize {
    comments.iter().filter(|comment| comment.state == CommentState::Open).count()
}

/// A region of its own, since others change what it says.
#[component]
pub(in crate::letters) fn Way(
    /// The letter's address.
    base: String,
    open: usize,
    mine: bool,
) -> impl IntoView {
    let href = format!("{base}/comments");
    let label = match (mine, open) {
        (false, 0) => "Say something, or suggest other words".to_owned(),
        (false, count) => format!("What was said about it ({count} open)"),
        (true, 0) => "What your readers say".to_owned(),
        (true, count) => format!("What your readers say ({count} open)"),
    };
    view! { <p id="said"><LinkButton href label kind=ButtonKind::Quiet/></p> }
}
