//! Options side by side: the same questions to each, with what differs said in words.

use super::list::CompareForm;
use super::words::{MedicationNotice, StandingPill, level, level_name, medication_names, phone};
use crate::extract::Circle;
use crate::names::list;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, CardTable, More, Notice, NoticeKind, PageHeader, Place, Title};
use axum::extract::RawQuery;
use axum::response::Response;
use kith_content::library::library_page;
use kith_content::option_questions::option_questions;
use kith_domain::circle::CircleWords;
use kith_domain::option::{COMPARE_AT_LEAST, OptionWords, Standing};
use kith_domain::{CircleId, OptionId};
use kith_store::AnyMember;
use kith_store::options::CareOption;
use leptos::prelude::*;

pub(super) async fn compare(
    page: Page,
    circle: Circle<AnyMember>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let options = circle.options().await?;
    let wanted = ids(query.as_deref().unwrap_or_default());
    let chosen = |o: &&CareOption| match wanted.as_slice() {
        [] => o.standing != Standing::SetAside,
        ids => ids.contains(&o.id),
    };
    let chosen: Vec<CareOption> = options.iter().filter(chosen).cloned().collect();
    let about = circle.about().words.clone();
    let id = circle.circle();
    Ok(page.show(Title::Plan, circle.nav(Place::Plan), move || {
        view! { <SideBySide circle=id options chosen about/> }
    }))
}

/// The ids in the address; whatever isn't one is passed over.
fn ids(query: &str) -> Vec<OptionId> {
    query.split('&').filter_map(|pair| pair.strip_prefix("option=")?.parse().ok()).collect()
}

#[component]
fn SideBySide(
    circle: CircleId,
    options: Vec<CareOption>,
    chosen: Vec<CareOption>,
    about: CircleWords,
) -> impl IntoView {
    let base = paths::options(circle);
    let opioids = about.has_opioids();
    let unknown = chosen.iter().filter(|o| o.words.should_ask_about_medication(&about));
    let unknown = list(&unknown.map(|o| o.words.programme.to_string()).collect::<Vec<_>>());
    let add = format!("{base}/new");
    let read = ["levels-of-care", "medicines-for-opioids", "insurance-words"].map(library_page).map(|page| {
        view! { <a href=paths::text(circle, page)>{page.title.clone()}</a> }
    });
    let values = chosen.iter().map(|o| o.id.to_string()).collect();
    let choose = view! { <CompareForm base=base.clone() options chosen=values/> };
    let content = if chosen.len() < COMPARE_AT_LEAST {
        view! {
            <Notice kind=NoticeKind::Info title="Choose two or more">
                <p>"One programme alone can’t be compared. Tick another one, or "<a href=add>"add one"</a>"."</p>
            </Notice>
            {choose}
        }
        .into_any()
    } else {
        view! {
            <div class="wide option-compare"><Table base=base.clone() chosen opioids/></div>
            {(!unknown.is_empty()).then(|| view! { <MedicationNotice whose=unknown circle/> })}
            <p class="cluster">"Read what the words mean: "{read.collect_view()}</p>
            <More summary="Compare others">{choose}</More>
        }
        .into_any()
    };
    view! {
        <BackLink href=base label="Treatment options"/>
        <PageHeader title="Side by side" lead="What nobody knows yet stands here as a question. Call and ask."/>
        {content}
    }
}

/// One question to every programme: what it is called, what to ask on the phone, and the answer.
struct Row {
    title: &'static str,
    ask: Option<&'static str>,
    /// Whether two answers can be the same at all: two costs in free words never are.
    same_or_not: bool,
    answer: fn(&OptionWords) -> Option<String>,
}

impl Row {
    const fn of(title: &'static str, ask: Option<&'static str>, answer: fn(&OptionWords) -> Option<String>) -> Self {
        Self { title, ask, same_or_not: true, answer }
    }

    const fn free(title: &'static str, ask: Option<&'static str>, answer: fn(&OptionWords) -> Option<String>) -> Self {
        Self { title, ask, same_or_not: false, answer }
    }
}

fn rows(opioids: bool) -> [Row; 7] {
    let ask = |slug: &str| option_questions().iter().find(|q| q.slug == slug).map(|q| q.question.as_str());
    let medicines = if opioids { ask("opioid-medications") } else { Some("Which medicines do you give?") };
    [
        Row::of("Level of care", ask("assessment"), |w| level(w).map(level_name)),
        Row::of("Medicines", medicines, medication_names),
        Row::of("First opening", ask("first-opening"), |w| w.first_opening.map(|day| day.spoken())),
        Row::of("Held until", Some("How long can you hold it?"), |w| w.held_until.map(|day| day.spoken())),
        Row::free("Cost", ask("cost"), |w| (!w.cost.is_blank()).then(|| w.cost.to_string())),
        Row::free("Phone", None, |w| (!w.phone.is_blank()).then(|| w.phone.to_string())),
        Row::free("Notes", None, |w| (!w.notes.is_blank()).then(|| w.notes.to_string())),
    ]
}

#[component]
fn Table(base: String, chosen: Vec<CareOption>, opioids: bool) -> impl IntoView {
    let names = chosen.iter().map(|o| o.words.programme.to_string());
    let headers: Vec<String> = ["What".to_owned()].into_iter().chain(names).collect();
    let pages = chosen.iter().map(|o| {
        let href = format!("{base}/{}", o.id);
        let whose = format!(" {}", o.words.programme);
        view! { <StandingPill standing=o.standing/>" "<a href=href>"See all"<span class="hidden">" about"{whose}</span></a> }.into_any()
    });
    let standing = ["Where it stands".into_any()].into_iter().chain(pages).collect();
    let rows = [standing].into_iter().chain(rows(opioids).iter().map(|row| cells(row, &chosen))).collect();
    view! { <CardTable caption="Each row asks every programme the same." headers rows/> }
}

fn cells(row: &Row, chosen: &[CareOption]) -> Vec<AnyView> {
    let answers: Vec<Option<String>> = chosen.iter().map(|o| (row.answer)(&o.words)).collect();
    let verdict = row.same_or_not.then(|| verdict(&answers)).flatten();
    let title = row.title;
    let name = view! { {title}{verdict.map(|verdict| view! { <span class="option__verdict">{verdict}</span> })} };
    let answers = answers.into_iter().map(|answer| match answer {
        Some(answer) if row.title == "Phone" => phone(&answer),
        Some(answer) => view! { <span class="option__text" dir="auto">{answer}</span> }.into_any(),
        None => missing(row.ask),
    });
    [name.into_any()].into_iter().chain(answers).collect()
}

/// Whether the answers that are known are the same; nothing to say about fewer than two.
fn verdict(answers: &[Option<String>]) -> Option<&'static str> {
    let known: Vec<&String> = answers.iter().flatten().collect();
    let (first, others) = known.split_first()?;
    match others.is_empty() {
        true => None,
        false if others.iter().all(|other| other == first) => Some("The same"),
        false => Some("They differ"),
    }
}

/// A missing answer, as the question that gets it.
fn missing(ask: Option<&'static str>) -> AnyView {
    let words = ask.map_or_else(|| "Nothing written yet".to_owned(), |ask| format!("Ask: “{ask}”"));
    view! { <span class="option__ask">{words}</span> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ids_are_read_from_the_address() {
        let id = "019a0000-0000-7000-8000-000000000001";
        assert_eq!(ids(&format!("option={id}&option=x&y={id}&option")), [id.parse().unwrap()]);
    }

    #[test]
    fn answers_differ_only_when_both_are_known() {
        let known = |text: &str| Some(text.to_owned());
        assert_eq!(verdict(&[known("a"), None]), None);
        assert_eq!(verdict(&[known("a"), known("a"), None]), Some("The same"));
        assert_eq!(verdict(&[known("a"), known("b")]), Some("They differ"));
    }
}
