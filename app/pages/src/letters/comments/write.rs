//! Saying something about a part, and suggesting other words for it.

use super::super::words::name;
use super::forms::Input;
use super::list::who_sees;
use crate::extract::{Circle, Under2};
use crate::forms::{Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, ErrorSummary, Errors, Form, LinkButton, Notice, NoticeKind, PageHeader, Place,
    TextField, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_content::letter_part;
use kith_domain::LetterId;
use kith_domain::comment::{CommentKind, MOST};
use kith_domain::letter::{Part, PartText};
use kith_store::letters::Letter;
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;

/// What is asked for.
type About = Under2<LetterId, Part>;

pub(in crate::letters) async fn remark(
    page: Page,
    circle: Circle<AnyMember>,
    Under2(letter, part): About,
) -> Result<Response, Problem> {
    ask(&page, &circle, letter, part, CommentKind::Remark).await
}

pub(in crate::letters) async fn suggest(
    page: Page,
    circle: Circle<AnyMember>,
    Under2(letter, part): About,
) -> Result<Response, Problem> {
    ask(&page, &circle, letter, part, CommentKind::Suggestion).await
}

pub(in crate::letters) async fn write_remark(
    page: Page,
    circle: Circle<AnyMember>,
    about: About,
    Fields(input): Fields<Input>,
) -> Result<Response, Problem> {
    write(page, circle, about, CommentKind::Remark, input).await
}

pub(in crate::letters) async fn write_suggestion(
    page: Page,
    circle: Circle<AnyMember>,
    about: About,
    Fields(input): Fields<Input>,
) -> Result<Response, Problem> {
    write(page, circle, about, CommentKind::Suggestion, input).await
}

async fn ask(
    page: &Page,
    circle: &Circle<AnyMember>,
    letter: LetterId,
    part: Part,
    kind: CommentKind,
) -> Result<Response, Problem> {
    let letter = circle.letter(letter, page.now).await?;
    let (rev, text) = present(&letter, part)?;
    let input = Input { instead: text.to_string(), ..Input::fresh(rev) };
    form_page(
        page,
        circle,
        StatusCode::OK,
        Asked { letter, part, kind, text, input, errors: Errors::new(), stale: false },
    )
    .await
}

async fn write(
    page: Page,
    circle: Circle<AnyMember>,
    Under2(id, part): About,
    kind: CommentKind,
    input: Input,
) -> Result<Response, Problem> {
    let letter = circle.letter(id, page.now).await?;
    let mut errors = Errors::new();
    let text = match circle.part_as_read(id, part, input.rev()).await {
        Ok(text) => text,
        Err(StoreError::Stale) => {
            // What was typed stays in its fields, beside the words that are there now.
            let (rev, text) = present(&letter, part)?;
            let input = Input { rev: rev.to_string(), ..input };
            let asked = Asked { letter, part, kind, text, input, errors, stale: true };
            return form_page(&page, &circle, StatusCode::CONFLICT, asked).await;
        }
        Err(other) => return Err(other.into()),
    };
    if let Some(words) = input.parse(kind, &text, &mut errors) {
        match circle.comment(input.comment(id, part, kind, words), page.now).await {
            Ok(_) => return Ok(go(format!("{}/comments#about-{}", paths::letter(circle.circle(), id), part.slug()))),
            Err(StoreError::Full) => errors
                .add("says", format!("This letter has {MOST} comments, and no more fit. Tell its writer in person.")),
            Err(other) => return Err(other.into()),
        }
    }
    let asked = Asked { letter, part, kind, text, input, errors, stale: false };
    form_page(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, asked).await
}

fn present(letter: &Letter, part: Part) -> Result<(i64, PartText), Problem> {
    let part = letter.parts.iter().find(|other| other.part == part).ok_or(Problem::NotFound)?;
    Ok((part.rev, part.text.clone()))
}

/// A form about a part, with the words it is about.
struct Asked {
    letter: Letter,
    part: Part,
    kind: CommentKind,
    text: PartText,
    input: Input,
    errors: Errors,
    /// Whether the words changed while somebody wrote about them.
    stale: bool,
}

async fn form_page(
    page: &Page,
    circle: &Circle<AnyMember>,
    status: StatusCode,
    asked: Asked,
) -> Result<Response, Problem> {
    let members = circle.members().await?;
    let who = who_sees(&asked.letter, &members, circle.me());
    let writer = if asked.letter.writer == circle.me() { None } else { Some(name(&members, asked.letter.writer)) };
    let base = paths::letter(circle.circle(), asked.letter.id);
    Ok(page.render(status, Title::Notes, circle.nav(Place::Letters), false, move || {
        view! { <AskedForm asked base who writer/> }
    }))
}

#[component]
fn AskedForm(asked: Asked, base: String, who: String, writer: Option<String>) -> impl IntoView {
    let Asked { part, kind, text, input, errors, stale, .. } = asked;
    let back = format!("{base}/comments#about-{}", part.slug());
    let suggests = kind == CommentKind::Suggestion;
    let title = if suggests { "Suggest other words" } else { "Say something about this part" };
    let lead = format!("It is about “{}”. {who}", letter_part(part.slug()).title);
    let action = format!("{base}/parts/{}/{}", part.slug(), if suggests { "suggest" } else { "remark" });
    let stale = stale.then(|| {
        let writer = writer.unwrap_or_else(|| "You".to_owned());
        view! {
            <Notice kind=NoticeKind::NeedsYou title="The words changed while you were writing">
                <p>{format!("{writer} changed this part. It is shown as it is now. What you wrote is below; look if it still fits.")}</p>
            </Notice>
        }
    });
    let words = if text.is_blank() {
        view! { <p class="comment__quiet">"This part has no words yet."</p> }.into_any()
    } else {
        let words = text.as_str().trim_matches('\n').to_owned();
        view! { <div class="comments__words letter__words" dir="auto">{words}</div> }.into_any()
    };
    let (rev, op) = (input.rev.clone(), input.op.clone());
    let fields = if suggests {
        view! {
            <TextField name="instead" label="The whole part, in your words" rows=8 limit=PartText::MAX value=input.instead
                error=errors.of("instead") hint="Change what you would say in another way. The rest stays as it is."/>
            <TextField name="says" label="Why" rows=2 limit=1000 value=input.says error=errors.of("says")
                hint="In a sentence, kindly. You may leave it empty."/>
        }
        .into_any()
    } else {
        view! {
            <TextField name="quote" label="The words you mean" rows=2 limit=400 value=input.quote error=errors.of("quote")
                hint="Copy them from above. Leave it empty if you mean the whole part."/>
            <TextField name="says" label="What you want to say" rows=4 limit=1000 required=true value=input.says
                error=errors.of("says") hint="What is good belongs here too."/>
        }
        .into_any()
    };
    let label = if suggests { "Suggest these words" } else { "Say this" };
    view! {
        <BackLink href=back.clone() label="All that was said"/>
        <ErrorSummary errors/>
        <PageHeader title lead/>
        {stale}
        {words}
        <Form action>
            <input type="hidden" name="rev" value=rev/>
            <input type="hidden" name="op" value=op/>
            {fields}
            <Button label/>
            <LinkButton href=back label="Not now" kind=ButtonKind::Quiet/>
        </Form>
    }
}
