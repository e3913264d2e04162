//! Putting something from a list into one's own letter: first shown as it will stand there, and who can read it then.

use super::words::who_reads;
use crate::extract::Circle;
use crate::forms::{self, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, Confirm, LinkButton, Notice, NoticeKind, PageHeader, Place, Title};
use axum::http::StatusCode;
use axum::response::Response;
use kith_content::letter_part;
use kith_domain::OpId;
use kith_domain::letter::{Part, with_paragraph};
use kith_store::AnyMember;
use leptos::prelude::*;
use serde::Deserialize;

/// The attempt that the page was made for: sent twice, it puts it there once.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Attempt {
    op: String,
}

impl Attempt {
    pub(crate) fn op(&self) -> OpId {
        self.op.parse().unwrap_or_else(|_| forms::fresh_op())
    }
}

/// What is put into which part.
pub(crate) struct Pull {
    /// The list it stands on, and what that is called.
    pub(crate) list: (String, &'static str),
    /// Where it is sent to.
    pub(crate) action: String,
    /// The part of the letter.
    pub(crate) part: Part,
    /// The words as they will stand there.
    pub(crate) aloud: String,
    /// By which words one sees that they stand there already.
    pub(crate) known_by: String,
    /// What stays on the list.
    pub(crate) stays: &'static str,
}

impl Pull {
    /// Asks; or says that it is there, or that there is no room. `failed`: an attempt has just failed for that.
    pub(crate) async fn ask(self, page: &Page, circle: &Circle<AnyMember>, failed: bool) -> Result<Response, Problem> {
        let letter = circle.my_letter().await?;
        let who = who_reads(&letter, &circle.members().await?);
        let address = format!("{}#part-{}", paths::letter(circle.circle(), letter.id), self.part.slug());
        let now =
            letter.parts.into_iter().find(|part| part.part == self.part).map(|part| part.text).unwrap_or_default();
        let there = now.as_str().contains(&self.known_by);
        let no_room = failed || with_paragraph(&now, &self.aloud).is_err();
        let status = if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        Ok(page.render(status, Title::Notes, circle.nav(Place::Letters), false, move || match (there, no_room) {
            (true, _) => self.already(address),
            (false, true) => self.no_room(address),
            (false, false) => self.confirm(who),
        }))
    }

    fn already(self, part: String) -> AnyView {
        let (back, label) = self.list;
        view! {
            <BackLink href=back label/>
            <PageHeader title="This is in your letter already"/>
            <p><LinkButton href=part label="Open your letter"/></p>
        }
        .into_any()
    }

    fn no_room(self, part: String) -> AnyView {
        let (back, label) = self.list;
        view! {
            <BackLink href=back label/>
            <PageHeader title="That part of your letter is full"/>
            <Notice kind=NoticeKind::NeedsYou title="Nothing was changed">
                <p>"Two to four things are enough to be heard. Shorten the part, then come back; this stays on your list."</p>
            </Notice>
            <p><LinkButton href=part label="Open that part"/></p>
        }
        .into_any()
    }

    fn confirm(self, who: String) -> AnyView {
        let hidden = vec![("op".to_owned(), forms::fresh_op().to_string())];
        let part = &letter_part(self.part.slug()).title;
        let (label, goes) = (format!("Add it to “{part}”"), format!("It goes to the end of the part “{part}”"));
        view! {
            <Confirm title="Put this into your letter?" action=self.action label hidden back=self.list.0>
                <div class="letter"><div class="letter__words" dir="auto">{self.aloud}</div></div>
                <p>{goes}", where you can change it. "{who}</p>
                <p>{self.stays}</p>
            </Confirm>
        }
        .into_any()
    }
}

/// Where it stands, once it is there.
pub(crate) async fn pulled(circle: &Circle<AnyMember>, part: Part) -> Result<Response, Problem> {
    let letter = paths::letter(circle.circle(), circle.my_letter().await?.id);
    Ok(go(format!("{letter}#part-{}", part.slug())))
}
