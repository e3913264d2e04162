//! Answering an invite: by somebody who isn't in the circle yet, and so has no access value to show.

use super::{InviteWords, address_index, code_index};
use crate::blocked::is_blocked;
use crate::db::{Row, Store, Tx, query};
use crate::error::{Result, StoreError};
use crate::keys::{Place, Sealer};
use crate::members::MemberWords;
use crate::tokens::Token;
use crate::write::{Event, record};
use kith_domain::address::Address;
use kith_domain::event::EventKind;
use kith_domain::invite::{InviteState, Standing};
use kith_domain::member::Status;
use kith_domain::{AccountId, CircleId, InviteId, Line, MemberId, Timestamp};
use uuid::Uuid;

/// Who answers.
pub enum Answerer {
    /// Somebody without an account. An invite opens one, also where sign-up is otherwise by link only.
    New {
        /// What the others will call them.
        name: Line<60>,
        /// Their address; must be the invited one.
        address: Address,
        /// From [`crate::passwords::hash`].
        password_hash: String,
    },
    /// Somebody whose password or session was checked in this request.
    Known(AccountId),
}

/// What came of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// They are in, as far as they can be before somebody confirms them.
    Accepted {
        /// The circle they wait for.
        circle: CircleId,
        /// Their account.
        account: AccountId,
    },
    /// The code or the address is wrong, or the address can never join: one answer for all of it.
    Wrong,
}

/// An invite that is being answered, with its circle locked against every other writer.
struct Answered {
    circle: CircleId,
    id: InviteId,
    standing: Standing,
    row: Row,
}

impl Store {
    /// Whether an invite still works. Looking at it changes nothing: mail scanners look at everything.
    ///
    /// # Errors
    /// [`StoreError::Expired`] for one that is used, replaced, old, void or was never there.
    pub async fn look_at_invite(&self, token: &Token, now: Timestamp) -> Result<()> {
        let row = query("select state, tries_left, expires_at from invite where token = $1")
            .bind(token.hash())
            .maybe(self)
            .await?
            .ok_or(StoreError::Expired)?;
        if standing(&row)?.is_open(now) { Ok(()) } else { Err(StoreError::Expired) }
    }

    /// Answers an invite with its code: account, membership and the end of the invite in one transaction.
    ///
    /// # Errors
    /// [`StoreError::Expired`] as for [`Self::look_at_invite`].
    pub async fn answer_invite(&self, token: &Token, code: &str, who: Answerer, now: Timestamp) -> Result<Answer> {
        let (name, address) = self.name_and_address(&who).await?;
        let mut tx = self.begin().await?;
        let invite = lock(&mut tx, token, now).await?;
        if !self.fits(&mut tx, &invite, code, &address).await? {
            invite.count_wrong_code(&mut tx, now).await?;
            tx.commit().await?;
            return Ok(Answer::Wrong);
        }
        let account = match who {
            Answerer::Known(account) => account,
            Answerer::New { password_hash, .. } => {
                match self.insert_account(&mut tx, name.clone(), &address, password_hash, false, now).await {
                    // The address has an account, whose password nobody has shown.
                    Err(StoreError::Taken) => return Ok(Answer::Wrong),
                    other => other?,
                }
            }
        };
        let key = self.circle_key(&mut tx, invite.circle).await?;
        let member = invite.admit(&mut tx, &key, account, name, now).await?;
        query("update invite set state = 'used' where circle_id = $1 and id = $2")
            .bind(invite.circle)
            .bind(invite.id)
            .run(&mut tx)
            .await?;
        crate::mail::withdraw(&mut tx, invite.id.0).await?;
        let event = Event::of(EventKind::InviteAccepted, member.0);
        record(&mut tx, invite.circle, Some(member), event, now).await?;
        tx.commit().await?;
        Ok(Answer::Accepted { circle: invite.circle, account })
    }

    async fn name_and_address(&self, who: &Answerer) -> Result<(Line<60>, Address)> {
        match who {
            Answerer::New { name, address, .. } => Ok((name.clone(), address.clone())),
            Answerer::Known(account) => {
                let words = self.account_words(*account).await?;
                let address = Address::parse(&words.address).map_err(|_| StoreError::NotFound)?;
                Ok((words.name, address))
            }
        }
    }

    async fn fits(&self, tx: &mut Tx, invite: &Answered, code: &str, address: &Address) -> Result<bool> {
        let right_code = invite.row.get::<Vec<u8>>("code")? == code_index(&self.keys, invite.id, code);
        let right_address = invite.row.get::<Vec<u8>>("address")? == address_index(&self.keys, invite.circle, address);
        let blocked = is_blocked(tx, &self.keys, invite.circle, address).await?;
        Ok(right_code && right_address && !blocked)
    }

    async fn circle_key(&self, tx: &mut Tx, circle: CircleId) -> Result<Sealer> {
        let row =
            query("select key_version, wrapped from circle_key where circle_id = $1").bind(circle).one(tx).await?;
        self.keys.circle(circle, row.get("key_version")?, &row.get::<Vec<u8>>("wrapped")?)
    }
}

fn standing(row: &Row) -> Result<Standing> {
    Ok(Standing {
        state: InviteState::from_slug(&row.get::<String>("state")?).ok_or(StoreError::NotFound)?,
        expires_at: row.time("expires_at")?,
        tries_left: row.get("tries_left")?,
    })
}

/// Finds an invite that still works and locks its circle. Every other writer takes the circle's row first as well, so two
/// answers, or an answer and a removal, come one after the other. Its number isn't raised yet: a wrong code is no event.
async fn lock(tx: &mut Tx, token: &Token, now: Timestamp) -> Result<Answered> {
    let circle =
        query("update circle set rev = rev where id = (select circle_id from invite where token = $1) returning id")
            .bind(token.hash())
            .maybe(&mut *tx)
            .await?
            .ok_or(StoreError::Expired)?;
    let circle = CircleId(circle.get("id")?);
    let row = query(
        "select id, address, words, role, code, invited_by, state, tries_left, expires_at from invite
          where circle_id = $1 and token = $2",
    )
    .bind(circle)
    .bind(token.hash())
    .one(tx)
    .await?;
    let standing = standing(&row)?;
    if !standing.is_open(now) {
        return Err(StoreError::Expired);
    }
    Ok(Answered { circle, id: InviteId(row.get("id")?), standing, row })
}

impl Answered {
    async fn count_wrong_code(&self, tx: &mut Tx, now: Timestamp) -> Result<()> {
        let after = self.standing.after_wrong_code();
        query("update invite set tries_left = $3, state = $4 where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(self.id)
            .bind(after.tries_left)
            .bind(after.state.slug())
            .run(&mut *tx)
            .await?;
        if after.state == InviteState::Void {
            record(tx, self.circle, None, Event::of(EventKind::InviteVoided, self.id.0), now).await?;
        }
        Ok(())
    }

    /// Makes them a member who waits. Somebody who was in the circle before gets their old row back, and with it what
    /// they wrote; somebody who is in it already stays as they are.
    async fn admit(
        &self,
        tx: &mut Tx,
        key: &Sealer,
        account: AccountId,
        name: Line<60>,
        now: Timestamp,
    ) -> Result<MemberId> {
        let before = query("select id, status from member where circle_id = $1 and account_id = $2")
            .bind(self.circle)
            .bind(account)
            .maybe(&mut *tx)
            .await?;
        let member = match &before {
            Some(row) if Status::from_slug(&row.get::<String>("status")?) != Some(Status::Removed) => {
                return Ok(MemberId(row.get("id")?));
            }
            Some(row) => MemberId(row.get("id")?),
            None => MemberId(Uuid::now_v7()),
        };
        let invite: InviteWords = key.open(Place::row("invite", self.id), &self.row.get::<Vec<u8>>("words")?)?;
        let words = MemberWords { name, relation: invite.relation };
        query(
            "insert into member (circle_id, id, account_id, role, status, words, invited_by, accepted_at, version)
             values ($1, $2, $3, $4, 'accepted', $5, $6, $7, 1)
             on conflict (circle_id, account_id) do update
                set role = excluded.role, status = excluded.status, words = excluded.words,
                    invited_by = excluded.invited_by, accepted_at = excluded.accepted_at, confirmed_by = null,
                    confirmed_at = null, removed_at = null, version = member.version + 1",
        )
        .bind(self.circle)
        .bind(member)
        .bind(account)
        .bind(self.row.get::<String>("role")?)
        .bind(key.seal(Place::row("member", member), &words)?)
        .bind(self.row.get::<Uuid>("invited_by")?)
        .bind(now)
        .run(tx)
        .await?;
        Ok(member)
    }
}
