//! A calendar of one's own: the days on which something is, and nothing of what it is. Calendar programs can't sign in, so
//! it has an address that nobody can guess.

use crate::db::{Row, Store, query};
use crate::error::{Result, StoreError};
use crate::keys::{Keys, Place};
use crate::sessions::Session;
use crate::tasks::waits;
use crate::tokens::Token;
use data_encoding::HEXLOWER;
use kith_domain::meeting::MeetingWords;
use kith_domain::{AccountId, CircleId, Day, Timestamp};
use std::collections::BTreeSet;

/// How far back days are shown.
const BACK: i64 = 30;
/// And how far ahead: a little more than the year that is planned.
const AHEAD: i64 = 400;

/// The private address of an account's calendar.
pub struct Feed {
    /// What its address holds.
    pub token: Token,
    /// Since when.
    pub made_at: Timestamp,
}

/// What a calendar gets to read.
pub struct FeedDays {
    /// The days on which something is, with a name for each that says nothing and stays the same.
    pub days: Vec<(Day, String)>,
}

/// Derived, so that it can be shown again without being kept.
fn token(keys: &Keys, account: AccountId, made_at: Timestamp) -> Token {
    Token::of(&keys.index("feed", account.0, &made_at.0.to_string()))
}

impl Session {
    /// The calendar's address; `None` while there is none.
    pub async fn feed(&self, store: &Store) -> Result<Option<Feed>> {
        let row = query("select made_at from feed where account_id = $1").bind(self.account).maybe(store).await?;
        let Some(row) = row else { return Ok(None) };
        let made_at = row.time("made_at")?;
        Ok(Some(Feed { token: token(&store.keys, self.account, made_at), made_at }))
    }

    /// Makes an address for it. An older one ends.
    pub async fn open_feed(&self, store: &Store, now: Timestamp) -> Result<()> {
        query(
            "insert into feed (account_id, token, made_at) values ($1, $2, $3)
             on conflict (account_id) do update set token = excluded.token, made_at = excluded.made_at",
        )
        .bind(self.account)
        .bind(token(&store.keys, self.account, now).hash())
        .bind(now)
        .run(store)
        .await
        .map(|_| ())
    }

    /// Its address leads nowhere from now on. Twice changes nothing.
    pub async fn close_feed(&self, store: &Store) -> Result<()> {
        query("delete from feed where account_id = $1").bind(self.account).run(store).await.map(|_| ())
    }
}

impl Session {
    /// The circle with the newest news for this account; `None` while nothing has happened in any.
    pub async fn circle_with_news(&self, store: &Store) -> Result<Option<CircleId>> {
        let row = query(
            "select m.circle_id
               from member m
               join event e on e.circle_id = m.circle_id
              where m.account_id = $1 and m.status = 'confirmed' and (e.only_for is null or e.only_for = m.id)
                and (e.actor_id is null or e.actor_id <> m.id)
              order by e.at desc
              limit 1",
        )
        .bind(self.account)
        .maybe(store)
        .await?;
        row.map(|row| row.get("circle_id").map(CircleId)).transpose()
    }
}

impl Store {
    /// The days on which the holder of a calendar's address has something to do, or meets.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for an address that leads nowhere.
    pub async fn feed_days(&self, given: &Token, now: Timestamp) -> Result<FeedDays> {
        let row = query("select account_id from feed where token = $1")
            .bind(given.hash())
            .maybe(self)
            .await?
            .ok_or(StoreError::NotFound)?;
        let account = AccountId(row.get("account_id")?);
        let (first, last) = (now.day().plus(-BACK), now.day().plus(AHEAD));
        let mut days = self.days_of_tasks(account, last, now).await?;
        days.extend(self.days_of_meetings(account).await?);
        let named = |day: Day| {
            let name = self.keys.index("feed day", account.0, &day.to_string());
            (day, HEXLOWER.encode(name.get(..16).unwrap_or_default()))
        };
        let days = days.into_iter().filter(|day| (first..=last).contains(day)).map(named).collect();
        Ok(FeedDays { days })
    }

    async fn days_of_tasks(&self, account: AccountId, last: Day, now: Timestamp) -> Result<BTreeSet<Day>> {
        let rows = query(concat!(
            "select distinct t.due_at
               from member m
               join task t on t.circle_id = m.circle_id and t.owner_id = m.id
              where m.account_id = $1 and m.status = 'confirmed' and t.due_at < $2 and ",
            waits!("$3")
        ))
        .bind(account)
        .bind(last.plus(1).start())
        .bind(now.day().plus(1).start())
        .all(self)
        .await?;
        rows.iter().map(|row| Ok(row.time("due_at")?.day())).collect()
    }

    async fn days_of_meetings(&self, account: AccountId) -> Result<Vec<Day>> {
        let rows = query(
            "select t.circle_id, t.words, k.key_version, k.wrapped
               from member m
               join meeting t on t.circle_id = m.circle_id
               join circle_key k on k.circle_id = m.circle_id
              where m.account_id = $1 and m.status = 'confirmed'",
        )
        .bind(account)
        .all(self)
        .await?;
        let mut days = Vec::new();
        for row in rows {
            days.extend(self.meeting_day(&row)?);
        }
        Ok(days)
    }

    fn meeting_day(&self, row: &Row) -> Result<Option<Day>> {
        let circle = CircleId(row.get("circle_id")?);
        let key = self.keys.circle(circle, row.get("key_version")?, &row.get::<Vec<u8>>("wrapped")?)?;
        let words: MeetingWords = key.open(Place::row("meeting", circle), &row.get::<Vec<u8>>("words")?)?;
        Ok(words.day)
    }
}
