//! What happens when, and who sees to it: for whoever watches the clock.

use super::gather::Script;
use super::steps::Step;
use crate::logistics::list_name;
use kith_domain::logistics::LISTS;
use kith_domain::meeting::MeetingRole;
use kith_domain::outcome::TaskKind;
use kith_sheets::RunRow;

/// How early everybody is there, in minutes (practice.md §3.2).
const EARLY: usize = 60;

impl Script {
    /// What is seen to before, and then step after step with its time.
    pub(super) fn run_sheet(&self) -> Vec<RunRow> {
        let mut rows: Vec<RunRow> = Vec::new();
        for list in LISTS {
            for task in self.words.lists.iter().filter(|task| task.list == list) {
                let (time, what) = (list_name(list).to_owned(), task.title.clone());
                rows.push(RunRow { time, what, who: self.name(task.owner) });
            }
        }
        rows.extend(self.arrival());
        let mut seconds = 0;
        let mut row = |step: Step| {
            let begins = self.begins().filter(|_| step.timed);
            let time = begins.map(|begins| begins.after(seconds).to_string()).unwrap_or_default();
            seconds += step.seconds();
            let what = if step.is_letter { format!("The letter of {}", step.title) } else { step.title };
            RunRow { time, what, who: step.who }
        };
        rows.extend(self.until_the_answer().into_iter().map(&mut row));
        rows.extend(self.after_a_yes());
        rows.extend(self.after_the_answer().into_iter().map(&mut row));
        rows
    }

    /// That everybody comes, where no list of theirs says so.
    fn arrival(&self) -> Option<RunRow> {
        let planned = self.words.lists.iter().any(|task| task.list == TaskKind::HourBefore);
        let begins = self.begins().filter(|_| !planned)?;
        Some(RunRow {
            time: begins.before(EARLY).to_string(),
            what: "Everybody is there, sits, and reads through it once".to_owned(),
            who: "Everybody".to_owned(),
        })
    }

    fn after_a_yes(&self) -> [RunRow; 2] {
        let row = |what: &str, role| RunRow {
            time: String::new(),
            what: what.to_owned(),
            who: self.with(role).unwrap_or_default(),
        };
        [
            row("After a yes: leave for the programme", MeetingRole::Driver),
            row("Phone the programme with the answer", MeetingRole::Logistics),
        ]
    }
}
