//! Whose letter may be hardest to hear: asked of those who guide, and shown to nobody else.

use super::show::{Shown, keep};
use crate::ui::{Form, More, Select};
use leptos::prelude::*;
use serde::Deserialize;

/// What the form sends: a member's id, or nothing.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Hardest {
    pub(super) hardest: String,
    pub(super) version: String,
}

pub(super) fn section(shown: &Shown) -> Option<impl IntoView + use<>> {
    shown.may_change.then(|| {
        let error = shown.errors.of("hardest");
        let open = error.is_some();
        let mut people = vec![(String::new(), "None of them, or not sure".to_owned())];
        people.extend(shown.members.iter().map(|m| (m.id.to_string(), m.words.name.to_string())));
        let chosen = shown.hardest.map(|id| id.to_string()).unwrap_or_default();
        let (action, version) = (format!("{}/hardest", shown.base), shown.meeting.version.to_string());
        let form = view! {
            <Form action>
                <input type="hidden" name="version" value=version/>
                <Select name="hardest" label="Whose letter may be hardest to hear?" options=people value=chosen error
                    hint="It may hold the most pain. In the middle of the order it is easier to listen to. Only the organizer and the facilitator see what you choose here."/>
                {keep("Keep this")}
            </Form>
        };
        if open {
            form.into_any()
        } else {
            view! { <More summary="Is one letter harder to hear than the others?">{form}</More> }.into_any()
        }
    })
}
