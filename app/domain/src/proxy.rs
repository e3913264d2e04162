//! Letters by proxy: the words of somebody who has no account and can't be at the meeting. A member keeps them here, and
//! a member reads them aloud.

use crate::meeting::reading_order;
use crate::{Line, MemberId, Prose, ProxyId};
use serde::{Deserialize, Serialize};

/// How many a circle may have: more than a meeting can bear, and an end to what can be piled up.
pub const MOST: usize = 20;

/// Whose letter it is and what it says. Sealed at rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProxyWords {
    /// Whose words they are.
    pub from: Line<60>,
    /// What they are to the person: "grandmother"; may be empty.
    pub relation: Line<60>,
    /// The letter, as they gave it; may be empty until they have.
    pub text: Prose<8000>,
}

/// One turn at reading aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// A member reads their own letter.
    Own(MemberId),
    /// A member reads the letter of somebody who can't be there.
    Proxy {
        /// Which.
        letter: ProxyId,
        /// Who reads it.
        reader: MemberId,
    },
}

/// Every turn, first to last. Whoever reads for somebody else does so just before their own letter; so the closer, who
/// asks, is still the last to be heard. Those who read for somebody else and have no letter of their own in the order
/// come before the closer. A letter that nobody reads has no turn.
pub fn turns(order: &[MemberId], closer: Option<MemberId>, proxies: &[(ProxyId, Option<MemberId>)]) -> Vec<Turn> {
    let order = reading_order(order, closer);
    let read_by = |is: &dyn Fn(MemberId) -> bool| -> Vec<Turn> {
        let read = proxies.iter().filter_map(|(letter, reader)| reader.map(|reader| (*letter, reader)));
        read.filter(|(_, reader)| is(*reader)).map(|(letter, reader)| Turn::Proxy { letter, reader }).collect()
    };
    let mut besides = read_by(&|reader| !order.contains(&reader));
    let mut turns = Vec::new();
    for member in &order {
        if Some(*member) == closer {
            turns.append(&mut besides);
        }
        turns.extend(read_by(&|reader| reader == *member));
        turns.push(Turn::Own(*member));
    }
    turns.append(&mut besides);
    turns
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const fn member(n: u128) -> MemberId {
        MemberId(Uuid::from_u128(n))
    }

    const fn letter(n: u128) -> ProxyId {
        ProxyId(Uuid::from_u128(n))
    }

    fn proxy(n: u128, reader: u128) -> Turn {
        Turn::Proxy { letter: letter(n), reader: member(reader) }
    }

    const ROSA: MemberId = member(1);
    const BEN: MemberId = member(2);

    #[test]
    fn a_letter_by_proxy_comes_just_before_its_readers_own() {
        let turns = turns(&[ROSA, BEN], None, &[(letter(9), Some(BEN)), (letter(8), None)]);
        assert_eq!(turns, [Turn::Own(ROSA), proxy(9, 2), Turn::Own(BEN)]);
    }

    #[test]
    fn the_closer_is_heard_last_whatever_else_they_read() {
        let proxies = [(letter(9), Some(ROSA)), (letter(8), Some(member(7)))];
        let turns = turns(&[ROSA, BEN], Some(ROSA), &proxies);
        assert_eq!(turns, [Turn::Own(BEN), proxy(8, 7), proxy(9, 1), Turn::Own(ROSA)]);
    }

    #[test]
    fn without_an_order_those_who_read_for_somebody_are_the_order() {
        assert_eq!(turns(&[], Some(ROSA), &[(letter(9), Some(BEN))]), [proxy(9, 2)]);
    }
}
