//! The form for one of them: the same to prepare it and to change it.

use crate::extract::{Circle, Numbered, Under};
use crate::forms;
use crate::names::Names;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, ChoiceKind, Choices, ErrorSummary, Errors, Field, Form, LinkButton,
    Meanwhile, PageHeader, Place, SideNote, TextField, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_content::objections::usual_objection;
use kith_domain::member::Status;
use kith_domain::objection::{ObjectionWords, Usual};
use kith_domain::{MemberId, ObjectionId, OpId, Prose};
use kith_store::AnyMember;
use kith_store::members::Member;
use kith_store::objections::Objection;
use leptos::prelude::*;
use serde::Deserialize;

const MAX: usize = Prose::<400>::MAX;
/// What is sent for "nobody yet".
const NOBODY: &str = "nobody";

/// Which one the form is about.
#[derive(Debug, Clone, Copy)]
pub(super) enum About {
    /// One of the family's own, to be written.
    New,
    /// One of the usual ones, to be prepared.
    Usual(Usual),
    /// One that is there.
    There(ObjectionId, Option<Usual>),
}

impl About {
    fn path(self) -> String {
        match self {
            Self::New => "new".to_owned(),
            Self::Usual(usual) => format!("usual/{}", usual.number()),
            Self::There(id, _) => id.to_string(),
        }
    }

    fn usual(self) -> Option<Usual> {
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
    said: String,
    answer: String,
    voice: String,
    fallback: String,
    pub(super) version: String,
    /// This form's own; the same form sent twice writes once.
    op: String,
}

impl Typed {
    pub(super) fn of(there: &Objection) -> Self {
        let ObjectionWords { said, answer, fallback } = &there.words;
        Self {
            said: said.to_string(),
            answer: answer.to_string(),
            voice: there.voice.map_or_else(|| NOBODY.to_owned(), |voice| voice.to_string()),
            fallback: fallback.to_string(),
            version: there.version.to_string(),
            op: String::new(),
        }
    }

    /// The same words, sent after what is there now was read.
    pub(super) fn knowing(self, version: String) -> Self {
        Self { version, ..self }
    }

    pub(super) fn op(&self) -> OpId {
        self.op.parse().unwrap_or_else(|_| forms::fresh_op())
    }

    /// The words and the voice, which must be one of the `members`.
    pub(super) fn parse(&self, members: &[Member], errors: &mut Errors) -> Option<(ObjectionWords, Option<MemberId>)> {
        let words = ObjectionWords {
            said: forms::line(errors, "said", &self.said, "Enter what you expect to hear."),
            answer: forms::maybe_prose(errors, "answer", &self.answer),
            fallback: forms::maybe_prose(errors, "fallback", &self.fallback),
        };
        let voice = self.voice.parse().ok().filter(|id| voices(members).any(|member| member.id == *id));
        if voice.is_none() && self.voice != NOBODY {
            errors.add("voice", "Choose who answers. “Nobody yet” is an answer, too.");
        }
        errors.is_empty().then_some((words, voice))
    }
}

/// Who can answer: everybody who is in.
fn voices(members: &[Member]) -> impl Iterator<Item = &Member> {
    members.iter().filter(|member| member.status == Status::Confirmed)
}

pub(super) async fn new(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    begin(&page, &circle, About::New, String::new()).await
}

pub(super) async fn usual(
    page: Page,
    circle: Circle<AnyMember>,
    Under(Numbered(usual)): Under<Numbered<Usual>>,
) -> Result<Response, Problem> {
    // A link from before somebody prepared it leads to what they prepared.
    if let Some(there) = circle.objections().await?.iter().find(|one| one.usual == Some(usual)) {
        return Ok(forms::go(format!("{}/{}", paths::objections(circle.circle()), there.id)));
    }
    begin(&page, &circle, About::Usual(usual), usual_objection(usual.slug()).said.clone()).await
}

async fn begin(page: &Page, circle: &Circle<AnyMember>, about: About, said: String) -> Result<Response, Problem> {
    let typed = Typed { said, op: forms::fresh_op().to_string(), voice: NOBODY.to_owned(), ..Typed::default() };
    answer(page, circle, StatusCode::OK, about, typed, Errors::new(), None).await
}

pub(super) async fn edit(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<ObjectionId>,
) -> Result<Response, Problem> {
    let there = circle.objection(id).await?;
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
    kept: Option<Objection>,
) -> Result<Response, Problem> {
    let (back, names) = (paths::objections(circle.circle()), Names::of(circle).await?);
    let members = circle.members().await?;
    Ok(page.render(status, Title::Plan, circle.nav(Place::Meeting), false, move || {
        let voices = voices(&members).map(|member| Choice::new(member.id.to_string(), member.words.name.to_string()));
        let voices = voices.chain([Choice::new(NOBODY, "Nobody yet")]).collect();
        let kept = kept.map(|kept| meanwhile(&kept, &names));
        let discard = match about {
            About::There(id, _) => Some(view! { <p><a href=format!("{back}/{id}/discard")>"Throw it away"</a></p> }),
            About::New | About::Usual(_) => None,
        };
        let title = match about {
            About::There(..) => "Change an answer",
            About::New | About::Usual(_) => "Prepare an answer",
        };
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=back.clone() label="What they may say"/>
            <PageHeader title lead="Short, calm, and said once. Nobody adds to it. Then the question is asked again. Every member sees this, and it is printed in the script once somebody answers."/>
            {kept}
            {about.usual().map(example)}
            <Form action=format!("{back}/{}", about.path())>
                <input type="hidden" name="version" value=typed.version.clone()/>
                <input type="hidden" name="op" value=typed.op.clone()/>
                <Field name="said" label="What they may say" limit=200 value=typed.said.clone() autocomplete="off"
                    error=errors.of("said")/>
                <TextField name="answer" label="What is answered" value=typed.answer.clone() rows=3 limit=MAX
                    error=errors.of("answer")/>
                <Choices name="voice" legend="Whose voice is it?" kind=ChoiceKind::One options=voices
                    value=vec![typed.voice.clone()] hint="One, and nobody else." error=errors.of("voice")/>
                <TextField name="fallback" label="What happens if that isn’t enough" value=typed.fallback.clone() rows=2
                    limit=MAX error=errors.of("fallback") hint="You may leave it empty. Like: Ben offers the second place."/>
                <Button label="Keep this"/>
                <LinkButton href=back.clone() label="Not now" kind=ButtonKind::Quiet/>
            </Form>
            {discard}
        }
    }))
}

/// What to prepare for one of the usual ones, and an answer to begin from.
fn example(usual: Usual) -> impl IntoView {
    let words = usual_objection(usual.slug());
    view! {
        <SideNote>
            <p>{words.hint.clone()}</p>
            <p>"One way to say it:"</p>
            <blockquote class="kept">{words.answer.clone()}</blockquote>
        </SideNote>
    }
}

fn meanwhile(kept: &Objection, names: &Names) -> impl IntoView + use<> {
    let voice = kept.voice.map_or_else(|| "Nobody yet".to_owned(), |voice| names.third_person(voice));
    let words = &kept.words;
    let says = [words.said.to_string(), words.answer.to_string(), voice, words.fallback.to_string()];
    view! { <Meanwhile says=says.into()/> }
}
