//! The page of the script: what it needs, what is still missing, and its sheets.

use super::gather::{Script, Which};
use super::{after, ask, before, ladder, letters, objections, opening, safety, seats};
use crate::extract::Circle;
use crate::go::{in_words, since};
use crate::names::Names;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, Notice, NoticeKind, PageHeader, Place, Title};
use axum::response::Response;
use kith_domain::CircleId;
use kith_domain::meeting::Missing;
use kith_store::AnyMember;
use leptos::prelude::*;

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    sheets(&page, &circle, Which::Standing).await
}

/// What is prepared by now, where an edition says something else.
pub(super) async fn prepared(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    sheets(&page, &circle, Which::Prepared).await
}

async fn sheets(page: &Page, circle: &Circle<AnyMember>, which: Which) -> Result<Response, Problem> {
    let script = Script::gather(circle, which, page.now).await?;
    let id = circle.circle();
    let edition = circle.edition().await?;
    let changed = match &edition {
        Some(edition) => since(circle, edition, &Names::of(circle).await?).await?,
        None => Vec::new(),
    };
    let standing = edition.map(|edition| edition.number);
    Ok(page.show(Title::Plan, circle.nav(Place::Meeting), move || {
        let about = about(id, &script, standing, &changed);
        let seats = seats::table(&script);
        let before = before::sheet(&script);
        let opening = opening::opening(&script);
        let letters = letters::sheets(&script);
        let ask = ask::ask(&script);
        let answers = objections::answers(&script);
        let ladder = ladder::sheet(&script);
        let boundaries = after::boundaries(id, &script);
        let closing = after::closing(&script);
        let card = safety::card(&script);
        view! {
            <BackLink href=paths::meeting(id) label="The meeting"/>
            <PageHeader title="The script"
                lead="Everything in the order it is said. You see the letters that were shared with you, and your own."/>
            {about}
            {printing(id)}
            {boundaries}
            {before}
            {seats}
            {opening}
            {letters}
            {ask}
            {answers}
            {ladder}
            {closing}
            {card}
        }
    }))
}

/// Which edition it is and what is different by now, or what still makes it a draft.
fn about(circle: CircleId, script: &Script, standing: Option<i64>, changed: &[String]) -> AnyView {
    let base = paths::circle(circle);
    let different = in_words(changed);
    match (script.edition, standing) {
        (Some(edition), _) if changed.is_empty() => view! {
            <Notice kind=NoticeKind::Good title=format!("Edition {}", edition.number)>
                <p>{format!("Made on {}. Nothing has changed since.", edition.at.day().spoken())}</p>
            </Notice>
        }
        .into_any(),
        (Some(edition), _) => view! {
            <Notice kind=NoticeKind::NeedsYou title=format!("Edition {}", edition.number)>
                <p>{format!("Made on {}. {different}", edition.at.day().spoken())}</p>
                <p>"This is still what counts. When somebody says go again, there is a new edition, and these copies are out of date."</p>
                <p><a href=format!("{base}/script/prepared")>"See it as it is by now"</a></p>
                <p><a href=format!("{base}/go")>"Go, or not yet"</a></p>
            </Notice>
        }
        .into_any(),
        (None, Some(number)) => view! {
            <Notice kind=NoticeKind::NeedsYou title="This is a draft">
                <p>{format!("It is how things are by now. What is read is edition {number}, until somebody says go again.")}</p>
                <p><a href=format!("{base}/script")>{format!("Back to edition {number}")}</a></p>
            </Notice>
        }
        .into_any(),
        (None, None) => missing(circle, &script.missing).into_any(),
    }
}

/// What still makes it a draft, and where to mend that.
fn missing(circle: CircleId, missing: &[Missing]) -> impl IntoView + use<> {
    let items = missing
        .iter()
        .map(|missing| {
            let (href, words) = match missing {
                Missing::Order => (format!("{}#order", paths::meeting(circle)), "Set who reads when"),
                Missing::BookedPlace => (paths::options(circle), "Book a place for treatment"),
            };
            view! { <li><a href=href>{words}</a></li> }
        })
        .collect_view();
    view! {
        <Notice kind=NoticeKind::NeedsYou title="This is a draft">
            <p>"It says DRAFT on every page until these are done:"</p>
            <ul>
                {items}
                <li><a href=format!("{}/go", paths::circle(circle))>"Look at everything once more, and say go"</a></li>
            </ul>
        </Notice>
    }
}

/// How to print, in words: a button that prints would need a script.
fn printing(circle: CircleId) -> impl IntoView {
    let shred = kith_content::script::script_part("collect-and-shred");
    view! {
        <Notice kind=NoticeKind::Info title="To print this">
            <p>
                "Choose “Print” in your browser’s menu, or press Ctrl and P. On a phone, choose “Share”, then “Print”. A4 and "
                "Letter paper both work. The pages are numbered, and no address or name stands at their edge."
            </p>
            <p>{shred.text.clone()}</p>
            <p><a href=paths::paper(circle)>"Files to print, for each of you"</a></p>
        </Notice>
    }
}
