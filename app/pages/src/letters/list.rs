//! All letters of the circle: one's own first, then how far open the others' are. Nobody is counted or chased.

use super::words::{aloud, asked_to_write, how_far, name, who_reads};
use crate::extract::Circle;
use crate::library::ReadAt;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{ButtonKind, Card, LinkButton, List, PageHeader, Pill, PillState, Place, Title};
use axum::response::Response;
use kith_domain::letter::LetterState;
use kith_domain::path::Stage;
use kith_domain::{CircleId, MemberId};
use kith_store::AnyMember;
use kith_store::letters::{Letter, LetterLine};
use kith_store::members::Member;
use leptos::prelude::*;

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let mine = circle.my_letter().await?;
    let asked = asked_to_write(circle.role(), &mine);
    let (lines, members) = (circle.letters().await?, circle.members().await?);
    let (id, me, guides) = (circle.circle(), circle.me(), circle.role().guides());
    Ok(page.show(Title::Notes, circle.nav(Place::Letters), move || {
        view! { <Letters circle=id me guides mine asked lines members/> }
    }))
}

#[component]
fn Letters(
    circle: CircleId,
    me: MemberId,
    guides: bool,
    mine: Letter,
    asked: bool,
    lines: Vec<LetterLine>,
    members: Vec<Member>,
) -> impl IntoView {
    let mine = if asked {
        view! { <Mine circle letter=mine members=members.clone()/> }.into_any()
    } else {
        let href = paths::letter(circle, mine.id);
        view! {
            <p>"You guide the circle, so nobody waits for a letter from you. "<a href=href>"Write one all the same"</a></p>
        }
        .into_any()
    };
    let others: Vec<AnyView> = lines
        .into_iter()
        .filter(|line| line.writer != me)
        .map(|line| other(circle, line, name(&members, line.writer)))
        .collect();
    let others = if others.is_empty() {
        view! { <p>"Nobody else is here yet. Their letters will stand here once they have joined."</p> }.into_any()
    } else {
        view! { <List items=others/> }.into_any()
    };
    view! {
        <PageHeader
            title="Letters"
            lead="Each of you writes one and reads it aloud at the meeting. A letter keeps your words kind when your voice shakes."
        />
        {mine}
        <ul>
            <li>
                <a href=paths::incidents(circle)>"What you saw"</a>
                ": your own list of days and what happened, to write from. Only you can open it."
            </li>
            <li><a href=paths::history(circle)>"What has been before"</a>": good memories and strengths, and help there was."</li>
            <li><a href=paths::proxies(circle)>"Letters of those who can’t be there"</a>": a member reads them aloud."</li>
            <li><a href=paths::reading(circle)>"Reading aloud"</a>": who reads when, how long it takes, and how to practise."</li>
            {guides.then(|| view! { <li><a href=paths::round(circle)>"Your round"</a>": the letters that wait for your yes."</li> })}
        </ul>
        <h2>"The others’ letters"</h2>
        {others}
        <ReadAt circle stage=Stage::Letters/>
    }
}

#[component]
fn Mine(circle: CircleId, letter: Letter, members: Vec<Member>) -> impl IntoView {
    let address = paths::letter(circle, letter.id);
    let blank = letter.is_blank();
    let label = if blank { "Start your letter" } else { "Go on with your letter" };
    let shared = letter.state != LetterState::Private;
    let takes = (!blank).then(|| view! { <p>{format!("Read aloud, it takes {}.", aloud(&letter))}</p> });
    let share = (!blank).then(|| {
        let label = if shared { "Change who can read it" } else { "Share it" };
        view! { <LinkButton href=format!("{address}/share") label kind=ButtonKind::Quiet/> }
    });
    let approved = letter.state.approval().is_some().then(|| {
        view! { <p><Pill state=PillState::Good text="Approved for the meeting"/></p> }
    });
    let waiting = letter.parts.iter().any(|part| !part.alternatives.is_empty()).then(|| {
        view! { <p><Pill state=PillState::NeedsYou text="One part has two versions"/></p> }
    });
    view! {
        <Card title="Your letter">
            <p>{how_far(&letter)}</p>
            {takes}
            <p>{who_reads(&letter, &members)}</p>
            {approved}
            {waiting}
            <div class="cluster"><LinkButton href=address label/>{share}</div>
        </Card>
    }
}

fn other(circle: CircleId, line: LetterLine, writer: String) -> AnyView {
    let (state, text) = match (line.readable, line.shared) {
        (true, _) if line.approved => (PillState::Good, "shared with you, and approved"),
        (true, _) => (PillState::Good, "shared with you"),
        (false, true) => (PillState::Plain, "shared with others for now"),
        (false, false) => (PillState::Plain, "private for now"),
    };
    let writer = match line.readable {
        true => view! { <a href=paths::letter(circle, line.id)>{writer}</a> }.into_any(),
        false => view! { <span>{writer}</span> }.into_any(),
    };
    view! { <p class="cluster">{writer}" "<Pill state text/></p> }.into_any()
}
