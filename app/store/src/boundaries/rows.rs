//! Boundaries as rows: one query reads them, three small writes save them.

use super::{Boundary, Wording};
use crate::access::{Capability, CircleAccess};
use crate::db::{Query, Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::write::Write;
use kith_domain::boundary::{BoundaryState, BoundaryWords, Revision};
use kith_domain::{BoundaryId, MemberId, Timestamp};
use std::collections::BTreeSet;

/// Boundaries with their newest words, one row per keeper who is still in the circle, with the yes to those words.
/// Somebody else's draft is never even read.
pub(super) fn select<C: Capability>(access: &CircleAccess<C>, id: Option<BoundaryId>) -> Query {
    query(
        "select b.id, b.owner_id, b.state, b.revision, b.state_at, b.version, r.words,
                k.member_id as keeper_id, c.at as yes_at
           from boundary b
           join boundary_rev r on r.circle_id = b.circle_id and r.boundary_id = b.id and r.revision = b.revision
           join member o on o.circle_id = b.circle_id and o.id = b.owner_id and o.status = 'confirmed'
           join boundary_keeper k on k.circle_id = b.circle_id and k.boundary_id = b.id
           join member m on m.circle_id = k.circle_id and m.id = k.member_id and m.status = 'confirmed'
           left join boundary_consent c
                  on c.circle_id = b.circle_id and c.boundary_id = b.id and c.revision = b.revision
                 and c.member_id = k.member_id
          where b.circle_id = $1 and (b.state <> 'draft' or b.owner_id = $2) and ($3 is null or b.id = $3)
          order by b.created_at, b.id",
    )
    .bind(access.circle)
    .bind(access.me)
    .bind(id.map(|id| id.0))
}

/// Puts the rows of [`select`] together.
pub(super) fn read<C: Capability>(access: &CircleAccess<C>, rows: &[Row]) -> Result<Vec<Boundary>> {
    let mut boundaries: Vec<Boundary> = Vec::new();
    for row in rows {
        let id = BoundaryId(row.get("id")?);
        let keeper = MemberId(row.get("keeper_id")?);
        if boundaries.last().is_none_or(|last| last.id != id) {
            boundaries.push(first(access, id, row)?);
        }
        let Some(boundary) = boundaries.last_mut() else { continue };
        boundary.keepers.insert(keeper);
        if let BoundaryState::Proposed { consents, .. } = &mut boundary.state
            && row.get::<Option<i64>>("yes_at")?.is_some()
        {
            consents.insert(keeper);
        }
    }
    boundaries.retain(|boundary| boundary.state.may_read(access.me, boundary.owner));
    Ok(boundaries)
}

/// A boundary whose keepers are still to be read.
fn first<C: Capability>(access: &CircleAccess<C>, id: BoundaryId, row: &Row) -> Result<Boundary> {
    let (revision, at) = (row.get("revision")?, row.time("state_at")?);
    let state = match row.get::<String>("state")?.as_str() {
        "draft" => BoundaryState::Draft,
        "proposed" => BoundaryState::Proposed { revision, at, consents: BTreeSet::new() },
        "agreed" => BoundaryState::Agreed { revision, at },
        "set-aside" => BoundaryState::SetAside { at },
        _ => return Err(StoreError::NotFound),
    };
    Ok(Boundary {
        id,
        owner: MemberId(row.get("owner_id")?),
        keepers: BTreeSet::new(),
        state,
        revision,
        words: access.key.open(Place::revision("boundary_rev", id, revision), &row.get::<Vec<u8>>("words")?)?,
        version: row.get("version")?,
    })
}

/// Reads the columns `revision, words, at`.
pub(super) fn wording<C: Capability>(access: &CircleAccess<C>, id: BoundaryId, row: &Row) -> Result<Wording> {
    let revision = row.get("revision")?;
    let words = access.key.open(Place::revision("boundary_rev", id, revision), &row.get::<Vec<u8>>("words")?)?;
    Ok(Wording { revision, words, at: row.time("at")? })
}

/// Keeps a wording; only a draft's own one is ever written over.
pub(super) async fn save_words<C: Capability>(
    access: &CircleAccess<C>,
    write: &mut Write,
    id: BoundaryId,
    revision: Revision,
    words: &BoundaryWords,
    now: Timestamp,
) -> Result<()> {
    query(
        "insert into boundary_rev (circle_id, boundary_id, revision, words, at)
         values ($1, $2, $3, $4, $5)
         on conflict (circle_id, boundary_id, revision) do update set words = excluded.words, at = excluded.at",
    )
    .bind(access.circle)
    .bind(id)
    .bind(revision)
    .bind(access.key.seal(Place::revision("boundary_rev", id, revision), words)?)
    .bind(now)
    .run(write)
    .await
    .map(|_| ())
}

/// Puts down who must keep it: the owner, and those chosen among the family's confirmed members.
pub(super) async fn save_keepers<C: Capability>(
    access: &CircleAccess<C>,
    write: &mut Write,
    id: BoundaryId,
    keepers: &BTreeSet<MemberId>,
) -> Result<()> {
    query("delete from boundary_keeper where circle_id = $1 and boundary_id = $2")
        .bind(access.circle)
        .bind(id)
        .run(&mut *write)
        .await?;
    let owner = access.me;
    for keeper in keepers.iter().copied().filter(|keeper| *keeper != owner).chain([owner]) {
        let kept = query(
            "insert into boundary_keeper (circle_id, boundary_id, member_id)
             select circle_id, $2, id from member
              where circle_id = $1 and id = $3 and status = 'confirmed' and (role <> 'facilitator' or id = $4)",
        )
        .bind(access.circle)
        .bind(id)
        .bind(keeper)
        .bind(owner)
        .run(&mut *write)
        .await?;
        if kept == 0 {
            return Err(StoreError::Stale);
        }
    }
    Ok(())
}

/// Keeps the state, the number of its wording and the yeses to it, as the owner's change left them.
pub(super) async fn save_state<C: Capability>(
    access: &CircleAccess<C>,
    write: &mut Write,
    id: BoundaryId,
    revision: Revision,
    state: &BoundaryState,
    now: Timestamp,
) -> Result<()> {
    query(
        "update boundary set state = $3, state_at = $4, revision = $5, version = version + 1
          where circle_id = $1 and id = $2",
    )
    .bind(access.circle)
    .bind(id)
    .bind(state.slug())
    .bind(since(state, now))
    .bind(revision)
    .run(&mut *write)
    .await?;
    // Proposing is the owner's own yes.
    if matches!(state, BoundaryState::Proposed { .. } | BoundaryState::Agreed { .. }) {
        save_yes(access, write, id, revision, now).await?;
    }
    Ok(())
}

/// Keeps this member's yes to one wording. Said twice, it stands once.
pub(super) async fn save_yes<C: Capability>(
    access: &CircleAccess<C>,
    write: &mut Write,
    id: BoundaryId,
    revision: Revision,
    now: Timestamp,
) -> Result<()> {
    query(
        "insert into boundary_consent (circle_id, boundary_id, member_id, revision, at)
         values ($1, $2, $3, $4, $5)
         on conflict do nothing",
    )
    .bind(access.circle)
    .bind(id)
    .bind(access.me)
    .bind(revision)
    .bind(now)
    .run(write)
    .await
    .map(|_| ())
}

/// When it reached this state.
pub(super) fn since(state: &BoundaryState, now: Timestamp) -> Timestamp {
    match state {
        BoundaryState::Draft => now,
        BoundaryState::Proposed { at, .. } | BoundaryState::Agreed { at, .. } | BoundaryState::SetAside { at } => *at,
    }
}
