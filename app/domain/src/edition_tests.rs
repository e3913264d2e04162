use super::*;
use crate::circle::{Person, Pronouns, Substance};
use crate::ladder::Within;
use crate::outcome::Outcome;
use crate::{Line, Prose};

fn member(n: u128) -> MemberId {
    MemberId(uuid::Uuid::from_u128(n))
}

fn letter(writer: u128, words: &str) -> EditionLetter {
    EditionLetter { writer: member(writer), readers: BTreeSet::new(), parts: vec![PartText::parse(words).unwrap()] }
}

fn edition() -> EditionWords {
    let name = |name: &str| Line::parse(name).unwrap();
    EditionWords {
        circle: CircleWords {
            name: name("Sunday walks"),
            person: Person { name: name("Dan"), pronouns: Pronouns::He },
            substances: vec![Substance::Opioids],
            country: Line::parse("US").unwrap(),
            what_happened: Prose::default(),
        },
        names: [(member(1), "Rosa".to_owned()), (member(2), "Ben".to_owned())].into(),
        meeting: MeetingWords::default(),
        roles: BTreeMap::new(),
        order: vec![member(1), member(2)],
        letters: vec![letter(1, "I remember the lake."), letter(2, "You taught me to swim.")],
        proxies: Vec::new(),
        objections: Vec::new(),
        ladder: Vec::new(),
        seats: Vec::new(),
        booked: None,
        backup: None,
        boundaries: Vec::new(),
        admission: Vec::new(),
        lists: Vec::new(),
    }
}

fn rung() -> EditionRung {
    let title = Line::parse("Ask their doctor").unwrap();
    let words = RungWords { title, how: Prose::default(), within: Within::Week, after: [Outcome::No].into() };
    EditionRung { owner: Some(member(1)), words }
}

#[test]
fn what_is_different_is_named() {
    type Change = fn(&mut EditionWords);
    let rows: [(Change, &[Changed]); 9] = [
        (|_| (), &[]),
        (|e| e.letters = vec![letter(1, "I remember the lake.")], &[Changed::Letters]),
        (|e| e.order.reverse(), &[Changed::Order]),
        (|e| e.meeting.place = Line::parse("At home").unwrap(), &[Changed::When]),
        (|e| e.roles = [(MeetingRole::Chair, member(1))].into(), &[Changed::Roles]),
        (|e| e.seats = vec![Seat::Person, Seat::Member(member(2))], &[Changed::Seats]),
        (|e| e.ladder.push(rung()), &[Changed::Ladder]),
        (|e| drop(e.names.insert(member(2), "Benny".to_owned())), &[Changed::People]),
        (
            |e| {
                e.order.reverse();
                e.lists.push(EditionTask { list: TaskKind::SameDay, title: "Phone".to_owned(), owner: member(1) });
            },
            &[Changed::Order, Changed::Lists],
        ),
    ];
    for (change, changed) in rows {
        let mut now = edition();
        change(&mut now);
        assert_eq!(edition().changed(&now), changed);
    }
}

#[test]
fn letters_that_say_something_else_are_known_by_their_writers() {
    let mut now = edition();
    now.letters = vec![letter(1, "I remember the lake."), letter(2, "You taught me to row."), letter(3, "Hello.")];
    assert_eq!(edition().letters_changed(&now), [member(2), member(3)]);
    now.letters.clear();
    assert_eq!(edition().letters_changed(&now), [member(1), member(2)]);
}

/// An edition outlives updates of the app: a field that comes later needs a default, and this test a second line.
#[test]
fn it_is_read_back_as_it_was_written() {
    let mut words = edition();
    words.seats = vec![Seat::Empty, Seat::Person, Seat::Member(member(1))];
    let kept = serde_json::to_string(&words).unwrap();
    assert_eq!(serde_json::from_str::<EditionWords>(&kept).unwrap(), words);
}
