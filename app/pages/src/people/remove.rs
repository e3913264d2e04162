//! Removing somebody, and leaving oneself: both asked in words before.

use crate::extract::{Circle, Under};
use crate::forms::go;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, ButtonKind, Confirm, LinkButton, PageHeader, Place, Title};
use axum::response::Response;
use kith_domain::MemberId;
use kith_domain::member::{Status, may_leave, may_remove};
use kith_store::{AnyMember, Guide};
use leptos::prelude::*;

pub(super) async fn show(
    page: Page,
    circle: Circle<Guide>,
    Under(member): Under<MemberId>,
) -> Result<Response, Problem> {
    let members = circle.members().await?;
    let member =
        members.into_iter().find(|m| m.id == member && m.status != Status::Removed).ok_or(Problem::NotFound)?;
    if member.id == circle.me() {
        return Ok(go(format!("{}/leave", paths::people(circle.circle()))));
    }
    if !may_remove(circle.role(), member.role) {
        return Err(Problem::NotYours);
    }
    let base = paths::people(circle.circle());
    let (name, action) = (member.words.name.to_string(), format!("{base}/{}/remove", member.id));
    Ok(page.show(Title::People, circle.nav(Place::Plan), move || {
        view! {
            <BackLink href=base.clone() label="People"/>
            <Confirm title=format!("Remove {name} from the circle?") action label=format!("Remove {name}")
                kind=ButtonKind::Danger back=base>
                <p>{format!("{name} can’t open anything here any more, from the next click on. They get no message about it.")}</p>
                <p>"They leave the speaking order and their parts at the meeting. They are no longer asked about boundaries, and invites they made end."</p>
                <p>"Their own letter is kept for them, and nobody else can read it. You can invite them again at any time."</p>
                <p>"What they have printed or remember, nobody can take back."</p>
            </Confirm>
        }
    }))
}

pub(super) async fn remove(
    page: Page,
    circle: Circle<Guide>,
    Under(member): Under<MemberId>,
) -> Result<Response, Problem> {
    circle.remove_member(member, page.now).await?;
    Ok(go(paths::people(circle.circle())))
}

pub(super) async fn show_leave(page: Page, circle: Circle<AnyMember>) -> Response {
    let base = paths::people(circle.circle());
    let nav = circle.nav(Place::Plan);
    if !may_leave(circle.role()) {
        return page.show(Title::People, nav, move || view! { <HandOverFirst base/> });
    }
    page.show(Title::People, nav, move || {
        view! {
            <BackLink href=base.clone() label="People"/>
            <Confirm title="Leave this circle?" action=format!("{base}/leave") label="Leave the circle"
                kind=ButtonKind::Danger back=base>
                <p>"You can’t open anything here any more, from the next click on. The others see that you left."</p>
                <p>"You leave the speaking order and your parts at the meeting. You are no longer asked about boundaries."</p>
                <p>"Your letter is kept for you, and nobody else can read it. To come back, ask to be invited again."</p>
            </Confirm>
        }
    })
}

pub(super) async fn leave(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    circle.leave(page.now).await?;
    Ok(go("/"))
}

#[component]
fn HandOverFirst(base: String) -> impl IntoView {
    view! {
        <BackLink href=base.clone() label="People"/>
        <PageHeader title="First somebody else takes over"
            lead="You keep this circle together. Without an organizer nobody could invite or remove people."/>
        <p>"Hand the circle over to somebody in it. After that you are a member, and you can leave."</p>
        <p><LinkButton href=format!("{base}/hand-over") label="Hand the circle over"/></p>
    }
}
