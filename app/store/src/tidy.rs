//! What nobody needs any more is thrown away, by a task of its own: no request has to wait for it.

use crate::db::{Store, query};
use crate::error::Result;
use crate::once;
use crate::sessions::{ABSOLUTE, IDLE};
use crate::sign_ins;
use kith_domain::reminder::{FORGET_AFTER, STOPPED_FOR};
use kith_domain::{SessionId, Timestamp};

/// How long the id of a sent mail is kept; what was in it went when it was sent.
const REMEMBER_MAILS: i64 = 7 * Timestamp::DAY;
/// How long it is known what happened to an account: long enough to look into something strange.
pub const REMEMBER_ACCOUNTS: i64 = 90 * Timestamp::DAY;

impl Store {
    /// Throws away ended sessions, sign-in delays that no longer count, one-time links that no longer work, mails
    /// that were sent, addresses that nobody calls safe, what happened to accounts long ago, and which forms were sent.
    pub async fn tidy(&self, now: Timestamp) -> Result<()> {
        let ended = query("select id from session where seen_at <= $1 or created_at <= $2")
            .bind(now.plus(-IDLE))
            .bind(now.plus(-ABSOLUTE))
            .all(self)
            .await?;
        // One by one: a statement that holds one row while it waits for another can meet a password change that holds
        // the other, and PostgreSQL would end one of them.
        for row in ended {
            query("delete from session where id = $1").bind(SessionId(row.get("id")?)).run(self).await?;
        }
        query("delete from sign_in_delay where until <= $1").bind(now.plus(-sign_ins::FORGET_AFTER)).run(self).await?;
        query("delete from one_time_link where used_at is not null or expires_at <= $1").bind(now).run(self).await?;
        query("delete from mail_asked where at <= $1").bind(now.plus(-Timestamp::DAY)).run(self).await?;
        query("delete from mail_stopped where at <= $1").bind(now.plus(-STOPPED_FOR)).run(self).await?;
        query("delete from contact where coalesce(confirmed_at, asked_at) <= $1")
            .bind(now.plus(-FORGET_AFTER))
            .run(self)
            .await?;
        query("delete from sent where at <= $1").bind(now.plus(-once::REMEMBERED)).run(self).await?;
        query("delete from mail where sent_at <= $1").bind(now.plus(-REMEMBER_MAILS)).run(self).await?;
        query("delete from account_event where at <= $1").bind(now.plus(-REMEMBER_ACCOUNTS)).run(self).await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::links::{LIFETIME, Purpose};
    use crate::sign_ins::Tried;
    use crate::testing::people::{Garden, NOW, address};

    async fn count(garden: &Garden, sql: &'static str) -> i64 {
        query(sql).one(&garden.store).await.unwrap().get("n").unwrap()
    }

    async fn counts(garden: &Garden) -> [i64; 4] {
        [
            count(garden, "select count(*) as n from session").await,
            count(garden, "select count(*) as n from sign_in_delay").await,
            count(garden, "select count(*) as n from one_time_link").await,
            count(garden, "select count(*) as n from account_event").await,
        ]
    }

    #[tokio::test]
    async fn each_thing_goes_when_it_no_longer_counts() {
        let garden = Garden::new().await;
        let tried = garden.store.try_password(&address("nobody"), "a guess".into(), NOW).await.unwrap();
        assert!(matches!(tried, Tried::Wrong));
        let link = garden.store.create_link(Purpose::SignUp, NOW).await.unwrap();
        let events = counts(&garden).await[3];
        assert!(events > 0);
        let moments = [
            (NOW.plus(IDLE - 1), [1, 1, 1, events]),
            (NOW.plus(IDLE), [0, 1, 1, events]),
            (NOW.plus(Timestamp::SECOND + sign_ins::FORGET_AFTER), [0, 0, 1, events]),
            (NOW.plus(LIFETIME - 1), [0, 0, 1, events]),
            (NOW.plus(LIFETIME), [0, 0, 0, events]),
            (NOW.plus(REMEMBER_ACCOUNTS), [0, 0, 0, 0]),
        ];
        for (now, left) in moments {
            garden.store.tidy(now).await.unwrap();
            assert_eq!(counts(&garden).await, left, "{now:?}");
            let works = garden.store.link(&link, now).await.is_ok();
            assert_eq!(works, left[2] == 1, "{now:?}");
        }
    }
}
