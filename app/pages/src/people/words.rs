//! What roles and invites are called.

use kith_domain::invite::{InviteState, Standing};
use kith_domain::member::Role;
use kith_domain::{Line, MemberId, Timestamp};
use kith_store::members::Member;

/// A role, as the others see it.
pub(super) fn role(role: Role) -> &'static str {
    match role {
        Role::Organizer => "Organizer",
        Role::Facilitator => "Facilitator",
        Role::Member => "Member",
    }
}

/// A role with what they are to the person: "Organizer, sister".
pub(super) fn role_and_relation(of: Role, relation: &Line<60>) -> String {
    if relation.is_blank() { role(of).to_owned() } else { format!("{}, {relation}", role(of)) }
}

/// A member's name; "somebody" for one who can't be found.
pub(super) fn name(members: &[Member], id: MemberId) -> String {
    members.iter().find(|m| m.id == id).map_or_else(|| "somebody".to_owned(), |m| m.words.name.to_string())
}

/// How an invite stands. In hours and days, because the server doesn't know where on earth the reader is.
pub(super) fn standing(standing: Standing, now: Timestamp) -> String {
    if standing.state == InviteState::Void {
        return "Ended: the code was tried wrongly five times".to_owned();
    }
    if !standing.is_open(now) {
        return "Ended: it was not answered in three days".to_owned();
    }
    match standing.expires_at.since(now) / Timestamp::HOUR {
        0 => "Ends in less than an hour".to_owned(),
        1 => "Ends in about an hour".to_owned(),
        hours @ 2..=35 => format!("Ends in about {hours} hours"),
        hours => format!("Ends in about {} days", (hours + 12) / 24),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_left_is_said_as_people_say_it() {
        let ends = |hours: i64| {
            let expires_at = Timestamp(0).plus(hours * Timestamp::HOUR);
            standing(Standing { state: InviteState::Open, expires_at, tries_left: 5 }, Timestamp(0))
        };
        assert_eq!(ends(72), "Ends in about 3 days");
        assert_eq!(ends(37), "Ends in about 2 days");
        assert_eq!(ends(20), "Ends in about 20 hours");
        assert_eq!(ends(0), "Ended: it was not answered in three days");
    }
}
