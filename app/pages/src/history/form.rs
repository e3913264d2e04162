//! The form for one entry: its fields follow from what it is about.

use crate::extract::{Circle, Numbered, Under};
use crate::forms;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, ChoiceKind, Choices, ErrorSummary, Errors, Field, Form, LinkButton, Notice,
    NoticeKind, PageHeader, Place, TextField, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_content::history::history_kind;
use kith_domain::history::{HistoryKind, HistoryWords};
use kith_domain::{HistoryId, OpId};
use kith_store::history::History;
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

/// Every field of every kind, as it was typed; a kind reads its own.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    what: String,
    when: String,
    medicine: String,
    helped: String,
    hard: String,
    ended: String,
    did: String,
    came: String,
    instead: String,
    readers: String,
    pub(super) version: String,
    /// This form's own; the same form sent twice writes once.
    op: String,
}

impl Typed {
    pub(super) fn of(one: &History) -> Self {
        let mut typed = Self {
            readers: if one.shared { ALL } else { ME }.to_owned(),
            version: one.version.to_string(),
            ..Self::default()
        };
        match &one.words {
            HistoryWords::Treatment { what, when, medicine, helped, hard, ended } => {
                (typed.what, typed.when, typed.medicine) = (what.to_string(), when.to_string(), medicine.to_string());
                (typed.helped, typed.hard, typed.ended) = (helped.to_string(), hard.to_string(), ended.to_string());
            }
            HistoryWords::NoTreatment { note } => typed.what = note.to_string(),
            HistoryWords::Help { did, came, instead } => {
                (typed.did, typed.came, typed.instead) = (did.to_string(), came.to_string(), instead.to_string());
            }
            HistoryWords::Memory { what } => typed.what = what.to_string(),
        }
        typed
    }

    /// The same words, sent after what is there now was read.
    pub(super) fn knowing(self, version: String) -> Self {
        Self { version, ..self }
    }

    pub(super) fn op(&self) -> OpId {
        self.op.parse().unwrap_or_else(|_| forms::fresh_op())
    }

    /// What it says, and whether everybody reads it.
    pub(super) fn parse(&self, kind: HistoryKind, errors: &mut Errors) -> Option<(HistoryWords, bool)> {
        let words = match kind {
            HistoryKind::Treatment => HistoryWords::Treatment {
                what: forms::line(errors, "what", &self.what, "Say what it was, as you would tell a friend."),
                when: forms::maybe_line(errors, "when", &self.when),
                medicine: forms::maybe_prose(errors, "medicine", &self.medicine),
                helped: forms::maybe_prose(errors, "helped", &self.helped),
                hard: forms::maybe_prose(errors, "hard", &self.hard),
                ended: forms::maybe_prose(errors, "ended", &self.ended),
            },
            HistoryKind::NoTreatment => {
                HistoryWords::NoTreatment { note: forms::maybe_prose(errors, "what", &self.what) }
            }
            HistoryKind::Help => HistoryWords::Help {
                did: forms::prose(errors, "did", &self.did, "Say what you did, like: I paid the rent in May."),
                came: forms::maybe_prose(errors, "came", &self.came),
                instead: forms::maybe_prose(errors, "instead", &self.instead),
            },
            HistoryKind::Memory => HistoryWords::Memory {
                what: forms::prose(
                    errors,
                    "what",
                    &self.what,
                    "One moment is enough. Say it as you would say it to them.",
                ),
            },
        };
        let shared = match self.readers.as_str() {
            ALL => Some(true),
            ME => Some(false),
            _ => {
                errors.add("readers", "Choose who reads it.");
                None
            }
        };
        shared.filter(|_| errors.is_empty()).map(|shared| (words, shared))
    }
}

const ALL: &str = "everyone";
const ME: &str = "me";

/// What is about the family's own doing is theirs alone, unless they say otherwise.
const fn readers_at_first(kind: HistoryKind) -> &'static str {
    match kind {
        HistoryKind::Treatment | HistoryKind::NoTreatment => ALL,
        HistoryKind::Help | HistoryKind::Memory => ME,
    }
}

/// From which entry a boundary begins.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct From {
    from: String,
}

/// What its writer would rather do; anything else in the address is nothing.
pub(crate) async fn instead(circle: &Circle<AnyMember>, from: &From) -> Result<Option<String>, Problem> {
    let Ok(id) = from.from.parse::<HistoryId>() else { return Ok(None) };
    match circle.my_history(id).await {
        Ok(one) => Ok(match one.words {
            HistoryWords::Help { instead, .. } => Some(instead.to_string()),
            _ => None,
        }),
        Err(StoreError::NotFound | StoreError::NotYours) => Ok(None),
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn new(
    page: Page,
    circle: Circle<AnyMember>,
    Under(Numbered(kind)): Under<Numbered<HistoryKind>>,
) -> Response {
    let (op, readers) = (forms::fresh_op().to_string(), readers_at_first(kind).to_owned());
    let typed = Typed { op, readers, ..Typed::default() };
    answer(&page, &circle, StatusCode::OK, (kind, None), typed, Errors::new(), None)
}

pub(super) async fn edit(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<HistoryId>,
) -> Result<Response, Problem> {
    let one = circle.my_history(id).await?;
    let asked = (one.words.kind(), Some(id));
    Ok(answer(&page, &circle, StatusCode::OK, asked, Typed::of(&one), Errors::new(), None))
}

/// The form; `newest` is what it says now, when it changed in another tab.
pub(super) fn answer(
    page: &Page,
    circle: &Circle<AnyMember>,
    status: StatusCode,
    (kind, id): (HistoryKind, Option<HistoryId>),
    typed: Typed,
    errors: Errors,
    newest: Option<AnyView>,
) -> Response {
    let back = paths::history(circle.circle());
    page.render(status, Title::Notes, circle.nav(Place::Plan), false, move || {
        let action = id.map_or_else(|| format!("{back}/new/{}", kind.number()), |id| format!("{back}/{id}"));
        let words = history_kind(kind.slug());
        let readers = vec![
            Choice::new(ALL, "Everyone in the circle"),
            Choice::new(ME, "Only me").hint("Kith shows it to nobody else, whoever leads."),
        ];
        let newest = newest.map(|newest| {
            view! {
                <Notice kind=NoticeKind::NeedsYou title="You changed this in another place">
                    <p>"Nothing was overwritten. Your words are in the form below. This is what it says now:"</p>
                    {newest}
                </Notice>
            }
        });
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=back.clone() label="What has been before"/>
            <PageHeader title=words.title.clone() lead=words.why.clone()/>
            {newest}
            <Form action>
                <input type="hidden" name="version" value=typed.version.clone()/>
                <input type="hidden" name="op" value=typed.op.clone()/>
                {fields(kind, &typed, &errors)}
                <Choices name="readers" legend="Who reads it" kind=ChoiceKind::One options=readers
                    value=vec![typed.readers.clone()] error=errors.of("readers")/>
                <Button label="Keep this"/>
                <LinkButton href=back.clone() label="Not now" kind=ButtonKind::Quiet/>
            </Form>
        }
    })
}

fn fields(kind: HistoryKind, typed: &Typed, errors: &Errors) -> AnyView {
    let text = |name: &'static str, label: &'static str, value: &str, limit: usize, hint: &'static str| {
        view! { <TextField name label value=value.to_owned() error=errors.of(name) rows=2 limit hint/> }.into_any()
    };
    let line = |name: &'static str, label: &'static str, value: &str, limit: usize, hint: &'static str| {
        view! { <Field name label value=value.to_owned() error=errors.of(name) limit autocomplete="off" hint/> }
            .into_any()
    };
    let all: Vec<AnyView> = match kind {
        HistoryKind::Treatment => vec![
            line("what", "What it was, and where", &typed.what, 120, "Like: four weeks at Harbor House."),
            line("when", "When", &typed.when, 60, "As you remember it, like: spring 2023."),
            text(
                "medicine",
                "Medicine",
                &typed.medicine,
                300,
                "Which, and if they still take it. You may leave it empty.",
            ),
            text("helped", "What helped", &typed.helped, 600, "A person, a place, a rule, a medicine."),
            text("hard", "What was hard or missing", &typed.hard, 600, "You may leave it empty."),
            text(
                "ended",
                "How it ended",
                &typed.ended,
                300,
                "Like: they left in the second week. It is nobody’s fault.",
            ),
        ],
        HistoryKind::NoTreatment => {
            vec![text(
                "what",
                "What they tried alone, and what helped then",
                &typed.what,
                600,
                "You may leave it empty.",
            )]
        }
        HistoryKind::Help => vec![
            text("did", "What you did", &typed.did, 600, "Like: I paid the rent in May and June."),
            text("came", "What came of it", &typed.came, 600, "You may leave it empty."),
            text(
                "instead",
                "What you would rather do",
                &typed.instead,
                600,
                "Like: I will pay for the ride to an appointment.",
            ),
        ],
        HistoryKind::Memory => {
            vec![text(
                "what",
                "As you would say it to them",
                &typed.what,
                1000,
                "Like: You taught me to swim. You did not let go.",
            )]
        }
    };
    all.into_any()
}
