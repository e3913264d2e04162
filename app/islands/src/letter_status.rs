use crate::part_editor::Report;
use crate::saver::State;
use kith_domain::letter::spoken_duration;
use leptos::prelude::*;

/// The whole letter's pill and reading time, always in sight. Without JavaScript it says how to save.
#[island]
pub fn LetterStatus(
    /// How long the letter takes to read aloud, in seconds, as it was sent.
    seconds: usize,
) -> impl IntoView {
    let whole = RwSignal::new(Report { seconds, ..Report::default() });
    // Told to screen readers apart from the pill: "Saving" at each pause would talk over somebody who is writing.
    let told = RwSignal::new(String::new());
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| {
        let report = crate::browser::whole_letter();
        match report.state {
            State::Asleep => return,
            State::Saving => {}
            State::Saved => told.set("Saved".to_owned()),
            other => told.set(format!("{}. {}", other.words(), other.why())),
        }
        whole.set(report);
    });
    let state = move || whole.get().state;
    let words = move || match state() {
        State::Asleep => "Press “Save” to keep your words",
        known => known.words(),
    };
    view! {
        <span class="pill" data-state=move || state().slug()>{words}</span>
        <span class="letter-status__why">{move || state().why()}</span>
        <span class="letter-status__time">{move || format!("Aloud: {}", spoken_duration(whole.get().seconds))}</span>
        <span class="hidden" role="status">{move || told.get()}</span>
    }
}
