use super::*;
use Seat::{Empty, Member, Person};
use proptest::prelude::*;
use uuid::Uuid;

const fn member(n: u128) -> MemberId {
    MemberId(Uuid::from_u128(n))
}

const ROSA: Seat = Member(member(1));
const BEN: Seat = Member(member(2));

fn plan(seats: &[Seat]) -> SeatPlan {
    SeatPlan::parse(seats.to_vec()).unwrap()
}

#[test]
fn nobody_sits_on_two_chairs_and_there_are_two_to_sixteen() {
    for (seats, expected) in [
        (vec![ROSA, Person, BEN], None),
        (vec![Empty, Empty], None),
        (vec![ROSA, Empty, ROSA], Some(NoPlan::Twice(ROSA))),
        (vec![Person, BEN, Person], Some(NoPlan::Twice(Person))),
        (vec![Person], Some(NoPlan::Chairs)),
        (vec![Empty; MOST], None),
        (vec![Empty; MOST + 1], Some(NoPlan::Chairs)),
        (vec![], Some(NoPlan::Chairs)),
    ] {
        assert_eq!(SeatPlan::parse(seats.clone()).err(), expected, "{seats:?}");
    }
}

#[test]
fn somebody_moves_and_nobody_is_lost() {
    let three = || plan(&[ROSA, Person, Empty]);
    for (after, expected) in [
        (three().swap(0, 1), [Person, ROSA, Empty]),
        (three().swap(0, 9), [ROSA, Person, Empty]),
        (three().place(ROSA, 2), [Empty, Person, ROSA]),
        (three().place(ROSA, 1), [Person, ROSA, Empty]),
        (three().place(BEN, 2), [ROSA, Person, BEN]),
        (three().place(BEN, 0), [BEN, Person, Empty]),
        (three().place(BEN, 9), [ROSA, Person, Empty]),
        (three().place(Empty, 0), [Empty, Person, Empty]),
        (three().change(0, SeatChange::On), [Person, ROSA, Empty]),
        // Round the table.
        (three().change(0, SeatChange::Back), [Empty, Person, ROSA]),
        (three().change(2, SeatChange::On), [Empty, Person, ROSA]),
        // A chair with somebody on it isn't taken away.
        (three().change(0, SeatChange::Take), [ROSA, Person, Empty]),
    ] {
        assert_eq!(after.seats(), expected);
    }
    assert_eq!(three().change(2, SeatChange::Take).seats(), [ROSA, Person]);
    assert_eq!(plan(&[ROSA, Empty]).change(1, SeatChange::Take).seats(), [ROSA, Empty], "two chairs stay");
    assert_eq!(three().change(usize::MAX - 1, SeatChange::On).seats(), three().seats());
    assert_eq!(three().change(0, SeatChange::Add).seats(), [ROSA, Person, Empty, Empty]);
    assert_eq!(SeatPlan::for_people(99).change(0, SeatChange::Add).chairs(), MOST);
    assert_eq!((SeatPlan::for_people(0).chairs(), three().place_of(Empty)), (FEWEST, None));
    assert!(three().is_begun() && !SeatPlan::for_people(4).is_begun());
}

#[test]
fn a_plan_to_begin_from_follows_the_order_round_the_table() {
    let [one, two, three, four] = [1, 2, 3, 4].map(member);
    let all = [one, two, three, four];
    for (order, chair, expected) in [
        (vec![two, one], Some(three), vec![Person, Member(three), Member(four), Member(two), Member(one)]),
        // The chair reads, too, from beside the person.
        (vec![two, one], Some(two), vec![Person, Member(two), Member(three), Member(four), Member(one)]),
        (vec![], None, vec![Person, Member(one), Member(two), Member(three), Member(four)]),
    ] {
        assert_eq!(suggest(&all, &order, chair).seats(), expected);
    }
    let many: Vec<MemberId> = (1..200).map(member).collect();
    let plan = suggest(&many, &many[100..105], Some(many[50]));
    assert_eq!((plan.chairs(), plan.seats()[0], plan.seats()[15]), (MOST, Person, Member(many[104])));
    assert_eq!(suggest(&[], &[], None).seats(), [Person, Empty]);
}

fn seats() -> impl Strategy<Value = Seat> {
    prop_oneof![Just(Empty), Just(Person), (1..8_u128).prop_map(|n| Member(member(n)))]
}

#[derive(Debug, Clone)]
enum Move {
    Swap(usize, usize),
    Place(Seat, usize),
    Change(usize, SeatChange),
}

fn moves() -> impl Strategy<Value = Move> {
    prop_oneof![
        (0..20_usize, 0..20_usize).prop_map(|(one, other)| Move::Swap(one, other)),
        (seats(), 0..20_usize).prop_map(|(who, at)| Move::Place(who, at)),
        (0..20_usize, 0..4_usize).prop_map(|(at, which)| Move::Change(at, SeatChange::ALL[which])),
    ]
}

proptest! {
    #[test]
    fn whatever_is_moved_it_stays_a_plan(people in 0..30_usize, moves in proptest::collection::vec(moves(), 0..60)) {
        let mut plan = SeatPlan::for_people(people);
        for one in moves {
            let seated = plan.seats().iter().filter(|seat| **seat != Empty).count();
            let is_move = !matches!(one, Move::Place(..));
            plan = match one {
                Move::Swap(one, other) => plan.swap(one, other),
                Move::Place(who, at) => plan.place(who, at),
                Move::Change(at, change) => plan.change(at, change),
            };
            prop_assert_eq!(SeatPlan::parse(plan.seats().to_vec()), Ok(plan.clone()));
            if is_move {
                prop_assert_eq!(plan.seats().iter().filter(|seat| **seat != Empty).count(), seated);
            }
        }
    }
}
