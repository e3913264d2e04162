use super::*;
use MeetingRole::{Caller, Chair, Closer, Driver, Follower, Logistics, Naloxone, Timekeeper};
use Warning::{FollowsAnd, HardestFirst, HardestLast, NoAddress, NoNaloxoneEither, Nobody, StillPrivate};
use uuid::Uuid;

const fn member(n: u128) -> MemberId {
    MemberId(Uuid::from_u128(n))
}

const ROSA: MemberId = member(1);
const BEN: MemberId = member(2);
const ANA: MemberId = member(3);
const MARA: MemberId = member(4);

/// Everybody has a part and a letter that is shared; a place is booked.
const GIVEN: [(MeetingRole, MemberId); 8] = [
    (Chair, MARA),
    (Closer, ROSA),
    (Driver, BEN),
    (Logistics, MARA),
    (Timekeeper, MARA),
    (Follower, ANA),
    (Caller, MARA),
    (Naloxone, ROSA),
];

struct Case {
    roles: Vec<(MeetingRole, MemberId)>,
    order: Vec<MemberId>,
    heard: Vec<MemberId>,
    booked: bool,
    address: bool,
    opioids: bool,
    hardest: Option<MemberId>,
}

fn ready() -> Case {
    let order = vec![BEN, ANA, ROSA];
    Case {
        roles: GIVEN.to_vec(),
        heard: order.clone(),
        order,
        booked: true,
        address: true,
        opioids: true,
        hardest: None,
    }
}

/// As [`ready`], but nobody has this part.
fn without(role: MeetingRole) -> Case {
    Case { roles: GIVEN.into_iter().filter(|(given, _)| *given != role).collect(), ..ready() }
}

/// As [`ready`], but this part is theirs.
fn with(role: MeetingRole, member: MemberId) -> Case {
    let mut case = without(role);
    case.roles.push((role, member));
    case
}

fn found(case: &Case) -> Vec<Warning> {
    let roles = case.roles.iter().copied().collect();
    let heard = case.heard.iter().copied().collect();
    let Case { booked, address, opioids, hardest, .. } = *case;
    warnings(&Prepared { roles: &roles, order: &case.order, heard: &heard, booked, address, opioids, hardest })
}

#[test]
fn each_is_said_when_it_is_so_and_at_no_other_time() {
    let table: Vec<(&str, Case, Vec<Warning>)> = vec![
        ("everything is there", ready(), vec![]),
        ("nobody opens", without(Chair), vec![Nobody(Chair)]),
        ("nobody asks", without(Closer), vec![Nobody(Closer)]),
        ("nobody drives", without(Driver), vec![Nobody(Driver)]),
        ("nobody asks yet", Case { booked: false, ..without(Closer) }, vec![]),
        ("nobody drives yet", Case { booked: false, ..without(Driver) }, vec![]),
        ("nobody follows", without(Follower), vec![Nobody(Follower)]),
        ("nobody calls", without(Caller), vec![Nobody(Caller)]),
        ("nobody has naloxone", without(Naloxone), vec![Nobody(Naloxone)]),
        ("nor where it isn't known", Case { opioids: false, ..without(Naloxone) }, vec![NoNaloxoneEither]),
        ("it is carried all the same", Case { opioids: false, ..ready() }, vec![]),
        ("no timekeeper is no trouble", without(Timekeeper), vec![]),
        ("nor is no logistics: the team's stage asks", without(Logistics), vec![]),
        ("nobody could say where they are", Case { address: false, ..ready() }, vec![NoAddress]),
        ("the driver follows", with(Follower, BEN), vec![FollowsAnd(Driver, BEN)]),
        ("the caller follows", with(Follower, MARA), vec![FollowsAnd(Caller, MARA)]),
        ("the closer may follow", with(Follower, ROSA), vec![]),
        ("the closer may be the chair", with(Chair, ROSA), vec![]),
        ("the hardest first", Case { hardest: Some(BEN), ..ready() }, vec![HardestFirst(BEN)]),
        ("in the middle", Case { hardest: Some(ANA), ..ready() }, vec![]),
        ("just before the question", Case { hardest: Some(ROSA), ..ready() }, vec![HardestLast(ROSA)]),
        ("somebody who doesn't read", Case { hardest: Some(MARA), ..ready() }, vec![]),
        ("two have no middle", Case { hardest: Some(BEN), order: vec![BEN, ROSA], ..ready() }, vec![]),
        ("two letters are private", Case { heard: vec![ANA], ..ready() }, vec![StillPrivate(2)]),
    ];
    for (name, case, expected) in table {
        assert_eq!(found(&case), expected, "{name}");
    }
}

#[test]
fn before_anything_is_given_there_is_nothing_to_look_at_again() {
    let nothing = Case { roles: vec![], order: vec![], ..ready() };
    assert_eq!(found(&nothing), []);
    // Whatever concerns a life comes first.
    let begun = Case { roles: vec![(Timekeeper, BEN)], address: false, ..ready() };
    assert_eq!(found(&begun), [Caller, Naloxone, Follower, Chair, Closer, Driver].map(Nobody));
}

#[test]
fn what_only_guides_know_only_guides_see() {
    for (warning, guides) in [(HardestFirst(BEN), true), (HardestLast(BEN), true), (Nobody(Chair), false)] {
        assert_eq!(warning.is_for_guides(), guides);
    }
}
