//! One question on a page of its own.

use crate::extract::{Circle, Numbered, Under};
use crate::forms::{Fields, go};
use crate::names::Names;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, ChoiceKind, Choices, ErrorSummary, Errors, Form, LinkButton, PageHeader,
    Place, Source, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_content::safety_screen::safety_question;
use kith_content::script::fill;
use kith_domain::MemberId;
use kith_domain::member::Role;
use kith_domain::safety::{Answer, Answers, Question, Verdict, next_question, verdict};
use kith_store::AnyMember;
use leptos::prelude::*;
use serde::Deserialize;

/// What was chosen.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    answer: String,
    /// Who reads it, as the page said.
    readers: String,
}

pub(super) async fn show(
    page: Page,
    circle: Circle<AnyMember>,
    Under(Numbered(question)): Under<Numbered<Question>>,
) -> Result<Response, Problem> {
    ask(&page, &circle, question, StatusCode::OK, Errors::new()).await
}

pub(super) async fn answer(
    page: Page,
    circle: Circle<AnyMember>,
    Under(Numbered(question)): Under<Numbered<Question>>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    if circle.role() == Role::Facilitator {
        return Err(Problem::NotYours);
    }
    let answer = Answer::from_slug(&typed.answer).filter(|answer| question.answers().any(|one| one == *answer));
    let Some(answer) = answer else {
        let mut errors = Errors::new();
        errors.add("answer", "Choose one. “I don’t know” is an answer too.");
        return ask(&page, &circle, question, StatusCode::UNPROCESSABLE_ENTITY, errors).await;
    };
    if circle.my_screen().await?.is_none() && typed.readers != ids(&would_read(&circle).await?) {
        // Somebody else leads than the page said: nothing is written before they know.
        let mut errors = Errors::new();
        errors.add("answer", "Who can read your answers has just changed. Look who it is, then answer.");
        return ask(&page, &circle, question, StatusCode::CONFLICT, errors).await;
    }
    circle.answer_safety(question, answer, page.now).await?;
    let answers = circle.my_screen().await?.map(|screen| screen.answers).unwrap_or_default();
    let base = paths::safety(circle.circle());
    if verdict(&Answers::from([(question, answer)])) == Some(Verdict::NotNow) {
        // What to do now is said now.
        return Ok(go(base));
    }
    Ok(match next_question(&answers) {
        Some(next) => go(format!("{base}/{}", next.number())),
        None => go(base),
    })
}

async fn ask(
    page: &Page,
    circle: &Circle<AnyMember>,
    question: Question,
    status: StatusCode,
    errors: Errors,
) -> Result<Response, Problem> {
    if circle.role() == Role::Facilitator {
        return Err(Problem::NotYours);
    }
    let screen = circle.my_screen().await?;
    let now = screen.as_ref().and_then(|screen| screen.answers.get(&question).copied());
    let before = match now {
        Some(_) => None,
        None => circle.my_screen_before().await?.and_then(|answers| answers.get(&question).copied()),
    };
    let names = Names::of(circle).await?;
    let readers = match &screen {
        Some(screen) => screen.readers.clone(),
        None => would_read(circle).await?,
    };
    let person = circle.about().words.person.name.to_string();
    let base = paths::safety(circle.circle());
    Ok(page.render(status, Title::Plan, circle.nav(Place::Plan), false, move || {
        let words = safety_question(question.slug());
        let put = |text: &str| fill(text, &[("person", &person)]);
        let options = question.answers().map(|answer| Choice::new(answer.slug(), said(question, answer))).collect();
        let value = now.map(|answer| answer.slug().to_owned()).into_iter().collect();
        let before = before.map(|answer| format!("The last time you said: {}.", said(question, answer)));
        let who = super::overview::who_reads(&readers, &names);
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=base.clone() label="Questions about safety"/>
            <PageHeader title=put(&words.asks) lead=put(&words.why)/>
            <p>{format!("Question {} of {}. ", question.number(), Question::ALL.len())}{who}</p>
            <Form action=format!("{base}/{}", question.number())>
                <input type="hidden" name="readers" value=ids(&readers)/>
                <Choices name="answer" legend="Your answer" kind=ChoiceKind::One options value hint=before
                    error=errors.of("answer")/>
                <Button label="Keep this and go on"/>
                <LinkButton href=base.clone() label="Stop for now" kind=ButtonKind::Quiet/>
            </Form>
            <Source source=words.source.clone() reviewed=words.reviewed.clone()/>
        }
    }))
}

/// Who reads it if it is begun now.
async fn would_read(circle: &Circle<AnyMember>) -> Result<Vec<MemberId>, Problem> {
    Ok(circle.leaders().await?.into_iter().filter(|leader| *leader != circle.me()).collect())
}

fn ids(members: &[MemberId]) -> String {
    members.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// An answer in words. Where it matters when, yes is said twice.
pub(super) fn said(question: Question, answer: Answer) -> &'static str {
    let looks_back = question.answers().any(|answer| answer == Answer::Before);
    match answer {
        Answer::Now if looks_back => "Yes, now or in the last weeks",
        Answer::Now => "Yes",
        Answer::Before => "Yes, longer ago",
        Answer::No => "No",
        Answer::Unknown => "I don’t know",
    }
}
