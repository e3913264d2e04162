//! On the circle's home: what must be answered, and for whoever has none, that there are reminders.

use super::REMINDERS;
use crate::page::Page;
use crate::problem::Problem;
use crate::ui::{LinkButton, Notice, NoticeKind};
use kith_domain::reminder::Safety;
use kith_store::reminders::Reminders;
use kith_store::sessions::Session;
use leptos::prelude::*;

/// The reader's reminders; `None` where the server sends none.
pub(crate) async fn reminders(page: &Page, session: &Session) -> Result<Option<Reminders>, Problem> {
    if !page.app.settings().mail {
        return Ok(None);
    }
    Ok(Some(session.reminders(page.app.store(), page.now).await?))
}

/// The question, while it waits for an answer.
pub(crate) fn question(reminders: Option<&Reminders>) -> Option<impl IntoView + use<>> {
    let reminders = reminders?;
    let line = match reminders.contact.as_ref().map(|contact| contact.safety) {
        _ if reminders.stopped_at.is_some() => "Somebody stopped your reminders with the link in a mail. Was it you?",
        Some(Safety::Ask) => "Soon reminders stop, unless you say that your address is still safe.",
        Some(Safety::Lapsed) => "Reminders have stopped, because nobody said that your address is still safe.",
        Some(Safety::Unconfirmed) => "A mail is on its way to you. Open the link in it, and reminders begin.",
        Some(Safety::Safe | Safety::Ended) | None => return None,
    };
    Some(view! {
        <Notice kind=NoticeKind::NeedsYou title="Your reminders">
            <p>{line}</p>
            <p><LinkButton href=REMINDERS label="Look at it"/></p>
        </Notice>
    })
}

/// Where reminders are chosen, for whoever has none.
pub(crate) fn offer(reminders: Option<&Reminders>) -> Option<impl IntoView + use<>> {
    reminders.filter(|reminders| reminders.contact.is_none()).map(|_| {
        view! { <p><a href=REMINDERS>"Get a quiet reminder by mail"</a></p> }
    })
}
