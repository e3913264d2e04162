//! The date poll: one at a time. Guides ask and choose, every member answers, and so do people without an account by a link
//! of their own.

mod answering;
mod guests;

pub use guests::{Guest, GuestPoll};

use crate::access::{Capability, CircleAccess, Guide};
use crate::db::{On, Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::poll::{Answerer, Answers, PollWords, Slot, SlotError, Tally, tally};
use kith_domain::{Day, MemberId, PollId, SlotId, Timestamp};

/// A poll with everything that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poll {
    /// Its id.
    pub id: PollId,
    /// What is asked.
    pub words: PollWords,
    /// The time that was chosen; none while it can be answered.
    pub chosen: Option<SlotId>,
    /// Who asks.
    pub opened_by: MemberId,
    /// What confirmed members and guests said.
    pub answers: Vec<(Answerer, Answers)>,
    /// Those without an account who are asked.
    pub guests: Vec<Guest>,
}

impl Poll {
    /// What was said about each time.
    pub fn tally(&self, today: Day) -> Vec<Tally> {
        tally(&self.words, &self.answers, today)
    }

    /// What `who` has said.
    pub fn said_by(&self, who: Answerer) -> Answers {
        self.answers.iter().find(|(other, _)| *other == who).map(|(_, said)| said.clone()).unwrap_or_default()
    }
}

/// Why times can't be proposed.
#[derive(Debug)]
pub enum ProposeError {
    /// They are no times to meet at.
    Slots(SlotError),
    /// Something else.
    Store(StoreError),
}

impl From<StoreError> for ProposeError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl<C: Capability> CircleAccess<C> {
    /// The poll; none before the first.
    pub async fn poll(&self) -> Result<Option<Poll>> {
        let row = query("select id, words, chosen, opened_by from poll where circle_id = $1")
            .bind(self.circle)
            .maybe(&self.store)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let id = PollId(row.get("id")?);
        let guests = self.guests().await?;
        Ok(Some(Poll {
            id,
            words: self.poll_words(&row)?,
            chosen: row.get::<Option<uuid::Uuid>>("chosen")?.map(SlotId),
            opened_by: MemberId(row.get("opened_by")?),
            answers: self.poll_answers(&guests).await?,
            guests,
        }))
    }

    pub(crate) fn poll_words(&self, row: &Row) -> Result<PollWords> {
        let id = PollId(row.get("id")?);
        self.key.open(Place::row("poll", id), &row.get::<Vec<u8>>("words")?)
    }

    /// Whether a poll is open that this member hasn't answered wholly.
    pub(crate) async fn poll_waits_for_me(&self, today: Day) -> Result<bool> {
        let row = query("select id, words, chosen, opened_by from poll where circle_id = $1 and chosen is null")
            .bind(self.circle)
            .maybe(&self.store)
            .await?;
        let Some(row) = row else { return Ok(false) };
        let words = self.poll_words(&row)?;
        Ok(!self.my_answers(&self.store).await?.are_complete(&words, today))
    }

    /// The poll, while it can be answered.
    pub(crate) async fn open_poll_on(&self, on: impl Into<On<'_>>) -> Result<(PollId, PollWords)> {
        let row = query("select id, words from poll where circle_id = $1 and chosen is null")
            .bind(self.circle)
            .maybe(on)
            .await?
            .ok_or(StoreError::Stale)?;
        Ok((PollId(row.get("id")?), self.poll_words(&row)?))
    }
}

impl CircleAccess<Guide> {
    /// Asks when everybody can meet. What was asked before and is closed makes room, with its answers and its links.
    ///
    /// # Errors
    /// [`StoreError::Taken`] while an open one is there; [`SlotError`] for times that can't be.
    pub async fn open_poll(&self, asked: &PollWords, now: Timestamp, today: Day) -> Result<(), ProposeError> {
        let words = PollWords { zone: asked.zone.clone(), slots: Vec::new() };
        let words = words.with(&asked.slots, today).map_err(ProposeError::Slots)?;
        let mut write = self.write().await?;
        let open = query("select 1 as one from poll where circle_id = $1 and chosen is null").bind(self.circle);
        if open.maybe(&mut write).await?.is_some() {
            return Err(StoreError::Taken.into());
        }
        query("delete from poll where circle_id = $1").bind(self.circle).run(&mut write).await?;
        let id = PollId(uuid::Uuid::now_v7());
        query("insert into poll (circle_id, id, words, opened_by, opened_at) values ($1, $2, $3, $4, $5)")
            .bind(self.circle)
            .bind(id)
            .bind(self.key.seal(Place::row("poll", id), &words)?)
            .bind(self.me)
            .bind(now)
            .run(&mut write)
            .await?;
        write.record(Event::of(EventKind::PollOpened, id.0), now).await?;
        Ok(write.commit().await?)
    }

    /// Proposes more times.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when one was chosen meanwhile; [`SlotError`] for times that can't be.
    pub async fn propose_slots(&self, new: &[Slot], now: Timestamp, today: Day) -> Result<(), ProposeError> {
        let mut write = self.write().await?;
        let (id, words) = self.open_poll_on(&mut write).await?;
        let changed = words.clone().with(new, today).map_err(ProposeError::Slots)?;
        if changed != words {
            self.change_slots(&mut write, id, &changed).await?;
            write.record(Event::of(EventKind::PollChanged, id.0), now).await?;
            write.commit().await?;
        }
        Ok(())
    }

    /// Takes one time off. What was said about it goes with it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for one that isn't there, [`StoreError::Stale`] when one was chosen meanwhile.
    pub async fn withdraw_slot(&self, slot: SlotId, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let (id, mut words) = self.open_poll_on(&mut write).await?;
        words.slot(slot).ok_or(StoreError::NotFound)?;
        words.slots.retain(|other| other.id != slot);
        self.change_slots(&mut write, id, &words).await?;
        self.forget_answers_to(&mut write, slot).await?;
        write.record(Event::of(EventKind::PollChanged, id.0), now).await?;
        write.commit().await
    }

    async fn change_slots(&self, write: &mut Write, id: PollId, words: &PollWords) -> Result<()> {
        query("update poll set words = $2 where circle_id = $1")
            .bind(self.circle)
            .bind(self.key.seal(Place::row("poll", id), words)?)
            .run(write)
            .await
            .map(|_| ())
    }

    /// Closes it: the circle meets at this time. `seen` is the meeting's version that whoever chooses has read. Chosen twice
    /// it is chosen once.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when another one was chosen, [`StoreError::Stale`] when the meeting was set meanwhile;
    /// [`StoreError::NotFound`] for a time that isn't proposed, or whose day is over.
    pub async fn choose_slot(&self, slot: SlotId, seen: i64, now: Timestamp, today: Day) -> Result<()> {
        let mut write = self.write().await?;
        let (mut words, _) = self.meeting_within(&mut write).await?;
        let row =
            query("select id, words, chosen from poll where circle_id = $1").bind(self.circle).one(&mut write).await?;
        match row.get::<Option<uuid::Uuid>>("chosen")?.map(SlotId) {
            Some(chosen) if chosen == slot => return Ok(()),
            Some(_) => return Err(StoreError::Taken),
            None => {}
        }
        let asked = self.poll_words(&row)?;
        let chosen = *asked.slot(slot).filter(|slot| !slot.is_over(today)).ok_or(StoreError::NotFound)?;
        self.move_lists(&mut write, words.day, Some(chosen.day)).await?;
        (words.day, words.time, words.zone) = (Some(chosen.day), Some(chosen.time), asked.zone);
        query("update poll set chosen = $2 where circle_id = $1").bind(self.circle).bind(slot).run(&mut write).await?;
        self.raise_meeting(&mut write, seen, Some(&words)).await?;
        write.record(Event::of(EventKind::PollClosed, row.get("id")?), now).await?;
        write.record(Event::of(EventKind::MeetingSet, self.circle.0), now).await?;
        write.commit().await
    }

    /// Throws it away, with what was said and every link. One that isn't there any more, or has made room for another, changes
    /// nothing.
    pub async fn discard_poll(&self, id: PollId, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let gone = query("delete from poll where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .run(&mut write)
            .await?;
        if gone == 0 {
            return Ok(());
        }
        write.record(Event::of(EventKind::PollDiscarded, self.circle.0), now).await?;
        write.commit().await
    }
}

#[cfg(test)]
#[path = "polls_tests.rs"]
mod tests;
