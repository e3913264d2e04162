//! Calls for help, for those who are told of them.

use crate::extract::{Circle, Under};
use crate::forms::go;
use crate::names::{Names, capital};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{ActionForm, ButtonKind, Notice, NoticeKind};
use axum::response::Response;
use kith_domain::help::HelpWith;
use kith_domain::{BoundaryId, CircleId, HelpId, MemberId};
use kith_store::AnyMember;
use kith_store::boundaries::Boundary;
use kith_store::help::Help;
use leptos::prelude::*;

/// Who asks for help, for those who are told.
pub(crate) struct AskedFor<'a> {
    pub(crate) circle: CircleId,
    pub(crate) me: MemberId,
    pub(crate) calls: &'a [Help],
    pub(crate) boundaries: &'a [Boundary],
    pub(crate) names: &'a Names,
}

impl AskedFor<'_> {
    /// Every call that this reader was told of and that `shows` lets through.
    pub(crate) fn view(&self, shows: fn(&Help) -> bool) -> Option<AnyView> {
        let calls = self.calls.iter().filter(|call| call.by != self.me && shows(call));
        let calls = calls.map(|call| self.one(call)).collect::<Vec<_>>();
        (!calls.is_empty()).then(|| view! { {calls} }.into_any())
    }

    fn one(&self, call: &Help) -> AnyView {
        let who = capital(&self.names.name(call.by));
        let about = match call.with {
            Some(HelpWith::Boundary(id)) => self.boundary(id),
            Some(HelpWith::Step(step)) => {
                let title = kith_content::next_step(step.slug()).title.clone();
                Some(view! { <p>{format!("With this step: {title}")}</p> }.into_any())
            }
            None => None,
        };
        let words = (!call.words.is_blank())
            .then(|| view! { <p class="boundary__because" dir="auto">{call.words.to_string()}</p> });
        let (since, action) = (call.asked_at.day().spoken(), done_at(self.circle, call.id));
        view! {
            <Notice kind=NoticeKind::NeedsYou title=format!("{who} asks for help")>
                <p>"Since "{since}". A call is often enough."</p>
                {about}
                {words}
                <ActionForm action label="I have been in touch" kind=ButtonKind::Quiet/>
            </Notice>
        }
        .into_any()
    }

    fn boundary(&self, id: BoundaryId) -> Option<AnyView> {
        let boundary = self.boundaries.iter().find(|boundary| boundary.id == id)?;
        let (href, when) = (paths::boundary(self.circle, id), boundary.words.when.to_string());
        Some(view! { <p>"With this one: "<a href=href><span dir="auto">{when}</span></a></p> }.into_any())
    }
}

/// Where it is said that somebody was helped.
pub(crate) fn done_at(circle: CircleId, help: HelpId) -> String {
    format!("{}/asked/{help}/done", paths::circle(circle))
}

pub(super) async fn done(page: Page, circle: Circle<AnyMember>, Under(id): Under<HelpId>) -> Result<Response, Problem> {
    let calls = circle.calls_for_help().await?;
    circle.helped(id, page.now).await?;
    let me = circle.me();
    // Who doesn't lead any more has nothing to do there after the last call.
    let may_look = circle.role().guides() || calls.iter().any(|call| call.by != me && call.id != id);
    Ok(go(match calls.into_iter().find(|call| call.id == id) {
        Some(Help { with: Some(HelpWith::Boundary(_)), .. }) => paths::boundaries(circle.circle()),
        Some(call) if call.by != me && may_look => paths::calls(circle.circle()),
        _ => paths::circle(circle.circle()),
    }))
}
