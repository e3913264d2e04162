use super::*;

fn here(member: u128, letter: Option<u128>) -> Here {
    let letter = letter.map(|n| LetterId(Uuid::from_u128(n)));
    Here { page: Uuid::now_v7(), member: MemberId(Uuid::from_u128(member)), letter, until: None }
}

const CIRCLE: CircleId = CircleId(Uuid::from_u128(1));

#[test]
fn a_bell_rings_for_its_own_circle() {
    let hub = Hub::default();
    let mut ear = hub.enter(CIRCLE, here(1, None)).unwrap();
    ear.mark_unchanged();
    hub.tell(CircleId(Uuid::from_u128(2)));
    assert!(!ear.has_changed().unwrap());
    hub.tell(CIRCLE);
    assert!(ear.has_changed().unwrap());
}

#[test]
fn those_with_the_same_letter_know_of_each_other_until_they_leave() {
    let hub = Hub::default();
    let (rosa, ben, ana) = (here(1, Some(7)), here(2, Some(7)), here(3, Some(8)));
    let mut ear = hub.enter(CIRCLE, rosa).unwrap();
    ear.mark_unchanged();
    let _others = (hub.enter(CIRCLE, ben).unwrap(), hub.enter(CIRCLE, ana).unwrap());
    assert!(ear.has_changed().unwrap());
    assert_eq!(hub.beside(CIRCLE, rosa.letter.unwrap(), rosa.page), [ben.member]);
    ear.mark_unchanged();
    hub.leave(CIRCLE, ben.page);
    assert!(ear.has_changed().unwrap());
    assert!(hub.beside(CIRCLE, rosa.letter.unwrap(), rosa.page).is_empty());
}

#[test]
fn one_member_cannot_fill_the_house() {
    let hub = Hub::default();
    let ears: Vec<_> = (0..MOST_FOR_ONE).map(|_| hub.enter(CIRCLE, here(1, None)).unwrap()).collect();
    assert!(hub.enter(CIRCLE, here(1, None)).is_none());
    assert!(hub.enter(CIRCLE, here(2, None)).is_some());
    drop(ears);
}

#[test]
fn a_server_that_stops_ends_every_watch() {
    let hub = Hub::default();
    let ear = hub.enter(CIRCLE, here(1, None)).unwrap();
    hub.hang_up();
    assert!(ear.has_changed().is_err());
    assert!(hub.enter(CIRCLE, here(1, None)).is_none());
}

#[test]
fn a_page_on_another_node_counts_for_those_who_watch_here() {
    let hub = Hub::default();
    let rosa = here(1, Some(7));
    let (page, ben, letter) = (Uuid::now_v7(), MemberId(Uuid::from_u128(2)), rosa.letter.unwrap());
    hub.seen_elsewhere(CIRCLE, page, ben, letter);
    assert!(hub.rooms().is_empty(), "nobody watches here");
    let ear = hub.enter(CIRCLE, rosa).unwrap();
    hub.seen_elsewhere(CIRCLE, page, ben, letter);
    // What this server said itself, about a page that may be gone by now.
    nodes::heard(&hub, &format!("{CIRCLE} {} {} {} {letter}", hub.0.node, Uuid::now_v7(), rosa.member));
    assert_eq!(hub.beside(CIRCLE, letter, rosa.page), [ben]);
    for _ in 0..2 * MOST_FOR_ONE {
        nodes::heard(&hub, &format!("{CIRCLE} {} {} {ben} {letter}", Uuid::now_v7(), Uuid::now_v7()));
    }
    assert_eq!(hub.beside(CIRCLE, letter, rosa.page).len(), MOST_FOR_ONE);
    drop(ear);
    hub.leave(CIRCLE, rosa.page);
    assert!(hub.rooms().is_empty(), "the last one here puts out the light");
}
