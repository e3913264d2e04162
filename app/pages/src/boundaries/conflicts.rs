//! Boundaries that undo each other, said where they are seen.

use super::subject::{called, lower};
use crate::extract::Circle;
use crate::names::{Names, capital};
use crate::paths;
use crate::ui::{Notice, NoticeKind};
use kith_domain::conflict::{Conflict, ConflictKind, has_to_do_with};
use kith_domain::{BoundaryId, CircleId, MemberId};
use kith_store::AnyMember;
use kith_store::boundaries::{Boundary, Found};
use leptos::prelude::*;

/// A pair as one reader is told of it.
#[derive(Debug, Clone)]
pub(super) struct Pair {
    /// The pair.
    pub(super) found: Found,
    /// "If you ask me for cash": the two, as they begin.
    whens: [String; 2],
}

/// Those pairs that have to do with the reader: who must keep one of the two, and who guides them.
pub(super) fn mine(circle: &Circle<AnyMember>, boundaries: &[Boundary], found: Vec<Found>) -> Vec<Pair> {
    let concerned = |found: &Found| has_to_do_with(circle.me(), circle.role(), &found.conflict.concerned);
    let when = |id: BoundaryId| {
        boundaries.iter().find(|boundary| boundary.id == id).map(|b| b.words.when.to_string()).unwrap_or_default()
    };
    let pair = |found: Found| Pair { whens: [when(found.conflict.stop), when(found.conflict.offer)], found };
    found.into_iter().filter(concerned).map(pair).collect()
}

/// Where a pair is talked about.
pub(super) fn place(circle: CircleId, conflict: &Conflict) -> String {
    format!("{}/beside/{}", paths::boundary(circle, conflict.stop), conflict.offer)
}

/// "Rosa will stop this: rent or mortgage. Ben will go on with it."
pub(super) fn sentence(conflict: &Conflict, owners: [MemberId; 2], names: &Names) -> String {
    let [stops, offers] = owners.map(|owner| capital(&names.name(owner)));
    let torn = match conflict.torn.len() {
        0 => String::new(),
        _ => format!(" Both are asked of {}. Nobody can do both.", names.list(conflict.torn.iter().copied())),
    };
    let stopped = lower(&called(conflict.stopped));
    match conflict.kind {
        ConflictKind::SameThing => {
            format!("{stops} will stop this: {stopped}. {offers} will go on with it.{torn}")
        }
        ConflictKind::CashInstead | ConflictKind::TakenIn => {
            let offered = lower(&called(conflict.offered));
            format!("{stops} will stop this: {stopped}. {offers} will go on with this: {offered}.{torn}")
        }
    }
}

/// That something is being settled, for whoever has nothing to do with it; how many pairs there are.
pub(super) fn elsewhere(found: &[Found], mine: &[Pair]) -> Option<AnyView> {
    let unsettled = found.iter().filter(|found| !found.settled).count();
    let told = mine.iter().filter(|pair| !pair.found.settled).count();
    (unsettled > told).then(|| {
        view! { <p>"Some boundaries of others don’t fit together yet. Those who keep them are talking about it."</p> }
            .into_any()
    })
}

/// What is still to be settled, above the list.
pub(super) fn notice(circle: CircleId, pairs: &[Pair], names: &Names) -> Option<AnyView> {
    let open: Vec<&Pair> = pairs.iter().filter(|pair| !pair.found.settled).collect();
    if open.is_empty() {
        return None;
    }
    let lines = open
        .iter()
        .map(|pair| {
            let words = sentence(&pair.found.conflict, pair.found.owners, names);
            let [stop, offer] = pair.whens.clone();
            view! {
                <li>
                    {words}" "
                    <a href=place(circle, &pair.found.conflict)>"See both"<span class="hidden">": "{stop}" – "{offer}</span></a>
                </li>
            }
        })
        .collect_view();
    let title =
        if open.len() == 1 { "Two boundaries don’t fit together" } else { "Some boundaries don’t fit together" };
    Some(
        view! {
            <Notice kind=NoticeKind::NeedsYou title>
                <p>"If one of you stops something and another goes on with it, neither boundary works. Nobody did anything wrong. You can talk about it here."</p>
                <ul>{lines}</ul>
            </Notice>
        }
        .into_any(),
    )
}

/// The same on the page of one of the two: also those that are settled, said more quietly.
pub(super) fn beside(circle: CircleId, pairs: &[Pair], id: BoundaryId, names: &Names) -> Option<AnyView> {
    let about: Vec<Pair> = pairs
        .iter()
        .filter(|pair| pair.found.conflict.stop == id || pair.found.conflict.offer == id)
        .cloned()
        .collect();
    let settled = about
        .iter()
        .filter(|pair| pair.found.settled)
        .map(|pair| {
            let words = sentence(&pair.found.conflict, pair.found.owners, names);
            view! { <p>{words}" This is settled. "<a href=place(circle, &pair.found.conflict)>"See what was said"</a></p> }
        })
        .collect_view();
    let open = notice(circle, &about, names);
    (!about.is_empty()).then(|| view! { {open}{settled} }.into_any())
}

/// What a draft would undo, told to its owner alone, before it is shown to anybody.
pub(super) fn of_draft(
    circle: CircleId,
    draft: &Boundary,
    conflicts: &[Conflict],
    boundaries: &[Boundary],
    names: &Names,
) -> Option<AnyView> {
    let lines = conflicts
        .iter()
        .filter_map(|conflict| {
            let other = if conflict.stop == draft.id { conflict.offer } else { conflict.stop };
            let owner = boundaries.iter().find(|boundary| boundary.id == other)?.owner;
            let owners = if conflict.stop == draft.id { [draft.owner, owner] } else { [owner, draft.owner] };
            let (words, href) = (sentence(conflict, owners, names), paths::boundary(circle, other));
            let label = format!("Read {}’s boundary", names.name(owner));
            Some(view! { <li>{words}" "<a href=href>{label}</a></li> })
        })
        .collect::<Vec<_>>();
    (!lines.is_empty()).then(|| {
        view! {
            <Notice kind=NoticeKind::NeedsYou title="This and another boundary wouldn’t fit together">
                <p>"Only you see this. Nobody else knows of your draft. You could talk first, or propose it and talk then."</p>
                <ul>{lines}</ul>
            </Notice>
        }
        .into_any()
    })
}
