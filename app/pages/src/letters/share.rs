//! Sharing a letter by name. It is asked first, and said who will read it, and who has read it already.

use super::who::{NamesList, Who, WhoReads};
use super::words::people;
use crate::extract::{Circle, Under};
use crate::forms::{Fields, go};
use crate::names::list as listed;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, ChoiceKind, Choices, Confirm, Empty, ErrorSummary, Errors, Form, LinkButton,
    Notice, NoticeKind, PageHeader, Place, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::letter::{CannotShare, LetterState};
use kith_domain::member::Role;
use kith_domain::{LetterId, MemberId};
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::BTreeSet;

/// Who may read it, who was known to have read it, and whether the names were seen once more.
#[derive(Deserialize)]
pub(super) struct Sharing {
    #[serde(default)]
    readers: Vec<String>,
    #[serde(default)]
    told: Vec<String>,
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
    let who = Who::of(&circle, id).await?;
    let (back, people) = (paths::letter(circle.circle(), id), paths::people(circle.circle()));
    Ok(page.show(Title::Notes, circle.nav(Place::Letters), move || {
        if who.letter.is_blank() && who.letter.state == LetterState::Private {
            view! {
                <PageHeader title="Write a few words first"/>
                <p>"There is nothing to share yet. Two true sentences are enough for a start."</p>
                <p><LinkButton href=back label="Start your letter"/></p>
            }
            .into_any()
        } else if who.others().is_empty() {
            view! {
                <PageHeader title="Nobody to share with yet"/>
                <Empty title="You are the only one here">
                    <p>"Once somebody you know has joined, you can share your letter with them."</p>
                    <p><LinkButton href=people label="See who is invited"/></p>
                </Empty>
            }
            .into_any()
        } else {
            let chosen = match &who.letter.state {
                // Most show it to whoever guides them first. Nobody else is chosen for them.
                LetterState::Private => who.facilitators(),
                state => state.readers().clone(),
            };
            view! { <Choosing back who chosen errors=Errors::new()/> }.into_any()
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
    let who = Who::of(&circle, id).await?;
    let asked = ids(&sharing.readers);
    let chosen: BTreeSet<MemberId> =
        who.others().iter().map(|member| member.id).filter(|id| asked.contains(id)).collect();
    let back = paths::letter(circle.circle(), id);
    let nav = circle.nav(Place::Letters);
    if chosen.is_empty() {
        let mut errors = Errors::new();
        errors.add("readers", "Choose at least one person, or leave your letter private.");
        return Ok(page.again(Title::Notes, nav, move || view! { <Choosing back who chosen errors/> }));
    }
    if sharing.sure != "yes" {
        return Ok(page.show(Title::Notes, nav, move || view! { <Sure back who chosen news=false/> }));
    }
    match circle.share(chosen.clone(), &ids(&sharing.told), page.now).await {
        Ok(()) => Ok(go(paths::letters(circle.circle()))),
        Err(StoreError::CannotShare(CannotShare::ReadMeanwhile)) => {
            let who = Who::of(&circle, id).await?;
            Ok(page.render(StatusCode::CONFLICT, Title::Notes, nav, false, move || {
                view! { <Sure back who chosen news=true/> }
            }))
        }
        Err(other) => Err(other.into()),
    }
}

/// The members that a form names.
pub(super) fn ids(sent: &[String]) -> BTreeSet<MemberId> {
    sent.iter().filter_map(|id| id.parse().ok()).collect()
}

/// What a form says back of those who were on its page as having read it.
pub(super) fn told(who: &Who) -> Vec<(String, String)> {
    who.have_read().iter().map(|id| ("told".to_owned(), id.to_string())).collect()
}

#[component]
fn Choosing(back: String, who: Who, chosen: BTreeSet<MemberId>, errors: Errors) -> impl IntoView {
    let options = who
        .others()
        .into_iter()
        .map(|member| {
            let hint = match (member.role, member.words.relation.as_str()) {
                (Role::Facilitator, "") => "Guides the circle",
                (_, relation) => relation,
            };
            Choice::new(member.id.to_string(), member.words.name.to_string()).hint(hint)
        })
        .collect();
    let guides = who.names(&who.facilitators());
    let first = (who.letter.state == LetterState::Private && !guides.is_empty()).then(|| {
        let guides = listed(&guides);
        view! { <p>{format!("Many show it to {guides} first, and to the others later. You can do it in any order.")}</p> }
    });
    let shared = who.letter.state != LetterState::Private;
    let unshare = shared.then(|| {
        let href = format!("{back}/unshare");
        view! { <LinkButton href label="Make it private again" kind=ButtonKind::Quiet/> }
    });
    let value = chosen.iter().map(ToString::to_string).collect();
    let error = errors.of("readers");
    view! {
        <BackLink href=back.clone() label="Your letter"/>
        <ErrorSummary errors/>
        <PageHeader
            title="Who may read your letter?"
            lead="Only those you choose. Somebody who joins later can’t read it until you add them. Until somebody opens it, you can take it back as if nothing had been."
        />
        <WhoReads who/>
        {first}
        <Form action=format!("{back}/share")>
            <Choices name="readers" legend="They will read it" kind=ChoiceKind::Many options value hint=PRINTED error/>
            <Button label="Go on and see the names once more"/>
        </Form>
        {unshare}
    }
}

/// The names once more. `news` says that somebody has opened it since the last time they were asked.
#[component]
fn Sure(back: String, who: Who, chosen: BTreeSet<MemberId>, news: bool) -> impl IntoView {
    let mut hidden = vec![("sure".to_owned(), "yes".to_owned())];
    hidden.extend(chosen.iter().map(|id| ("readers".to_owned(), id.to_string())));
    hidden.extend(told(&who));
    let names = who.names(&chosen);
    let left_out: BTreeSet<MemberId> = who.letter.state.readers().difference(&chosen).copied().collect();
    let (left_names, have_read) = (who.names(&left_out), who.opened(&left_out));
    let news = news.then(|| {
        view! {
            <Notice kind=NoticeKind::NeedsYou title="Somebody has just opened it">
                <p>"Nothing was changed yet. See who has read it, and decide again."</p>
            </Notice>
        }
    });
    let approved = who.letter.state.approval().filter(|_| who.letter.is_changed_since()).map(|_| {
        view! { <p>"In the script they also find the words that were approved for the meeting."</p> }
    });
    let count = people(names.len());
    view! {
        {news}
        <Confirm
            title=format!("Share your letter with {count}?")
            action=format!("{back}/share")
            label=format!("Share with {count}")
            hidden
            back
        >
            <NamesList intro="They will be able to read all of it, also what you write from now on:" names/>
            <NamesList intro="They won’t be able to open it here any more:" names=left_names/>
            <NamesList intro="They have read it, which can’t be undone:" names=have_read/>
            {approved}
            <p>{PRINTED}</p>
        </Confirm>
    }
}
