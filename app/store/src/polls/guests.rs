//! People without an account: asked by a link that a guide hands to them. It shows them times, and nothing about anybody.

use super::answering::{join, keep, place};
use crate::access::{Capability, CircleAccess, Guide};
use crate::db::{On, Row, Store, query};
use crate::error::{Result, StoreError};
use crate::keys::{Keys, Place, Sealer};
use crate::tokens::Token;
use crate::write::{Event, record};
use kith_domain::event::EventKind;
use kith_domain::poll::{Answers, MOST_GUESTS, PollWords, Suits, Zone};
use kith_domain::{CircleId, GuestId, Line, OpId, PollId, SlotId, Timestamp};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Somebody without an account who is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guest {
    /// Their id.
    pub id: GuestId,
    /// What the family calls them.
    pub name: Line<60>,
    /// What their link holds; for those who guide.
    pub link: Option<String>,
}

/// What a guest's link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuestPoll {
    /// What is asked.
    pub words: PollWords,
    /// What they said.
    pub mine: Answers,
    /// Whether a time was chosen: there is nothing to answer any more.
    pub closed: bool,
}

/// Derived, so that it can be shown again without being kept. Its id is the server's own and is never used again: a link
/// that has ended doesn't come back.
fn token(keys: &Keys, circle: CircleId, guest: GuestId) -> Token {
    Token::of(&keys.index("poll guest", circle.0, &guest.to_string()))
}

/// How long after somebody's last answer another one is news.
const SETTLE: i64 = 10 * Timestamp::MINUTE;

/// A guest who came by their link, with the circle's key.
struct Came {
    circle: CircleId,
    guest: GuestId,
    poll: PollId,
    key: Sealer,
    answered_at: Option<Timestamp>,
    found: GuestPoll,
}

impl<C: Capability> CircleAccess<C> {
    /// All of them.
    pub(super) async fn guests(&self) -> Result<Vec<Guest>> {
        let rows = query("select id, words from poll_guest where circle_id = $1 order by made_at, id")
            .bind(self.circle)
            .all(&self.store)
            .await?;
        rows.iter().map(|row| self.read_guest(row)).collect()
    }

    fn read_guest(&self, row: &Row) -> Result<Guest> {
        let id = GuestId(row.get("id")?);
        let name = self.key.open(Place::row("poll_guest", id), &row.get::<Vec<u8>>("words")?)?;
        let link = self.role.guides().then(|| token(&self.store.keys, self.circle, id).reveal().to_owned());
        Ok(Guest { id, name, link })
    }
}

impl CircleAccess<Guide> {
    /// Asks somebody without an account. `op` is the form's own: sent twice, they are asked once.
    ///
    /// # Errors
    /// [`StoreError::Full`] when as many are asked as may be, [`StoreError::Stale`] when there is nothing to answer any more.
    pub async fn ask_guest(&self, op: OpId, name: &Line<60>, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let (poll, _) = self.open_poll_on(&mut write).await?;
        let rows = query("select id, op, words from poll_guest where circle_id = $1")
            .bind(self.circle)
            .all(&mut write)
            .await?;
        for row in &rows {
            if row.get::<Uuid>("op")? == op.0 && self.read_guest(row)?.name == *name {
                return Ok(());
            }
        }
        let id = GuestId(Uuid::now_v7());
        if rows.len() >= MOST_GUESTS {
            return Err(StoreError::Full);
        }
        query("insert into poll_guest (circle_id, id, token, words, by_id, op, made_at) values ($1, $2, $3, $4, $5, $6, $7)")
            .bind(self.circle)
            .bind(id)
            .bind(token(&self.store.keys, self.circle, id).hash())
            .bind(self.key.seal(Place::row("poll_guest", id), name)?)
            .bind(self.me)
            .bind(op.0)
            .bind(now)
            .run(&mut write)
            .await?;
        write.record(Event::of(EventKind::PollChanged, poll.0), now).await?;
        write.commit().await
    }

    /// Their link leads nowhere from now on, and what they said is forgotten.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn drop_guest(&self, guest: GuestId, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let gone = query("delete from poll_guest where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(guest)
            .run(&mut write)
            .await?;
        if gone == 0 {
            return Err(StoreError::NotFound);
        }
        query("delete from poll_answer where circle_id = $1 and answerer_id = $2")
            .bind(self.circle)
            .bind(guest)
            .run(&mut write)
            .await?;
        write.record(Event::of(EventKind::PollChanged, self.circle.0), now).await?;
        write.commit().await
    }
}

impl Store {
    /// What a guest's link leads to. Looking at it changes nothing: mail scanners look at everything.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a link that leads nowhere.
    pub async fn poll_of_guest(&self, link: &Token) -> Result<GuestPoll> {
        Ok(self.guest_came(self.into(), link).await?.found)
    }

    /// Says which times suit the holder of the link, and by which clock they want to see them.
    ///
    /// # Errors
    /// As [`Self::poll_of_guest`], and [`StoreError::Stale`] when a time was chosen meanwhile.
    pub async fn answer_as_guest(
        &self,
        link: &Token,
        said: &BTreeMap<SlotId, Suits>,
        zone: &Zone,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.begin().await?;
        // Every other writer takes the circle's row first as well: so a time is chosen before this, or after.
        query("update circle set rev = rev where id = (select circle_id from poll_guest where token = $1)")
            .bind(link.hash())
            .run(&mut tx)
            .await?;
        let came = self.guest_came((&mut tx).into(), link).await?;
        if came.found.closed {
            return Err(StoreError::Stale);
        }
        let before = Answers { zone: zone.clone(), ..came.found.mine.clone() };
        let after = join(before, said, &came.found.words);
        if after == came.found.mine {
            return Ok(());
        }
        let sealed = came.key.seal(place(came.guest.0), &after)?;
        keep((&mut tx).into(), came.circle, came.guest.0, sealed, now).await?;
        // Whoever has the link could go on for ever; that they changed their mind a moment later is no news.
        if came.answered_at.is_none_or(|at| now.since(at) > SETTLE) {
            record(&mut tx, came.circle, None, Event::of(EventKind::PollAnswered, came.poll.0), now).await?;
        }
        tx.commit().await
    }

    async fn guest_came(&self, on: On<'_>, link: &Token) -> Result<Came> {
        let row = query(
            "select g.circle_id, g.id as guest_id, p.id, p.words, p.chosen, a.words as answers, a.at, k.key_version, k.wrapped
               from poll_guest g
               join poll p on p.circle_id = g.circle_id
               join circle_key k on k.circle_id = g.circle_id
               left join poll_answer a on a.circle_id = g.circle_id and a.answerer_id = g.id
              where g.token = $1",
        )
        .bind(link.hash())
        .maybe(on)
        .await?
        .ok_or(StoreError::NotFound)?;
        let (circle, guest) = (CircleId(row.get("circle_id")?), GuestId(row.get("guest_id")?));
        let (poll, key) = (PollId(row.get("id")?), row.get::<Vec<u8>>("wrapped")?);
        let key = self.keys.circle(circle, row.get("key_version")?, &key)?;
        let said = row.get::<Option<Vec<u8>>>("answers")?;
        let found = GuestPoll {
            words: key.open(Place::row("poll", poll), &row.get::<Vec<u8>>("words")?)?,
            mine: said.map(|sealed| key.open(place(guest.0), &sealed)).transpose()?.unwrap_or_default(),
            closed: row.get::<Option<Uuid>>("chosen")?.is_some(),
        };
        let answered_at = row.get::<Option<i64>>("at")?.map(Timestamp);
        Ok(Came { circle, guest, poll, key, answered_at, found })
    }
}
