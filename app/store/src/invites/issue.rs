//! Making invites, again and again if need be, and taking them back.

use super::{InviteWords, Issued, NewInvite, address_index, code_index};
use crate::access::{CircleAccess, Guide};
use crate::db::{Tx, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::mail::{self, MailKind, MailWords};
use crate::tokens::{Token, spoken_code};
use crate::write::{Event, Write};
use kith_domain::address::Address;
use kith_domain::event::EventKind;
use kith_domain::invite::{LIFETIME, PER_DAY, TRIES};
use kith_domain::member::Role;
use kith_domain::{CircleId, InviteId, MemberId, Timestamp};
use uuid::Uuid;

impl CircleAccess<Guide> {
    /// Invites somebody; an older invite to the same address ends with that. With `mail_origin`, the server's own
    /// `https://…`, a mail with the link is queued.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when the address belongs to a member or to somebody who waits, [`StoreError::TooMany`] after
    /// the day's last invite.
    pub async fn invite(&self, new: &NewInvite, mail_origin: Option<&str>, now: Timestamp) -> Result<Issued> {
        let mut write = self.write().await?;
        let issued = self.issue(&mut write, new, mail_origin, now).await?;
        write.commit().await?;
        Ok(issued)
    }

    /// Makes the invite again: the same person, a new link and a new code. The old ones end.
    ///
    /// # Errors
    /// As [`Self::invite`]; [`StoreError::NotFound`] for an invite that was answered or taken back.
    pub async fn invite_again(&self, id: InviteId, mail_origin: Option<&str>, now: Timestamp) -> Result<Issued> {
        let mut write = self.write().await?;
        let row =
            query("select words, role from invite where circle_id = $1 and id = $2 and state in ('open', 'void')")
                .bind(self.circle)
                .bind(id)
                .one(&mut write)
                .await?;
        let words: InviteWords = self.key.open(Place::row("invite", id), &row.get::<Vec<u8>>("words")?)?;
        let new = NewInvite {
            address: Address::parse(&words.address).map_err(|_| StoreError::NotFound)?,
            name: words.name,
            relation: words.relation,
            role: Role::from_slug(&row.get::<String>("role")?).ok_or(StoreError::NotFound)?,
        };
        let issued = self.issue(&mut write, &new, mail_origin, now).await?;
        write.commit().await?;
        Ok(issued)
    }

    /// Takes an invite back, and its mail if that was not sent yet. Taking it back twice changes nothing.
    pub async fn revoke_invite(&self, id: InviteId, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let revoked = query(
            "update invite set state = 'revoked'
              where circle_id = $1 and id = $2 and state in ('open', 'void', 'revoked')",
        )
        .bind(self.circle)
        .bind(id)
        .run(&mut write)
        .await?;
        if revoked == 0 {
            return Err(StoreError::NotFound);
        }
        mail::withdraw(write.tx(), id.0).await?;
        write.record(Event::of(EventKind::InviteRevoked, id.0), now).await?;
        write.commit().await
    }

    async fn issue(
        &self,
        write: &mut Write,
        new: &NewInvite,
        mail_origin: Option<&str>,
        now: Timestamp,
    ) -> Result<Issued> {
        // There is one organizer; handing over is another door.
        if new.role == Role::Organizer {
            return Err(StoreError::NotYours);
        }
        self.must_be_new(write, &new.address).await?;
        self.must_be_within_limit(write, now).await?;
        let keys = &self.store.keys;
        let address = address_index(keys, self.circle, &new.address);
        end_older(write.tx(), self.circle, &address).await?;

        let (id, token, code) = (InviteId(Uuid::now_v7()), Token::new(), spoken_code());
        let words = InviteWords {
            address: new.address.as_str().to_owned(),
            name: new.name.clone(),
            relation: new.relation.clone(),
        };
        let blocked = crate::blocked::is_blocked(write.tx(), keys, self.circle, &new.address).await?;
        // The answer must not tell that an address is blocked, so the invite is made, shown and listed like any other.
        // But no code in the world has this hash, and no mail is sent.
        let code_hash = if blocked { rand::random::<[u8; 32]>().to_vec() } else { code_index(keys, id, &code) };
        query(
            "insert into invite (circle_id, id, address, words, role, token, code, tries_left, invited_by, created_at,
                                 expires_at, state)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'open')",
        )
        .bind(self.circle)
        .bind(id)
        .bind(address)
        .bind(self.key.seal(Place::row("invite", id), &words)?)
        .bind(new.role.slug())
        .bind(token.hash())
        .bind(code_hash)
        .bind(TRIES)
        .bind(self.me)
        .bind(now)
        .bind(now.plus(LIFETIME))
        .run(&mut *write)
        .await?;
        if let (Some(origin), false) = (mail_origin, blocked) {
            let link = format!("{origin}/invites/{}", token.reveal());
            let mail = MailWords { to: words.address, link, stop: None, kind: MailKind::Invite };
            mail::enqueue(write.tx(), keys, id.0, &mail, now).await?;
        }
        write.record(Event::of(EventKind::Invited, id.0), now).await?;
        Ok(Issued { name: words.name, token, code })
    }

    async fn must_be_new(&self, write: &mut Write, address: &Address) -> Result<()> {
        let there = query(
            "select 1 as one
               from member m
               join account a on a.id = m.account_id
              where m.circle_id = $1 and a.address = $2 and m.status <> 'removed'",
        )
        .bind(self.circle)
        .bind(self.store.address_index(address))
        .maybe(&mut *write)
        .await?;
        if there.is_some() { Err(StoreError::Taken) } else { Ok(()) }
    }

    async fn must_be_within_limit(&self, write: &mut Write, now: Timestamp) -> Result<()> {
        let made: i64 = query("select count(*) as n from invite where circle_id = $1 and created_at > $2")
            .bind(self.circle)
            .bind(now.plus(-Timestamp::DAY))
            .one(&mut *write)
            .await?
            .get("n")?;
        if made >= PER_DAY { Err(StoreError::TooMany) } else { Ok(()) }
    }
}

/// Ends every invite to an address that was not answered, and its mail.
async fn end_older(tx: &mut Tx, circle: CircleId, address: &[u8]) -> Result<()> {
    let ended = query(
        "update invite set state = 'revoked'
          where circle_id = $1 and address = $2 and state in ('open', 'void')
          returning id",
    )
    .bind(circle)
    .bind(address.to_vec())
    .all(&mut *tx)
    .await?;
    for row in ended {
        mail::withdraw(tx, row.get("id")?).await?;
    }
    Ok(())
}

/// Ends every open invite that `member` made: whoever is no longer in the circle invites nobody to it.
pub(crate) async fn end_those_of(tx: &mut Tx, circle: CircleId, member: MemberId) -> Result<()> {
    let ended = query(
        "update invite set state = 'revoked'
          where circle_id = $1 and invited_by = $2 and state in ('open', 'void')
          returning id",
    )
    .bind(circle)
    .bind(member)
    .all(&mut *tx)
    .await?;
    for row in ended {
        mail::withdraw(tx, row.get("id")?).await?;
    }
    Ok(())
}
