//! Who has which part, and what each part is.

use super::show::{Shown, keep};
use crate::ui::{Fact, Form, Select, Summary};
use kith_domain::meeting::MeetingRole;
use leptos::prelude::*;

pub(super) fn section(shown: &Shown) -> impl IntoView + use<> {
    let content = if shown.may_change { form(shown).into_any() } else { facts(shown).into_any() };
    view! {
        <h2 id="parts">"Who has which part"</h2>
        {content}
    }
}

fn form(shown: &Shown) -> impl IntoView + use<> {
    let mut people = vec![(String::new(), "Nobody yet".to_owned())];
    people.extend(shown.members.iter().map(|m| (m.id.to_string(), m.words.name.to_string())));
    let fields = MeetingRole::ALL
        .iter()
        .map(|role| {
            let words = kith_content::meeting_role(role.slug());
            let hint = format!("{} {}", words.does, words.suits);
            view! {
                <Select name=role.slug() label=words.title.clone() hint options=people.clone()
                    value=shown.parts.chosen(*role).to_owned() error=shown.errors.of(role.slug())/>
            }
        })
        .collect_view();
    let version = shown.parts.version.clone();
    let action = format!("{}/parts", shown.base);
    view! {
        <Form action>
            <input type="hidden" name="version" value=version/>
            {fields}
            {keep("Keep these parts")}
        </Form>
    }
}

fn facts(shown: &Shown) -> impl IntoView + use<> {
    let facts = MeetingRole::ALL
        .iter()
        .map(|role| {
            let words = kith_content::meeting_role(role.slug());
            let who = shown.meeting.with(*role).map_or_else(|| "Nobody yet".to_owned(), |id| shown.name(id));
            Fact::new(
                words.title.clone(),
                view! {
                    <p class="order__name">{who}</p>
                    <p class="field__hint">{words.does.clone()}</p>
                },
            )
        })
        .collect();
    view! { <Summary facts/> }
}

/// "Chair: Rosa, Driver: Ben".
pub(super) fn in_words(shown: &Shown) -> String {
    let part = |role: &MeetingRole| {
        let name = shown.name(shown.meeting.with(*role)?);
        Some(format!("{}: {name}", kith_content::meeting_role(role.slug()).title))
    };
    MeetingRole::ALL.iter().filter_map(part).collect::<Vec<_>>().join(", ")
}
