//! What members say.

use super::Guest;
use crate::access::{Capability, CircleAccess};
use crate::db::{On, query};
use crate::error::Result;
use crate::keys::Place;
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::member::Status;
use kith_domain::poll::{Answerer, Answers, PollWords, Suits, Zone};
use kith_domain::{MemberId, SlotId, Timestamp};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What stays of `said` and what was said before: newer words win, and times that aren't proposed any more are forgotten.
pub(super) fn join(before: Answers, said: &BTreeMap<SlotId, Suits>, words: &PollWords) -> Answers {
    let mut after = before;
    after.suits.extend(said);
    after.suits.retain(|slot, _| words.slot(*slot).is_some());
    after
}

impl<C: Capability> CircleAccess<C> {
    /// What confirmed members and these guests said.
    pub(super) async fn poll_answers(&self, guests: &[Guest]) -> Result<Vec<(Answerer, Answers)>> {
        let mut members = self.members().await?;
        members.retain(|member| member.status == Status::Confirmed);
        let rows = query("select answerer_id, words from poll_answer where circle_id = $1 order by at, answerer_id")
            .bind(self.circle)
            .all(&self.store)
            .await?;
        let mut answers = Vec::new();
        for row in rows {
            let id: Uuid = row.get("answerer_id")?;
            let member = members.iter().find(|member| member.id.0 == id).map(|member| Answerer::Member(member.id));
            let guest = || guests.iter().find(|guest| guest.id.0 == id).map(|guest| Answerer::Guest(guest.id));
            if let Some(who) = member.or_else(guest) {
                answers.push((who, self.key.open(place(id), &row.get::<Vec<u8>>("words")?)?));
            }
        }
        Ok(answers)
    }

    /// What I said.
    pub(super) async fn my_answers(&self, on: impl Into<On<'_>>) -> Result<Answers> {
        let row = query("select words from poll_answer where circle_id = $1 and answerer_id = $2")
            .bind(self.circle)
            .bind(self.me)
            .maybe(on)
            .await?;
        row.map_or_else(|| Ok(Answers::default()), |row| self.key.open(place(self.me.0), &row.get::<Vec<u8>>("words")?))
    }

    /// Says which times suit me. Times that aren't proposed any more are passed over.
    ///
    /// # Errors
    /// [`crate::StoreError::Stale`] when one was chosen meanwhile.
    pub async fn answer_poll(&self, said: &BTreeMap<SlotId, Suits>, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let (id, words) = self.open_poll_on(&mut write).await?;
        let before = self.my_answers(&mut write).await?;
        let after = join(before.clone(), said, &words);
        if after == before {
            return Ok(());
        }
        self.keep_answers(&mut write, &after, now).await?;
        write.record(Event::of(EventKind::PollAnswered, id.0), now).await?;
        write.commit().await
    }

    /// Shows me the times by another clock as well. Only I see that.
    ///
    /// # Errors
    /// As [`Self::answer_poll`].
    pub async fn set_poll_clock(&self, zone: &Zone, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let (id, _) = self.open_poll_on(&mut write).await?;
        let answers = Answers { zone: zone.clone(), ..self.my_answers(&mut write).await? };
        self.keep_answers(&mut write, &answers, now).await?;
        write.record(Event::private(EventKind::PollChanged, id.0, self.me), now).await?;
        write.commit().await
    }

    /// Nobody said anything about this time any more.
    pub(super) async fn forget_answers_to(&self, write: &mut Write, slot: SlotId) -> Result<()> {
        let rows = query("select answerer_id, words from poll_answer where circle_id = $1")
            .bind(self.circle)
            .all(&mut *write)
            .await?;
        for row in rows {
            let id: Uuid = row.get("answerer_id")?;
            let mut answers: Answers = self.key.open(place(id), &row.get::<Vec<u8>>("words")?)?;
            if answers.suits.remove(&slot).is_some() {
                query("update poll_answer set words = $3 where circle_id = $1 and answerer_id = $2")
                    .bind(self.circle)
                    .bind(id)
                    .bind(self.key.seal(place(id), &answers)?)
                    .run(&mut *write)
                    .await?;
            }
        }
        Ok(())
    }

    async fn keep_answers(&self, on: impl Into<On<'_>>, answers: &Answers, now: Timestamp) -> Result<()> {
        let MemberId(me) = self.me;
        keep(on.into(), self.circle, me, self.key.seal(place(me), answers)?, now).await
    }
}

/// Where somebody's answers are sealed to.
pub(super) fn place(answerer: Uuid) -> Place {
    Place::row("poll_answer", answerer)
}

pub(super) async fn keep(
    on: On<'_>,
    circle: kith_domain::CircleId,
    answerer: Uuid,
    sealed: Vec<u8>,
    now: Timestamp,
) -> Result<()> {
    query(
        "insert into poll_answer (circle_id, answerer_id, words, at) values ($1, $2, $3, $4)
         on conflict (circle_id, answerer_id) do update set words = excluded.words, at = excluded.at",
    )
    .bind(circle)
    .bind(answerer)
    .bind(sealed)
    .bind(now)
    .run(on)
    .await
    .map(|_| ())
}
