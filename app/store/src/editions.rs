//! Editions of the script, and what was printed from them.

mod prepared;
mod printings;

pub use printings::{NewPrinting, Printing, Reserved};

use crate::access::{Capability, CircleAccess};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::write::Write;
use kith_domain::edition::EditionWords;
use kith_domain::go::GoDecision;
use kith_domain::{MemberId, Timestamp};

/// How many a circle makes at most: nobody prints so many times, and each is a copy of everybody's letters.
const MOST: i64 = 200;

/// The newest edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// Its number, from 1.
    pub number: i64,
    /// Who said "go".
    pub by: MemberId,
    /// When it was made.
    pub at: Timestamp,
    /// What it holds. Who may read which letter of it isn't decided here.
    pub words: EditionWords,
}

impl<C: Capability> CircleAccess<C> {
    /// The edition that is printed, shown and read: the newest, as long as the last word on it is "go". With every letter in
    /// it: whoever shows it asks what its reader may read.
    pub async fn edition(&self) -> Result<Option<Edition>> {
        let row = query(
            "select e.number, e.by_id, e.words, e.at from edition e
              where e.circle_id = $1 and e.words is not null
                and (select d.decision from go_decision d where d.circle_id = $1
                      order by d.seq desc limit 1) = $2",
        )
        .bind(self.circle)
        .bind(GoDecision::Go.slug())
        .maybe(&self.store)
        .await?;
        row.map(|row| self.read_edition(&row)).transpose()
    }

    /// Its number alone; 0 where none stands. Every phone asks for it, and opens nothing.
    pub async fn standing_edition(&self) -> Result<i64> {
        let row = query(
            "select max(e.number) as number from edition e
              where e.circle_id = $1
                and (select d.decision from go_decision d where d.circle_id = $1
                      order by d.seq desc limit 1) = $2",
        );
        let row = row.bind(self.circle).bind(GoDecision::Go.slug()).one(&self.store).await?;
        Ok(row.get::<Option<i64>>("number")?.unwrap_or(0))
    }

    /// Keeps `words` as the next edition, if the newest says something else, and lets go of what the older ones said.
    pub(crate) async fn keep_edition(&self, write: &mut Write, words: &EditionWords, now: Timestamp) -> Result<i64> {
        let row = query("select number, by_id, words, at from edition where circle_id = $1 and words is not null")
            .bind(self.circle)
            .maybe(&mut *write)
            .await?;
        let newest = row.map(|row| self.read_edition(&row)).transpose()?;
        if let Some(newest) = newest.as_ref().filter(|newest| newest.words == *words) {
            return Ok(newest.number);
        }
        let number = newest.map_or(0, |newest| newest.number) + 1;
        if number > MOST {
            return Err(StoreError::Full);
        }
        query("update edition set words = null where circle_id = $1").bind(self.circle).run(&mut *write).await?;
        query("insert into edition (circle_id, number, by_id, words, at) values ($1, $2, $3, $4, $5)")
            .bind(self.circle)
            .bind(number)
            .bind(self.me)
            .bind(self.key.seal(Place::revision("edition", self.circle, number), words)?)
            .bind(now)
            .run(write)
            .await?;
        Ok(number)
    }

    fn read_edition(&self, row: &Row) -> Result<Edition> {
        let number = row.get("number")?;
        let place = Place::revision("edition", self.circle, number);
        Ok(Edition {
            number,
            by: MemberId(row.get("by_id")?),
            at: row.time("at")?,
            words: self.key.open(place, &row.get::<Vec<u8>>("words")?)?,
        })
    }
}
