//! What has to be there before the family can count on a place: each thing with its state, in words.

use super::words::hold_warning;
use crate::names::{Names, capital};
use crate::ui::{Notice, NoticeKind, Pill, PillState};
use kith_domain::Day;
use kith_domain::circle::CircleWords;
use kith_domain::decision::{COMPARE_AT_LEAST, Gate, Missing, missing};
use kith_domain::option::Standing;
use kith_store::gates::GateReason;
use kith_store::options::CareOption;
use leptos::prelude::*;

/// What is there and what isn't, for one circle.
pub(super) struct Needs {
    lines: Vec<Line>,
    next: Option<String>,
}

struct Line {
    what: &'static str,
    there: bool,
    about: String,
    /// Where a reason can be written instead.
    why: Option<String>,
    /// What was written instead, and by whom.
    because: Option<(String, String)>,
}

impl Needs {
    /// Looks at all options that were written down.
    pub(super) fn of(
        base: &str,
        options: &[CareOption],
        circle: &CircleWords,
        reasons: &[GateReason],
        names: &Names,
        today: Day,
    ) -> Self {
        let opened: Vec<_> = reasons.iter().map(|reason| (reason.gate, reason.option)).collect();
        let missing = missing(options.iter().map(|o| (o.id, o.standing, &o.words)), circle, &opened, today);
        let because = |gate: Gate, of: &dyn Fn(&GateReason) -> bool| {
            let reason = reasons.iter().rev().find(|reason| reason.gate == gate && of(reason))?;
            Some((capital(&names.name(reason.by)), reason.words.to_string()))
        };
        let enough = options.len() >= COMPARE_AT_LEAST;
        let mut lines = vec![Line {
            what: "Three programmes looked at",
            there: !missing.iter().any(|m| matches!(m, Missing::Compare(_))),
            about: if enough { String::new() } else { format!("{} so far.", options.len()) },
            why: None,
            because: if enough { None } else { because(Gate::Compared, &|_| true) },
        }];
        for (standing, what) in [(Standing::Booked, "A place booked"), (Standing::Backup, "A backup")] {
            let chosen = options.iter().find(|option| option.standing == standing);
            let over = missing.contains(&Missing::HoldOver(standing));
            let about = match chosen {
                None => String::new(),
                Some(option) if over => hold_warning(&option.words, today).unwrap_or_default(),
                Some(option) => option.words.programme.to_string(),
            };
            lines.push(Line { what, there: chosen.is_some() && !over, about, why: None, because: None });
            let Some(option) = chosen.filter(|_| circle.has_opioids()) else { continue };
            let unknown = option.words.should_ask_about_medication(circle);
            lines.push(Line {
                what: if standing == Standing::Booked {
                    "Medicine at the booked place"
                } else {
                    "Medicine at the backup"
                },
                there: !missing.contains(&Missing::Medication(standing)),
                about: if unknown { "None is written down.".to_owned() } else { String::new() },
                why: Some(format!(
                    "{base}/{}/{}",
                    option.id,
                    if standing == Standing::Booked { "book" } else { "back-up" }
                )),
                because: if unknown { because(Gate::Medication, &|reason| reason.option == option.id) } else { None },
            });
        }
        Self { lines, next: missing.first().map(|first| next(*first)) }
    }

    /// The one thing to do next, and the list below the options.
    pub(super) fn view(self) -> (Option<AnyView>, AnyView) {
        let next = self
            .next
            .map(|words| view! { <Notice kind=NoticeKind::Info title="Next"><p>{words}</p></Notice> }.into_any());
        let lines = self.lines.into_iter().map(line).collect_view();
        let list = view! {
            <section class="stack">
                <h2>"Before you count on it"</h2>
                <ul class="option-needs" role="list">{lines}</ul>
            </section>
        };
        (next, list.into_any())
    }
}

fn line(line: Line) -> impl IntoView {
    let (state, text) = match (&line.because, line.there) {
        (Some(_), true) => (PillState::Plain, "With a reason"),
        (None, true) => (PillState::Good, "There"),
        _ => (PillState::NeedsYou, "Missing"),
    };
    let because = line.because.filter(|_| line.there).map(|(who, words)| {
        view! { <p class="option__text">{who}" wrote: "<span dir="auto">{words}</span></p> }
    });
    let why = line.why.filter(|_| !line.there).map(|why| {
        view! { <p>"Call and ask, then tick it. Or "<a href=why>"write down why there is none"</a>"."</p> }
    });
    view! {
        <li class="option-needs__line">
            <div class="option__top"><span>{line.what}</span><Pill state text/></div>
            {(!line.about.is_empty()).then(|| view! { <p class="option__facts" dir="auto">{line.about}</p> })}
            {why}
            {because}
        </li>
    }
}

/// What to do about what is missing first.
fn next(missing: Missing) -> String {
    let words = match missing {
        Missing::Compare(1) => "Add one more programme. With three you see what is usual, and what each leaves out.",
        Missing::Compare(_) => "Add more programmes. With three you see what is usual, and what each leaves out.",
        Missing::Book => {
            "Compare them, and ask everyone which they would choose. Then book the place you want to offer. Nothing is sent to the programme from here."
        }
        Missing::BackUp => "Choose a backup too, for the day the first place falls through.",
        Missing::Medication(_) => "Ask about medicine at the place you count on. If there is none, write down why.",
        Missing::HoldOver(_) => "Call and ask if the place is still free. The day they held it until has passed.",
    };
    words.to_owned()
}
