//! Letting somebody in who has answered an invite: two people have to know a new face.

use super::Member;
use crate::access::{Capability, CircleAccess};
use crate::accounts::AccountWords;
use crate::db::{On, query};
use crate::error::{Result, StoreError};
use crate::invites::answered_name;
use crate::keys::Place;
use crate::write::{Event, Write};
use kith_domain::address::Address;
use kith_domain::event::EventKind;
use kith_domain::member::{Role, Status, may_confirm};
use kith_domain::{AccountId, Line, MemberId, Timestamp};
use uuid::Uuid;

/// Somebody who waits to be let in, with all there is to know them by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newcomer {
    /// Who, by the name they gave.
    pub member: Member,
    /// What the inviter called them.
    pub invited_as: Line<60>,
    /// The address they answered from.
    pub address: String,
    /// Whether the member who asks may confirm them.
    pub may_confirm: bool,
}

/// Their row, read.
struct Waiting {
    member: Member,
    address: Address,
    may_confirm: bool,
}

impl<C: Capability> CircleAccess<C> {
    /// Somebody who waits.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for everybody who doesn't.
    pub async fn newcomer(&self, id: MemberId) -> Result<Newcomer> {
        let Waiting { member, address, may_confirm } = self.waiting(id, &self.store).await?;
        let invited_as = answered_name(self, &address).await?;
        Ok(Newcomer { member, invited_as, address: address.as_str().to_owned(), may_confirm })
    }

    /// Says "yes, that is them": they are in from their next request on, with a letter of their own.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for somebody who doesn't wait (any more), [`StoreError::NotYours`] for their inviter.
    pub async fn confirm_member(&self, id: MemberId, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let waiting = self.waiting(id, &mut write).await?;
        if !waiting.may_confirm {
            return Err(StoreError::NotYours);
        }
        if crate::blocked::is_blocked(write.tx(), &self.store.keys, self.circle, &waiting.address).await? {
            // The answer is the same as for anybody else, but the door stays shut: they go on waiting. Guides are told
            // beside the list itself.
            return Ok(());
        }
        query(
            "update member set status = 'confirmed', confirmed_by = $3, confirmed_at = $4, version = version + 1
              where circle_id = $1 and id = $2",
        )
        .bind(self.circle)
        .bind(id)
        .bind(self.me)
        .bind(now)
        .run(&mut write)
        .await?;
        self.lay_out_letter(&mut write, id, now).await?;
        write.record(Event::of(EventKind::MemberConfirmed, id.0), now).await?;
        self.ask_newcomer(&mut write, id, now).await?;
        write.commit().await
    }

    async fn waiting(&self, id: MemberId, on: impl Into<On<'_>>) -> Result<Waiting> {
        let row = query(
            "select m.words, m.role, m.invited_by, a.id as account_id, a.words as account_words,
                    (select count(*) from member c
                      where c.circle_id = m.circle_id and c.status = 'confirmed') as confirmed
               from member m
               join account a on a.id = m.account_id
              where m.circle_id = $1 and m.id = $2 and m.status = 'accepted'",
        )
        .bind(self.circle)
        .bind(id)
        .one(on)
        .await?;
        let place = Place::row("account", AccountId(row.get("account_id")?));
        let account: AccountWords = self.store.keys.server.open(place, &row.get::<Vec<u8>>("account_words")?)?;
        let invited_by = MemberId(row.get::<Option<Uuid>>("invited_by")?.ok_or(StoreError::NotFound)?);
        let confirmed = usize::try_from(row.get::<i64>("confirmed")?).unwrap_or(usize::MAX);
        Ok(Waiting {
            member: Member {
                id,
                words: self.key.open(Place::row("member", id), &row.get::<Vec<u8>>("words")?)?,
                role: Role::from_slug(&row.get::<String>("role")?).ok_or(StoreError::NotFound)?,
                status: Status::Accepted,
                invited_by: Some(invited_by),
            },
            address: Address::parse(&account.address).map_err(|_| StoreError::NotFound)?,
            may_confirm: may_confirm(self.me, invited_by, confirmed),
        })
    }

    /// Somebody who comes back finds the letter they had.
    async fn lay_out_letter(&self, write: &mut Write, member: MemberId, now: Timestamp) -> Result<()> {
        let there = query("select 1 as one from letter where circle_id = $1 and member_id = $2")
            .bind(self.circle)
            .bind(member)
            .maybe(&mut *write)
            .await?;
        if there.is_none() {
            crate::letters::create_letter(write.tx(), self.circle, member, now).await?;
        }
        Ok(())
    }
}
