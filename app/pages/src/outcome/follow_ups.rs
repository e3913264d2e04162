//! What an outcome calls for: its own tasks, and the days on which somebody looks in.

use kith_domain::outcome::{CHECK_IN_DAYS, FollowUp, Outcome, Owner, TaskWords};
use kith_domain::{Line, Prose};

/// Every follow-up of `outcome`, so that each outcome has a next date.
pub(crate) fn of(outcome: Outcome) -> Vec<FollowUp> {
    let tasks = kith_content::outcome(outcome.slug()).tasks.iter().map(|task| FollowUp {
        words: words(&task.title, &task.why),
        owner: Owner::from_slug(&task.owner_role),
        due_hours: task.due_hours,
    });
    tasks.chain(CHECK_IN_DAYS.map(check_in)).collect()
}

fn check_in(day: i64) -> FollowUp {
    let title = if day == 1 { "Check in, 1 day after".to_owned() } else { format!("Check in, {day} days after") };
    FollowUp {
        words: words(
            &title,
            "Ask each other how it is going. Look at what helped and what is hard, and change the plan.",
        ),
        owner: Owner::Organizer,
        due_hours: day * 24,
    }
}

/// The texts are short enough; `every_follow_up_says_something` holds them to it.
fn words(title: &str, why: &str) -> TaskWords {
    TaskWords { title: Line::parse(title).unwrap_or_default(), why: Prose::parse(why).unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_follow_up_says_something() {
        for outcome in Outcome::ALL {
            let follow_ups = of(*outcome);
            assert!(follow_ups.len() > CHECK_IN_DAYS.len(), "{outcome:?}");
            assert!(follow_ups.iter().all(|f| !f.words.title.is_blank() && !f.words.why.is_blank()), "{outcome:?}");
        }
    }
}
