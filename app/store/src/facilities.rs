//! Lists of facilities that somebody brought along. Everybody in the circle looks for places on them.

use crate::access::{Capability, CircleAccess};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::facility::Facility;
use kith_domain::{FacilityListId, Line, MemberId, Timestamp};
use kith_facilities::{Import, Report};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use uuid::Uuid;

/// The most lists a circle keeps.
pub const MOST_LISTS: i64 = 20;
/// The most places on all of them.
pub const MOST_PLACES: i64 = 60_000;
/// How many places are sealed together. A page is what a look at one place opens.
const ON_A_PAGE: usize = 200;
/// How many rows of each kind a kept report names; it counts them all.
const MOST_NAMED: usize = 200;

/// One list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacilityList {
    /// Its id.
    pub id: FacilityListId,
    /// Who brought it.
    pub added_by: MemberId,
    /// When.
    pub added_at: Timestamp,
    /// How many places are on it.
    pub places: usize,
    /// What it is called, and what became of its rows.
    pub words: ListWords,
}

/// What is sealed about a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListWords {
    /// The name of the file.
    pub name: Line<120>,
    /// What became of its rows; of many it names the first.
    pub report: Report,
    /// How many rows were left out.
    pub rejected: usize,
    /// How many were about a place that was there already.
    pub duplicates: usize,
    /// How many services nobody knows.
    pub unknown: usize,
}

impl ListWords {
    fn new(name: Line<120>, mut report: Report) -> Self {
        let (rejected, duplicates) = (report.rejected.len(), report.duplicates.len());
        let unknown = report.unknown_services.len();
        report.rejected.truncate(MOST_NAMED);
        report.duplicates.truncate(MOST_NAMED);
        report.unknown_services.truncate(MOST_NAMED);
        Self { name, report, rejected, duplicates, unknown }
    }
}

impl<C: Capability> CircleAccess<C> {
    /// Every list, the newest first.
    pub async fn facility_lists(&self) -> Result<Vec<FacilityList>> {
        let rows = query(
            "select id, added_by, places, words, created_at from facility_list
              where circle_id = $1 order by created_at desc, id desc",
        )
        .bind(self.circle)
        .all(&self.store)
        .await?;
        rows.iter().map(|row| self.read_list(row)).collect()
    }

    /// One list.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn facility_list(&self, id: FacilityListId) -> Result<FacilityList> {
        let row =
            query("select id, added_by, places, words, created_at from facility_list where circle_id = $1 and id = $2")
                .bind(self.circle)
                .bind(id)
                .one(&self.store)
                .await?;
        self.read_list(&row)
    }

    /// Shows `look` every place once, with the newest list it stands on and its number there: what a newer list says
    /// counts. A page at a time is in memory.
    pub async fn each_facility(&self, mut look: impl FnMut(FacilityListId, usize, Facility)) -> Result<()> {
        let lists =
            query("select id, places from facility_list where circle_id = $1 order by created_at desc, id desc")
                .bind(self.circle)
                .all(&self.store)
                .await?;
        let mut seen = HashSet::new();
        for list in &lists {
            let id = FacilityListId(list.get("id")?);
            for page in 0..pages(list.get("places")?) {
                // Gone when somebody throws the list away meanwhile.
                let Some(row) = self.page(id, page).maybe(&self.store).await? else { break };
                for (at, facility) in self.read_page(id, page, &row)?.into_iter().enumerate() {
                    // Alone on its list, a place is there once anyway.
                    if lists.len() == 1 || seen.insert(facility.identity()) {
                        look(id, page * ON_A_PAGE + at + 1, facility);
                    }
                }
                tokio::task::yield_now().await;
            }
        }
        Ok(())
    }

    /// One place, by its number on a list.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn facility(&self, list: FacilityListId, number: usize) -> Result<Facility> {
        let at = number.checked_sub(1).ok_or(StoreError::NotFound)?;
        let page = at / ON_A_PAGE;
        let row = self.page(list, page).one(&self.store).await?;
        self.read_page(list, page, &row)?.into_iter().nth(at % ON_A_PAGE).ok_or(StoreError::NotFound)
    }

    /// Keeps what was read from a file as a list: all of it or nothing. `id` is the form's own: the same form sent twice
    /// keeps one list.
    ///
    /// # Errors
    /// [`StoreError::Full`].
    pub async fn import_facilities(
        &self,
        id: FacilityListId,
        name: &Line<120>,
        import: Import,
        now: Timestamp,
    ) -> Result<FacilityListId> {
        let mut write = self.write().await?;
        let before = query("select added_by from facility_list where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .maybe(&mut write)
            .await?;
        let id = match before {
            None => id,
            Some(row) if MemberId(row.get("added_by")?) == self.me => return Ok(id),
            Some(_) => FacilityListId(Uuid::now_v7()),
        };
        let Import { facilities, report } = import;
        self.must_have_room(&mut write, facilities.len()).await?;
        query(
            "insert into facility_list (circle_id, id, added_by, places, words, created_at)
             values ($1, $2, $3, $4, $5, $6)",
        )
        .bind(self.circle)
        .bind(id)
        .bind(self.me)
        .bind(i64::try_from(facilities.len()).map_err(|_| StoreError::Full)?)
        .bind(self.key.seal(Place::row("facility_list", id), &ListWords::new(name.clone(), report))?)
        .bind(now)
        .run(&mut write)
        .await?;
        for (page, places) in facilities.chunks(ON_A_PAGE).enumerate() {
            query("insert into facility_page (circle_id, list_id, page, words) values ($1, $2, $3, $4)")
                .bind(self.circle)
                .bind(id)
                .bind(number(page))
                .bind(self.key.seal(place(id, page), &places)?)
                .run(&mut write)
                .await?;
            tokio::task::yield_now().await;
        }
        write.record(Event::of(EventKind::FacilitiesImported, id.0), now).await?;
        write.commit().await?;
        Ok(id)
    }

    /// Throws a list away. Options that were made of its places stay.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn discard_facilities(&self, id: FacilityListId, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let gone = query("delete from facility_list where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .run(&mut write)
            .await?;
        if gone == 0 {
            return Err(StoreError::NotFound);
        }
        write.record(Event::of(EventKind::FacilitiesDiscarded, id.0), now).await?;
        write.commit().await
    }

    async fn must_have_room(&self, write: &mut Write, more: usize) -> Result<()> {
        let there = query(
            "select count(*) as lists, cast(coalesce(sum(places), 0) as bigint) as places from facility_list where circle_id = $1",
        )
        .bind(self.circle)
        .one(write)
        .await?;
        let places = there.get::<i64>("places")?.saturating_add(number(more));
        if there.get::<i64>("lists")? >= MOST_LISTS || places > MOST_PLACES { Err(StoreError::Full) } else { Ok(()) }
    }

    fn page(&self, list: FacilityListId, page: usize) -> crate::db::Query {
        query("select words from facility_page where circle_id = $1 and list_id = $2 and page = $3")
            .bind(self.circle)
            .bind(list)
            .bind(number(page))
    }

    fn read_page(&self, list: FacilityListId, page: usize, row: &Row) -> Result<Vec<Facility>> {
        self.key.open(place(list, page), &row.get::<Vec<u8>>("words")?)
    }

    fn read_list(&self, row: &Row) -> Result<FacilityList> {
        let id = FacilityListId(row.get("id")?);
        Ok(FacilityList {
            id,
            added_by: MemberId(row.get("added_by")?),
            added_at: Timestamp(row.get("created_at")?),
            places: index(row.get("places")?),
            words: self.key.open(Place::row("facility_list", id), &row.get::<Vec<u8>>("words")?)?,
        })
    }
}

fn place(list: FacilityListId, page: usize) -> Place {
    Place::revision("facility_page", list, number(page))
}

fn pages(places: i64) -> usize {
    index(places).div_ceil(ON_A_PAGE)
}

fn number(index: usize) -> i64 {
    i64::try_from(index).unwrap_or(i64::MAX)
}

fn index(number: i64) -> usize {
    usize::try_from(number).unwrap_or(0)
}

#[cfg(test)]
#[path = "facilities_tests.rs"]
mod tests;
