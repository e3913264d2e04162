//! Looking for what somebody should be told of.

use super::{ContactWords, is_blocked_somewhere, stop, stop_link};
use crate::db::{Row, Store, Tx, query};
use crate::error::Result;
use crate::keys::Place;
use crate::mail::{self, MailKind, MailWords};
use crate::tasks::waits;
use kith_domain::reminder::{AHEAD, Due, Standing, due, told};
use kith_domain::{AccountId, Timestamp};
use uuid::Uuid;

/// How often each address is looked at while there is nothing to tell.
const LOOK_EVERY: i64 = 5 * Timestamp::MINUTE;
/// No look is further ahead than this. A row that says otherwise was written by a clock that has been put right since.
const FURTHEST: i64 = Timestamp::DAY;
/// How many addresses are looked at in one go.
const AT_ONCE: i64 = 200;

impl Store {
    /// Queues a reminder for each account that should have one now. `origin` is the server's own `https://…`, and all that
    /// a reminder leads to.
    pub async fn remind(&self, origin: &str, now: Timestamp) -> Result<()> {
        let rows = query(
            "select account_id, words, made_at, confirmed_at, seen_at, sent_at, next_at,
                    (select count(*) from mail m where m.id = mail_id and m.sent_at is null) as on_its_way
               from contact
              where confirmed_at is not null and (next_at <= $1 or next_at > $2)
              order by next_at
              limit $3",
        )
        .bind(now)
        .bind(now.plus(FURTHEST))
        .bind(AT_ONCE)
        .all(self)
        .await?;
        for row in rows {
            self.remind_one(&row, origin, now).await?;
        }
        Ok(())
    }

    async fn remind_one(&self, row: &Row, origin: &str, now: Timestamp) -> Result<()> {
        let account = AccountId(row.get("account_id")?);
        let words: ContactWords =
            self.keys.server.open(Place::row("contact", account), &row.get::<Vec<u8>>("words")?)?;
        let (seen_at, sent_at) = (row.time("seen_at")?, row.get::<Option<i64>>("sent_at")?.map(Timestamp));
        let standing = Standing {
            confirmed_at: row.time("confirmed_at")?,
            seen_at,
            sent_at,
            news_at: self.news_since(account, told(seen_at, sent_at, now), now).await?,
            on_its_way: row.get::<i64>("on_its_way")? > 0,
        };
        let turn = due(words.manner, standing, now);
        let next = match turn {
            Due::Later(at) => at.min(now.plus(FURTHEST)),
            Due::Now | Due::Not => now.plus(LOOK_EVERY),
        };
        let mut tx = self.begin().await?;
        // Whoever comes second, in another process, finds the moment moved on and does nothing.
        let mine = query(
            "update contact set next_at = $2
              where account_id = $1 and next_at = $3 and made_at = $4 and confirmed_at is not null",
        )
        .bind(account)
        .bind(next)
        .bind(row.time("next_at")?)
        .bind(row.time("made_at")?)
        .run(&mut tx)
        .await?;
        if mine == 1 && turn == Due::Now {
            self.queue_reminder(&mut tx, account, words, row.time("made_at")?, origin, now).await?;
        }
        tx.commit().await
    }

    async fn queue_reminder(
        &self,
        tx: &mut Tx,
        account: AccountId,
        words: ContactWords,
        made_at: Timestamp,
        origin: &str,
        now: Timestamp,
    ) -> Result<()> {
        let id = Uuid::now_v7();
        query("update contact set mail_id = $2 where account_id = $1").bind(account).bind(id).run(&mut *tx).await?;
        let mail = MailWords {
            stop: Some(stop_link(origin, &stop(&self.keys, account, &words, made_at))),
            link: format!("{origin}/"),
            to: words.address,
            kind: MailKind::Reminder(account),
        };
        mail::enqueue(tx, &self.keys, id, &mail, now).await
    }

    /// The oldest thing since `told` that somebody may know of and didn't do themselves, what they are to do by tomorrow
    /// included. That a boundary was agreed is left out: not everybody may know of it at once.
    async fn news_since(&self, account: AccountId, told: Timestamp, now: Timestamp) -> Result<Option<Timestamp>> {
        // Events are looked for from the end, where a few rows lead to those since.
        let rows = query(concat!(
            "select (select min(e.at) from event e
                      where e.circle_id = m.circle_id and e.at > $2
                        and e.seq > coalesce((select b.seq from event b
                                               where b.circle_id = m.circle_id and b.at <= $2
                                               order by b.seq desc limit 1), 0)
                        and (e.only_for is null or e.only_for = m.id)
                        and (e.actor_id is null or e.actor_id <> m.id) and e.kind <> 'boundary-agreed') as event_at,
                    (select min(t.due_at) from task t
                      where t.circle_id = m.circle_id and t.owner_id = m.id and t.due_at > $3 and t.due_at <= $4 and ",
            waits!("$5"),
            ") as task_at
               from member m
              where m.account_id = $1 and m.status = 'confirmed'"
        ))
        .bind(account)
        .bind(told)
        .bind(told.plus(AHEAD))
        .bind(now.plus(AHEAD))
        .bind(now.day().plus(1).start())
        .all(self)
        .await?;
        let mut news = Vec::new();
        for row in rows {
            news.extend(row.get::<Option<i64>>("event_at")?.map(Timestamp));
            news.extend(row.get::<Option<i64>>("task_at")?.map(|at| Timestamp(at).plus(-AHEAD)));
        }
        Ok(news.into_iter().min())
    }

    /// When a reminder that waits may go out: at once, later, or never, because its owner was here, doesn't want any, or
    /// has an address that must not be written to.
    pub(crate) async fn still_wanted(
        &self,
        tx: &mut Tx,
        id: Uuid,
        account: AccountId,
        queued_at: Timestamp,
        now: Timestamp,
    ) -> Result<Option<Timestamp>> {
        let row = query("select words, seen_at, confirmed_at from contact where account_id = $1 and mail_id = $2")
            .bind(account)
            .bind(id)
            .maybe(&mut *tx)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let words: ContactWords =
            self.keys.server.open(Place::row("contact", account), &row.get::<Vec<u8>>("words")?)?;
        if row.time("seen_at")? > queued_at || row.get::<Option<i64>>("confirmed_at")?.is_none() {
            return Ok(None);
        }
        // Its circle may have put it on its list since.
        if is_blocked_somewhere(tx, &self.keys, account, &words).await? {
            query("update contact set confirmed_at = null where account_id = $1").bind(account).run(&mut *tx).await?;
            return Ok(None);
        }
        Ok(Some(words.manner.awake_from(now)))
    }
}
