//! Letting somebody in, or not.

use super::words;
use crate::extract::{Circle, Under};
use crate::forms::go;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    ActionForm, BackLink, ButtonKind, Fact, LinkButton, Notice, NoticeKind, PageHeader, Place, Summary, Title,
};
use axum::response::Response;
use kith_domain::MemberId;
use kith_store::AnyMember;
use kith_store::members::Newcomer;
use leptos::prelude::*;

pub(super) async fn show(
    page: Page,
    circle: Circle<AnyMember>,
    Under(member): Under<MemberId>,
) -> Result<Response, Problem> {
    let newcomer = circle.newcomer(member).await?;
    let base = paths::people(circle.circle());
    let inviter = newcomer.member.invited_by.unwrap_or(member);
    let inviter = match inviter == circle.me() {
        true => "you".to_owned(),
        false => words::name(&circle.members().await?, inviter),
    };
    Ok(page.show(Title::People, circle.nav(Place::Plan), move || view! { <IsItThem base newcomer inviter/> }))
}

pub(super) async fn confirm(
    page: Page,
    circle: Circle<AnyMember>,
    Under(member): Under<MemberId>,
) -> Result<Response, Problem> {
    circle.confirm_member(member, page.now).await?;
    Ok(go(paths::people(circle.circle())))
}

pub(super) async fn decline(
    page: Page,
    circle: Circle<AnyMember>,
    Under(member): Under<MemberId>,
) -> Result<Response, Problem> {
    circle.decline_member(member, page.now).await?;
    Ok(go(paths::people(circle.circle())))
}

#[component]
fn IsItThem(base: String, newcomer: Newcomer, inviter: String) -> impl IntoView {
    let Newcomer { member, invited_as, address, may_confirm } = newcomer;
    let name = member.words.name.to_string();
    let facts = vec![
        Fact::new("The name they gave", name.clone()),
        Fact::new("The address they answered from", address),
        Fact::new("Invited", format!("By {inviter}, as {invited_as}")),
        Fact::new("Takes part as", words::role_and_relation(member.role, &member.words.relation)),
    ];
    let action = |what: &str| format!("{base}/{}/{what}", member.id);
    let yes = if may_confirm {
        view! {
            <p>
                {format!("If you say yes, {name} can open the circle at once and see what everybody sees. ")}
                "Letters stay closed to them until a writer chooses them as a reader."
            </p>
            <div class="buttons">
                <ActionForm action=action("confirm") label=format!("Yes, let {name} in")/>
                <LinkButton href=base.clone() label="Not now" kind=ButtonKind::Quiet/>
            </div>
        }
        .into_any()
    } else {
        view! {
            <Notice kind=NoticeKind::Info title="Somebody else says yes">
                <p>{format!("You invited {name}, so somebody else in the circle confirms them. Two people should know a new face.")}</p>
            </Notice>
        }
        .into_any()
    };
    view! {
        <BackLink href=base.clone() label="People"/>
        <PageHeader title=format!("Is this really {invited_as}?")
            lead="If you are not sure, call them on a number you have had for a while, and ask if they answered today."/>
        <Summary facts/>
        {yes}
        <h2>"If it is somebody else"</h2>
        <p>"Then nobody gets in. They are not told why, and they can be invited again."</p>
        <ActionForm action=action("decline") label="No, don’t let them in" kind=ButtonKind::Danger/>
    }
}
