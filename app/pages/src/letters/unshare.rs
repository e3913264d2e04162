//! Making a letter private again. Until somebody has opened it, it is as if it had never been shared; afterwards it can
//! be closed, and the page says plainly who has read it.

use super::share::{ids, told};
use super::who::{NamesList, Who};
use crate::extract::{Circle, Under};
use crate::forms::{Fields, go};
use crate::names::list as listed;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{Confirm, Notice, NoticeKind, Place, Title};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::LetterId;
use kith_domain::letter::CannotShare;
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

/// Who was on the page as having read it.
#[derive(Deserialize)]
pub(super) struct Known {
    #[serde(default)]
    told: Vec<String>,
}

pub(super) async fn ask(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<LetterId>,
) -> Result<Response, Problem> {
    question(&page, &circle, id, StatusCode::OK).await
}

pub(super) async fn unshare(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<LetterId>,
    Fields(known): Fields<Known>,
) -> Result<Response, Problem> {
    Who::of(&circle, id).await?;
    match circle.unshare(&ids(&known.told), page.now).await {
        Ok(()) => Ok(go(paths::letters(circle.circle()))),
        Err(StoreError::CannotShare(CannotShare::ReadMeanwhile)) => {
            question(&page, &circle, id, StatusCode::CONFLICT).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn question(
    page: &Page,
    circle: &Circle<AnyMember>,
    id: LetterId,
    status: StatusCode,
) -> Result<Response, Problem> {
    let who = Who::of(circle, id).await?;
    let back = paths::letter(circle.circle(), id);
    let news = (status == StatusCode::CONFLICT).then(|| {
        view! {
            <Notice kind=NoticeKind::NeedsYou title="Somebody has just opened it">
                <p>"It was read before you took it back, so nothing was changed. Decide again, knowing that."</p>
            </Notice>
        }
    });
    Ok(page.render(status, Title::Notes, circle.nav(Place::Letters), false, move || {
        view! { {news} <Question who back/> }
    }))
}

#[component]
fn Question(who: Who, back: String) -> impl IntoView {
    let (action, hidden) = (format!("{back}/unshare"), told(&who));
    let readers = who.letter.state.readers();
    let read = readers.intersection(&who.have_read()).copied().collect();
    let (readers, opened) = (who.names(readers), who.opened(&read));
    let approved = who.letter.state.approval().map(|_| {
        view! { <p>"It is approved for the meeting. That ends with it: once you share it again, it has to be approved again."</p> }
    });
    let names = who.names(&read);
    if names.is_empty() {
        view! {
            <Confirm title="Make your letter private again?" action label="Make it private again" hidden back>
                <p>"From then on only you can read it here. It also leaves the script."</p>
                {approved}
                <NamesList intro="Nobody has opened it yet, so it will be as if they had never had it:" names=readers/>
            </Confirm>
        }
        .into_any()
    } else {
        let have = if names.len() == 1 { "has" } else { "have" };
        view! {
            <Confirm
                title=format!("{} {have} read your letter", listed(&names))
                action
                label="Close it from now on"
                hidden
                back
            >
                <NamesList intro="That can’t be undone. They may also have copied or printed it:" names=opened/>
                <p>"You can still close it: from then on only you can open it here, and it leaves the script."</p>
                {approved}
            </Confirm>
        }
        .into_any()
    }
}
