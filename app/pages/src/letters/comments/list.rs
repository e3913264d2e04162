//! The page of comments: the letter part by part, with what was said about each.

use super::super::words::name;
use super::card::{Reader, card};
use crate::extract::{Circle, Under, Under2};
use crate::forms::{self, Fields, go};
use crate::names::list as listed;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, Empty, More, PageHeader, Place, Title};
use axum::response::Response;
use kith_content::letter_part;
use kith_domain::comment::{CommentState, Decision};
use kith_domain::letter::{Part, Saved};
use kith_domain::{CommentId, LetterId, MemberId};
use kith_store::AnyMember;
use kith_store::letters::{Comment, Letter, LetterPart};
use kith_store::members::Member;
use leptos::prelude::*;
use serde::Deserialize;

pub(in crate::letters) async fn show(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<LetterId>,
) -> Result<Response, Problem> {
    let letter = circle.letter(id, page.now).await?;
    let comments = circle.comments(id).await?;
    let members = circle.members().await?;
    let reader = Reader {
        me: circle.me(),
        mine: letter.writer == circle.me(),
        writer: name(&members, letter.writer),
        base: paths::letter(circle.circle(), id),
    };
    Ok(page.show(Title::Notes, circle.nav(Place::Letters), move || {
        view! { <Comments reader letter comments members/> }
    }))
}

/// What is decided about a comment. `op` is the attempt by which suggested words are saved.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::letters) struct Deciding {
    decision: String,
    op: String,
}

pub(in crate::letters) async fn decide(
    page: Page,
    circle: Circle<AnyMember>,
    Under2(letter, id): Under2<LetterId, CommentId>,
    Fields(sent): Fields<Deciding>,
) -> Result<Response, Problem> {
    let decision = Decision::from_slug(&sent.decision);
    // Looked for first: whoever may not know of it isn't told that the form makes no sense.
    let comment = circle.comments(letter).await?.into_iter().find(|comment| comment.id == id);
    let (comment, decision) = (comment.ok_or(Problem::NotFound)?, decision.ok_or(Problem::Unreadable)?);
    let op = sent.op.parse().unwrap_or_else(|_| forms::fresh_op());
    let saved = circle.decide_comment(letter, id, decision, op, page.now).await?;
    let base = paths::letter(circle.circle(), letter);
    Ok(go(match (saved, comment.about) {
        // Both texts wait in the editor, where the writer chooses.
        (Some(Saved::Beside { .. }), Some(about)) => format!("{base}#part-{}", about.part.slug()),
        (_, Some(about)) => format!("{base}/comments#about-{}", about.part.slug()),
        (_, None) => format!("{base}/comments#comments"),
    }))
}

/// Who sees what a reader says here, by name.
pub(super) fn who_sees(letter: &Letter, members: &[Member], me: MemberId) -> String {
    let readers = letter.state.readers();
    let others = members.iter().filter(|member| readers.contains(&member.id) && member.id != me);
    let mut names: Vec<String> = others.map(|member| member.words.name.to_string()).collect();
    if letter.writer == me {
        return match names.is_empty() {
            true => "Only you see what you say here.".to_owned(),
            false => format!("{} can see what you say here.", listed(&names)),
        };
    }
    names.insert(0, name(members, letter.writer));
    format!("{} can see what you say here. Nothing in the letter changes by it.", listed(&names))
}

#[component]
fn Comments(reader: Reader, letter: Letter, comments: Vec<Comment>, members: Vec<Member>) -> impl IntoView {
    let (title, lead) = if reader.mine {
        ("Help with your letter".to_owned(), "What those who read it say, and other words they suggest. Nothing in your letter changes until you take it.".to_owned())
    } else {
        (format!("Help with {}’s letter", reader.writer), who_sees(&letter, &members, reader.me))
    };
    let back = if reader.mine { "Your letter".to_owned() } else { format!("{}’s letter", reader.writer) };
    let whole: Vec<&Comment> = comments.iter().filter(|comment| comment.about.is_none()).collect();
    let whole = cards(&reader, &members, None, &whole);
    let nothing = (reader.mine && comments.is_empty()).then(|| {
        view! {
            <Empty title="Nobody has said anything yet">
                <p>"Those you share your letter with can say something about a part, or suggest other words. You decide what you take."</p>
            </Empty>
        }
    });
    let parts = (1..)
        .zip(&letter.parts)
        .filter(|(_, part)| {
            !part.text.is_blank() || comments.iter().any(|comment| is_about(comment, part.part)) || !reader.mine
        })
        .map(|(number, part)| {
            let about: Vec<&Comment> = comments.iter().filter(|comment| is_about(comment, part.part)).collect();
            one_part(&reader, &members, number, part, &about)
        })
        .collect_view();
    view! {
        <BackLink href=reader.base.clone() label=back/>
        <PageHeader title lead/>
        // What others change while the page is open is all in here.
        <div class="comments" id="comments">
            {whole}
            {nothing}
            {parts}
        </div>
    }
}

fn is_about(comment: &Comment, part: Part) -> bool {
    comment.about.as_ref().is_some_and(|about| about.part == part)
}

fn one_part(
    reader: &Reader,
    members: &[Member],
    number: i32,
    part: &LetterPart,
    comments: &[&Comment],
) -> impl IntoView + use<> {
    let slug = part.part.slug();
    let title = letter_part(slug).title.clone();
    let words = if part.text.is_blank() {
        view! { <p class="comment__quiet">"No words yet."</p> }.into_any()
    } else {
        let text = part.text.as_str().trim_matches('\n').to_owned();
        view! { <div class="comments__words letter__words" dir="auto">{text}</div> }.into_any()
    };
    let cards = cards(reader, members, Some(part), comments);
    let here = format!("{}/parts/{slug}", reader.base);
    let of = format!(", part {number}");
    let links = if reader.mine {
        let href = format!("{}#part-{slug}", reader.base);
        view! { <a href=href>"Write on this part"<span class="hidden">{of}</span></a> }.into_any()
    } else {
        view! {
            <a href=format!("{here}/remark")>"Say something about it"<span class="hidden">{of.clone()}</span></a>
            <a href=format!("{here}/suggest")>"Suggest other words"<span class="hidden">{of}</span></a>
        }
        .into_any()
    };
    view! {
        <section class="comments__part" id=format!("about-{slug}")>
            <h2>{title}</h2>
            {words}
            {cards}
            <p class="cluster">{links}</p>
        </section>
    }
}

/// Open ones first, in the order they came; settled ones folded away, never gone.
fn cards(
    reader: &Reader,
    members: &[Member],
    part: Option<&LetterPart>,
    comments: &[&Comment],
) -> impl IntoView + use<> {
    let of = |open: bool| {
        let some = comments.iter().filter(|comment| (comment.state == CommentState::Open) == open);
        some.map(|comment| card(reader, members, part, comment).into_any()).collect::<Vec<_>>()
    };
    let (open, settled) = (of(true), of(false));
    let settled = (!settled.is_empty()).then(|| {
        let summary = match settled.len() {
            1 => "One that is settled".to_owned(),
            count => format!("{count} that are settled"),
        };
        view! { <More summary>{settled}</More> }
    });
    view! { {open} {settled} }
}
