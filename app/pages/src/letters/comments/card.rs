//! One comment: who says what about which words, and what can be done with it.

use super::super::words::name;
use crate::forms;
use crate::ui::{ActionForm, ButtonKind, Difference, Pill, PillState};
use kith_domain::MemberId;
use kith_domain::comment::{CommentKind, CommentState, Decision, has_changed};
use kith_domain::letter::PartText;
use kith_store::letters::{About, Comment, LetterPart};
use kith_store::members::Member;
use leptos::prelude::*;

/// Who looks at the comments.
#[derive(Clone)]
pub(super) struct Reader {
    pub(super) me: MemberId,
    /// Whether it is their own letter.
    pub(super) mine: bool,
    /// What its writer is called.
    pub(super) writer: String,
    /// The letter's address.
    pub(super) base: String,
}

pub(super) fn card(
    reader: &Reader,
    members: &[Member],
    part: Option<&LetterPart>,
    comment: &Comment,
) -> impl IntoView + use<> {
    let who = if comment.author == reader.me { "You".to_owned() } else { name(members, comment.author) };
    let what = match comment.kind {
        CommentKind::Remark => "said",
        CommentKind::Suggestion => "suggested other words",
        CommentKind::Request => "asked for a change",
    };
    let when = comment.at.day().written();
    let now = part.map(|part| &part.text);
    let quote = (!comment.words.quote.is_blank()).then(|| {
        let quote = comment.words.quote.as_str().trim().to_owned();
        view! { <blockquote class="comment__quote" dir="auto">{quote}</blockquote> }
    });
    let says = (!comment.words.says.is_blank()).then(|| {
        let says = comment.words.says.as_str().trim().to_owned();
        view! { <p class="comment__says" dir="auto">{says}</p> }
    });
    let difference = comment.about.as_ref().zip(comment.words.instead.as_ref()).map(|(about, instead)| {
        view! { <Difference old=about.then.to_string() new=instead.to_string()/> }
    });
    let changed = changed(comment, now).map(|text| view! { <p class="comment__quiet">{text}</p> });
    let settled = settled(reader, members, comment).map(|text| view! { <p class="comment__quiet">{text}</p> });
    view! {
        <article class="card comment" id=format!("comment-{}", comment.id)>
            <p class="comment__top"><span><strong dir="auto">{who}</strong>" "{what}" on "{when}</span>{pill(comment.state)}</p>
            {quote}
            {says}
            {difference}
            {changed}
            {settled}
            {buttons(reader, comment)}
        </article>
    }
}

fn pill(state: CommentState) -> impl IntoView {
    let (state, text) = match state {
        CommentState::Open => return None,
        CommentState::Resolved => (PillState::Plain, "dealt with"),
        CommentState::Taken => (PillState::Good, "taken"),
        CommentState::Declined => (PillState::Plain, "not taken"),
    };
    Some(view! { <Pill state text/> })
}

/// That the words a comment is about have become other ones. The comment itself stays as it was said.
fn changed(comment: &Comment, now: Option<&PartText>) -> Option<&'static str> {
    let About { then, .. } = comment.about.as_ref()?;
    let quote = comment.words.quote.as_str();
    if comment.state != CommentState::Open || !has_changed(quote, then, now?) {
        return None;
    }
    Some(match (comment.kind, quote.trim().is_empty()) {
        (CommentKind::Suggestion, _) => {
            "This part has changed since. If you take the suggestion, what was written meanwhile stays too."
        }
        (_, true) => "This part has changed since.",
        (_, false) => "These words have changed since.",
    })
}

fn settled(reader: &Reader, members: &[Member], comment: &Comment) -> Option<String> {
    let (by, at) = comment.settled?;
    let who = if by == reader.me { "You".to_owned() } else { name(members, by) };
    let what = match comment.state {
        CommentState::Open => return None,
        CommentState::Resolved => "marked it as dealt with",
        CommentState::Taken => "took these words",
        CommentState::Declined => "kept the words of the letter",
    };
    Some(format!("{who} {what} on {}.", at.day().written()))
}

/// Only what this reader may do.
fn buttons(reader: &Reader, comment: &Comment) -> impl IntoView + use<> {
    let concerns = reader.mine || comment.author == reader.me;
    let suggests = comment.kind == CommentKind::Suggestion;
    let action = format!("{}/comments/{}", reader.base, comment.id);
    let press = |decision: Decision, label: &'static str, kind: ButtonKind| {
        let hidden =
            vec![("decision".to_owned(), decision.slug().to_owned()), ("op".to_owned(), forms::fresh_op().to_string())];
        view! { <ActionForm action=action.clone() label kind hidden/> }
    };
    let quiet = ButtonKind::Quiet;
    match comment.state {
        CommentState::Open if suggests && reader.mine => view! {
            <div class="cluster">
                {press(Decision::Take, "Use these words", ButtonKind::Main)}
                {press(Decision::Decline, "Keep my words", quiet)}
            </div>
        }
        .into_any(),
        CommentState::Open if suggests && concerns => {
            press(Decision::Resolve, "Take my suggestion back", quiet).into_any()
        }
        CommentState::Open if concerns => press(Decision::Resolve, "Mark as dealt with", quiet).into_any(),
        CommentState::Resolved | CommentState::Declined if concerns => {
            press(Decision::Reopen, "Take it up again", quiet).into_any()
        }
        _ => ().into_any(),
    }
}
