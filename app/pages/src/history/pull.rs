//! Putting a memory into the letter: first shown as it will stand there, and who can read it then.

use crate::extract::{Circle, Under};
use crate::forms::{self, Fields, go};
use crate::letters::who_reads;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{Confirm, Notice, NoticeKind, Place, Title};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::HistoryId;
use kith_domain::letter::Part;
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

/// The attempt that the page was made for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Attempt {
    op: String,
}

pub(super) async fn ask(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<HistoryId>,
) -> Result<Response, Problem> {
    asking(&page, &circle, id, StatusCode::OK, false).await
}

pub(super) async fn pull(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<HistoryId>,
    Fields(sent): Fields<Attempt>,
) -> Result<Response, Problem> {
    let op = sent.op.parse().unwrap_or_else(|_| forms::fresh_op());
    match circle.pull_memory(id, op, page.now).await {
        Ok(_) => {
            let letter = paths::letter(circle.circle(), circle.my_letter().await?.id);
            Ok(go(format!("{letter}#part-{}", Part::Memory.slug())))
        }
        Err(StoreError::Full) => asking(&page, &circle, id, StatusCode::UNPROCESSABLE_ENTITY, true).await,
        Err(other) => Err(other.into()),
    }
}

async fn asking(
    page: &Page,
    circle: &Circle<AnyMember>,
    id: HistoryId,
    status: StatusCode,
    full: bool,
) -> Result<Response, Problem> {
    let one = circle.my_history(id).await?;
    let memory = one.words.for_a_letter().ok_or(Problem::NotFound)?.to_owned();
    let letter = circle.my_letter().await?;
    let there = letter.parts.iter().any(|part| part.part == Part::Memory && part.text.as_str().contains(&memory));
    let who = who_reads(&letter, &circle.members().await?);
    let back = paths::history(circle.circle());
    Ok(page.render(status, Title::Notes, circle.nav(Place::Letters), false, move || {
        let notice = match (full, there) {
            (true, _) => {
                Some(("That part of your letter is full", "Nothing was changed. Shorten the part, then come back."))
            }
            (false, true) => Some(("Your letter has these words already", "You can still put them in once more.")),
            (false, false) => None,
        };
        let notice = notice.map(|(title, text)| {
            view! { <Notice kind=NoticeKind::NeedsYou title><p>{text}</p></Notice> }
        });
        let hidden = vec![("op".to_owned(), forms::fresh_op().to_string())];
        let action = format!("{back}/{id}/pull");
        view! {
            <Confirm title="Put this into your letter?" action label="Add it to “A true memory”" hidden back>
                {notice}
                <div class="letter"><div class="letter__words" dir="auto">{memory}</div></div>
                <p>"It goes to the end of that part, where you can change it. "{who}</p>
                <p>"It stays on this list too."</p>
            </Confirm>
        }
    }))
}
