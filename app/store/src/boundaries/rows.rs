//! Boundaries as rows: one query reads them, three small writes save them.

use super::{Boundary, Wording};
use crate::access::{Capability, CircleAccess};
use crate::db::{Query, Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::write::Write;
use kith_domain::boundary::{BoundaryState, BoundaryWords, Keepers, Revision, Stand, Stands};
use kith_domain::{BoundaryId, Day, MemberId, Timestamp};
use std::collections::BTreeSet;

/// Boundaries with their newest words, one row per keeper who is still in the circle, with their answer to
/// those words.
/// Somebody else's draft is never even read.
pub(super) fn select<C: Capability>(access: &CircleAccess<C>, id: Option<BoundaryId>) -> Query {
    query(
        "select b.id, b.owner_id, b.state, b.revision, b.state_at, b.version, b.everyone, b.closed_revision, b.begins_on, b.was_agreed,
                r.words, k.member_id as keeper_id, c.stand
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
        let stand = row.get::<Option<String>>("stand")?.and_then(|slug| Stand::from_slug(&slug));
        if let BoundaryState::Proposed { stands, .. } | BoundaryState::Agreed { stands, .. } = &mut boundary.state
            && let Some(stand) = stand
        {
            stands.insert(keeper, stand);
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
        "proposed" => {
            let closed = row.get::<Option<i64>>("closed_revision")? == Some(revision);
            BoundaryState::Proposed { revision, at, stands: Stands::new(), closed }
        }
        "agreed" => BoundaryState::Agreed { revision, at, stands: Stands::new() },
        "set-aside" => BoundaryState::SetAside { at },
        _ => return Err(StoreError::NotFound),
    };
    Ok(Boundary {
        id,
        owner: MemberId(row.get("owner_id")?),
        keepers: BTreeSet::new(),
        everyone: row.get::<i64>("everyone")? != 0,
        state,
        revision,
        words: access.key.open(Place::revision("boundary_rev", id, revision), &row.get::<Vec<u8>>("words")?)?,
        version: row.get("version")?,
        begins_on: row.get::<Option<i64>>("begins_on")?.map(Day),
        was_agreed: row.get::<i64>("was_agreed")? != 0,
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

/// Puts down who must keep it: the owner, and those chosen among the family's confirmed members, or all of them. Returns
/// who that is.
pub(super) async fn save_keepers<C: Capability>(
    access: &CircleAccess<C>,
    write: &mut Write,
    id: BoundaryId,
    keepers: &Keepers,
) -> Result<BTreeSet<MemberId>> {
    let all = named(access, write, keepers).await?;
    query("update boundary set everyone = $3 where circle_id = $1 and id = $2")
        .bind(access.circle)
        .bind(id)
        .bind(i64::from(*keepers == Keepers::Everyone))
        .run(&mut *write)
        .await?;
    query("delete from boundary_keeper where circle_id = $1 and boundary_id = $2")
        .bind(access.circle)
        .bind(id)
        .run(&mut *write)
        .await?;
    for keeper in &all {
        save_keeper(access, write, id, *keeper).await?;
    }
    Ok(all)
}

/// Everybody who must keep it, now.
///
/// # Errors
/// [`StoreError::Stale`] when one of those chosen is no confirmed member of the family any more.
pub(super) async fn named<C: Capability>(
    access: &CircleAccess<C>,
    write: &mut Write,
    keepers: &Keepers,
) -> Result<BTreeSet<MemberId>> {
    let family = query("select id from member where circle_id = $1 and status = 'confirmed' and role <> 'facilitator'")
        .bind(access.circle)
        .all(write)
        .await?;
    let mut all = family.iter().map(|row| Ok(MemberId(row.get("id")?))).collect::<Result<BTreeSet<_>>>()?;
    // Its owner keeps it, whoever else does; also a facilitator's own.
    all.insert(access.me);
    match keepers {
        Keepers::Everyone => Ok(all),
        Keepers::These(chosen) if !chosen.is_subset(&all) => Err(StoreError::Stale),
        Keepers::These(chosen) => Ok(chosen.iter().copied().chain([access.me]).collect()),
    }
}

/// One more who must keep it. Put down twice, they stand there once.
pub(crate) async fn save_keeper<C: Capability>(
    access: &CircleAccess<C>,
    write: &mut Write,
    id: BoundaryId,
    keeper: MemberId,
) -> Result<()> {
    query("insert into boundary_keeper (circle_id, boundary_id, member_id) values ($1, $2, $3) on conflict do nothing")
        .bind(access.circle)
        .bind(id)
        .bind(keeper)
        .run(write)
        .await
        .map(|_| ())
}

/// Keeps the state and the number of its wording, as the owner's change left them.
pub(super) async fn save_state<C: Capability>(
    access: &CircleAccess<C>,
    write: &mut Write,
    id: BoundaryId,
    revision: Revision,
    state: &BoundaryState,
    now: Timestamp,
) -> Result<()> {
    query(
        "update boundary
            set state = $3, state_at = $4, revision = $5, version = version + 1,
                was_agreed = case when $3 = 'agreed' then 1 else was_agreed end
          where circle_id = $1 and id = $2",
    )
    .bind(access.circle)
    .bind(id)
    .bind(state.slug())
    .bind(since(state, now))
    .bind(revision)
    .run(write)
    .await
    .map(|_| ())
}

/// Keeps the state alone: the owner's open form is still about these words.
pub(super) async fn save_standing<C: Capability>(
    access: &CircleAccess<C>,
    write: &mut Write,
    id: BoundaryId,
    state: &BoundaryState,
    now: Timestamp,
) -> Result<()> {
    // Whoever is asked from now on answers before they see what was said.
    let closed = matches!(state, BoundaryState::Proposed { closed: true, .. });
    query(
        "update boundary
            set state = $3, state_at = $4, closed_revision = case when $5 = 1 then closed_revision else null end,
                was_agreed = case when $3 = 'agreed' then 1 else was_agreed end
          where circle_id = $1 and id = $2",
    )
    .bind(access.circle)
    .bind(id)
    .bind(state.slug())
    .bind(since(state, now))
    .bind(i64::from(closed))
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
