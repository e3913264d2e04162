//! A member's place in a circle: what part they take, and how far in they are.

use crate::slug::slugs;

slugs! {
    /// What somebody may do in a circle. Roles, not ranks.
    Role {
        /// Keeps the circle together: invites, gives out parts, may hand it over.
        Organizer = "organizer",
        /// A professional who guides it.
        Facilitator = "facilitator",
        /// Takes part.
        Member = "member",
    }
}

slugs! {
    /// How far in somebody is. Only [`Status::Confirmed`] opens a door.
    Status {
        /// Has answered the invite and waits for somebody who knows them.
        Accepted = "accepted",
        /// Somebody other than the inviter has said "yes, that is them".
        Confirmed = "confirmed",
        /// No longer in the circle.
        Removed = "removed",
    }
}

impl Role {
    /// Whether this role may invite, remove, give out meeting roles and set up the meeting.
    pub const fn guides(self) -> bool {
        matches!(self, Self::Organizer | Self::Facilitator)
    }

    /// Whether the others turn to this role first: the facilitator, or the organizer of a circle without one.
    pub const fn leads(self, has_facilitator: bool) -> bool {
        match self {
            Self::Facilitator => true,
            Self::Organizer => !has_facilitator,
            Self::Member => false,
        }
    }
}

/// Whether `confirmer` may confirm somebody whom `inviter` invited.
///
/// Two people have to know a new face. A circle of one has nobody else, so there its organizer confirms.
pub fn may_confirm(confirmer: crate::MemberId, inviter: crate::MemberId, confirmed_members: usize) -> bool {
    confirmer != inviter || confirmed_members <= 1
}

/// Whether somebody with role `by` may remove somebody with role `target`. The organizer keeps the circle together:
/// nobody can push them out.
pub fn may_remove(by: Role, target: Role) -> bool {
    by.guides() && target != Role::Organizer
}

/// Whether somebody with this role may leave at once. The organizer hands over first, or nobody could invite any more.
pub fn may_leave(role: Role) -> bool {
    role != Role::Organizer
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MemberId;
    use uuid::Uuid;

    #[test]
    fn the_facilitator_leads_and_the_organizer_where_there_is_none() {
        assert!(Role::Facilitator.leads(true) && Role::Organizer.leads(false));
        assert!(!Role::Organizer.leads(true) && !Role::Member.leads(false) && !Role::Member.leads(true));
    }

    #[test]
    fn the_inviter_does_not_confirm_unless_alone() {
        let (rosa, ben) = (MemberId(Uuid::from_u128(1)), MemberId(Uuid::from_u128(2)));
        assert!(!may_confirm(rosa, rosa, 2));
        assert!(may_confirm(ben, rosa, 2));
        assert!(may_confirm(rosa, rosa, 1));
    }

    #[test]
    fn guides_remove_and_the_organizer_stays() {
        assert!(may_remove(Role::Organizer, Role::Facilitator));
        assert!(may_remove(Role::Facilitator, Role::Member));
        assert!(!may_remove(Role::Facilitator, Role::Organizer));
        assert!(!may_remove(Role::Member, Role::Member));
        assert!(may_leave(Role::Member) && may_leave(Role::Facilitator) && !may_leave(Role::Organizer));
    }

    #[test]
    fn written_names_are_read_back() {
        for role in Role::ALL {
            assert_eq!(Role::from_slug(role.slug()), Some(*role));
        }
        assert_eq!(Role::from_slug("owner"), None);
    }
}
