//! Reading the event log: what happened lately, as one member may know it.

use crate::access::{Capability, CircleAccess};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use data_encoding::BASE64URL_NOPAD;
use kith_domain::event::EventKind;
use kith_domain::{MemberId, Timestamp};
use uuid::Uuid;

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    /// Its number in the circle.
    pub seq: i64,
    /// What.
    pub kind: EventKind,
    /// Who did it.
    pub actor: Option<MemberId>,
    /// To what.
    pub subject: Option<Uuid>,
    /// When.
    pub at: Timestamp,
}

impl<C: Capability> CircleAccess<C> {
    /// The newest events this member may know of, newest first; at most `limit`. That a boundary was agreed isn't for somebody
    /// who is asked about it: they answer before they know what the others said.
    pub async fn lately(&self, limit: i64) -> Result<Vec<Happened>> {
        let rows = query(
            "select e.seq, e.kind, e.actor_id, e.subject_id, e.at from event e
              where e.circle_id = $1 and (e.only_for is null or e.only_for = $2) and e.kind <> 'went-on'
                and not (e.kind = 'boundary-agreed' and exists
                     (select 1 from boundary b
                        join boundary_keeper k
                          on k.circle_id = b.circle_id and k.boundary_id = b.id and k.member_id = $2
                        left join boundary_consent c
                          on c.circle_id = b.circle_id and c.boundary_id = b.id and c.revision = b.revision
                         and c.member_id = $2
                       where b.circle_id = e.circle_id and b.id = e.subject_id and b.state = 'proposed'
                         and c.member_id is null))
              order by e.seq desc
              limit $3",
        )
        .bind(self.circle)
        .bind(self.me)
        .bind(limit)
        .all(&self.store)
        .await?;
        rows.iter().map(Happened::read).collect()
    }
}

impl<C: Capability> CircleAccess<C> {
    /// What this member may know of that happened after event `seq`, oldest first; at most `limit`. Besides what is in
    /// [`Self::lately`], these are the saves of letters that they may read, from when they were let in.
    pub async fn after(&self, seq: i64, limit: i64) -> Result<Vec<Happened>> {
        let rows = query(
            "select e.seq, e.kind, e.actor_id, e.subject_id, e.at from event e
              where e.circle_id = $1 and e.seq > $3
                and (e.only_for is null or e.only_for = $2 or e.kind = 'letter-saved' and exists
                     (select 1 from letter_reader r
                        join member m on m.circle_id = r.circle_id and m.id = r.member_id and m.confirmed_at <= r.at
                       where r.circle_id = e.circle_id and r.letter_id = e.subject_id
                         and r.member_id = $2 and r.at <= e.at))
                and not (e.kind = 'boundary-agreed' and exists
                     (select 1 from boundary b
                        join boundary_keeper k
                          on k.circle_id = b.circle_id and k.boundary_id = b.id and k.member_id = $2
                        left join boundary_consent c
                          on c.circle_id = b.circle_id and c.boundary_id = b.id and c.revision = b.revision
                         and c.member_id = $2
                       where b.circle_id = e.circle_id and b.id = e.subject_id and b.state = 'proposed'
                         and c.member_id is null))
              order by e.seq
              limit $4",
        )
        .bind(self.circle)
        .bind(self.me)
        .bind(seq)
        .bind(limit)
        .all(&self.store)
        .await?;
        rows.iter().map(Happened::read).collect()
    }

    /// The number of the newest event before `at`, whoever may know of it: where to begin to read [`Self::after`].
    pub async fn newest_before(&self, at: Timestamp) -> Result<i64> {
        // From the end, because that is where it is found within a few rows.
        let row = query("select seq from event where circle_id = $1 and at < $2 order by seq desc limit 1")
            .bind(self.circle)
            .bind(at)
            .maybe(&self.store)
            .await?;
        row.map_or(Ok(0), |row| row.get("seq"))
    }

    /// An event's number as it may be shown to this member's browser. Sealed, because the plain one would count what
    /// others do in private.
    ///
    /// # Errors
    /// None that a caller can mend.
    pub fn bookmark(&self, seq: i64) -> Result<String> {
        // As long for a small number as for a large one.
        Ok(BASE64URL_NOPAD.encode(&self.key.seal(Place::row("bookmark", self.me), &format!("{seq:020}"))?))
    }

    /// The number behind a bookmark. None for one that was made up, or made for somebody else.
    pub fn find_bookmark(&self, bookmark: &str) -> Option<i64> {
        let sealed = BASE64URL_NOPAD.decode(bookmark.as_bytes()).ok()?;
        self.key.open::<String>(Place::row("bookmark", self.me), &sealed).ok()?.parse().ok()
    }
}

impl Happened {
    /// Reads the columns `seq, kind, actor_id, subject_id, at`.
    pub(crate) fn read(row: &Row) -> Result<Self> {
        Ok(Self {
            seq: row.get("seq")?,
            kind: EventKind::from_slug(&row.get::<String>("kind")?).ok_or(StoreError::NotFound)?,
            actor: row.get::<Option<Uuid>>("actor_id")?.map(MemberId),
            subject: row.get("subject_id")?,
            at: row.time("at")?,
        })
    }
}
