//! A letter in large type, to be practised aloud, with a clock where the browser runs scripts.

use super::aloud::TARGET;
use crate::extract::{Circle, Under};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, PageHeader, Place, Title};
use axum::response::Response;
use kith_content::letter_part;
use kith_domain::LetterId;
use kith_domain::letter::reading_seconds;
use kith_store::letters::Letter;
use kith_store::{AnyMember, Capability};
use leptos::prelude::*;

/// What is read aloud.
pub(crate) struct Rehearsal {
    /// Whose letter it is, as a heading.
    pub(crate) title: String,
    /// Where it came from.
    pub(crate) back: String,
    /// A sentence about what is read.
    pub(crate) note: Option<&'static str>,
    /// Each paragraph, with what it is called where it has a name.
    pub(crate) parts: Vec<(Option<String>, String)>,
}

pub(super) async fn letter(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<LetterId>,
) -> Result<Response, Problem> {
    let letter = circle.letter(id, page.now).await?;
    let mine = letter.writer == circle.me();
    let title = if mine { "Your letter".to_owned() } else { name(&circle, &letter).await? };
    let note =
        letter.is_changed_since().then_some("These are the approved words. What was written since isn’t in them.");
    let parts = letter.parts.iter().filter(|part| !part.on_paper().is_blank());
    let parts = parts.map(|part| {
        let words = part.on_paper().as_str().trim_matches('\n').to_owned();
        (Some(letter_part(part.part.slug()).title.clone()), words)
    });
    let (back, parts) = (paths::reading(circle.circle()), parts.collect());
    Ok(rehearsal(&page, &circle, Rehearsal { title, back, note, parts }))
}

async fn name(circle: &Circle<AnyMember>, letter: &Letter) -> Result<String, Problem> {
    let members = circle.members().await?;
    let writer = members.iter().find(|member| member.id == letter.writer);
    Ok(writer.map(|member| format!("{}’s letter", member.words.name)).unwrap_or_default())
}

/// The page in large type.
pub(crate) fn rehearsal<C: Capability>(page: &Page, circle: &Circle<C>, rehearsal: Rehearsal) -> Response {
    let script = page.timer();
    page.show_still(Title::Notes, circle.nav(Place::Meeting), move || {
        let Rehearsal { title, back, note, parts } = rehearsal;
        let seconds: usize = parts.iter().map(|(_, text)| reading_seconds(text)).sum();
        let body = if parts.is_empty() {
            view! { <p>"There are no words in it yet."</p> }.into_any()
        } else {
            let words =
                parts.iter().map(|(_, text)| view! { <p class="rehearse__words" dir="auto">{text.clone()}</p> });
            view! { <article class="rehearse">{words.collect_view()}</article> }.into_any()
        };
        let lead = format!("By our count it takes {}. Stand up, breathe out, and read slowly.", super::takes(seconds));
        view! {
            <BackLink href=back label="Reading aloud"/>
            <PageHeader title lead/>
            {note.map(|note| view! { <p>{note}</p> })}
            <Clock/>
            {body}
            <Times parts/>
            {script}
        }
    })
}

/// Drawn hidden: without scripts there is no clock, and a watch does as well.
#[component]
pub(crate) fn Clock() -> impl IntoView {
    view! {
        <div class="timer" data-timer="" hidden>
            <p class="timer__time" data-say="time">"0:00"</p>
            <button class="button" data-state="main" type="button" data-say="press" data-start="Start reading" data-stop="Stop">"Start reading"</button>
            <button class="button" data-state="quiet" type="button" data-say="again">"Begin again"</button>
            <p class="timer__told" role="status" data-say="told" data-target=TARGET></p>
        </div>
    }
}

/// How long each part takes, for whoever has to make it shorter.
#[component]
fn Times(parts: Vec<(Option<String>, String)>) -> impl IntoView {
    let rows: Vec<_> = parts
        .into_iter()
        .filter_map(|(title, text)| Some((title?, reading_seconds(&text))))
        .map(|(title, seconds)| view! { <li>{title}": "{seconds}" seconds"</li> })
        .collect();
    (rows.len() > 1).then(|| view! { <h2>"How long each part takes"</h2> <ul>{rows}</ul> })
}
