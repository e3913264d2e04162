//! On the circle's home: the question that must be answered every thirty days, and for whoever has none, that there are
//! reminders.

use super::REMINDERS;
use crate::page::Page;
use crate::problem::Problem;
use crate::ui::{LinkButton, Notice, NoticeKind};
use kith_domain::reminder::Safety;
use kith_store::sessions::Session;
use leptos::prelude::*;

/// How things stand with the reader's reminders; `None` where the server sends none.
pub(crate) async fn state(page: &Page, session: &Session) -> Result<Option<Option<Safety>>, Problem> {
    if !page.app.settings().mail {
        return Ok(None);
    }
    Ok(Some(session.contact(page.app.store(), page.now).await?.map(|contact| contact.safety)))
}

/// The question, while it waits for an answer.
pub(crate) fn question(state: Option<Option<Safety>>) -> Option<impl IntoView + use<>> {
    let line = match state?? {
        Safety::Ask => "Soon reminders stop, unless you say that your address is still safe.",
        Safety::Lapsed => "Reminders have stopped, because nobody said that your address is still safe.",
        Safety::Unconfirmed => "A mail waits in your mailbox. Open the link in it, and reminders begin.",
        Safety::Safe => return None,
    };
    let title = "Your reminders";
    Some(view! {
        <Notice kind=NoticeKind::NeedsYou title>
            <p>{line}</p>
            <p><LinkButton href=REMINDERS label="Look at it"/></p>
        </Notice>
    })
}

/// Where reminders are chosen, for whoever has none.
pub(crate) fn offer(state: Option<Option<Safety>>) -> Option<impl IntoView + use<>> {
    matches!(state, Some(None)).then(|| {
        view! { <p><a href=REMINDERS>"Get a quiet reminder by mail"</a></p> }
    })
}
