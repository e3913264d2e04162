//! What was printed: shown so that copies which are out of date are known, and all are collected.

use super::document::title;
use crate::names::{Names, capital};
use crate::ui::{List, Pill, PillState};
use kith_domain::edition::Printed;
use kith_sheets::ShredRow;
use kith_store::editions::Printing;
use leptos::prelude::*;

/// As many as somebody reads.
const SHOWN: usize = 40;

/// What it is, and whose: "One reader’s pages: Ben".
fn what(one: &Printing, names: &Names) -> String {
    let whose = one.whose.map(|id| format!(": {}", names.third_person(id))).unwrap_or_default();
    format!("{}{whose}", title(one.document))
}

/// "Copies 4 to 6".
fn numbers(one: &Printing) -> String {
    match one.copies {
        1 => format!("Copy {}", one.first),
        copies => format!("Copies {} to {}", one.first, one.first + copies - 1),
    }
}

/// A draft is out of date as soon as it is printed: nobody knows what has changed since.
fn is_old(one: &Printing, standing: i64) -> bool {
    one.edition == 0 || one.edition != standing
}

/// What was printed so far; `standing` is the edition that counts.
pub(super) fn record(printings: &[Printing], standing: i64, names: &Names) -> Option<impl IntoView + use<>> {
    let old: i64 = printings.iter().filter(|one| is_old(one, standing)).map(|one| one.copies).sum();
    let out = match old {
        0 => None,
        1 => Some("1 copy is out of date. Collect it and shred it.".to_owned()),
        many => Some(format!("{many} copies are out of date. Collect them and shred them.")),
    };
    let rows: Vec<AnyView> = printings
        .iter()
        .take(SHOWN)
        .map(|one| {
            let from = if one.edition == 0 { "a draft".to_owned() } else { format!("edition {}", one.edition) };
            let who =
                format!("{} of {from}. {}, {}.", numbers(one), capital(&names.name(one.by)), one.at.day().spoken());
            let old = is_old(one, standing).then(|| view! { " "<Pill text="Out of date" state=PillState::NeedsYou/> });
            view! { <p dir="auto"><strong>{what(one, names)}</strong>{old}</p> <p dir="auto">{who}</p> }.into_any()
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <h2>"What was printed"</h2>
            {out.map(|words| view! { <p><strong>{words}</strong></p> })}
            <List items=rows/>
        }
    })
}

/// Every copy that has to come back, for the list of whoever collects them.
pub(super) fn to_collect(printings: &[Printing], names: &Names) -> Vec<ShredRow> {
    let mut rows = Vec::new();
    for one in printings.iter().rev().filter(|one| one.document != Printed::Shred) {
        for copy in 0..one.copies {
            let number = u32::try_from(one.first + copy).unwrap_or_default();
            let edition = if one.edition == 0 { "draft".to_owned() } else { format!("edition {}", one.edition) };
            let who = names.third_person(one.whose.unwrap_or(one.by));
            rows.push(ShredRow { number, what: format!("{} ({edition})", what(one, names)), who });
        }
    }
    rows
}
