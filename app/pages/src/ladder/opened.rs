//! Which steps an answer opens, as tasks.

use kith_domain::RungId;
use kith_domain::outcome::{FollowUp, Outcome, Owner, TaskWords};
use kith_domain::{Line, Prose};
use kith_store::ladder::Rung;

/// To which step the person said yes, where the answer was "partly".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Agreed {
    /// It wasn't said: every step that belongs to the answer is opened.
    NotSaid,
    /// To this one; the others aren't needed.
    To(RungId),
    /// To something that isn't on the ladder.
    Another,
}

/// What `outcome` opens, from the largest step to the smallest. What nobody sees to any more falls to the organizer.
pub(crate) fn opened(ladder: &[Rung], outcome: Outcome, agreed: Agreed) -> Vec<FollowUp> {
    let is_asked_for = |rung: &&Rung| match (outcome, agreed) {
        (Outcome::Partly, Agreed::To(id)) => rung.id == id,
        (Outcome::Partly, Agreed::Another) => false,
        _ => rung.words.belongs_to(outcome),
    };
    ladder.iter().filter(is_asked_for).map(follow_up).collect()
}

fn follow_up(rung: &Rung) -> FollowUp {
    FollowUp {
        words: TaskWords {
            title: Line::parse(rung.words.title.as_str()).unwrap_or_default(),
            why: Prose::parse(rung.words.how.as_str()).unwrap_or_default(),
        },
        owner: rung.owner.map_or(Owner::Organizer, Owner::Member),
        kind: None,
        due_hours: rung.words.within.hours(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kith_content::ladder::usual_rung;
    use kith_domain::MemberId;
    use kith_domain::ladder::{RungWords, Usual, Within};
    use uuid::Uuid;

    /// The usual ladder, as it is proposed; the last step has lost whoever had it.
    fn usual_ladder() -> Vec<Rung> {
        let rung = |usual: &Usual| {
            let words = usual_rung(usual.slug());
            Rung {
                id: RungId(Uuid::from_u128(usual.number() as u128)),
                usual: Some(*usual),
                by: MemberId(Uuid::nil()),
                owner: (*usual != Usual::OpenOffer).then_some(MemberId(Uuid::from_u128(7))),
                words: RungWords {
                    title: Line::parse(&words.title).unwrap(),
                    how: Prose::parse(&words.how).unwrap(),
                    within: Within::from_slug(&words.within).expect("a time"),
                    after: words.after.iter().map(|slug| Outcome::from_slug(slug).expect("an answer")).collect(),
                },
                version: 1,
            }
        };
        Usual::ALL.iter().map(rung).collect()
    }

    #[test]
    fn each_answer_opens_its_steps_and_no_other() {
        let ladder = usual_ladder();
        let table: [(Outcome, &[Usual]); 7] = [
            (Outcome::Yes, &[]),
            (Outcome::Partly, &[Usual::SecondChoice, Usual::Assessment, Usual::Start, Usual::Doctor]),
            (Outcome::NotToday, Usual::ALL),
            (Outcome::No, &[Usual::Assessment, Usual::Start, Usual::Doctor, Usual::OpenOffer]),
            (Outcome::WalkedOut, &[Usual::Doctor, Usual::OpenOffer]),
            (Outcome::DidNotCome, &[Usual::Doctor, Usual::OpenOffer]),
            (Outcome::Stopped, &[]),
        ];
        for (outcome, expected) in table {
            let titles: Vec<String> =
                opened(&ladder, outcome, Agreed::NotSaid).iter().map(|one| one.words.title.to_string()).collect();
            let expected: Vec<&String> = expected.iter().map(|usual| &usual_rung(usual.slug()).title).collect();
            assert_eq!(titles.iter().collect::<Vec<_>>(), expected, "{outcome:?}");
        }
    }

    #[test]
    fn after_a_part_of_a_yes_only_the_step_they_took_is_opened() {
        let ladder = usual_ladder();
        let doctor = ladder[3].id;
        let partly = opened(&ladder, Outcome::Partly, Agreed::To(doctor));
        assert_eq!(partly.len(), 1);
        assert_eq!((partly[0].owner, partly[0].due_hours), (Owner::Member(MemberId(Uuid::from_u128(7))), 168));
        assert!(opened(&ladder, Outcome::Partly, Agreed::Another).is_empty());
        // What was ticked for another answer by mistake changes nothing.
        assert_eq!(opened(&ladder, Outcome::No, Agreed::To(doctor)).len(), 4);
        assert_eq!(opened(&ladder, Outcome::No, Agreed::NotSaid)[3].owner, Owner::Organizer, "its owner has left");
    }
}
