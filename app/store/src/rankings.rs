//! Ranking rounds: everybody puts the options in an order of their own, unseen by the others until the round is over.

use crate::access::{Capability, CircleAccess, Organizer};
use crate::db::{Query, Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::member::Role;
use kith_domain::ranking::Ranking;
use kith_domain::{MemberId, Timestamp};

/// The fewest answers that are shown: one alone would be somebody's own.
pub const ENOUGH: usize = 2;
const LEAST: i64 = 2;

/// The round as one member may know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankingRound {
    /// Which, counted from 1: what a form was about.
    pub number: i64,
    /// What I said.
    pub mine: Option<Ranking>,
    /// Who has said something, as everybody may know.
    pub given: Vec<MemberId>,
    /// Members of the family who haven't. A facilitator may rank, and isn't waited for.
    pub awaited: Vec<MemberId>,
    /// What all said, without names; there once the round is over.
    pub shown: Option<Vec<Ranking>>,
}

impl<C: Capability> CircleAccess<C> {
    /// The round that counts.
    pub async fn ranking(&self) -> Result<RankingRound> {
        let (number, closed) = match self.last_round().maybe(&self.store).await? {
            Some(row) => round(&row)?,
            None => (1, false),
        };
        let rows = self.given(number).all(&self.store).await?;
        let given = rows.iter().map(|row| Ok(MemberId(row.get("member_id")?))).collect::<Result<Vec<_>>>()?;
        let family = self.family().all(&self.store).await?;
        let family = family.iter().map(|row| Ok(MemberId(row.get("id")?))).collect::<Result<Vec<_>>>()?;
        let awaited: Vec<_> = family.into_iter().filter(|id| !given.contains(id)).collect();
        let mine = rows.iter().zip(&given).find(|(_, id)| **id == self.me).map(|(row, id)| self.open(row, number, *id));
        let all = || rows.iter().zip(&given).map(|(row, id)| self.open(row, number, *id)).collect::<Result<_>>();
        let shown = if closed { Some(all()?) } else { None };
        Ok(RankingRound { number, mine: mine.transpose()?, given, awaited, shown })
    }

    /// Says in which order I would choose; the last word counts until the round is over.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when the round `seen` is over, so that nobody ranks after having seen what others said.
    pub async fn rank(&self, ranking: &Ranking, seen: i64, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let (number, closed) = self.open_round(&mut write).await?;
        if closed || number != seen {
            return Err(StoreError::Stale);
        }
        query(
            "insert into ranking (circle_id, round, member_id, words, given_at) values ($1, $2, $3, $4, $5)
             on conflict (circle_id, round, member_id) do update set words = excluded.words, given_at = excluded.given_at",
        )
        .bind(self.circle)
        .bind(number)
        .bind(self.me)
        .bind(self.key.seal(Place::revision("ranking", self.me, number), ranking)?)
        .bind(now)
        .run(&mut write)
        .await?;
        write.record(Event::of(EventKind::OptionsRanked, self.me.0), now).await?;
        if self.nobody_is_awaited(&mut write, number).await? {
            self.close(&mut write, number, now).await?;
        }
        write.commit().await
    }

    async fn open_round(&self, write: &mut Write) -> Result<(i64, bool)> {
        if let Some(row) = self.last_round().maybe(&mut *write).await? {
            return round(&row);
        }
        query("insert into ranking_round (circle_id, number) values ($1, 1)").bind(self.circle).run(write).await?;
        Ok((1, false))
    }

    async fn nobody_is_awaited(&self, write: &mut Write, number: i64) -> Result<bool> {
        let row = query(
            "select count(r.member_id) as given, count(*) as family
               from member m
               left join ranking r on r.circle_id = m.circle_id and r.member_id = m.id and r.round = $2
              where m.circle_id = $1 and m.status = 'confirmed' and m.role <> $3",
        )
        .bind(self.circle)
        .bind(number)
        .bind(Role::Facilitator.slug())
        .one(write)
        .await?;
        let (given, family) = (row.get::<i64>("given")?, row.get::<i64>("family")?);
        Ok(given >= LEAST && given == family)
    }

    /// Ends the round when whoever was still waited for has left.
    pub(crate) async fn settle_ranking(&self, write: &mut Write, now: Timestamp) -> Result<()> {
        let Some(row) = self.last_round().maybe(&mut *write).await? else { return Ok(()) };
        let (number, closed) = round(&row)?;
        if !closed && self.nobody_is_awaited(&mut *write, number).await? {
            self.close(write, number, now).await?;
        }
        Ok(())
    }

    async fn close(&self, write: &mut Write, number: i64, now: Timestamp) -> Result<()> {
        query("update ranking_round set closed_at = $3, closed_by = $4 where circle_id = $1 and number = $2")
            .bind(self.circle)
            .bind(number)
            .bind(now)
            .bind(self.me)
            .run(&mut *write)
            .await?;
        write.record(Event::of(EventKind::RankingShown, self.circle.0), now).await
    }

    fn last_round(&self) -> Query {
        query("select number, closed_at from ranking_round where circle_id = $1 order by number desc limit 1")
            .bind(self.circle)
    }

    fn given(&self, number: i64) -> Query {
        query(
            "select r.member_id, r.words
               from ranking r
               join member m on m.circle_id = r.circle_id and m.id = r.member_id and m.status = 'confirmed'
              where r.circle_id = $1 and r.round = $2
              order by r.member_id",
        )
        .bind(self.circle)
        .bind(number)
    }

    fn family(&self) -> Query {
        query("select id from member where circle_id = $1 and status = 'confirmed' and role <> $2 order by id")
            .bind(self.circle)
            .bind(Role::Facilitator.slug())
    }

    fn open(&self, row: &Row, number: i64, member: MemberId) -> Result<Ranking> {
        self.key.open(Place::revision("ranking", member, number), &row.get::<Vec<u8>>("words")?)
    }
}

impl CircleAccess<Organizer> {
    /// Ends the round `seen`, although not everybody has said something: what was said is shown.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it is over already, or when what is shown would be one member's answer.
    pub async fn close_ranking(&self, seen: i64, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let (number, closed) = self.open_round(&mut write).await?;
        if closed || number != seen || self.given(number).all(&mut write).await?.len() < ENOUGH {
            return Err(StoreError::Stale);
        }
        self.close(&mut write, number, now).await?;
        write.commit().await
    }

    /// Asks everybody once more, after the round `seen`.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when somebody did already, or the round isn't over.
    pub async fn rank_again(&self, seen: i64, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let (number, closed) = self.open_round(&mut write).await?;
        if number != seen || !closed {
            return Err(StoreError::Stale);
        }
        query("insert into ranking_round (circle_id, number) values ($1, $2)")
            .bind(self.circle)
            .bind(number + 1)
            .run(&mut write)
            .await?;
        write.record(Event::of(EventKind::RankingAskedAgain, self.circle.0), now).await?;
        write.commit().await
    }
}

fn round(row: &Row) -> Result<(i64, bool)> {
    Ok((row.get("number")?, row.get::<Option<i64>>("closed_at")?.is_some()))
}

#[cfg(test)]
#[path = "rankings_tests.rs"]
mod tests;
