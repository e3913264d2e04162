//! Letters by proxy: kept by one member for somebody without an account, read aloud by one, and open to those by name.

use crate::access::{Capability, CircleAccess};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::once::Once;
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::proxy::{MOST, ProxyWords};
use kith_domain::{MemberId, OpId, ProxyId, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// That there is a letter by proxy. Whose it is and what it says only those know who may read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proxy {
    /// Its id.
    pub id: ProxyId,
    /// Who keeps it, and alone changes it.
    pub keeper: MemberId,
    /// Who reads it aloud; nobody since they left.
    pub reader: Option<MemberId>,
    /// Who else may read it, as its keeper chose by name.
    pub others: BTreeSet<MemberId>,
    /// Its words, for those who may read it.
    pub words: Option<ProxyWords>,
    /// For the next change.
    pub version: i64,
}

/// A letter by proxy on its way.
#[derive(Debug, Clone)]
pub struct NewProxy {
    /// Whose it is and what it says.
    pub words: ProxyWords,
    /// Who reads it aloud.
    pub reader: MemberId,
    /// Who else may read it.
    pub others: BTreeSet<MemberId>,
}

impl<C: Capability> CircleAccess<C> {
    /// Every letter by proxy, in the order they came; with the words of those that this member may read.
    pub async fn proxies(&self) -> Result<Vec<Proxy>> {
        let chosen = query(
            "select r.proxy_id, r.member_id
               from proxy_letter_reader r
               join member m on m.circle_id = r.circle_id and m.id = r.member_id
                            and m.status = 'confirmed' and m.confirmed_at <= r.at
              where r.circle_id = $1",
        );
        let mut others: BTreeMap<Uuid, BTreeSet<MemberId>> = BTreeMap::new();
        for row in chosen.bind(self.circle).all(&self.store).await? {
            others.entry(row.get("proxy_id")?).or_default().insert(MemberId(row.get("member_id")?));
        }
        // Whether I may read it is asked in the same breath: words written after I was taken out don't reach me.
        let rows = query(
            "select p.id, p.keeper_id, p.reader_id, p.version,
                    case when p.keeper_id = $2 or p.reader_id = $2 or exists
                              (select 1 from proxy_letter_reader r
                                 join member me on me.circle_id = r.circle_id and me.id = r.member_id
                                               and me.status = 'confirmed' and me.confirmed_at <= r.at
                                where r.circle_id = p.circle_id and r.proxy_id = p.id and r.member_id = $2)
                         then p.words end as words
               from proxy_letter p
               join member m on m.circle_id = p.circle_id and m.id = p.keeper_id and m.status = 'confirmed'
              where p.circle_id = $1
              order by p.created_at, p.id",
        )
        .bind(self.circle)
        .bind(self.me)
        .all(&self.store)
        .await?;
        rows.iter().map(|row| self.read_proxy(row, &mut others)).collect()
    }

    /// One of them, with its words.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for everybody who may not read it, whatever their role.
    pub async fn proxy(&self, id: ProxyId) -> Result<Proxy> {
        let found = self.proxies().await?.into_iter().find(|proxy| proxy.id == id && proxy.words.is_some());
        found.ok_or(StoreError::NotFound)
    }

    /// Every one that somebody in the circle keeps, with its words: for an edition of the script, and for nobody's eyes.
    pub(crate) async fn every_proxy(&self) -> Result<Vec<(ProxyId, Option<MemberId>, ProxyWords)>> {
        let rows = query(
            "select p.id, p.reader_id, p.words from proxy_letter p
               join member m on m.circle_id = p.circle_id and m.id = p.keeper_id and m.status = 'confirmed'
              where p.circle_id = $1 order by p.created_at, p.id",
        )
        .bind(self.circle)
        .all(&self.store)
        .await?;
        let one = |row: &Row| {
            let id = ProxyId(row.get("id")?);
            let words = self.key.open(Place::row("proxy_letter", id), &row.get::<Vec<u8>>("words")?)?;
            Ok((id, row.get::<Option<Uuid>>("reader_id")?.map(MemberId), words))
        };
        rows.iter().map(one).collect()
    }

    fn read_proxy(&self, row: &Row, others: &mut BTreeMap<Uuid, BTreeSet<MemberId>>) -> Result<Proxy> {
        let id = ProxyId(row.get("id")?);
        let (keeper, reader) = (MemberId(row.get("keeper_id")?), row.get::<Option<Uuid>>("reader_id")?.map(MemberId));
        let others = others.remove(&id.0).unwrap_or_default();
        let words = row.get::<Option<Vec<u8>>>("words")?;
        let words = words.map(|sealed| self.key.open(Place::row("proxy_letter", id), &sealed)).transpose()?;
        Ok(Proxy { id, keeper, reader, others, words, version: row.get("version")? })
    }

    /// Begins to keep one. `op` is the form's own: the same form sent twice keeps one letter, and sent again with other
    /// words it keeps another.
    ///
    /// # Errors
    /// [`StoreError::Full`] when the circle has as many as it may; [`StoreError::NotFound`] for a reader who isn't a
    /// confirmed member.
    pub async fn keep_proxy(&self, op: OpId, new: &NewProxy, now: Timestamp) -> Result<ProxyId> {
        let mut write = self.write().await?;
        let sent = (&new.words, new.reader, &new.others);
        let id = match self.once(&mut write, "proxy_letter", op, &sent, now).await? {
            Once::New(id) => ProxyId(id),
            Once::Again(id) => return Ok(ProxyId(id)),
        };
        let count = query("select count(*) as n from proxy_letter where circle_id = $1")
            .bind(self.circle)
            .one(&mut write)
            .await?;
        if usize::try_from(count.get::<i64>("n")?).is_ok_and(|n| n >= MOST) {
            return Err(StoreError::Full);
        }
        let kept = query(
            "insert into proxy_letter (circle_id, id, keeper_id, reader_id, words, created_at, version)
             select circle_id, $2, $3, id, $5, $6, 1
               from member
              where circle_id = $1 and id = $4 and status = 'confirmed'",
        )
        .bind(self.circle)
        .bind(id)
        .bind(self.me)
        .bind(new.reader)
        .bind(self.key.seal(Place::row("proxy_letter", id), &new.words)?)
        .bind(now)
        .run(&mut write)
        .await?;
        if kept == 0 {
            return Err(StoreError::NotFound);
        }
        self.choose_others(&mut write, id, &new.others, now).await?;
        write.record(Event::of(EventKind::ProxyKept, id.0), now).await?;
        write.commit().await?;
        Ok(id)
    }

    /// Changes what it says, who reads it aloud, or who may read it.
    ///
    /// # Errors
    /// [`StoreError::NotYours`] for anybody but its keeper who may read it, [`StoreError::NotFound`] for the others;
    /// [`StoreError::Stale`] when it changed since version `seen`, or a reader has left.
    pub async fn change_proxy(&self, id: ProxyId, new: &NewProxy, seen: i64, now: Timestamp) -> Result<()> {
        self.my_proxy(id).await?;
        let mut write = self.write().await?;
        let changed = query(
            "update proxy_letter set words = $4, reader_id = $5, version = version + 1
              where circle_id = $1 and id = $2 and keeper_id = $3 and version = $6
                and exists (select 1 from member where circle_id = $1 and id = $5 and status = 'confirmed')",
        )
        .bind(self.circle)
        .bind(id)
        .bind(self.me)
        .bind(self.key.seal(Place::row("proxy_letter", id), &new.words)?)
        .bind(new.reader)
        .bind(seen)
        .run(&mut write)
        .await?;
        if changed == 0 {
            return Err(StoreError::Stale);
        }
        self.choose_others(&mut write, id, &new.others, now).await?;
        write.record(Event::of(EventKind::ProxyChanged, id.0), now).await?;
        write.commit().await
    }

    /// Throws it away for good.
    ///
    /// # Errors
    /// [`StoreError::NotYours`] for anybody but its keeper who may read it, [`StoreError::NotFound`] for the others.
    pub async fn discard_proxy(&self, id: ProxyId, now: Timestamp) -> Result<()> {
        self.my_proxy(id).await?;
        let mut write = self.write().await?;
        query("delete from proxy_letter where circle_id = $1 and id = $2 and keeper_id = $3")
            .bind(self.circle)
            .bind(id)
            .bind(self.me)
            .run(&mut write)
            .await?;
        write.record(Event::of(EventKind::ProxyDiscarded, id.0), now).await?;
        write.commit().await
    }

    /// One that only its keeper may change.
    async fn my_proxy(&self, id: ProxyId) -> Result<Proxy> {
        let proxy = self.proxy(id).await?;
        if proxy.keeper == self.me { Ok(proxy) } else { Err(StoreError::NotYours) }
    }

    async fn choose_others(
        &self,
        write: &mut Write,
        id: ProxyId,
        others: &BTreeSet<MemberId>,
        now: Timestamp,
    ) -> Result<()> {
        query("delete from proxy_letter_reader where circle_id = $1 and proxy_id = $2")
            .bind(self.circle)
            .bind(id)
            .run(&mut *write)
            .await?;
        for other in others.iter().filter(|other| **other != self.me) {
            query(
                "insert into proxy_letter_reader (circle_id, proxy_id, member_id, at)
                 select circle_id, $2, id, $4 from member where circle_id = $1 and id = $3 and status = 'confirmed'",
            )
            .bind(self.circle)
            .bind(id)
            .bind(*other)
            .bind(now)
            .run(&mut *write)
            .await?;
        }
        Ok(())
    }
}

#[cfg(test)]
#[path = "proxies_tests.rs"]
mod tests;
