//! Looking for what somebody should be told of.

use super::{ContactWords, is_blocked_somewhere, stop, stop_link};
use crate::db::{Row, Store, Tx, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::mail::{self, Mail, MailKind, MailWords};
use crate::tasks::waits;
use kith_domain::reminder::{AHEAD, CONFIRM_EVERY, Due, Standing, due, told};
use kith_domain::{AccountId, Timestamp};
use uuid::Uuid;

/// How often each address is looked at while there is nothing to tell.
const LOOK_EVERY: i64 = 5 * Timestamp::MINUTE;
/// No look is further ahead than this.
const FURTHEST: i64 = Timestamp::DAY;
/// How many addresses are looked at in one go.
const AT_ONCE: i64 = 200;
/// How far the clocks of two processes may differ. What is further in the future was written by a clock that has been put
/// right since.
const SLACK: i64 = Timestamp::HOUR;

/// An address that was looked at.
struct Looked {
    account: AccountId,
    words: ContactWords,
    made_at: Timestamp,
    /// The moment for which the look was planned.
    planned: Timestamp,
    due: Due,
}

impl Store {
    /// Queues a reminder for each account that should have one now. `origin` is the server's own `https://…`.
    pub async fn remind(&self, origin: &str, now: Timestamp) -> Result<()> {
        self.put_clocks_right(now).await?;
        let rows = query(
            "select account_id, words, made_at, confirmed_at, seen_at, sent_at, next_at,
                    (select count(*) from mail m where m.id = mail_id and m.sent_at is null) as on_its_way
               from contact
              where confirmed_at > $1 and next_at <= $2
              order by next_at
              limit $3",
        )
        .bind(now.plus(-CONFIRM_EVERY))
        .bind(now)
        .bind(AT_ONCE)
        .all(self)
        .await?;
        let mut looked = Vec::new();
        for row in &rows {
            match self.look_at(row, now).await {
                Ok(one) => looked.push(one),
                // One row that doesn't open must not keep everybody else's from being looked at.
                Err(StoreError::Sealed) => self.set_aside(AccountId(row.get("account_id")?), now).await?,
                Err(other) => return Err(other),
            }
        }
        self.settle(&looked, origin, now).await
    }

    /// What was seen, sent or planned by a clock that was ahead counts as of now, or it would count until the clock gets
    /// there.
    async fn put_clocks_right(&self, now: Timestamp) -> Result<()> {
        let wrong = query(
            "select (select count(*) from contact
                      where seen_at > $1 or sent_at > $1 or confirmed_at > $1 or next_at > $2)
                  + (select count(*) from mail where sent_at is null and (created_at > $1 or next_at > $2)) as n",
        )
        .bind(now.plus(SLACK))
        .bind(now.plus(FURTHEST + SLACK))
        .one(self)
        .await?;
        if wrong.get::<i64>("n")? == 0 {
            return Ok(());
        }
        let mut tx = self.begin().await?;
        query(
            "update mail set created_at = case when created_at > $1 then $1 else created_at end,
                             next_at = case when next_at > $1 then $1 else next_at end
              where sent_at is null and (created_at > $2 or next_at > $3)",
        )
        .bind(now)
        .bind(now.plus(SLACK))
        .bind(now.plus(FURTHEST + SLACK))
        .run(&mut tx)
        .await?;
        query(
            "update contact set seen_at = case when seen_at > $1 then $1 else seen_at end,
                                sent_at = case when sent_at > $1 then $1 else sent_at end,
                                confirmed_at = case when confirmed_at > $1 then $1 else confirmed_at end,
                                next_at = case when next_at > $1 then $1 else next_at end
              where seen_at > $2 or sent_at > $2 or confirmed_at > $2 or next_at > $3",
        )
        .bind(now)
        .bind(now.plus(SLACK))
        .bind(now.plus(FURTHEST + SLACK))
        .run(&mut tx)
        .await?;
        tx.commit().await
    }

    async fn look_at(&self, row: &Row, now: Timestamp) -> Result<Looked> {
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
        let due = due(words.manner, standing, now);
        Ok(Looked { account, words, made_at: row.time("made_at")?, planned: row.time("next_at")?, due })
    }

    async fn set_aside(&self, account: AccountId, now: Timestamp) -> Result<()> {
        query("update contact set next_at = $2 where account_id = $1")
            .bind(account)
            .bind(now.plus(FURTHEST))
            .run(self)
            .await
            .map(|_| ())
    }

    /// Plans the next looks and queues what is due, all in one go: a commit for each address that has no news would be
    /// most of what a quiet server does.
    async fn settle(&self, looked: &[Looked], origin: &str, now: Timestamp) -> Result<()> {
        if looked.is_empty() {
            return Ok(());
        }
        let mut tx = self.begin().await?;
        for one in looked {
            let next = match one.due {
                Due::Later(at) => at.min(now.plus(FURTHEST)),
                Due::Now | Due::Not => now.plus(LOOK_EVERY),
            };
            // Whoever comes second, in another process, finds the moment moved on and does nothing.
            let mine = query(
                "update contact set next_at = $2
                  where account_id = $1 and next_at = $3 and made_at = $4 and confirmed_at is not null",
            )
            .bind(one.account)
            .bind(next)
            .bind(one.planned)
            .bind(one.made_at)
            .run(&mut tx)
            .await?;
            if mine == 1 && one.due == Due::Now {
                self.queue_reminder(&mut tx, one, origin, now).await?;
            }
        }
        tx.commit().await
    }

    async fn queue_reminder(&self, tx: &mut Tx, one: &Looked, origin: &str, now: Timestamp) -> Result<()> {
        let id = Uuid::now_v7();
        query("update contact set mail_id = $2 where account_id = $1").bind(one.account).bind(id).run(&mut *tx).await?;
        let mail = MailWords {
            to: one.words.address.clone(),
            link: format!("{origin}/update"),
            stop: Some(stop_link(origin, &stop(&self.keys, one.account, &one.words))),
            kind: MailKind::Reminder(one.account),
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

    /// When a mail to an address for reminders may go out: at once, later, or never, because its owner was here, doesn't want
    /// it any more, or has an address that must not be written to.
    pub(crate) async fn still_wanted(
        &self,
        tx: &mut Tx,
        mail: &Mail,
        account: AccountId,
        queued_at: Timestamp,
        now: Timestamp,
    ) -> Result<Option<Timestamp>> {
        let row = query("select words, seen_at, confirmed_at from contact where account_id = $1 and mail_id = $2")
            .bind(account)
            .bind(mail.id)
            .maybe(&mut *tx)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let words: ContactWords =
            self.keys.server.open(Place::row("contact", account), &row.get::<Vec<u8>>("words")?)?;
        let reminds = matches!(mail.words.kind, MailKind::Reminder(_));
        if reminds && (row.time("seen_at")? > queued_at || row.get::<Option<i64>>("confirmed_at")?.is_none()) {
            return Ok(None);
        }
        // Its circle may have put it on its list since. Nothing else shows that, or its owner would learn who is on the list.
        if is_blocked_somewhere(tx, &self.keys, account, &words).await? {
            query("update contact set next_at = $2 where account_id = $1")
                .bind(account)
                .bind(now.plus(FURTHEST))
                .run(&mut *tx)
                .await?;
            return Ok(None);
        }
        // Whoever has just entered an address waits for the mail; a later try can wait for the morning.
        let at_once = !reminds && now.since(queued_at) < Timestamp::HOUR;
        Ok(Some(if at_once { now } else { words.manner.awake_from(now) }))
    }
}
