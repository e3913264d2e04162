//! Go, or not yet: what is there for the meeting, who decided, and what they said.

mod facts;

use crate::access::{Capability, CircleAccess};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::go::{GoDecision, GoGate, GoWords};
use kith_domain::{MemberId, OpId, Prose, Timestamp};
use std::collections::BTreeMap;
use uuid::Uuid;

/// How many decisions a page shows.
const SHOWN: i64 = 20;

/// How often the script may have been made anew while somebody said "go", before they are asked to try again.
const TRIES: usize = 3;

/// What somebody decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// Go, or not yet.
    pub decision: GoDecision,
    /// The edition of the script it was said to.
    pub edition: Option<i64>,
    /// Who.
    pub by: MemberId,
    /// When.
    pub at: Timestamp,
    /// What they said.
    pub words: GoWords,
}

impl<C: Capability> CircleAccess<C> {
    /// What was decided, the newest first.
    pub async fn decisions(&self) -> Result<Vec<Decided>> {
        let rows = query(
            "select id, decision, number, by_id, words, at from go_decision
              where circle_id = $1 order by seq desc limit $2",
        )
        .bind(self.circle)
        .bind(SHOWN)
        .all(&self.store)
        .await?;
        rows.iter().map(|row| self.read_decision(row)).collect()
    }

    /// Whether I am the one who decides: the facilitator, or the organizer where there is none.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn may_decide(&self) -> Result<bool> {
        Ok(self.leaders().await?.contains(&self.me))
    }

    /// Says "go": what is prepared now becomes the next edition of the script, unless it is what the newest one says.
    /// Returns its number, or what is
    /// missing and no reason opens.
    ///
    /// # Errors
    /// [`StoreError::NotYours`] for who doesn't lead, [`StoreError::Stale`] when others keep changing what is prepared,
    /// [`StoreError::Full`] after too many editions.
    pub async fn say_go(
        &self,
        op: OpId,
        reasons: &BTreeMap<GoGate, Prose<600>>,
        now: Timestamp,
    ) -> Result<std::result::Result<i64, Vec<GoGate>>> {
        for _ in 0..TRIES {
            if !self.may_decide().await? {
                return Err(StoreError::NotYours);
            }
            let rev = self.rev_now().await?;
            let (facts, words) = (self.go_facts(now.day()).await?, self.prepared().await?);
            let mut write = self.write().await?;
            let op = match self.decision_sent(&mut write, op).await? {
                Some((sent, true)) if sent.decision == GoDecision::Go => {
                    return Ok(Ok(sent.edition.unwrap_or_default()));
                }
                // From a page of before something else was decided: it is meant anew.
                Some(_) => OpId(Uuid::now_v7()),
                None => op,
            };
            // Somebody wrote between reading and locking: what is frozen must be what the gates were asked about.
            if self.rev_within(&mut write).await? != rev {
                continue;
            }
            let closed = facts.closed(reasons, now.day());
            if !closed.is_empty() {
                return Ok(Err(closed));
            }
            let number = self.keep_edition(&mut write, &words, now).await?;
            let open = |gate: &GoGate| facts.gates(now.day()).contains(&(*gate, true));
            let mut said = GoWords { reasons: reasons.clone(), note: Prose::default() };
            said.reasons.retain(|gate, words| !words.is_blank() && !open(gate));
            self.keep_decision(&mut write, op, GoDecision::Go, Some(number), &said, now).await?;
            write.record(Event::of(EventKind::GoSaid, self.circle.0), now).await?;
            write.commit().await?;
            return Ok(Ok(number));
        }
        Err(StoreError::Stale)
    }

    /// Says "not yet".
    ///
    /// # Errors
    /// [`StoreError::NotYours`] for who doesn't lead.
    pub async fn say_not_yet(&self, op: OpId, note: &Prose<600>, now: Timestamp) -> Result<()> {
        if !self.may_decide().await? {
            return Err(StoreError::NotYours);
        }
        let mut write = self.write().await?;
        let op = match self.decision_sent(&mut write, op).await? {
            Some((sent, true)) if sent.decision == GoDecision::NotYet => return Ok(()),
            Some(_) => OpId(Uuid::now_v7()),
            None => op,
        };
        let said = GoWords { reasons: BTreeMap::new(), note: note.clone() };
        self.keep_decision(&mut write, op, GoDecision::NotYet, None, &said, now).await?;
        write.record(Event::of(EventKind::NotYetSaid, self.circle.0), now).await?;
        write.commit().await
    }

    async fn keep_decision(
        &self,
        write: &mut Write,
        op: OpId,
        decision: GoDecision,
        number: Option<i64>,
        words: &GoWords,
        now: Timestamp,
    ) -> Result<()> {
        query(
            "insert into go_decision (circle_id, id, seq, decision, number, by_id, words, at)
             select $1, $2, coalesce(max(seq), 0) + 1, $3, $4, $5, $6, $7 from go_decision where circle_id = $1",
        )
        .bind(self.circle)
        .bind(op)
        .bind(decision.slug())
        .bind(number)
        .bind(self.me)
        .bind(self.key.seal(Place::row("go_decision", op.0), words)?)
        .bind(now)
        .run(write)
        .await?;
        Ok(())
    }

    /// What this form was sent for before, and whether that is still the last word.
    async fn decision_sent(&self, write: &mut Write, op: OpId) -> Result<Option<(Decided, bool)>> {
        let row = query(
            "select id, decision, number, by_id, words, at, seq,
                    (select max(seq) from go_decision where circle_id = $1) as newest
               from go_decision where circle_id = $1 and id = $2",
        )
        .bind(self.circle)
        .bind(op)
        .maybe(write)
        .await?;
        row.map(|row| Ok((self.read_decision(&row)?, row.get::<i64>("newest")? == row.get::<i64>("seq")?))).transpose()
    }

    async fn rev_now(&self) -> Result<i64> {
        query("select rev from circle where id = $1").bind(self.circle).one(&self.store).await?.get("rev")
    }

    async fn rev_within(&self, write: &mut Write) -> Result<i64> {
        query("select rev from circle where id = $1").bind(self.circle).one(write).await?.get("rev")
    }

    fn read_decision(&self, row: &Row) -> Result<Decided> {
        let id: Uuid = row.get("id")?;
        Ok(Decided {
            decision: GoDecision::from_slug(&row.get::<String>("decision")?).ok_or(StoreError::NotFound)?,
            edition: row.get("number")?,
            by: MemberId(row.get("by_id")?),
            at: row.time("at")?,
            words: self.key.open(Place::row("go_decision", id), &row.get::<Vec<u8>>("words")?)?,
        })
    }
}

#[cfg(test)]
#[path = "go_tests.rs"]
mod tests;
