//! The one page that shows an invite's link and code.

use crate::extract::Circle;
use crate::page::Page;
use crate::paths;
use crate::ui::{BackLink, Copyable, LinkButton, Notice, NoticeKind, PageHeader, Place, Title};
use axum::response::Response;
use kith_domain::invite::spoken_code;
use kith_store::Guide;
use kith_store::invites::Issued;
use leptos::prelude::*;

/// The answer to making an invite. Loading it again makes another one, and this one ends: there is never a second door.
pub(super) fn issued(page: &Page, circle: &Circle<Guide>, issued: Issued) -> Response {
    let base = paths::people(circle.circle());
    let settings = page.app.settings();
    let link = format!("{}/invites/{}", settings.origin, issued.token.reveal());
    let (name, code, mail) = (issued.name.to_string(), spoken_code(&issued.code), settings.mail);
    page.show(Title::People, circle.nav(Place::Plan), move || view! { <Made base name link code mail/> })
}

#[component]
fn Made(base: String, name: String, link: String, code: String, mail: bool) -> impl IntoView {
    let send = if mail {
        format!(
            "We send the link to {name} by e-mail. The mail says “You have an update” and nothing else. If it does not \
             arrive, copy the link and send it in a message."
        )
    } else {
        format!(
            "Copy the link and send it to {name}, by e-mail or in a message. Write nothing about the circle beside it."
        )
    };
    view! {
        <BackLink href=base.clone() label="People"/>
        <PageHeader title=format!("The link and the code for {name}")
            lead="You see them only now. Both are good for three days, and once."/>
        <h2>"1. Send the link"</h2>
        <p>{send}</p>
        <Copyable name="link" label="The link" value=link hint="Tap or click it to choose all of it, then copy."/>
        <h2>"2. Say the code"</h2>
        <p>{format!("Call {name}, or tell them face to face. Never write the code down beside the link.")}</p>
        <Copyable name="code" label="The code" value=code large=true/>
        <Notice kind=NoticeKind::Info title="Why two ways">
            <p>"Somebody else may read a mail or look at a phone. The link alone opens nothing."</p>
            <p>"If one of the two is lost, make a new link on the people page. The old one ends with that."</p>
        </Notice>
        <p><LinkButton href=base label="I have noted both"/></p>
    }
}
