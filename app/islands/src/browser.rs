//! The part of the islands that touches the browser: listening, sending, trying again.

mod send;
mod watcher;

use crate::part_editor::Report;
use crate::saver::State;
use leptos::prelude::*;
use std::collections::BTreeMap;

pub(crate) use watcher::watch;

thread_local! {
    /// One report for each part on this page. Islands wake one by one and share nothing but this.
    static REPORTS: ArcRwSignal<BTreeMap<String, Report>> = ArcRwSignal::new(BTreeMap::new());
}

fn reports() -> ArcRwSignal<BTreeMap<String, Report>> {
    REPORTS.with(Clone::clone)
}

/// What the parts say together: the most worrying of them, and all their reading time.
pub(crate) fn whole_letter() -> Report {
    reports().with(|parts| Report {
        state: parts.values().map(|part| part.state).max_by_key(|state| worry(*state)).unwrap_or_default(),
        seconds: parts.values().map(|part| part.seconds).sum(),
        at_risk: parts.values().any(|part| part.at_risk),
    })
}

fn worry(state: State) -> u8 {
    match state {
        State::Asleep => 0,
        State::Saved => 1,
        State::Beside => 2,
        State::Saving => 3,
        State::NotSent(_) => 4,
    }
}
