//! My letter as it was when it was named or approved, beside what it says now, and the way back to it.

use super::difference::Legend;
use super::history::{called, history};
use super::mine::mine;
use crate::extract::{Circle, Under2};
use crate::forms::go;
use crate::moment::moment;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{ActionForm, BackLink, ButtonKind, Difference, More, PageHeader, Place, Title};
use axum::response::Response;
use kith_content::letter_part;
use kith_domain::{LetterId, VersionId};
use kith_store::AnyMember;
use kith_store::letters::{KeptPart, KeptVersion};
use leptos::prelude::*;

pub(super) async fn show(
    page: Page,
    circle: Circle<AnyMember>,
    Under2(id, version): Under2<LetterId, VersionId>,
) -> Result<Response, Problem> {
    mine(&circle, id).await?;
    let (version, parts) = circle.kept_version(version).await?;
    let (members, circle_id) = (circle.members().await?, circle.circle());
    let title = called(&version, &members);
    let back = history(circle_id, id);
    let restore = format!("{}/versions/{}/restore", paths::letter(circle_id, id), version.id);
    Ok(page.show(Title::Notes, circle.nav(Place::Letters), move || {
        view! {
            <BackLink href=back label="What it said before"/>
            <PageHeader title lead=lead(&version)/>
            <Parts parts restore/>
        }
    }))
}

/// Brings every part back that says something else now.
pub(super) async fn restore(
    page: Page,
    circle: Circle<AnyMember>,
    Under2(id, version): Under2<LetterId, VersionId>,
) -> Result<Response, Problem> {
    mine(&circle, id).await?;
    circle.restore_version(version, page.now).await?;
    Ok(go(format!("{}?saved=1", paths::letter(circle.circle(), id))))
}

fn lead(version: &KeptVersion) -> String {
    let printed = if version.printed { " These words are printed for the meeting." } else { "" };
    format!("As it was on {}.{printed}", moment(version.at))
}

#[component]
fn Parts(parts: Vec<KeptPart>, restore: String) -> impl IntoView {
    let (same, other): (Vec<_>, Vec<_>) = parts.into_iter().partition(|part| part.then == part.now);
    if other.is_empty() {
        return view! { <p>"Your letter says the same now."</p> }.into_any();
    }
    let other = other
        .into_iter()
        .map(|part| {
            let title = letter_part(part.part.slug()).title.clone();
            let then = part.then.to_string();
            view! {
                <h2>{title}</h2>
                <Difference old=part.then.to_string() new=part.now.to_string()/>
                <More summary="As it was then"><div class="letter__words" dir="auto">{then}</div></More>
            }
        })
        .collect_view();
    let same = same.into_iter().filter(|part| !part.now.is_blank());
    let same: Vec<String> = same.map(|part| letter_part(part.part.slug()).title.clone()).collect();
    let same = (!same.is_empty()).then(|| view! { <p>{format!("The same as then: {}.", same.join(", "))}</p> });
    view! {
        <p>"This is what has changed from then to now."</p>
        <Legend/>
        {other}
        {same}
        <h2>"Bring it back"</h2>
        <p>"These parts say again what they said then. What they say now is kept as a version, so you can change your mind."</p>
        <ActionForm action=restore label="Bring all of it back" kind=ButtonKind::Quiet/>
    }
    .into_any()
}
