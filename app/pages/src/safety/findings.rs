//! What follows from answers, and what to do about it.

use super::question::said;
use crate::help::reviewed;
use crate::ui::{LinkButton, Notice, NoticeKind, Overdue, Source};
use kith_content::safety_screen::{safety_question, safety_verdict};
use kith_content::script::fill;
use kith_content::substance;
use kith_domain::circle::Substance;
use kith_domain::safety::{Answers, Finding, Question, Verdict, cautions, findings};
use leptos::prelude::*;

/// The verdict with its reasons, in plain words.
#[component]
pub(super) fn Outcome(verdict: Verdict, answers: Answers, person: String, base: String) -> impl IntoView {
    let words = safety_verdict(verdict.slug());
    let kind = match verdict {
        Verdict::GoOn => NoticeKind::Info,
        Verdict::WithProfessional => NoticeKind::NeedsYou,
        Verdict::NotNow => NoticeKind::Danger,
    };
    let found = findings(&answers);
    // What is most serious is said first and whole; the rest below it.
    let reasons = found.iter().map(|finding| reason(*finding, &person)).collect_view();
    let professional = (verdict != Verdict::GoOn).then(|| {
        view! { <p><LinkButton href=format!("{base}/professional") label="How to find a professional"/></p> }
    });
    let numbers = (verdict == Verdict::NotNow)
        .then(|| view! { <p><LinkButton href="/help" label="Open the numbers to call"/></p> });
    view! {
        <Notice kind title=words.title.clone()>
            <p>{fill(&words.text, &[("person", &person)])}</p>
            {numbers}
        </Notice>
        {reasons}
        {professional}
        <p class="source">{kith_content::REVIEWED_BY}" "{reviewed(&words.reviewed)}<Overdue reviewed=words.reviewed.clone()/></p>
    }
}

fn reason(finding: Finding, person: &str) -> impl IntoView + use<> {
    let words = safety_question(finding.question.slug());
    let put = |text: &str| fill(text, &[("person", person)]);
    let (found, instead) = (put(&words.found), put(&words.instead));
    let answered = format!("You answered: {}.", said(finding.question, finding.answer));
    view! {
        <section class="card">
            <h2>{found}</h2>
            <p class="source">{answered}</p>
            <p>{instead}</p>
            <Source source=words.source.clone() reviewed=words.reviewed.clone()/>
        </section>
    }
}

/// What to know and to get, whatever follows from the answers: what stopping does, and naloxone.
#[component]
pub(super) fn Cautions(answers: Answers, substances: Vec<Substance>, person: String) -> impl IntoView {
    let asked = cautions(&answers);
    let taken: Vec<Substance> = Substance::ALL
        .iter()
        .copied()
        .filter(|one| substances.contains(one) || asked.iter().any(|question| about(*question) == Some(*one)))
        .collect();
    let withdrawal = taken
        .iter()
        .flat_map(|taken| substance(taken.slug()).withdrawal.iter())
        .map(|caution| {
            view! { <li>{caution.text.clone()}" "<span class="source">"Source: "{caution.source.clone()}". "{reviewed(&caution.reviewed)}<Overdue reviewed=caution.reviewed.clone()/></span></li> }
        })
        .collect::<Vec<_>>();
    let others = asked
        .iter()
        .filter(|question| about(**question).is_none())
        .map(|question| {
            let words = safety_question(question.slug());
            view! { <li>{fill(&words.instead, &[("person", &person)])}<Source source=words.source.clone() reviewed=words.reviewed.clone()/></li> }
        })
        .collect::<Vec<_>>();
    (!withdrawal.is_empty() || !others.is_empty()).then(|| {
        view! {
            <h2>"Whatever you decide"</h2>
            <p>"Nobody should ask them to stop suddenly, or take away what their body is used to. A doctor says what is safe."</p>
            <ul>{others}{withdrawal}</ul>
        }
    })
}

/// The substance that a question is about.
const fn about(question: Question) -> Option<Substance> {
    match question {
        Question::Alcohol => Some(Substance::Alcohol),
        Question::Sedatives => Some(Substance::Benzodiazepines),
        Question::Opioids => Some(Substance::Opioids),
        _ => None,
    }
}
