//! What an outcome or a turning point calls for.

use kith_content::follow_up::turning_point;
use kith_content::outcomes::OutcomeTask;
use kith_content::script::fill;
use kith_domain::follow_up::TurningPoint;
use kith_domain::outcome::{FollowUp, Outcome, Owner, TaskKind, TaskWords};
use kith_domain::{Line, Prose};

/// What `outcome` calls for, with what the person is called. The days on which somebody looks in come on top of it.
pub(crate) fn of(outcome: Outcome, person: &str) -> Vec<FollowUp> {
    tasks(&kith_content::outcome(outcome.slug()).tasks, person)
}

/// What a turning point calls for.
pub(crate) fn after(kind: TurningPoint, person: &str) -> Vec<FollowUp> {
    tasks(&turning_point(kind.slug()).tasks, person)
}

fn tasks(tasks: &[OutcomeTask], person: &str) -> Vec<FollowUp> {
    let named = |text: &str| fill(text, &[("person", person)]);
    let follow_up = |task: &OutcomeTask| FollowUp {
        words: words(&named(&task.title), &named(&task.why)),
        owner: Owner::from_slug(&task.owner_role),
        kind: TaskKind::from_slug(&task.kind),
        due_hours: task.due_hours,
    };
    tasks.iter().map(follow_up).collect()
}

/// The texts are short enough; `every_follow_up_says_something` holds them to it.
fn words(title: &str, why: &str) -> TaskWords {
    TaskWords { title: Line::parse(title).unwrap_or_default(), why: Prose::parse(why).unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As long as a name may be.
    const PERSON: &str = "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaa Bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

    #[test]
    fn every_follow_up_says_something() {
        let outcomes = Outcome::ALL.iter().map(|outcome| of(*outcome, PERSON));
        for follow_ups in outcomes.chain(TurningPoint::ALL.iter().map(|kind| after(*kind, PERSON))) {
            assert!(!follow_ups.is_empty());
            assert!(follow_ups.iter().all(|f| !f.words.title.is_blank() && !f.words.why.is_blank()), "{follow_ups:?}");
        }
    }
}
