//! Reasons why a place was chosen although something was missing: who wrote them, and when.

use crate::access::{Capability, CircleAccess};
use crate::db::{On, Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::write::{Event, Write};
use kith_domain::decision::Gate;
use kith_domain::event::EventKind;
use kith_domain::member::Role;
use kith_domain::{MemberId, OptionId, Prose, Timestamp};
use uuid::Uuid;

/// A written reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateReason {
    /// What it opened.
    pub gate: Gate,
    /// For which option.
    pub option: OptionId,
    /// Who wrote it.
    pub by: MemberId,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub words: Prose<600>,
}

impl<C: Capability> CircleAccess<C> {
    /// Every reason that was written, oldest first.
    pub async fn gate_reasons(&self) -> Result<Vec<GateReason>> {
        let rows = query(
            "select id, gate, option_id, member_id, words, created_at from gate_reason
              where circle_id = $1 order by created_at, id",
        )
        .bind(self.circle)
        .all(&self.store)
        .await?;
        rows.iter().map(|row| self.read_reason(row)).collect()
    }

    /// Which gates reasons have opened.
    pub(crate) async fn opened_gates(&self, on: impl Into<On<'_>>) -> Result<Vec<(Gate, OptionId)>> {
        let rows =
            query("select gate, option_id from gate_reason where circle_id = $1").bind(self.circle).all(on).await?;
        rows.iter().map(|row| Ok((gate(row)?, OptionId(row.get("option_id")?)))).collect()
    }

    /// Opens those of the closed gates for which I give a reason, if mine opens them; the others stay closed.
    pub(crate) async fn open_gates(
        &self,
        write: &mut Write,
        option: OptionId,
        closed: &[Gate],
        reasons: &[(Gate, Prose<600>)],
        now: Timestamp,
    ) -> Result<Vec<Gate>> {
        let has_facilitator = self.facilitated(&mut *write).await?;
        let mut still = Vec::new();
        for gate in closed {
            match reasons.iter().find(|(of, words)| of == gate && !words.is_blank()) {
                Some((_, words)) if gate.opened_by(write.role(), has_facilitator) => {
                    self.keep_reason(write, *gate, option, words, now).await?;
                }
                _ => still.push(*gate),
            }
        }
        Ok(still)
    }

    async fn keep_reason(
        &self,
        write: &mut Write,
        gate: Gate,
        option: OptionId,
        words: &Prose<600>,
        now: Timestamp,
    ) -> Result<()> {
        let id = Uuid::now_v7();
        query(
            "insert into gate_reason (circle_id, id, gate, option_id, member_id, words, created_at)
             values ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(self.circle)
        .bind(id)
        .bind(gate.slug())
        .bind(option)
        .bind(self.me)
        .bind(self.key.seal(Place::row("gate_reason", id), words)?)
        .bind(now)
        .run(&mut *write)
        .await?;
        write.record(Event::of(EventKind::GateOpened, option.0), now).await
    }

    async fn facilitated(&self, on: impl Into<On<'_>>) -> Result<bool> {
        let row = query("select count(*) as n from member where circle_id = $1 and status = 'confirmed' and role = $2")
            .bind(self.circle)
            .bind(Role::Facilitator.slug())
            .one(on)
            .await?;
        Ok(row.get::<i64>("n")? > 0)
    }

    fn read_reason(&self, row: &Row) -> Result<GateReason> {
        Ok(GateReason {
            gate: gate(row)?,
            option: OptionId(row.get("option_id")?),
            by: MemberId(row.get("member_id")?),
            at: Timestamp(row.get("created_at")?),
            words: self.key.open(Place::row("gate_reason", row.get::<Uuid>("id")?), &row.get::<Vec<u8>>("words")?)?,
        })
    }
}

fn gate(row: &Row) -> Result<Gate> {
    Gate::from_slug(&row.get::<String>("gate")?).ok_or(StoreError::NotFound)
}

#[cfg(test)]
#[path = "gates_tests.rs"]
mod tests;
