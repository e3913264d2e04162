//! Options: the treatment programmes a circle looks into. Any member may add, change, book and set aside; the event log
//! says who did.

use crate::access::{Capability, CircleAccess};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use crate::events::Happened;
use crate::keys::{Place, Sealer};
use crate::write::{Event, Write};
use kith_domain::decision::Gate;
use kith_domain::event::EventKind;
use kith_domain::option::{OptionWords, Standing};
use kith_domain::{OptionId, Prose, Timestamp};
use uuid::Uuid;

/// One programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CareOption {
    /// Its id.
    pub id: OptionId,
    /// Where it stands.
    pub standing: Standing,
    /// What is known about it.
    pub words: OptionWords,
    /// Of its words, for the next change. Booking changes nothing that is written, so it doesn't raise it.
    pub version: i64,
}

impl<C: Capability> CircleAccess<C> {
    /// Every programme: the booked one first, then the backup, those considered and those set aside; older ones first.
    pub async fn options(&self) -> Result<Vec<CareOption>> {
        let rows = query(
            "select id, standing, words, version from option where circle_id = $1
              order by case standing when 'booked' then 0 when 'backup' then 1 when 'considering' then 2 else 3 end,
                       created_at, id",
        )
        .bind(self.circle)
        .all(&self.store)
        .await?;
        rows.iter().map(|row| read(&self.key, row)).collect()
    }

    /// One programme.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn option(&self, id: OptionId) -> Result<CareOption> {
        let row = query("select id, standing, words, version from option where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .one(&self.store)
            .await?;
        read(&self.key, &row)
    }

    /// What was done with a programme and by whom, oldest first.
    pub async fn option_history(&self, id: OptionId) -> Result<Vec<Happened>> {
        let rows = query(
            "select seq, kind, actor_id, subject_id, at from event
              where circle_id = $1 and subject_id = $2 and only_for is null
              order by seq",
        )
        .bind(self.circle)
        .bind(id)
        .all(&self.store)
        .await?;
        rows.iter().map(Happened::read).collect()
    }

    /// Adds a programme to look into.
    pub async fn add_option(&self, words: &OptionWords, now: Timestamp) -> Result<OptionId> {
        let id = OptionId(Uuid::now_v7());
        let mut write = self.write().await?;
        query(
            "insert into option (circle_id, id, standing, words, created_by, created_at, version)
             values ($1, $2, $3, $4, $5, $6, 1)",
        )
        .bind(self.circle)
        .bind(id)
        .bind(Standing::Considering.slug())
        .bind(self.key.seal(Place::row("option", id), words)?)
        .bind(self.me)
        .bind(now)
        .run(&mut write)
        .await?;
        write.record(Event::of(EventKind::OptionAdded, id.0), now).await?;
        write.commit().await?;
        Ok(id)
    }

    /// Changes what is known about a programme.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], and [`StoreError::Stale`] when somebody changed it since version `seen`.
    pub async fn change_option(&self, id: OptionId, words: &OptionWords, seen: i64, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        query("select 1 as one from option where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .one(&mut write)
            .await?;
        let changed = query(
            "update option set words = $3, version = version + 1 where circle_id = $1 and id = $2 and version = $4",
        )
        .bind(self.circle)
        .bind(id)
        .bind(self.key.seal(Place::row("option", id), words)?)
        .bind(seen)
        .run(&mut write)
        .await?;
        if changed == 0 {
            return Err(StoreError::Stale);
        }
        self.rename_call(&mut write, id, &words.programme).await?;
        write.record(Event::of(EventKind::OptionChanged, id.0), now).await?;
        write.commit().await
    }

    /// Books a programme as the place the meeting will offer. Whichever was booked is considered again. `reasons` open gates
    /// that are closed, if mine open them.
    ///
    /// # Errors
    /// [`StoreError::CannotBook`]; [`StoreError::Stale`] when another one than `instead_of` is booked, so that nobody
    /// lets go a place without knowing; [`StoreError::NotFound`].
    pub async fn book_option(
        &self,
        id: OptionId,
        instead_of: Option<OptionId>,
        reasons: &[(Gate, Prose<600>)],
        now: Timestamp,
    ) -> Result<()> {
        self.choose_option(id, Standing::Booked, instead_of, reasons, now).await
    }

    /// Makes a programme the place if the first one falls through. Whichever was the backup is considered again.
    ///
    /// # Errors
    /// As [`CircleAccess::book_option`].
    pub async fn back_up_option(
        &self,
        id: OptionId,
        instead_of: Option<OptionId>,
        reasons: &[(Gate, Prose<600>)],
        now: Timestamp,
    ) -> Result<()> {
        self.choose_option(id, Standing::Backup, instead_of, reasons, now).await
    }

    /// Lets a place go, or takes up again what was set aside: it is considered, no more.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn reconsider_option(&self, id: OptionId, now: Timestamp) -> Result<()> {
        self.move_option(id, EventKind::OptionReconsidered, Standing::reconsider, now).await
    }

    /// Sets a programme aside, kept so that nobody calls there twice.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn set_aside_option(&self, id: OptionId, now: Timestamp) -> Result<()> {
        self.move_option(id, EventKind::OptionSetAside, Standing::set_aside, now).await
    }

    async fn choose_option(
        &self,
        id: OptionId,
        to: Standing,
        instead_of: Option<OptionId>,
        reasons: &[(Gate, Prose<600>)],
        now: Timestamp,
    ) -> Result<()> {
        let mut write = self.write().await?;
        let standings = standings(self, &mut write).await?;
        let old = standing_of(&standings, id)?;
        let words = self.words_of(&mut write, id).await?;
        let opened = self.opened_gates(&mut write).await?;
        let before = Gate::closed(id, &words, &self.about().words, standings.len(), &opened);
        let closed = self.open_gates(&mut write, id, &before, reasons, now).await?;
        // What is booked stays booked when something turns out to be missing; a reason can still be written.
        if old == to {
            return if closed.len() < before.len() { write.commit().await } else { Ok(()) };
        }
        let new = old.choose(to, &closed)?;
        let holder = standings.iter().find(|(_, standing)| standing.give_way(new) != *standing);
        if let Some((other, standing)) = holder {
            if Some(*other) != instead_of {
                return Err(StoreError::Stale);
            }
            // First the one that gives way: there is never a moment with two.
            stand(self, &mut write, *other, standing.give_way(new)).await?;
            write.record(Event::of(EventKind::OptionReconsidered, other.0), now).await?;
        }
        stand(self, &mut write, id, new).await?;
        let kind = if to == Standing::Booked { EventKind::OptionBooked } else { EventKind::OptionBackedUp };
        write.record(Event::of(kind, id.0), now).await?;
        write.commit().await
    }

    async fn words_of(&self, write: &mut Write, id: OptionId) -> Result<OptionWords> {
        let row = query("select words from option where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .one(write)
            .await?;
        self.key.open(Place::row("option", id), &row.get::<Vec<u8>>("words")?)
    }

    async fn move_option(
        &self,
        id: OptionId,
        kind: EventKind,
        to: impl FnOnce(Standing) -> Standing,
        now: Timestamp,
    ) -> Result<()> {
        let mut write = self.write().await?;
        let old = standing_of(&standings(self, &mut write).await?, id)?;
        let new = to(old);
        if new == old {
            return Ok(());
        }
        stand(self, &mut write, id, new).await?;
        // Nobody has to call there any more.
        if new == Standing::SetAside
            && let Some(planned) = self.planned(&mut write, id).await?
        {
            self.tick_off(&mut write, planned.id, now).await?;
        }
        write.record(Event::of(kind, id.0), now).await?;
        write.commit().await
    }
}

async fn standings<C: Capability>(access: &CircleAccess<C>, write: &mut Write) -> Result<Vec<(OptionId, Standing)>> {
    let rows = query("select id, standing from option where circle_id = $1").bind(access.circle).all(write).await?;
    rows.iter().map(|row| Ok((OptionId(row.get("id")?), standing(row)?))).collect()
}

fn standing_of(standings: &[(OptionId, Standing)], id: OptionId) -> Result<Standing> {
    standings.iter().find(|(other, _)| *other == id).map(|(_, standing)| *standing).ok_or(StoreError::NotFound)
}

async fn stand<C: Capability>(
    access: &CircleAccess<C>,
    write: &mut Write,
    id: OptionId,
    standing: Standing,
) -> Result<()> {
    query("update option set standing = $3 where circle_id = $1 and id = $2")
        .bind(access.circle)
        .bind(id)
        .bind(standing.slug())
        .run(write)
        .await
        .map(|_| ())
}

fn standing(row: &Row) -> Result<Standing> {
    Standing::from_slug(&row.get::<String>("standing")?).ok_or(StoreError::NotFound)
}

fn read(key: &Sealer, row: &Row) -> Result<CareOption> {
    let id = OptionId(row.get("id")?);
    Ok(CareOption {
        id,
        standing: standing(row)?,
        words: key.open(Place::row("option", id), &row.get::<Vec<u8>>("words")?)?,
        version: row.get("version")?,
    })
}

#[cfg(test)]
#[path = "options_tests.rs"]
mod tests;
