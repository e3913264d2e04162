//! The form for a letter by proxy: the same to begin it and to change it.

use crate::candidates::{For, named};
use crate::extract::{Circle, Under};
use crate::forms;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, ChoiceKind, Choices, ErrorSummary, Errors, Field, Form, LinkButton, Notice,
    NoticeKind, PageHeader, Place, Select, TextField, Title,
};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::member::Status;
use kith_domain::proxy::ProxyWords;
use kith_domain::{MemberId, OpId, ProxyId};
use kith_store::AnyMember;
use kith_store::members::Member;
use kith_store::proxies::{NewProxy, Proxy};
use leptos::prelude::*;
use serde::Deserialize;

/// The fields as they were typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Input {
    pub(super) from: String,
    pub(super) relation: String,
    pub(super) text: String,
    pub(super) reader: String,
    pub(super) others: Vec<String>,
    pub(super) version: String,
    /// This form's own; sent twice, it keeps one letter.
    pub(super) op: String,
}

impl Input {
    fn of(proxy: &Proxy, words: &ProxyWords) -> Self {
        Self {
            from: words.from.to_string(),
            relation: words.relation.to_string(),
            text: words.text.to_string(),
            reader: proxy.reader.map(|reader| reader.to_string()).unwrap_or_default(),
            others: proxy.others.iter().map(ToString::to_string).collect(),
            version: proxy.version.to_string(),
            op: String::new(),
        }
    }

    /// The letter, if everything fits; its readers are among `members`.
    pub(super) fn parse(&self, members: &[Member], errors: &mut Errors) -> Option<NewProxy> {
        let words = ProxyWords {
            from: forms::line(errors, "from", &self.from, "Say whose words these are."),
            relation: forms::maybe_line(errors, "relation", &self.relation),
            text: forms::maybe_prose(errors, "text", &self.text),
        };
        let known = |typed: &str| typed.trim().parse().ok().filter(|id: &MemberId| members.iter().any(|m| m.id == *id));
        let reader = known(&self.reader);
        if reader.is_none() {
            errors.add("reader", "Choose who reads it aloud. You can change it later.");
        }
        let others = self.others.iter().filter_map(|typed| known(typed)).collect();
        reader.filter(|_| errors.is_empty()).map(|reader| NewProxy { words, reader, others })
    }

    pub(super) fn op(&self) -> OpId {
        self.op.parse().unwrap_or_else(|_| forms::fresh_op())
    }
}

/// Those who are in the circle now.
pub(super) async fn confirmed(circle: &Circle<AnyMember>) -> Result<Vec<Member>, Problem> {
    let mut members = circle.members().await?;
    members.retain(|member| member.status == Status::Confirmed);
    Ok(members)
}

pub(super) async fn new(page: Page, circle: Circle<AnyMember>, Query(whom): Query<For>) -> Result<Response, Problem> {
    let (op, reader) = (forms::fresh_op().to_string(), circle.me().to_string());
    let mut input = Input { op, reader, ..Input::default() };
    if let Some(known) = named(&circle, &whom).await? {
        (input.from, input.relation) = (known.name.to_string(), known.relation.to_string());
    }
    let asked = Asked { input, ..Asked::of(&circle, None).await? };
    Ok(form_page(&page, &circle, StatusCode::OK, asked))
}

pub(super) async fn edit(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<ProxyId>,
) -> Result<Response, Problem> {
    let proxy = mine(&circle, id).await?;
    let words = proxy.words.as_ref().ok_or(Problem::NotFound)?;
    let asked = Asked { input: Input::of(&proxy, words), ..Asked::of(&circle, Some(id)).await? };
    Ok(form_page(&page, &circle, StatusCode::OK, asked))
}

/// One that only its keeper changes.
pub(super) async fn mine(circle: &Circle<AnyMember>, id: ProxyId) -> Result<Proxy, Problem> {
    let proxy = circle.proxy(id).await?;
    if proxy.keeper == circle.me() { Ok(proxy) } else { Err(Problem::NotYours) }
}

/// The form with what was typed.
pub(super) struct Asked {
    /// Nothing for a new one.
    pub(super) id: Option<ProxyId>,
    pub(super) members: Vec<Member>,
    pub(super) input: Input,
    pub(super) errors: Errors,
    /// What it says now, when it changed in another tab.
    pub(super) newest: Option<String>,
}

impl Asked {
    pub(super) async fn of(circle: &Circle<AnyMember>, id: Option<ProxyId>) -> Result<Self, Problem> {
        let members = confirmed(circle).await?;
        Ok(Self { id, members, input: Input::default(), errors: Errors::new(), newest: None })
    }
}

pub(super) fn form_page(page: &Page, circle: &Circle<AnyMember>, status: StatusCode, asked: Asked) -> Response {
    let (list, me) = (paths::proxies(circle.circle()), circle.me());
    let here = asked.id.map(|id| paths::proxy(circle.circle(), id));
    page.render(status, Title::Notes, circle.nav(Place::Letters), false, move || {
        let Asked { members, input, errors, newest, .. } = asked;
        let (title, action, back) = match here {
            Some(here) => ("Change this letter", format!("{here}/edit"), here),
            None => ("Write down a letter for somebody", format!("{list}/new"), list),
        };
        let newest = newest.map(|text| {
            view! {
                <Notice kind=NoticeKind::NeedsYou title="You changed this in another place">
                    <p>"Nothing was overwritten. Your words are in the form below. This is what it says now:"</p>
                    <div class="letter__words" dir="auto">{text}</div>
                    <p>"Take over what you need, then press the button again."</p>
                </Notice>
            }
        });
        let (version, op) = (input.version.clone(), input.op.clone());
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=back.clone() label="Letters of those who can’t be there"/>
            <PageHeader title lead="Write it as they say it, with “I”. Read it back to them, and change what they want changed."/>
            {newest}
            <Form action>
                <input type="hidden" name="version" value=version/>
                <input type="hidden" name="op" value=op/>
                <ProxyFields me members input errors/>
                <Button label="Keep this letter"/>
                <LinkButton href=back label="Not now" kind=ButtonKind::Quiet/>
            </Form>
        }
    })
}

#[component]
fn ProxyFields(me: MemberId, members: Vec<Member>, input: Input, errors: Errors) -> impl IntoView {
    let name = |member: &Member| member.words.name.to_string();
    let mut readers = vec![(String::new(), "Choose somebody".to_owned())];
    readers.extend(members.iter().map(|member| (member.id.to_string(), name(member))));
    let others: Vec<Choice> = members
        .iter()
        .filter(|member| member.id != me)
        .map(|member| Choice::new(member.id.to_string(), name(member)).hint(member.words.relation.as_str()))
        .collect();
    let others = (!others.is_empty()).then(|| {
        view! {
            <Choices name="others" legend="Who else may read it here?" kind=ChoiceKind::Many options=others value=input.others
                hint="You can, and whoever reads it aloud. Nobody else can, unless you tick them: not the organizer, and not whoever prints the script."/>
        }
    });
    view! {
        <Field name="from" label="Whose words these are" limit=60 required=true value=input.from error=errors.of("from")
            autocomplete="off" hint="The name they are called by, like Grandma Elsa."/>
        <Field name="relation" label="What they are to the person" limit=60 value=input.relation error=errors.of("relation")
            autocomplete="off" hint="You may leave it empty."/>
        <TextField name="text" label="Their letter" rows=12 limit=8000 value=input.text error=errors.of("text")
            hint="Two to four minutes aloud is about one page. You can write it in parts and come back."/>
        <Select name="reader" label="Who reads it aloud" options=readers value=input.reader error=errors.of("reader")
            hint="They read it just before their own letter."/>
        {others}
    }
}
