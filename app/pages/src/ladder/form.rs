//! The form for one step: the same to prepare it and to change it.

use super::spoken;
use crate::extract::{Circle, Numbered, Under};
use crate::forms;
use crate::names::Names;
use crate::outcome::people;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, ChoiceKind, Choices, ErrorSummary, Errors, Field, Form, LinkButton,
    Meanwhile, PageHeader, Place, Select, SideNote, TextField, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_content::ladder::usual_rung;
use kith_domain::ladder::{OPENED_BY, RungWords, Usual, Within};
use kith_domain::meeting::MeetingRole;
use kith_domain::member::Status;
use kith_domain::{Line, MemberId, OpId, Prose, RungId};
use kith_store::AnyMember;
use kith_store::ladder::Rung;
use kith_store::members::Member;
use leptos::prelude::*;
use serde::Deserialize;

const TITLE_MAX: usize = Line::<160>::MAX;
const HOW_MAX: usize = Prose::<400>::MAX;

/// Which one the form is about.
#[derive(Debug, Clone, Copy)]
pub(super) enum About {
    /// One of the family's own, to be written.
    New,
    /// One of the usual ones, to be prepared.
    Usual(Usual),
    /// One that is there.
    There(RungId, Option<Usual>),
}

impl About {
    fn path(self) -> String {
        match self {
            Self::New => "new".to_owned(),
            Self::Usual(usual) => format!("usual/{}", usual.number()),
            Self::There(id, _) => id.to_string(),
        }
    }

    const fn usual(self) -> Option<Usual> {
        match self {
            Self::New => None,
            Self::Usual(usual) => Some(usual),
            Self::There(_, usual) => usual,
        }
    }
}

/// The fields as they were typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    title: String,
    how: String,
    owner: String,
    within: String,
    after: Vec<String>,
    version: String,
    /// This form's own; the same form sent twice writes once.
    op: String,
}

impl Typed {
    fn of(there: &Rung) -> Self {
        let RungWords { title, how, within, after } = &there.words;
        Self {
            title: title.to_string(),
            how: how.to_string(),
            owner: there.owner.map(|owner| owner.to_string()).unwrap_or_default(),
            within: within.slug().to_owned(),
            after: after.iter().map(|outcome| outcome.slug().to_owned()).collect(),
            version: there.version.to_string(),
            op: String::new(),
        }
    }

    /// As it is usual, with whoever has the nearest part at the meeting.
    fn usual(usual: Usual, owner: Option<MemberId>) -> Self {
        let words = usual_rung(usual.slug());
        Self {
            title: words.title.clone(),
            how: words.how.clone(),
            owner: owner.map(|owner| owner.to_string()).unwrap_or_default(),
            within: words.within.clone(),
            after: words.after.clone(),
            ..Self::default()
        }
    }

    /// The same words, sent after what is there now was read.
    pub(super) fn knowing(self, version: i64) -> Self {
        Self { version: version.to_string(), ..self }
    }

    /// The version that was read.
    pub(super) fn seen(&self) -> i64 {
        self.version.trim().parse().unwrap_or(0)
    }

    pub(super) fn op(&self) -> OpId {
        self.op.parse().unwrap_or_else(|_| forms::fresh_op())
    }

    /// The words and who sees to it, who must be one of the `members`.
    pub(super) fn parse(&self, members: &[Member], errors: &mut Errors) -> Option<(RungWords, MemberId)> {
        let title = forms::line(errors, "title", &self.title, "Enter the step, like “Ask for an assessment”.");
        let how = forms::maybe_prose(errors, "how", &self.how);
        let may_own = |id: &MemberId| members.iter().any(|m| m.id == *id && m.status == Status::Confirmed);
        let owner = self.owner.trim().parse().ok().filter(may_own);
        if owner.is_none() {
            errors.add("owner", "Choose who sees to it.");
        }
        let within = Within::from_slug(&self.within);
        if within.is_none() {
            errors.add("within", "Choose by when.");
        }
        let after = OPENED_BY.into_iter().filter(|outcome| self.after.iter().any(|slug| slug == outcome.slug()));
        let after = after.collect::<std::collections::BTreeSet<_>>();
        if after.is_empty() {
            errors.add("after", "Tick at least one answer.");
        }
        if !errors.is_empty() {
            return None;
        }
        Some((RungWords { title, how, within: within?, after }, owner?))
    }
}

pub(super) async fn new(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let typed = Typed { op: forms::fresh_op().to_string(), ..Typed::default() };
    answer(&page, &circle, StatusCode::OK, About::New, typed, Errors::new(), None).await
}

pub(super) async fn usual(
    page: Page,
    circle: Circle<AnyMember>,
    Under(Numbered(usual)): Under<Numbered<Usual>>,
) -> Result<Response, Problem> {
    // A link from before somebody prepared it leads to what they prepared.
    if let Some(there) = circle.ladder().await?.iter().find(|one| one.usual == Some(usual)) {
        return Ok(forms::go(format!("{}/{}", paths::ladder(circle.circle()), there.id)));
    }
    let roles = circle.meeting().await?.roles;
    let owner = MeetingRole::from_slug(&usual_rung(usual.slug()).owner_role).and_then(|role| roles.get(&role).copied());
    let typed = Typed { op: forms::fresh_op().to_string(), ..Typed::usual(usual, owner) };
    answer(&page, &circle, StatusCode::OK, About::Usual(usual), typed, Errors::new(), None).await
}

pub(super) async fn edit(page: Page, circle: Circle<AnyMember>, Under(id): Under<RungId>) -> Result<Response, Problem> {
    let there = circle.rung(id).await?;
    let (about, typed) = (About::There(id, there.usual), Typed::of(&there));
    answer(&page, &circle, StatusCode::OK, about, typed, Errors::new(), None).await
}

/// The form; `kept` is what it says now, when it changed in another place.
pub(super) async fn answer(
    page: &Page,
    circle: &Circle<AnyMember>,
    status: StatusCode,
    about: About,
    typed: Typed,
    errors: Errors,
    kept: Option<Rung>,
) -> Result<Response, Problem> {
    let (back, members) = (paths::ladder(circle.circle()), circle.members().await?);
    let names = Names::known(circle.me(), members.clone());
    Ok(page.render(status, Title::Plan, circle.nav(Place::Meeting), false, move || {
        let kept = kept.map(|kept| meanwhile(&kept, &names));
        let discard = match about {
            About::There(id, _) => Some(view! { <p><a href=format!("{back}/{id}/discard")>"Take it off"</a></p> }),
            About::New | About::Usual(_) => None,
        };
        let title = match about {
            About::There(..) => "Change a step",
            About::New | About::Usual(_) => "Prepare a step",
        };
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=back.clone() label="If it isn’t a yes"/>
            <PageHeader title lead="It becomes a task when one of these answers is written down after the meeting. Every member sees it."/>
            {kept}
            {about.usual().map(hint)}
            <Form action=format!("{back}/{}", about.path())>
                <input type="hidden" name="version" value=typed.version.clone()/>
                <input type="hidden" name="op" value=typed.op.clone()/>
                <Field name="title" label="The step" limit=TITLE_MAX value=typed.title.clone() autocomplete="off"
                    error=errors.of("title")/>
                <TextField name="how" label="How" value=typed.how.clone() rows=3 limit=HOW_MAX error=errors.of("how")
                    hint="You may leave it empty. A name and a number help most."/>
                {who_and_when(&typed, &members, &errors)}
                <Button label="Keep this step"/>
                <LinkButton href=back.clone() label="Not now" kind=ButtonKind::Quiet/>
            </Form>
            {discard}
        }
    }))
}

fn who_and_when(typed: &Typed, members: &[Member], errors: &Errors) -> impl IntoView + use<> {
    let mut times = vec![(String::new(), "Choose a time".to_owned())];
    times.extend(Within::ALL.iter().map(|within| (within.slug().to_owned(), spoken(*within).to_owned())));
    let answers = OPENED_BY.into_iter().map(|outcome| {
        let words = kith_content::outcome(outcome.slug());
        Choice::new(words.slug.clone(), words.title.clone()).hint(words.meaning.clone())
    });
    let (answers, people, errors) = (answers.collect(), people(members), errors.clone());
    let Typed { owner, within, after, .. } = typed.clone();
    view! {
        <Select name="owner" label="Who sees to it" value=owner options=people error=errors.of("owner")/>
        <Select name="within" label="By when, after the answer" value=within options=times error=errors.of("within")/>
        <Choices name="after" legend="For which answers?" kind=ChoiceKind::Many options=answers value=after
            error=errors.of("after")/>
    }
}

/// What to know before one of the usual ones is prepared.
fn hint(usual: Usual) -> impl IntoView {
    view! { <SideNote><p>{usual_rung(usual.slug()).hint.clone()}</p></SideNote> }
}

fn meanwhile(kept: &Rung, names: &Names) -> impl IntoView + use<> {
    let owner = kept.owner.map_or_else(|| "Nobody yet".to_owned(), |owner| names.third_person(owner));
    let RungWords { title, how, within, after } = &kept.words;
    let answers: Vec<String> = after.iter().map(|o| kith_content::outcome(o.slug()).title.clone()).collect();
    let says = [title.to_string(), how.to_string(), owner, spoken(*within).to_owned(), answers.join(", ")];
    view! { <Meanwhile says=says.into()/> }
}
