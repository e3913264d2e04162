//! The page: what to print, on what, how often, and what was printed before.

use super::document::{MOST_COPIES, Typed, hint, title};
use super::record::record;
use crate::extract::Circle;
use crate::forms;
use crate::names::Names;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::script::{Script, Which};
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, ChoiceKind, Choices, ErrorSummary, Errors, Field, Form, InputKind, Notice,
    NoticeKind, PageHeader, Place, Select, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_content::outcomes::outcome;
use kith_domain::edition::Printed;
use kith_domain::outcome::Outcome;
use kith_store::AnyMember;
use leptos::prelude::*;

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let script = Script::gather(&circle, Which::Standing, page.now).await?;
    // Where they print on Letter, nobody has to know that A4 exists.
    let paper = if matches!(script.country(), "US" | "CA" | "MX") { "letter" } else { "a4" };
    let typed =
        Typed { whose: circle.me().to_string(), paper: paper.to_owned(), copies: "1".to_owned(), ..Typed::default() };
    answer(&page, &circle, StatusCode::OK, script, typed, Errors::new()).await
}

/// The page, with any status and what was typed.
pub(super) async fn answer(
    page: &Page,
    circle: &Circle<AnyMember>,
    status: StatusCode,
    script: Script,
    typed: Typed,
    errors: Errors,
) -> Result<Response, Problem> {
    let (id, names) = (circle.circle(), Names::of(circle).await?);
    let printings = circle.printings().await?;
    Ok(page.render(status, Title::Plan, circle.nav(Place::Meeting), false, move || {
        let number = script.number();
        let about = about(number);
        let form = form(paths::paper(id), &script, &typed, &errors);
        let record = record(&printings, number, &names);
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=format!("{}/script", paths::circle(id)) label="The script"/>
            <PageHeader title="On paper"
                lead="Files to print. Each copy has a number, and the name of the file says nothing."/>
            {about}
            {form}
            {record}
        }
    }))
}

fn about(number: i64) -> impl IntoView {
    if number == 0 {
        view! {
            <Notice kind=NoticeKind::NeedsYou title="This is a draft">
                <p>"Nobody has said go yet. Every page says DRAFT."</p>
            </Notice>
        }
        .into_any()
    } else {
        let words = format!("Everything you print now is edition {number}.");
        view! { <p>{words}</p> }.into_any()
    }
}

fn form(action: String, script: &Script, typed: &Typed, errors: &Errors) -> impl IntoView + use<> {
    let documents = Printed::ALL.iter().map(|one| Choice::new(one.slug(), title(*one)).hint(hint(*one))).collect();
    let everybody = std::iter::once((String::new(), "Everybody (boundary sheets)".to_owned()));
    let whose = everybody.chain(script.readers().into_iter().map(|(id, name)| (id.to_string(), name))).collect();
    let answers = std::iter::once((String::new(), "Choose an answer".to_owned()));
    let answers = answers.chain(Outcome::ALL.iter().map(|on| (on.slug().to_owned(), outcome(on.slug()).title.clone())));
    let answers = answers.collect();
    let sizes = vec![Choice::new("a4", "A4"), Choice::new("letter", "Letter")];
    let (op, number) = (forms::fresh_op().to_string(), script.number().to_string());
    let typed = typed.clone();
    let [document, whose_error, after, copies] = ["document", "whose", "after", "copies"].map(|name| errors.of(name));
    view! {
        <Form action=action>
            <input type="hidden" name="op" value=op/>
            <input type="hidden" name="edition" value=number/>
            <Choices name="document" legend="What do you want to print?" kind=ChoiceKind::One options=documents
                value=vec![typed.document] error=document/>
            <Select name="whose" label="Whose pages" value=typed.whose options=whose error=whose_error
                hint="For one reader’s pages, and for boundary sheets."/>
            <Select name="after" label="After which answer" value=typed.after options=answers error=after
                hint="For boundary sheets alone."/>
            <Choices name="paper" legend="Which paper?" kind=ChoiceKind::One options=sizes value=vec![typed.paper]/>
            <Field name="copies" label="Copies" value=typed.copies kind=InputKind::Number error=copies
                hint=format!("Up to {MOST_COPIES} at a time, one after another in one file.")/>
            <p>"That you make a file is written down, with its copies, so that all can be collected. What it says isn’t."</p>
            <Button label="Make the file" kind=ButtonKind::Main/>
        </Form>
    }
}
