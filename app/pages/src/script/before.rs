//! What whoever leads looks at before anybody speaks: when not to begin, and who does what.

use super::gather::Script;
use crate::ui::{Fact, Sheet, Summary};
use kith_content::safety_card::{SafetySection, safety_section};
use kith_domain::meeting::MeetingRole;
use leptos::prelude::*;

/// When nobody should meet.
pub(super) fn not_when() -> &'static SafetySection {
    safety_section("do-not-hold-the-meeting")
}

impl Script {
    /// Every part that somebody has: what it is called, who has it, and what they do.
    pub(super) fn parts(&self) -> Vec<(String, String, String)> {
        let part = |role: &MeetingRole| {
            let about = kith_content::meeting_role(role.slug());
            Some((about.title.clone(), self.with(*role)?, about.does.clone()))
        };
        MeetingRole::ALL.iter().filter_map(part).collect()
    }
}

/// The sheet of it.
pub(super) fn sheet(script: &Script) -> impl IntoView + use<> {
    let (section, parts) = (not_when(), script.parts());
    let items = section.items.iter().map(|item| view! { <li>{item.clone()}</li> }).collect_view();
    let parts = (!parts.is_empty()).then(|| {
        let fact = |(title, who, does): (String, String, String)| {
            Fact::new(title, view! { <p><strong dir="auto">{who}</strong>". "{does}</p> })
        };
        let facts = parts.into_iter().map(fact).collect();
        view! { <h3>"Parts"</h3> <Summary facts/> }
    });
    view! {
        <Sheet title="Before you begin" draft=script.draft()>
            <section class="safety">
                <h3>{section.title.clone()}</h3>
                <ul>{items}</ul>
            </section>
            {parts}
        </Sheet>
    }
}
