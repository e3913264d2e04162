//! Invites: a link for one address, a code for one voice, once, for three days.

mod answer;
mod issue;
#[cfg(test)]
mod tests;

pub use answer::{Answer, Answerer};
pub(crate) use issue::end_those_of;

use crate::access::{Capability, CircleAccess};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::keys::{Keys, Place};
use crate::tokens::Token;
use kith_domain::address::Address;
use kith_domain::invite::{InviteState, Standing, tidy_code};
use kith_domain::member::Role;
use kith_domain::{CircleId, InviteId, Line, MemberId};
use serde::{Deserialize, Serialize};

/// Whom to invite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInvite {
    /// The one address that may answer.
    pub address: Address,
    /// What the inviter calls them.
    pub name: Line<60>,
    /// What they are to the person; may be empty.
    pub relation: Line<60>,
    /// What they will be: a member or a facilitator.
    pub role: Role,
}

/// What an invite says. Sealed at rest.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct InviteWords {
    pub(crate) address: String,
    pub(crate) name: Line<60>,
    pub(crate) relation: Line<60>,
}

/// An invite that was just made: the only moment at which its link and code are known.
pub struct Issued {
    /// For whom.
    pub name: Line<60>,
    /// For the link.
    pub token: Token,
    /// To be told by voice.
    pub code: String,
}

/// An invite that waits, or that ended without an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InviteLine {
    /// Which.
    pub id: InviteId,
    /// For whom.
    pub name: Line<60>,
    /// What they are to the person; may be empty.
    pub relation: Line<60>,
    /// Their address, for guides only.
    pub address: Option<String>,
    /// What they will be.
    pub role: Role,
    /// Who invited them.
    pub invited_by: MemberId,
    /// Whether it still works.
    pub standing: Standing,
}

fn address_index(keys: &Keys, circle: CircleId, address: &Address) -> Vec<u8> {
    keys.index("invite address", circle.0, &address.folded())
}

fn code_index(keys: &Keys, invite: InviteId, code: &str) -> Vec<u8> {
    keys.index("invite code", invite.0, &tidy_code(code))
}

/// What the inviter called the person behind `address`, in the invite they answered last.
pub(crate) async fn answered_name(access: &CircleAccess<impl Capability>, address: &Address) -> Result<Line<60>> {
    let row = query(
        "select id, words from invite
          where circle_id = $1 and address = $2 and state = 'used'
          order by created_at desc, id desc
          limit 1",
    )
    .bind(access.circle)
    .bind(address_index(&access.store.keys, access.circle, address))
    .one(&access.store)
    .await?;
    let words: InviteWords =
        access.key.open(Place::row("invite", InviteId(row.get("id")?)), &row.get::<Vec<u8>>("words")?)?;
    Ok(words.name)
}

impl<C: Capability> CircleAccess<C> {
    /// Invites that wait for an answer or ended without one, newest first.
    pub async fn invites(&self) -> Result<Vec<InviteLine>> {
        let rows = query(
            "select id, words, role, state, tries_left, expires_at, invited_by from invite
              where circle_id = $1 and state in ('open', 'void')
              order by created_at desc, id desc",
        )
        .bind(self.circle)
        .all(&self.store)
        .await?;
        rows.iter()
            .map(|row| {
                let id = InviteId(row.get("id")?);
                let words: InviteWords = self.key.open(Place::row("invite", id), &row.get::<Vec<u8>>("words")?)?;
                Ok(InviteLine {
                    id,
                    name: words.name,
                    relation: words.relation,
                    address: self.role.guides().then_some(words.address),
                    role: Role::from_slug(&row.get::<String>("role")?).ok_or(StoreError::NotFound)?,
                    invited_by: MemberId(row.get("invited_by")?),
                    standing: Standing {
                        state: InviteState::from_slug(&row.get::<String>("state")?).ok_or(StoreError::NotFound)?,
                        expires_at: row.time("expires_at")?,
                        tries_left: row.get("tries_left")?,
                    },
                })
            })
            .collect()
    }
}
