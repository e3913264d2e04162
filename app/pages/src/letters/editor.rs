//! The editor: seven parts in one plain form, each watched by an island that saves it while it is being written.

use super::reading::Company;
use super::sent::{SentPart, fresh_op, text_field};
use super::words::seconds;
use crate::paths;
use crate::ui::{
    BackLink, Button, ButtonKind, ErrorSummary, Errors, Form, LinkButton, More, Notice, NoticeKind, PageHeader,
    TextField,
};
use kith_content::letter_part;
use kith_domain::CircleId;
use kith_domain::letter::{LetterState, Part, PartText};
use kith_islands::{KeepHere, LetterStatus, PartEditor};
use kith_store::letters::{Alternative, Letter, LetterPart};
use leptos::prelude::*;

/// What the editor shows.
pub(super) struct EditorParts {
    pub letter: Letter,
    /// Parts that were not taken, as they were typed.
    pub refused: Vec<SentPart>,
    pub errors: Errors,
    /// Under what name the writer's browser keeps words that aren't sent yet.
    pub unsent: String,
}

#[component]
pub(super) fn Editor(
    circle: CircleId,
    parts: EditorParts,
    /// Who may read it, and what is printed.
    standing: AnyView,
    /// What leads to what its readers say.
    comments: AnyView,
    /// Whether the form was just sent.
    saved: bool,
) -> impl IntoView {
    let EditorParts { letter, mut refused, errors, unsent } = parts;
    let address = paths::letter(circle, letter.id);
    let (id, seconds) = (letter.id, seconds(&letter));
    let shared = letter.state != LetterState::Private;
    let waiting = letter.parts.iter().any(|part| !part.alternatives.is_empty());
    let parts = (1..)
        .zip(letter.parts)
        .map(|(number, part)| {
            let typed = refused.iter().position(|typed| typed.part == part.part).map(|at| refused.swap_remove(at));
            let error = errors.of(text_field(part.part));
            let list = (part.part == Part::WhatISaw).then(|| paths::incidents(circle));
            view! { <PartForm number part typed error letter=address.clone() list/> }
        })
        .collect_view();
    let unshare = shared.then(|| {
        let href = format!("{address}/unshare");
        view! { <LinkButton href label="Make it private again" kind=ButtonKind::Quiet/> }
    });
    let label = if shared { "Save, then change who can read it" } else { "Save, then choose who can read it" };
    view! {
        <BackLink href=paths::letters(circle) label="All letters"/>
        <ErrorSummary errors=errors.clone()/>
        <PageHeader
            title="Your letter"
            lead="Seven short parts. Write them in any order, and leave out what isn’t true for you. Aim for two to four minutes aloud."
        />
        {standing}
        <Company letter=id/>
        {comments}
        <News saved waiting refused=!errors.is_empty()/>
        <Form action=address.clone()>
            <div class="letter-status">
                <LetterStatus seconds letter=address.clone() unsent/>
                <Button label="Save" kind=ButtonKind::Quiet/>
            </div>
            {parts}
            <div class="cluster">
                <Button label="Save your letter"/>
                <Button label kind=ButtonKind::Quiet name="next" value="share"/>
            </div>
            <KeepHere/>
        </Form>
        {unshare}
    }
}

/// What became of the words that were just sent.
#[component]
fn News(saved: bool, waiting: bool, refused: bool) -> impl IntoView {
    let waiting = waiting.then(|| {
        view! {
            <Notice kind=NoticeKind::NeedsYou title="Two versions of a part">
                <p>"Part of your letter was written in two places at once. Nothing was lost. Look for “Also written” below and choose."</p>
            </Notice>
        }
    });
    let saved = saved.then(|| {
        view! { <Notice kind=NoticeKind::Good title="Saved"><p>"Every word is kept. You can leave and come back."</p></Notice> }
    });
    let refused = refused.then(|| {
        view! {
            <Notice kind=NoticeKind::NeedsYou title="Not all of it is saved yet">
                <p>"One part is too long. All of it is still in its field. The other parts are saved."</p>
            </Notice>
        }
    });
    view! { {refused} {saved} {waiting} }
}

#[component]
fn PartForm(
    number: i32,
    part: LetterPart,
    typed: Option<SentPart>,
    error: Option<String>,
    letter: String,
    /// Where the writer keeps what belongs into this part.
    list: Option<String>,
) -> impl IntoView {
    let slug = part.part.slug();
    let about = letter_part(slug);
    let hidden = |field: &str, value: String| {
        let name = format!("{field}-{slug}");
        view! { <input type="hidden" id=name.clone() name=name value=value/> }
    };
    // Words that weren't taken stand on what their page stood on, so that sending them again is judged rightly.
    let unsaved = typed.is_some();
    let (value, rev) = match typed {
        Some(typed) => (typed.text, typed.rev),
        None => (part.text.to_string(), part.rev),
    };
    let words = value.clone();
    let kept = part.kept.iter().map(ToString::to_string).collect();
    let starters = about.starters.iter().map(|starter| view! { <li>{starter.clone()}</li> }).collect_view();
    let beside = part.alternatives.into_iter().map(|other| view! { <Beside other present=part.text.clone()/> });
    view! {
        <section class="letter-part" id=format!("part-{slug}")>
            <p class="letter-part__number">{format!("Part {number} of 7")}</p>
            <TextField
                name=text_field(part.part)
                label=about.title.clone()
                hint=about.guidance.clone()
                value
                error
                rows=6
                limit=PartText::MAX
                marks=true
            />
            {hidden("rev", rev.to_string())}
            {hidden("op", fresh_op().to_string())}
            {hidden("after", String::new())}
            <PartEditor part=part.part letter words rev unsaved kept/>
            {list.map(|href| view! { <p><a href=href>"Take something from your list of what you saw"</a></p> })}
            <More summary=format!("An example, and ways to begin part {number}")>
                <p class="letter-part__example">{about.example.clone()}</p>
                <ul>{starters}</ul>
            </More>
            <div class="letter-part__beside" id=format!("beside-{slug}") data-live="">{beside.collect_view()}</div>
        </section>
    }
}

/// Words kept beside a part, and what can be done with them. The buttons send the whole form, so that deciding here
/// never costs a word that was typed elsewhere.
#[component]
fn Beside(other: Alternative, present: PartText) -> impl IntoView {
    let choose = |choice: &str| format!("{choice}:{}", other.id);
    let both_fit = present.as_str().chars().count() + 2 + other.text.as_str().chars().count() <= PartText::MAX;
    let both = if both_fit {
        view! { <Button label="Keep both" kind=ButtonKind::Quiet name="settle" value=choose("combine")/> }.into_any()
    } else {
        view! { <p>"Both together are too long for one part. Copy what you need from here first."</p> }.into_any()
    };
    let words = if other.text.is_blank() {
        view! { <p>"Here the part had been emptied."</p> }.into_any()
    } else {
        let text = other.text.to_string();
        view! { <div class="letter__words" dir="auto">{text}</div> }.into_any()
    };
    view! {
        <div class="letter-beside">
            <h3 class="letter-beside__title">"Also written"</h3>
            <p class="letter-part__guide">"These words came from another tab or device. The ones in the field were there first."</p>
            {words}
            <div class="cluster">
                <Button label="Use this one" kind=ButtonKind::Quiet name="settle" value=choose("take")/>
                {both}
                <Button label="Let it go" kind=ButtonKind::Quiet name="settle" value=choose("dismiss")/>
            </div>
        </div>
    }
}
