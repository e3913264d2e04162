//! What is ready for the day of an admission, option by option. Everybody in the circle sees it and can change it.

use crate::access::{Capability, CircleAccess};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::write::Event;
use kith_domain::admission::{AdmissionItem, AdmissionWords};
use kith_domain::event::EventKind;
use kith_domain::{MemberId, OptionId, Timestamp};
use uuid::Uuid;

/// How one thing stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Admission {
    /// Which.
    pub item: AdmissionItem,
    /// What is known about it.
    pub words: AdmissionWords,
    /// Who sees to it.
    pub owner: Option<MemberId>,
    /// Since when it is ready, and who said so.
    pub done: Option<(Timestamp, MemberId)>,
    /// For the next change; 0 while nobody has said anything.
    pub version: i64,
    /// What its words are sealed for.
    id: Uuid,
}

/// A change to one thing, as a form sends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdmissionChange {
    /// What is known about it.
    pub words: AdmissionWords,
    /// Who sees to it.
    pub owner: Option<MemberId>,
    /// Whether it is ready.
    pub done: bool,
    /// The version that was seen.
    pub seen: i64,
}

impl<C: Capability> CircleAccess<C> {
    /// Everything that has to be ready, in the order it is shown.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a programme that isn't the circle's.
    pub async fn admission(&self, option: OptionId) -> Result<Vec<Admission>> {
        let rows = query(
            "select a.item, a.id, a.words, a.owner_id, a.done_at, a.done_by, a.version
               from option o
               left join admission_item a on a.circle_id = o.circle_id and a.option_id = o.id
              where o.circle_id = $1 and o.id = $2",
        )
        .bind(self.circle)
        .bind(option)
        .all(&self.store)
        .await?;
        if rows.is_empty() {
            return Err(StoreError::NotFound);
        }
        let said = rows.iter().filter_map(|row| self.read_admission(row).transpose()).collect::<Result<Vec<_>>>()?;
        let of = |item: &AdmissionItem| {
            let nothing = Admission {
                item: *item,
                words: AdmissionWords::default(),
                owner: None,
                done: None,
                version: 0,
                id: Uuid::now_v7(),
            };
            said.iter().find(|said| said.item == *item).cloned().unwrap_or(nothing)
        };
        Ok(AdmissionItem::ALL.iter().map(of).collect())
    }

    /// Says how one thing stands.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when somebody changed it since; [`StoreError::NotFound`] for a programme or an owner who isn't
    /// there.
    pub async fn change_admission(
        &self,
        option: OptionId,
        item: AdmissionItem,
        change: &AdmissionChange,
        now: Timestamp,
    ) -> Result<()> {
        let before = self.admission(option).await?.into_iter().find(|before| before.item == item);
        let before = before.ok_or(StoreError::NotFound)?;
        let same = before.words == change.words && before.owner == change.owner && before.done.is_some() == change.done;
        if same {
            return Ok(());
        }
        // Who said that it is ready stays, also when somebody else corrects a name.
        let done = change.done.then(|| before.done.unwrap_or((now, self.me)));
        let mut write = self.write().await?;
        let changed = query(
            "insert into admission_item (circle_id, option_id, item, words, owner_id, done_at, done_by, version, id)
             select $1, $2, $3, $4, $5, $6, $7, 1, $9
              where exists (select 1 from option where circle_id = $1 and id = $2)
                and ($5 is null or exists (select 1 from member where circle_id = $1 and id = $5 and status = 'confirmed'))
                and ($8 = 0 or exists (select 1 from admission_item where circle_id = $1 and option_id = $2 and item = $3))
             on conflict (circle_id, option_id, item) do update
                set words = excluded.words, owner_id = excluded.owner_id, done_at = excluded.done_at,
                    done_by = excluded.done_by, version = admission_item.version + 1
              where admission_item.version = $8",
        )
        .bind(self.circle)
        .bind(option)
        .bind(item.slug())
        .bind(self.key.seal(Place::row("admission_item", before.id), &change.words)?)
        .bind(change.owner)
        .bind(done.map(|(at, _)| at))
        .bind(done.map(|(_, by)| by))
        .bind(change.seen)
        .bind(before.id)
        .run(&mut write)
        .await?;
        if changed == 0 {
            // Whoever wrote in between has more to say than what was read before.
            drop(write);
            let newest = self.admission(option).await?.into_iter().find(|newest| newest.item == item);
            let same = newest.is_some_and(|newest| newest.version == change.seen);
            return Err(if same { StoreError::NotFound } else { StoreError::Stale });
        }
        write.record(Event::of(EventKind::AdmissionChanged, option.0), now).await?;
        write.commit().await
    }

    fn read_admission(&self, row: &Row) -> Result<Option<Admission>> {
        let Some(item) = row.get::<Option<String>>("item")?.as_deref().and_then(AdmissionItem::from_slug) else {
            return Ok(None);
        };
        let id: Uuid = row.get("id")?;
        let by = row.get::<Option<Uuid>>("done_by")?.map(MemberId);
        Ok(Some(Admission {
            item,
            words: self.key.open(Place::row("admission_item", id), &row.get::<Vec<u8>>("words")?)?,
            owner: row.get::<Option<Uuid>>("owner_id")?.map(MemberId),
            done: row.get::<Option<i64>>("done_at")?.map(Timestamp).zip(by),
            version: row.get("version")?,
            id,
        }))
    }
}

#[cfg(test)]
#[path = "admissions_tests.rs"]
mod tests;
