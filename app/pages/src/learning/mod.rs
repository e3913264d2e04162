//! The pages that come first: which there are, and which the reader has read.

use crate::doors::{Door, get, post};
use crate::extract::{Circle, Under};
use crate::forms::go;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    ActionForm, BackLink, ButtonKind, LinkButton, List, Notice, NoticeKind, PageHeader, Pill, PillState, Place, Title,
};
use axum::response::Response;
use kith_content::library::{LibraryPage, page_at};
use kith_domain::CircleId;
use kith_domain::learning::{CORE, next_unread};
use kith_store::AnyMember;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![get("/circles/{circle}/learning", show), post("/circles/{circle}/texts/{text}/read", read)]
}

async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let read = circle.pages_read().await?;
    let id = circle.circle();
    Ok(page.show(Title::Help, circle.nav(Place::Plan), move || {
        let next = next_unread(&read).and_then(page_at);
        let next = match next {
            Some(page) => {
                let label = if read.is_empty() { "Read the first one" } else { "Read the next one" };
                view! { <p><LinkButton href=paths::text(id, page) label/></p> }.into_any()
            }
            None => view! {
                <Notice kind=NoticeKind::Good title="You have read all of them">
                    <p>"They stay here. There is more to read when you want to."</p>
                </Notice>
            }
            .into_any(),
        };
        let items = CORE.iter().filter_map(|number| page_at(*number)).map(|page| entry(id, page, &read)).collect();
        view! {
            <BackLink href=paths::plan(id) label="Plan"/>
            <PageHeader title="Read these first"
                lead="Five short pages, two minutes each. You can read one today and the next one tomorrow. The others see how many of you have read them all."/>
            {next}
            <List items/>
            <p><a href=paths::texts(id)>"Everything there is to read"</a></p>
        }
    }))
}

fn entry(circle: CircleId, page: &LibraryPage, read: &BTreeSet<u32>) -> AnyView {
    let done = read.contains(&page.number).then(|| view! { <p><Pill state=PillState::Good text="Read"/></p> });
    view! {
        <h2 class="library__title"><a href=paths::text(circle, page)>{page.title.clone()}</a></h2>
        <p class="library__summary">{page.summary.clone()}</p>
        {done}
    }
    .into_any()
}

/// Then the next one, or back to the list when there is none left.
async fn read(page: Page, circle: Circle<AnyMember>, Under(number): Under<u32>) -> Result<Response, Problem> {
    circle.page_was_read(number, page.now).await?;
    let next = next_unread(&circle.pages_read().await?).and_then(page_at);
    let id = circle.circle();
    Ok(go(next.map_or_else(|| paths::learning(id), |next| paths::text(id, next))))
}

/// What stands at the end of a page that comes first.
pub(crate) fn at_the_end(circle: CircleId, text: &LibraryPage, read: &BTreeSet<u32>) -> Option<AnyView> {
    if !CORE.contains(&text.number) {
        return None;
    }
    let list = paths::learning(circle);
    Some(match read.contains(&text.number) {
        true => view! { <p>"You have read this page. "<a href=list>"The other first pages"</a></p> }.into_any(),
        false => {
            let action = format!("{}/read", paths::text(circle, text));
            view! {
                <div class="buttons">
                    <ActionForm action label="I have read this"/>
                    <LinkButton href=list label="Later" kind=ButtonKind::Quiet/>
                </div>
            }
            .into_any()
        }
    })
}
