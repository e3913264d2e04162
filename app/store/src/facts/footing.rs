//! On which footing they work together: what was promised, disclosed and read, counted in one query.

use crate::access::{Capability, CircleAccess};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use kith_domain::engagement::FIRST_EDITION;
use kith_domain::learning::CORE;

/// Of everybody who is here, as everybody may know it; never who hasn't yet.
pub(super) struct Footing {
    /// How many have promised what everybody promises, as it stands now.
    pub(super) promised: usize,
    /// How many facilitators have said how they work.
    pub(super) disclosed: usize,
    /// How many of the family have read the pages that come first.
    pub(super) learned: usize,
    /// My own share.
    pub(super) mine: Mine,
}

pub(super) struct Mine {
    pub(super) promised: bool,
    pub(super) disclosed: bool,
    pub(super) learned: bool,
}

impl<C: Capability> CircleAccess<C> {
    pub(super) async fn footing(&self) -> Result<Footing> {
        // Which pages come first may change; what somebody has read stays.
        let [first, second, third, fourth, fifth] = CORE;
        let row = query(
            "select (select count(*) from promise p
                       join member m on m.circle_id = p.circle_id and m.id = p.member_id and m.status = 'confirmed'
                      where p.circle_id = $1 and p.number = now.number) as promised,
                    (select count(*) from promise
                      where circle_id = $1 and member_id = $2 and number = now.number) as i_promised,
                    (select count(*) from disclosure d
                       join member m on m.circle_id = d.circle_id and m.id = d.member_id
                        and m.status = 'confirmed' and m.role = 'facilitator'
                      where d.circle_id = $1) as disclosed,
                    (select count(*) from disclosure where circle_id = $1 and member_id = $2) as i_disclosed,
                    (select count(*) from (
                        select r.member_id from page_read r
                          join member m on m.circle_id = r.circle_id and m.id = r.member_id
                           and m.status = 'confirmed' and m.role <> 'facilitator'
                         where r.circle_id = $1 and r.page in ($5, $6, $7, $8, $9)
                         group by r.member_id having count(*) >= $4) as readers) as learned,
                    (select count(*) from page_read
                      where circle_id = $1 and member_id = $2 and page in ($5, $6, $7, $8, $9)) as i_read
               from (select coalesce((select number from agreement where circle_id = $1), $3) as number) as now",
        )
        .bind(self.circle)
        .bind(self.me)
        .bind(FIRST_EDITION)
        .bind(i64::try_from(CORE.len()).unwrap_or(i64::MAX))
        .bind(i64::from(first))
        .bind(i64::from(second))
        .bind(i64::from(third))
        .bind(i64::from(fourth))
        .bind(i64::from(fifth))
        .one(&self.store)
        .await?;
        Ok(Footing {
            promised: count(&row, "promised")?,
            disclosed: count(&row, "disclosed")?,
            learned: count(&row, "learned")?,
            mine: Mine {
                promised: count(&row, "i_promised")? > 0,
                disclosed: count(&row, "i_disclosed")? > 0,
                learned: count(&row, "i_read")? >= CORE.len(),
            },
        })
    }
}

fn count(row: &Row, column: &'static str) -> Result<usize> {
    usize::try_from(row.get::<i64>(column)?).map_err(|_| StoreError::NotFound)
}
