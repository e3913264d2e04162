//! Who may be glad of a call. By their names, with a reason each, and what to say first; never a ranking.

use super::AskedFor;
use crate::extract::{Circle, Under};
use crate::forms::go;
use crate::names::{Names, capital};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{ActionForm, BackLink, ButtonKind, Empty, List, PageHeader, Place, Title};
use axum::response::Response;
use kith_domain::MemberId;
use kith_domain::reaching_out::Reason;
use kith_store::{AnyMember, Guide};
use leptos::prelude::*;

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let today = page.now.day();
    let (calls, boundaries) = (circle.calls_for_help().await?, circle.boundaries().await?);
    let named = match circle.as_guide() {
        Some(guide) => guide.who_may_need_a_call(&guide.facts(today).await?.0, today).await?,
        // Who was told when they led reads what they were told; the rest of the page isn't theirs.
        None if calls.iter().any(|call| call.by != circle.me()) => Vec::new(),
        None => return Err(Problem::NotYours),
    };
    let names = Names::of(&circle).await?;
    let (id, me) = (circle.circle(), circle.me());
    Ok(page.show(Title::People, circle.nav(Place::Home), move || {
        let asked = AskedFor { circle: id, me, calls: &calls, boundaries: &boundaries, names: &names }.view(|_| true);
        let waiting = named.iter().filter_map(|(member, reasons)| {
            let reasons: Vec<Reason> = reasons.iter().copied().filter(|reason| *reason != Reason::AsksForHelp).collect();
            (!reasons.is_empty()).then(|| line(&paths::people(id), *member, &reasons, &names))
        });
        let waiting = waiting.collect::<Vec<_>>();
        let content = match (waiting.is_empty(), asked.is_some()) {
            (true, false) => view! {
                <Empty title="Nobody you know of waits for a call."><p>"A friendly word does good at any time. You see here when somebody asks for help, or may be stuck."</p></Empty>
            }
            .into_any(),
            (true, true) => ().into_any(),
            _ => view! { <List items=waiting/> }.into_any(),
        };
        view! {
            <BackLink href=paths::circle(id) label="Home"/>
            <PageHeader title="Who may be glad of a call"
                lead="In the order of their names. Nobody here is behind: people get stuck, tired and afraid. Only you who look after the circle see this page."/>
            {asked}
            {content}
            <p>"Begin with “How are you?”, and let them talk. What has to be done can wait for the end of the call."</p>
        }
    }))
}

fn line(people: &str, member: MemberId, reasons: &[Reason], names: &Names) -> AnyView {
    let reasons = reasons.iter().map(|reason| view! { <li>{said(*reason)}</li> }).collect_view();
    let action = format!("{people}/{member}/called");
    let who = capital(&names.name(member));
    let label = format!("I have called {who}");
    view! {
        <h2 dir="auto">{who}</h2>
        <ul>{reasons}</ul>
        <ActionForm action label kind=ButtonKind::Quiet/>
    }
    .into_any()
}

/// The reason, without blame.
const fn said(reason: Reason) -> &'static str {
    match reason {
        Reason::AsksForHelp => "Asks for help.",
        Reason::TaskWaits => "A task has waited for some days. It may be too much, or somebody else’s by now.",
        Reason::BoundaryWaits => "A boundary waits for an answer. It may be a hard one to say yes or no to.",
        Reason::SafetyWaits => {
            "The questions about safety aren’t answered yet. They can be frightening to look at alone."
        }
        Reason::LetterWaits => "The meeting is near, and nobody has read the letter yet. Ask if company would help.",
    }
}

pub(super) async fn called(
    page: Page,
    circle: Circle<Guide>,
    Under(member): Under<MemberId>,
) -> Result<Response, Problem> {
    circle.reached_out_to(member, page.now).await?;
    Ok(go(paths::calls(circle.circle())))
}
