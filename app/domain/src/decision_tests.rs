use super::*;
use crate::circle::{Person, Pronouns, Substance};
use crate::option::Medication;
use crate::{Line, Prose};
use uuid::Uuid;

fn circle(substance: Substance) -> CircleWords {
    CircleWords {
        name: Line::parse("Garden club").unwrap(),
        person: Person { name: Line::parse("Sam").unwrap(), pronouns: Pronouns::They },
        substances: vec![substance],
        country: Line::parse("us").unwrap(),
        what_happened: Prose::default(),
    }
}

fn id(n: u128) -> OptionId {
    OptionId(Uuid::from_u128(n))
}

fn words(medications: &[Medication], held_until: Option<i64>) -> OptionWords {
    let mut words = crate::option::tests::words(held_until.map(Day), medications.to_vec());
    words.programme = Line::parse("Harbour House").unwrap();
    words
}

const TODAY: Day = Day(100);

#[test]
fn three_are_looked_at_or_somebody_says_why_fewer_are_enough() {
    let (opioids, plain) = (circle(Substance::Opioids), words(&[Medication::Methadone], None));
    let closed = |looked_at, opened: &[_]| Gate::closed(id(1), &plain, &opioids, looked_at, opened);
    assert_eq!(closed(2, &[]), [Gate::Compared]);
    assert_eq!(closed(3, &[]), []);
    assert_eq!(closed(1, &[(Gate::Compared, id(2))]), [], "it was said about the decision, not about one option");
}

#[test]
fn for_opioids_medicine_is_in_the_plan_or_somebody_says_why_not() {
    let (opioids, alcohol) = (circle(Substance::Opioids), circle(Substance::Alcohol));
    let none = words(&[], None);
    let closed =
        |words: &OptionWords, circle: &CircleWords, opened: &[_]| Gate::closed(id(1), words, circle, 3, opened);
    assert_eq!(closed(&none, &opioids, &[]), [Gate::Medication]);
    assert_eq!(closed(&words(&[Medication::Acamprosate], None), &opioids, &[]), [Gate::Medication]);
    assert_eq!(closed(&words(&[Medication::Buprenorphine], None), &opioids, &[]), []);
    assert_eq!(closed(&none, &alcohol, &[]), []);
    assert_eq!(closed(&none, &opioids, &[(Gate::Medication, id(1))]), []);
    assert_eq!(closed(&none, &opioids, &[(Gate::Medication, id(2))]), [Gate::Medication], "said of another place");
}

#[test]
fn that_fewer_are_enough_is_not_for_everybody_to_say() {
    for (gate, role, has_facilitator, opens) in [
        (Gate::Compared, Role::Facilitator, true, true),
        (Gate::Compared, Role::Organizer, false, true),
        (Gate::Compared, Role::Organizer, true, false),
        (Gate::Compared, Role::Member, false, false),
        (Gate::Medication, Role::Member, true, true),
    ] {
        assert_eq!(gate.opened_by(role, has_facilitator), opens, "{gate:?} {role:?} {has_facilitator}");
    }
}

#[test]
fn what_is_missing_is_named_until_nothing_is() {
    let opioids = circle(Substance::Opioids);
    let (with, without) = (words(&[Medication::Methadone], Some(100)), words(&[], Some(99)));
    let missing = |options: &[(OptionId, Standing, &OptionWords)], opened: &[_]| {
        missing(options.iter().copied(), &opioids, opened, TODAY)
    };
    assert_eq!(missing(&[], &[]), [Missing::Compare(3), Missing::Book, Missing::BackUp]);
    let three =
        [(id(1), Standing::Booked, &without), (id(2), Standing::Backup, &with), (id(3), Standing::SetAside, &without)];
    assert_eq!(missing(&three, &[]), [Missing::Medication(Standing::Booked), Missing::HoldOver(Standing::Booked)]);
    assert_eq!(missing(&three, &[(Gate::Medication, id(1))]), [Missing::HoldOver(Standing::Booked)]);
    let good =
        [(id(1), Standing::Booked, &with), (id(2), Standing::Backup, &with), (id(3), Standing::Considering, &with)];
    assert_eq!(missing(&good, &[]), []);
    assert_eq!(missing(&good[..2], &[]), [Missing::Compare(1)]);
    assert_eq!(missing(&good[..2], &[(Gate::Compared, id(1))]), []);
}
