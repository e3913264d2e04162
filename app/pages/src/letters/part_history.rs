//! The versions of one part of my letter: who wrote each and when, what changed, and the way back.

use super::difference::{Legend, in_short};
use super::history::history;
use super::mine::mine;
use super::words::name;
use crate::extract::{Circle, Under2, Under3};
use crate::forms::go;
use crate::moment::{clock, moment};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{ActionForm, BackLink, ButtonKind, Difference, List, More, PageHeader, Pill, PillState, Place, Title};
use axum::extract::Query;
use axum::response::Response;
use kith_content::letter_part;
use kith_domain::letter::Version;
use kith_domain::{BlockId, LetterId, MemberId};
use kith_store::AnyMember;
use kith_store::letters::{PartVersion, PartVersions, VersionAmong};
use kith_store::members::Member;
use leptos::prelude::*;
use serde::Deserialize;

/// Where a page of them begins.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// Only what was before this revision; anything else begins with the newest.
    before: String,
}

/// Newest first, some at a time.
pub(super) async fn list(
    page: Page,
    circle: Circle<AnyMember>,
    Under2(id, block): Under2<LetterId, BlockId>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    mine(&circle, id).await?;
    let part = circle.part_versions(block, asked.before.parse().ok()).await?;
    let (members, circle_id, me) = (circle.members().await?, circle.circle(), circle.me());
    let back = history(circle_id, id);
    let address = format!("{back}/{block}");
    Ok(page.show(Title::Notes, circle.nav(Place::Letters), move || {
        let title = letter_part(part.part.slug()).title.clone();
        let items = lines(&part, &address, &members, me);
        let items = match items.is_empty() {
            true => view! { <p>"Nothing was ever written here."</p> }.into_any(),
            false => view! { <List items/> }.into_any(),
        };
        let older = part.earlier.as_ref().and(part.versions.first()).map(|first| {
            view! { <p><a href=format!("{address}?before={}", first.version.rev)>"Older versions"</a></p> }
        });
        let newer = (!part.to_the_end).then(|| view! { <p><a href=address.clone()>"The newest versions"</a></p> });
        view! {
            <BackLink href=back label="What it said before"/>
            <PageHeader title lead="Its versions, newest first. What you wrote in one sitting is one version."/>
            {newer}
            {items}
            {older}
        }
    }))
}

fn lines(part: &PartVersions, address: &str, members: &[Member], me: MemberId) -> Vec<AnyView> {
    let earlier = part.earlier.as_ref().map_or("", |one| one.text.as_str());
    let before = std::iter::once(earlier).chain(part.versions.iter().map(|one| one.text.as_str()));
    let newest = part.versions.len();
    let mut lines: Vec<AnyView> = (1..)
        .zip(part.versions.iter().zip(before))
        .map(|(number, (one, before))| {
            let href = format!("{address}/{}", one.version.rev);
            let now = (part.to_the_end && number == newest)
                .then(|| view! { " " <Pill state=PillState::Good text="as it is now"/> });
            let what = format!("{} {}", by(&one.version, members, me), in_short(before, one.text.as_str()));
            view! { <p><a href=href>{sitting(&one.version)}</a>{now}</p> <p class="letter-part__guide">{what}</p> }
                .into_any()
        })
        .collect();
    lines.reverse();
    lines
}

/// One of them: what changed in it, and what has changed since.
pub(super) async fn one(
    page: Page,
    circle: Circle<AnyMember>,
    Under3(id, block, rev): Under3<LetterId, BlockId, i64>,
) -> Result<Response, Problem> {
    mine(&circle, id).await?;
    let version = circle.part_version(block, rev).await?;
    let (members, circle_id, me) = (circle.members().await?, circle.circle(), circle.me());
    let back = format!("{}/{block}", history(circle_id, id));
    let title = letter_part(version.part.slug()).title.clone();
    Ok(page.show(Title::Notes, circle.nav(Place::Letters), move || {
        let about = version.one.version;
        let lead = format!("{}. {}", sitting(&about), by(&about, &members, me));
        view! {
            <BackLink href=back.clone() label="All versions of this part"/>
            <PageHeader title lead/>
            <OneVersion version address=back/>
        }
    }))
}

#[component]
fn OneVersion(version: VersionAmong, address: String) -> impl IntoView {
    let VersionAmong { one, before, after, now, .. } = version;
    let (rev, text) = (one.version.rev, one.text.to_string());
    let step = |other: Option<&PartVersion>, label: &'static str| {
        other.map(|other| view! { <a href=format!("{address}/{}", other.version.rev)>{label}</a> })
    };
    let (earlier, later) = (step(before.as_ref(), "The version before"), step(after.as_ref(), "The version after"));
    let changed = match before {
        Some(before) => {
            let (old, new) = (before.text.to_string(), text.clone());
            view! { <h2>"What changed in it"</h2> <Legend/> <Difference old new/> }.into_any()
        }
        None => view! { <h2>"It was the first"</h2> }.into_any(),
    };
    let whole = match text.trim().is_empty() {
        true => view! { <p>"Here the part had been emptied."</p> }.into_any(),
        false => {
            let text = text.clone();
            view! { <More summary="All of it, as it was"><div class="letter__words" dir="auto">{text}</div></More> }
                .into_any()
        }
    };
    let since = now.map(|now| {
        let action = format!("{address}/{rev}/restore");
        view! {
            <h2>"What has changed since"</h2>
            <Legend/>
            <Difference old=text new=now.text.to_string()/>
            <h2>"Bring it back"</h2>
            <p>"The part says again what it said then. What it says now is kept as a version, so you can change your mind."</p>
            <ActionForm action label="Bring this version back" kind=ButtonKind::Quiet/>
        }
    });
    view! { <p class="cluster">{earlier}{later}</p> {changed} {whole} {since} }
}

pub(super) async fn restore(
    page: Page,
    circle: Circle<AnyMember>,
    Under3(id, block, rev): Under3<LetterId, BlockId, i64>,
) -> Result<Response, Problem> {
    let letter = mine(&circle, id).await?;
    circle.restore_part(block, rev, page.now).await?;
    let part = letter.parts.iter().find(|part| part.block == block).map(|part| part.part.slug()).unwrap_or_default();
    Ok(go(format!("{}?saved=1#part-{part}", paths::letter(circle.circle(), id))))
}

/// "Saturday 21 November 2026, 12:05 to 12:30 UTC".
fn sitting(version: &Version) -> String {
    let Version { began, at, .. } = *version;
    match (clock(began) == clock(at), began.day() == at.day()) {
        (true, true) => moment(at),
        (false, true) => format!("{}, {} to {} UTC", at.day().spoken(), clock(began), clock(at)),
        (_, false) => format!("{} to {}", moment(began), moment(at)),
    }
}

fn by(version: &Version, members: &[Member], me: MemberId) -> String {
    if version.author == me { "By you.".to_owned() } else { format!("By {}.", name(members, version.author)) }
}
