//! Names in sentences: "Ana, Ben and you".

use crate::extract::Circle;
use crate::problem::Problem;
use kith_domain::MemberId;
use kith_domain::member::{Role, Status};
use kith_store::Capability;
use kith_store::members::Member;

/// Everybody who is or was in the circle, for pages that say who did something or who is asked.
#[derive(Debug, Clone)]
pub struct Names {
    me: MemberId,
    members: Vec<Member>,
}

impl Names {
    /// Reads them.
    pub async fn of<C: Capability>(circle: &Circle<C>) -> Result<Self, Problem> {
        Ok(Self { me: circle.me(), members: circle.members().await? })
    }

    /// Of members that were read already.
    pub fn known(me: MemberId, members: Vec<Member>) -> Self {
        Self { me, members }
    }

    /// A member's name, with "you" for the reader.
    pub fn name(&self, id: MemberId) -> String {
        if id == self.me { "you".to_owned() } else { self.third_person(id) }
    }

    /// A member's name, also the reader's own.
    pub fn third_person(&self, id: MemberId) -> String {
        let member = self.members.iter().find(|member| member.id == id);
        member.map_or_else(|| "somebody who left".to_owned(), |member| member.words.name.to_string())
    }

    /// Several names as one speaks them, the reader last.
    pub fn list(&self, ids: impl IntoIterator<Item = MemberId>) -> String {
        let (mine, others): (Vec<MemberId>, Vec<MemberId>) = ids.into_iter().partition(|id| *id == self.me);
        list(&others.into_iter().chain(mine).map(|id| self.name(id)).collect::<Vec<_>>())
    }

    /// The confirmed members of the family other than the reader, in the order they came.
    pub fn family(&self) -> impl Iterator<Item = &Member> {
        let family = |m: &&Member| m.status == Status::Confirmed && m.role != Role::Facilitator && m.id != self.me;
        self.members.iter().filter(family)
    }
}

/// "Ana", "Ana and Ben", "Ana, Ben and you".
pub fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// With a capital letter, for the beginning of a sentence.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_listed_as_spoken() {
        let names = ["Ana", "Ben", "you"].map(str::to_owned);
        assert_eq!(list(&names[..0]), "");
        assert_eq!(list(&names[..1]), "Ana");
        assert_eq!(list(&names[..2]), "Ana and Ben");
        assert_eq!(list(&names), "Ana, Ben and you");
        assert_eq!(capital("ana and you"), "Ana and you");
    }
}
