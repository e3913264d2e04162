//! Sharing a letter by name, and making it private again. Both ask first, and say who will read or has read it.

use super::words::{others, people, readers};
use crate::extract::{Circle, Under};
use crate::forms::{Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, Choice, ChoiceKind, Choices, Confirm, Empty, ErrorSummary, Errors, Form, LinkButton, PageHeader,
    Place, Title,
};
use axum::response::Response;
use kith_domain::letter::LetterState;
use kith_domain::{LetterId, MemberId};
use kith_store::AnyMember;
use kith_store::letters::Letter;
use kith_store::members::Member;
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::BTreeSet;

/// Who may read it, and whether they were seen once more by name.
#[derive(Deserialize)]
pub(super) struct Sharing {
    #[serde(default)]
    readers: Vec<String>,
    #[serde(default)]
    sure: String,
}

const PRINTED: &str = "The printed script holds your letter only if the person who prints it may read it. \
                       So choose that person too.";

pub(super) async fn show(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<LetterId>,
) -> Result<Response, Problem> {
    let (letter, others) = mine(&circle, id).await?;
    let chosen = match &letter.state {
        LetterState::Shared { readers, .. } => readers.clone(),
        LetterState::Private => others.iter().map(|member| member.id).collect(),
    };
    let back = paths::letter(circle.circle(), id);
    let blank = letter.parts.iter().all(|part| part.text.is_blank());
    let people = paths::people(circle.circle());
    Ok(page.show(Title::Notes, circle.nav(Place::Letters), move || {
        if blank {
            view! {
                <PageHeader title="Write a few words first"/>
                <p>"There is nothing to share yet. Two true sentences are enough for a start."</p>
                <p><LinkButton href=back label="Start your letter"/></p>
            }
            .into_any()
        } else if others.is_empty() {
            view! {
                <PageHeader title="Nobody to share with yet"/>
                <Empty title="You are the only one here">
                    <p>"Once somebody you know has joined, you can share your letter with them."</p>
                    <p><LinkButton href=people label="See who is invited"/></p>
                </Empty>
            }
            .into_any()
        } else {
            view! { <Choosing back others chosen errors=Errors::new()/> }.into_any()
        }
    }))
}

/// First the names once more; with `sure`, the sharing itself.
pub(super) async fn share(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<LetterId>,
    Fields(sharing): Fields<Sharing>,
) -> Result<Response, Problem> {
    let (_, others) = mine(&circle, id).await?;
    let asked: BTreeSet<MemberId> = sharing.readers.iter().filter_map(|id| id.parse().ok()).collect();
    let chosen: Vec<Member> = others.iter().filter(|member| asked.contains(&member.id)).cloned().collect();
    let back = paths::letter(circle.circle(), id);
    if chosen.is_empty() {
        let mut errors = Errors::new();
        errors.add("readers", "Choose at least one person, or leave your letter private.");
        return Ok(page.again(Title::Notes, circle.nav(Place::Letters), move || {
            view! { <Choosing back others chosen=BTreeSet::new() errors/> }
        }));
    }
    if sharing.sure != "yes" {
        return Ok(page.show(Title::Notes, circle.nav(Place::Letters), move || view! { <Sure back chosen/> }));
    }
    circle.share(chosen.iter().map(|member| member.id).collect(), page.now).await?;
    Ok(go(paths::letters(circle.circle())))
}

pub(super) async fn ask_unshare(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<LetterId>,
) -> Result<Response, Problem> {
    let (letter, others) = mine(&circle, id).await?;
    let back = paths::letter(circle.circle(), id);
    let names = readers(&letter, &others);
    Ok(page.show(Title::Notes, circle.nav(Place::Letters), move || {
        let action = format!("{back}/unshare");
        view! {
            <Confirm title="Make your letter private again?" action label="Make it private again" back>
                <p>"From then on only you can read it here. It also leaves the script."</p>
                <Names intro="They could read it until now, and may have copied or printed it:" names/>
            </Confirm>
        }
    }))
}

pub(super) async fn unshare(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<LetterId>,
) -> Result<Response, Problem> {
    mine(&circle, id).await?;
    circle.unshare(page.now).await?;
    Ok(go(paths::letters(circle.circle())))
}

/// My letter, if it is the one in the address, and those who could read it.
async fn mine(circle: &Circle<AnyMember>, id: LetterId) -> Result<(Letter, Vec<Member>), Problem> {
    let letter = circle.letter(id).await?;
    if letter.writer != circle.me() {
        return Err(Problem::NotFound);
    }
    Ok((letter, others(&circle.members().await?, circle.me())))
}

#[component]
fn Choosing(back: String, others: Vec<Member>, chosen: BTreeSet<MemberId>, errors: Errors) -> impl IntoView {
    let options = others
        .into_iter()
        .map(|member| {
            Choice::new(member.id.to_string(), member.words.name.to_string()).hint(member.words.relation.as_str())
        })
        .collect();
    let value = chosen.iter().map(ToString::to_string).collect();
    let error = errors.of("readers");
    view! {
        <BackLink href=back.clone() label="Your letter"/>
        <ErrorSummary errors/>
        <PageHeader
            title="Who may read your letter?"
            lead="Only those you choose. Somebody who joins later can’t read it until you add them. You can take it back."
        />
        <Form action=format!("{back}/share")>
            <Choices name="readers" legend="They will read it" kind=ChoiceKind::Many options value hint=PRINTED error/>
            <Button label="Go on and see the names once more"/>
        </Form>
    }
}

#[component]
fn Sure(back: String, chosen: Vec<Member>) -> impl IntoView {
    let mut hidden = vec![("sure".to_owned(), "yes".to_owned())];
    hidden.extend(chosen.iter().map(|member| ("readers".to_owned(), member.id.to_string())));
    let names: Vec<String> = chosen.iter().map(|member| member.words.name.to_string()).collect();
    let count = people(names.len());
    view! {
        <Confirm
            title=format!("Share your letter with {count}?")
            action=format!("{back}/share")
            label=format!("Share with {count}")
            hidden
            back
        >
            <Names intro="They will be able to read all of it, also what you write from now on:" names/>
            <p>{PRINTED}</p>
        </Confirm>
    }
}

#[component]
fn Names(intro: &'static str, names: Vec<String>) -> impl IntoView {
    (!names.is_empty()).then(|| {
        let items = names.into_iter().map(|name| view! { <li dir="auto">{name}</li> }).collect_view();
        view! { <p>{intro}</p> <ul>{items}</ul> }
    })
}
