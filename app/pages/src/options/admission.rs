//! The admission checklist of one programme: what has to be ready, who sees to it, and what is known.

use crate::extract::{Circle, Numbered, Under, Under2};
use crate::forms::{self, Fields, go};
use crate::history::PastTreatment;
use crate::library::ReadAt;
use crate::names::{Names, capital};
use crate::outcome::people;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, Choice, ChoiceKind, Choices, ErrorSummary, Errors, Form, More, Notice, NoticeKind, PageHeader,
    Pill, PillState, Place, Select, Source, TextField, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_content::admission::admission_item;
use kith_domain::OptionId;
use kith_domain::admission::{AdmissionItem, AdmissionWords};
use kith_domain::member::Status;
use kith_domain::path::Stage;
use kith_domain::{CircleId, MemberId};
use kith_store::admissions::{Admission, AdmissionChange};
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

fn seen_to(names: &Names, owner: MemberId) -> String {
    let who = names.name(owner);
    if who == "you" { "You see to it.".to_owned() } else { format!("{} sees to it.", capital(&who)) }
}

fn anchor(item: AdmissionItem) -> String {
    format!("ready-{}", item.number())
}

/// What was sent about one thing.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Input {
    note: String,
    owner: String,
    done: String,
    version: String,
}

impl Input {
    fn of(said: &Admission) -> Self {
        Self {
            note: said.words.note.to_string(),
            owner: said.owner.map(|owner| owner.to_string()).unwrap_or_default(),
            done: if said.done.is_some() { "yes".to_owned() } else { String::new() },
            version: said.version.to_string(),
        }
    }

    fn parse(&self, members: &[MemberId], errors: &mut Errors) -> Option<AdmissionChange> {
        let owner = self.owner.trim().parse().ok().filter(|id| members.contains(id));
        if owner.is_none() && !self.owner.trim().is_empty() {
            errors.add("owner", "Choose somebody of the circle, or nobody.");
        }
        let words = AdmissionWords { note: forms::maybe_prose(errors, "note", &self.note) };
        let seen = self.version.trim().parse().unwrap_or(-1);
        errors.is_empty().then_some(AdmissionChange { words, owner, done: !self.done.is_empty(), seen })
    }
}

pub(super) async fn list(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<OptionId>,
) -> Result<Response, Problem> {
    let programme = circle.option(id).await?.words.programme.to_string();
    let all = circle.admission(id).await?;
    let history = circle.history().await?;
    let names = Names::of(&circle).await?;
    let circle_id = circle.circle();
    Ok(page.show(Title::Plan, circle.nav(Place::Plan), move || {
        let ready = all.iter().filter(|said| said.done.is_some()).count();
        let lines = all.iter().map(|said| line(circle_id, id, said, &names)).collect_view();
        let sheet = paths::option(circle_id, id);
        view! {
            <BackLink href=sheet label="This programme"/>
            <PageHeader title="Ready for the day" lead="What to have ready, so that a yes can become a place on the same day. Everyone in the circle sees it."/>
            <p><span dir="auto">{programme.clone()}</span>{format!(": {ready} of {} ready.", all.len())}</p>
            <ol class="admission" role="list">{lines}</ol>
            <PastTreatment circle=circle_id history/>
            <ReadAt circle=circle_id stage=Stage::Admission/>
        }
    }))
}

fn line(circle: CircleId, option: OptionId, said: &Admission, names: &Names) -> impl IntoView + use<> {
    let item = admission_item(said.item.slug());
    let (state, text) = if said.done.is_some() { (PillState::Good, "Ready") } else { (PillState::Plain, "Not yet") };
    let owner = said.owner.map(|owner| seen_to(names, owner));
    let done = said
        .done
        .map(|(at, by)| format!(" {} said that it is ready, {}.", capital(&names.name(by)), at.day().spoken()));
    let note = (!said.words.note.is_blank())
        .then(|| view! { <p class="option__text" dir="auto">{said.words.note.to_string()}</p> });
    let href = paths::admission_item(circle, option, said.item);
    view! {
        <li class="card admission__item" id=anchor(said.item)>
            <div class="option__top">
                <h2 class="card__title">{item.title.clone()}</h2>
                <Pill state text/>
            </div>
            <p class="option__facts">{item.why.clone()}</p>
            {note}
            <p class="option__facts">{owner}{done}</p>
            <p class="no-print"><a href=href>"Write down"<span class="hidden">{format!(" about “{}”", item.title)}</span></a></p>
        </li>
    }
}

pub(super) async fn edit(
    page: Page,
    circle: Circle<AnyMember>,
    Under2(id, Numbered(item)): Under2<OptionId, Numbered<AdmissionItem>>,
) -> Result<Response, Problem> {
    let said = one(&circle, id, item).await?;
    let shown = Shown { status: StatusCode::OK, input: Input::of(&said), errors: Errors::new(), newest: None };
    form(&page, &circle, (id, item), shown).await
}

pub(super) async fn change(
    page: Page,
    circle: Circle<AnyMember>,
    Under2(id, Numbered(item)): Under2<OptionId, Numbered<AdmissionItem>>,
    Fields(input): Fields<Input>,
) -> Result<Response, Problem> {
    let before = one(&circle, id, item).await?;
    let members: Vec<MemberId> =
        circle.members().await?.into_iter().filter(|m| m.status == Status::Confirmed).map(|m| m.id).collect();
    let mut errors = Errors::new();
    let Some(change) = input.parse(&members, &mut errors) else {
        let shown = Shown { status: StatusCode::UNPROCESSABLE_ENTITY, input, errors, newest: None };
        return form(&page, &circle, (id, item), shown).await;
    };
    match circle.change_admission(id, item, &change, page.now).await {
        Ok(()) => Ok(go(format!("{}#{}", paths::admission(circle.circle(), id), anchor(item)))),
        Err(StoreError::Stale) => {
            let newest = one(&circle, id, item).await.unwrap_or(before);
            // What was typed stays in the fields; sending it again, now against the newest version, means it.
            let input = Input { version: newest.version.to_string(), ..input };
            let shown = Shown { status: StatusCode::CONFLICT, input, errors, newest: Some(newest) };
            form(&page, &circle, (id, item), shown).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn one(circle: &Circle<AnyMember>, id: OptionId, item: AdmissionItem) -> Result<Admission, Problem> {
    circle.admission(id).await?.into_iter().find(|said| said.item == item).ok_or(Problem::NotFound)
}

/// What the form shows.
struct Shown {
    status: StatusCode,
    input: Input,
    errors: Errors,
    newest: Option<Admission>,
}

/// The form about one thing; `newest` is what somebody else has written meanwhile.
async fn form(
    page: &Page,
    circle: &Circle<AnyMember>,
    (id, item): (OptionId, AdmissionItem),
    shown: Shown,
) -> Result<Response, Problem> {
    let Shown { status, input, errors, newest } = shown;
    let mut owners = vec![(String::new(), "Nobody yet".to_owned())];
    owners.extend(people(&circle.members().await?).into_iter().skip(1));
    let action = paths::admission_item(circle.circle(), id, item);
    let back = paths::admission(circle.circle(), id);
    Ok(page.render(status, Title::Plan, circle.nav(Place::Plan), false, move || {
        let about = admission_item(item.slug());
        let both = newest.map(|newest| {
            view! {
                <Notice kind=NoticeKind::NeedsYou title="Somebody changed this while you were writing">
                    <p>"Nothing was overwritten. Your words are in the form below. This is what it says now:"</p>
                    <p class="option__text" dir="auto">{newest.words.note.to_string()}</p>
                    <p>"Take over what you need, then press the button again."</p>
                </Notice>
            }
        });
        let ready = if input.done.is_empty() { Vec::new() } else { vec!["yes".to_owned()] };
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=back.clone() label="Ready for the day"/>
            <PageHeader title=about.title.clone() lead=about.why.clone()/>
            {both}
            <Form action>
                <input type="hidden" name="version" value=input.version.clone()/>
                <TextField name="note" label="What you know" hint=about.hint.clone() limit=600 value=input.note.clone() error=errors.of("note")/>
                <Select name="owner" label="Who sees to it" options=owners.clone() value=input.owner.clone() error=errors.of("owner")/>
                <Choices name="done" legend="Is it ready?" kind=ChoiceKind::Many options=vec![Choice::new("yes", "Yes, it is ready")] value=ready/>
                <Button label="Keep this"/>
            </Form>
            <More summary="Where these words come from"><Source source=about.source.clone() reviewed=about.reviewed.clone()/></More>
        }
    }))
}
