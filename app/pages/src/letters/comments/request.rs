//! Asking for a change before a letter is approved, in kind words to begin with.

use super::super::words::{may_approve, name};
use crate::extract::{Circle, Under};
use crate::forms::{self, Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, ErrorSummary, Errors, Form, LinkButton, List, PageHeader, Place, TextField, Title,
};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use kith_content::change_requests::change_requests;
use kith_content::passage::Passage;
use kith_content::script::fill;
use kith_domain::comment::{CommentKind, CommentWords, MOST};
use kith_domain::{LetterId, Prose};
use kith_store::letters::NewComment;
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

/// Which words to begin with; none while they are chosen.
#[derive(Deserialize)]
pub(in crate::letters) struct Start {
    #[serde(default)]
    start: String,
}

/// What is asked for, as it was typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(in crate::letters) struct Asking {
    says: String,
    op: String,
}

pub(in crate::letters) async fn request(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<LetterId>,
    Query(Start { start }): Query<Start>,
) -> Result<Response, Problem> {
    let writer = writer(&page, &circle, id).await?;
    let base = paths::letter(circle.circle(), id);
    let Some(begin) = change_requests().iter().find(|begin| begin.slug == start) else {
        return Ok(page.show(Title::Notes, circle.nav(Place::Letters), move || view! { <Beginnings base writer/> }));
    };
    let asking = Asking { says: filled(begin, &writer), op: forms::fresh_op().to_string() };
    Ok(form_page(&page, &circle, StatusCode::OK, Asked { base, writer, asking, errors: Errors::new() }))
}

pub(in crate::letters) async fn write_request(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<LetterId>,
    Fields(asking): Fields<Asking>,
) -> Result<Response, Problem> {
    let writer = writer(&page, &circle, id).await?;
    let base = paths::letter(circle.circle(), id);
    let mut errors = Errors::new();
    let says = forms::prose(&mut errors, "says", &asking.says, "Say what you would like changed.");
    if errors.is_empty() {
        let words = CommentWords { quote: Prose::default(), says, instead: None };
        let op = asking.op.parse().unwrap_or_else(|_| forms::fresh_op());
        let new = NewComment { letter: id, about: None, kind: CommentKind::Request, words, op };
        match circle.comment(new, page.now).await {
            Ok(_) => return Ok(go(format!("{base}/comments#comments"))),
            Err(StoreError::Full) => {
                errors.add(
                    "says",
                    format!("This letter has {MOST} comments, and no more fit. Tell its writer in person."),
                );
            }
            Err(other) => return Err(other.into()),
        }
    }
    Ok(form_page(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, Asked { base, writer, asking, errors }))
}

/// The writer's name, for whoever can approve their letter.
async fn writer(page: &Page, circle: &Circle<AnyMember>, id: LetterId) -> Result<String, Problem> {
    let letter = circle.letter(id, page.now).await?;
    let members = circle.members().await?;
    if may_approve(circle.me(), &letter, &members) { Ok(name(&members, letter.writer)) } else { Err(Problem::NotYours) }
}

fn filled(begin: &Passage, writer: &str) -> String {
    fill(&begin.text, &[("name", writer)])
}

#[component]
fn Beginnings(base: String, writer: String) -> impl IntoView {
    let items = change_requests()
        .iter()
        .map(|begin| {
            let href = format!("{base}/request?start={}", begin.slug);
            view! { <p><a href=href>{begin.title.clone()}</a></p> <p class="comment__quiet">{filled(begin, &writer)}</p> }
                .into_any()
        })
        .collect();
    view! {
        <BackLink href=base label=format!("{writer}’s letter")/>
        <PageHeader title="Ask for a change" lead="Choose words to begin with. You change them before you send them."/>
        <List items/>
    }
}

/// The form with what was typed.
struct Asked {
    base: String,
    writer: String,
    asking: Asking,
    errors: Errors,
}

fn form_page(page: &Page, circle: &Circle<AnyMember>, status: StatusCode, asked: Asked) -> Response {
    page.render(status, Title::Notes, circle.nav(Place::Letters), false, move || {
        let Asked { base, writer, asking, errors } = asked;
        let lead = format!("Only {writer} and you see this. Say first what is good, then one thing at a time.");
        let error = errors.of("says");
        view! {
            <BackLink href=format!("{base}/request") label="Other words to begin with"/>
            <ErrorSummary errors/>
            <PageHeader title="Ask for a change" lead/>
            <Form action=format!("{base}/request")>
                <input type="hidden" name="op" value=asking.op/>
                <TextField name="says" label=format!("To {writer}") rows=8 limit=1000 required=true value=asking.says error/>
                <Button label=format!("Send it to {writer}")/>
                <LinkButton href=base label="Not now" kind=ButtonKind::Quiet/>
            </Form>
        }
    })
}
