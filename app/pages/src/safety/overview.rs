//! Where one stands with the questions: not begun, half-way, or what follows from the answers.

use super::findings::{Cautions, Outcome};
use crate::extract::Circle;
use crate::forms::go;
use crate::library::ReadAt;
use crate::names::{Names, capital};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::ActionForm;
use crate::ui::{BackLink, ButtonKind, LinkButton, Notice, NoticeKind, PageHeader, Place, Title};
use axum::response::Response;
use kith_domain::member::Role;
use kith_domain::path::Stage;
use kith_domain::safety::{Done, Question, Verdict, is_due, next_question, verdict};
use kith_domain::{Day, MemberId, Timestamp};
use kith_store::AnyMember;
use kith_store::safety::Screen;
use leptos::prelude::*;

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let mine = circle.my_screen().await?;
    let leaders = circle.leaders().await?;
    let read = circle.screens().await?;
    let was_told = read.iter().any(|screen| screen.member != circle.me());
    let changed = circle.circle_changed_at().await?;
    let done = circle.screened().await?;
    let names = Names::of(&circle).await?;
    let (me, role, today) = (circle.me(), circle.role(), page.now.day());
    let id = circle.circle();
    let base = paths::safety(id);
    let about = circle.about().words.clone();
    let back = paths::plan(circle.circle());
    Ok(page.show(Title::Plan, circle.nav(Place::Plan), move || {
        let person = about.person.name.to_string();
        let answered = names.list(done.keys().copied());
        let answered = (!done.is_empty()).then(|| view! { <p>{format!("Answered so far: {answered}.")}</p> });
        let together = (leaders.contains(&me) || was_told).then(|| {
            view! { <p><LinkButton href=format!("{base}/together") label="See what you were told" kind=ButtonKind::Quiet/></p> }
        });
        let content = match (&mine, role) {
            (_, Role::Facilitator) => {
                view! { <p>"The family is asked. You can read the answers of people who start after you began to lead. You can’t read older ones."</p> }.into_any()
            }
            (None, _) => {
                let readers: Vec<MemberId> = leaders.iter().copied().filter(|leader| *leader != me).collect();
                view! {
                    <p>{who_reads(&readers, &names)}</p>
                    <p><LinkButton href=format!("{base}/1") label="Begin"/></p>
                }
                .into_any()
            }
            (Some(screen), _) => standing(screen, &names, &base, changed, today),
        };
        let is_done = mine.as_ref().is_some_and(|screen| screen.finished_at.is_some());
        let again = is_done.then(|| {
            let label = "Something has changed: answer again";
            view! { <ActionForm action=format!("{base}/again") label kind=ButtonKind::Quiet/> }
        });
        // What was answered to the end counts until something newer was.
        let counts = read.iter().filter(|screen| screen.member == me).max_by_key(|screen| verdict(&screen.answers));
        let is_old = is_due(done.get(&me).copied(), changed, today);
        let outcome = counts.and_then(|screen| {
            let (verdict, answers) = (verdict(&screen.answers)?, screen.answers.clone());
            if verdict == Verdict::GoOn && is_old {
                return None;
            }
            let substances = about.substances.clone();
            Some(view! {
                <Outcome verdict answers=answers.clone() person=person.clone() base=base.clone()/>
                <Cautions answers substances person=person.clone()/>
            })
        });
        view! {
            <BackLink href=back.clone() label="Plan"/>
            <PageHeader title="Questions about safety"
                lead="Before anything else: is a meeting right, and what has to come first? Seventeen short questions, for each of you alone. “I don’t know” is always an answer."/>
            {content}
            {outcome}
            {again}
            {answered}
            {together}
            <ReadAt circle=id stage=Stage::Safety/>
        }
    }))
}

/// Half-way, or done: and when it is asked again.
fn standing(screen: &Screen, names: &Names, base: &str, changed: Option<Timestamp>, today: Day) -> AnyView {
    let who = who_reads(&screen.readers, names);
    let Some(finished_at) = screen.finished_at else {
        let next = next_question(&screen.answers).map_or(1, Question::number);
        let so_far = format!("You have answered {} of {}.", screen.answers.len(), Question::ALL.len());
        return view! {
            <p>{so_far}" "{who}</p>
            <p><LinkButton href=format!("{base}/{next}") label="Go on"/></p>
        }
        .into_any();
    };
    let due = is_due(Some(Done { begun_at: screen.begun_at, finished_at }), changed, today).then(|| {
        view! {
            <Notice kind=NoticeKind::NeedsYou title="Please answer again">
                <p>"Some time has passed, or something about the circle changed. What was true then may not be true now."</p>
            </Notice>
        }
    });
    view! {
        {due}
        <p>{format!("You answered on {}.", finished_at.day().spoken())}" "{who}</p>
    }
    .into_any()
}

/// Who reads the answers, in a sentence.
pub(super) fn who_reads(readers: &[MemberId], names: &Names) -> String {
    match readers {
        [] => "Only you can read your answers.".to_owned(),
        some => {
            let who = capital(&names.list(some.iter().copied()));
            format!("{who} can read your answers, and nobody else in the circle.")
        }
    }
}

pub(super) async fn again(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    circle.begin_screen(page.now).await?;
    Ok(go(format!("{}/1", paths::safety(circle.circle()))))
}
