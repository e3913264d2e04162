//! One small door to both databases. Every query is literal SQL with `$1` placeholders, written once.

mod arg;
mod direct;
mod tx;

pub(crate) use arg::Arg;
pub(crate) use direct::{Direct, Readers};
use direct::{DirectRow, FromValue};
use tx::Open;
pub(crate) use tx::Tx;

use crate::error::Result;
use crate::fold::Folder;
use crate::hub::Hub;
use crate::keys::Keys;
use crate::lane::Lane;
use crate::letters::Desk;
use sqlx::postgres::{PgPool, PgRow};
use sqlx::sqlite::SqliteRow;
use sqlx::{Decode, Postgres, Row as _, Sqlite, Type};
use std::sync::Arc;

/// The open database and the keys that read it. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    pub(crate) pools: Pools,
    pub(crate) keys: Arc<Keys>,
    pub(crate) desk: Desk,
    pub(crate) hub: Hub,
}

/// The pools behind it.
#[derive(Clone)]
pub(crate) enum Pools {
    /// One connection writes, a few read: SQLite has one writer, and queueing for it here beats being told "busy".
    Sqlite { writer: Lane, readers: Readers, folder: Folder },
    /// PostgreSQL orders writers itself.
    Postgres(PgPool),
}

/// Where a query runs: a pool for a single read, a transaction for everything that belongs together.
pub(crate) enum On<'a> {
    Pools(&'a Pools),
    Sqlite(&'a mut sqlx::SqliteConnection),
    Direct(&'a mut Direct),
    Postgres(&'a mut sqlx::PgConnection),
}

impl<'a> From<&'a Store> for On<'a> {
    fn from(store: &'a Store) -> Self {
        On::Pools(&store.pools)
    }
}

impl Store {
    pub(crate) async fn begin(&self) -> Result<Tx> {
        self.pools.begin(&self.hub).await
    }
}

/// A row of either database.
pub(crate) enum Row {
    Sqlite(SqliteRow),
    Direct(DirectRow),
    Postgres(PgRow),
}

impl Row {
    /// The value of a column, by name.
    pub(crate) fn get<'r, T>(&'r self, column: &'static str) -> Result<T>
    where
        T: Decode<'r, Sqlite> + Type<Sqlite> + Decode<'r, Postgres> + Type<Postgres> + FromValue,
    {
        Ok(match self {
            Self::Sqlite(row) => row.try_get(column)?,
            Self::Direct(row) => row.get(column)?,
            Self::Postgres(row) => row.try_get(column)?,
        })
    }

    /// An instant.
    pub(crate) fn time(&self, column: &'static str) -> Result<kith_domain::Timestamp> {
        self.get(column).map(kith_domain::Timestamp)
    }
}

/// A literal query and its values.
pub(crate) struct Query {
    sql: &'static str,
    args: Vec<Arg>,
}

/// Starts a query; values follow with [`Query::bind`], in the order of `$1`, `$2`, …
pub(crate) fn query(sql: &'static str) -> Query {
    Query { sql, args: Vec::new() }
}

macro_rules! bound {
    ($query:expr) => {{
        let mut q = sqlx::query($query.sql);
        for arg in $query.args {
            q = match arg {
                Arg::Id(v) => q.bind(v),
                Arg::MaybeId(v) => q.bind(v),
                Arg::Int(v) => q.bind(v),
                Arg::MaybeInt(v) => q.bind(v),
                Arg::Text(v) => q.bind(v),
                Arg::Owned(v) => q.bind(v),
                Arg::Bytes(v) => q.bind(v),
                Arg::MaybeBytes(v) => q.bind(v),
            };
        }
        q
    }};
}

impl Query {
    pub(crate) fn bind(mut self, value: impl Into<Arg>) -> Self {
        self.args.push(value.into());
        self
    }

    /// Runs it; how many rows it touched.
    pub(crate) async fn run(self, on: impl Into<On<'_>>) -> Result<u64> {
        Ok(match on.into() {
            On::Pools(Pools::Sqlite { writer, folder, .. }) => {
                folder.wrote(1);
                bound!(self).execute(&mut *writer.turn().await?).await?.rows_affected()
            }
            On::Pools(Pools::Postgres(pool)) => bound!(self).execute(pool).await?.rows_affected(),
            On::Sqlite(c) => bound!(self).execute(c).await?.rows_affected(),
            On::Direct(c) => c.run(self.sql, &self.args)?,
            On::Postgres(c) => bound!(self).execute(c).await?.rows_affected(),
        })
    }

    /// Every row.
    pub(crate) async fn all(self, on: impl Into<On<'_>>) -> Result<Vec<Row>> {
        Ok(match on.into() {
            On::Pools(Pools::Sqlite { readers, .. }) => {
                wrap(readers.rows(self.sql, &self.args, usize::MAX).await?, Row::Direct)
            }
            On::Pools(Pools::Postgres(pool)) => wrap(bound!(self).fetch_all(pool).await?, Row::Postgres),
            On::Sqlite(c) => wrap(bound!(self).fetch_all(c).await?, Row::Sqlite),
            On::Direct(c) => wrap(c.rows(self.sql, &self.args, usize::MAX)?, Row::Direct),
            On::Postgres(c) => wrap(bound!(self).fetch_all(c).await?, Row::Postgres),
        })
    }

    /// The first row, if there is one.
    pub(crate) async fn maybe(self, on: impl Into<On<'_>>) -> Result<Option<Row>> {
        Ok(match on.into() {
            On::Pools(Pools::Sqlite { readers, .. }) => {
                readers.rows(self.sql, &self.args, 1).await?.pop().map(Row::Direct)
            }
            On::Pools(Pools::Postgres(pool)) => bound!(self).fetch_optional(pool).await?.map(Row::Postgres),
            On::Sqlite(c) => bound!(self).fetch_optional(c).await?.map(Row::Sqlite),
            On::Direct(c) => c.rows(self.sql, &self.args, 1)?.pop().map(Row::Direct),
            On::Postgres(c) => bound!(self).fetch_optional(c).await?.map(Row::Postgres),
        })
    }

    /// The row, which must be there.
    pub(crate) async fn one(self, on: impl Into<On<'_>>) -> Result<Row> {
        self.maybe(on).await?.ok_or(crate::StoreError::NotFound)
    }
}

/// Statements that go to the database in one breath and share their values: SQLite takes them as one, which spares a
/// trip to its thread for each; PostgreSQL takes them one after another. Made by [`together!`].
pub(crate) struct Together {
    pub(crate) joined: &'static str,
    pub(crate) each: &'static [&'static str],
    pub(crate) args: Vec<Arg>,
}

/// `together!("update …", "insert …")`: literal statements, to be run in this order within a transaction.
macro_rules! together {
    ($($sql:literal),+ $(,)?) => {
        $crate::db::Together { joined: concat!($($sql, ";\n"),+), each: &[$($sql),+], args: Vec::new() }
    };
}
pub(crate) use together;

impl Together {
    pub(crate) fn bind(mut self, value: impl Into<Arg>) -> Self {
        self.args.push(value.into());
        self
    }

    /// Runs them all.
    pub(crate) async fn run(self, tx: &mut Tx) -> Result<()> {
        if matches!(tx.open, Open::Sqlite(_)) {
            Query { sql: self.joined, args: self.args }.run(tx).await?;
            return Ok(());
        }
        if let Open::Direct(direct) = &mut tx.open {
            for sql in self.each {
                direct.run(sql, &self.args)?;
            }
            return Ok(());
        }
        for sql in self.each {
            // PostgreSQL keeps a statement with the number of values it was first given, and takes no other; the same
            // words may stand in two of these with more values after them.
            let args = self.args.iter().take(values_in(sql)).cloned().collect();
            Query { sql, args }.run(&mut *tx).await?;
        }
        Ok(())
    }
}

/// How many values a statement names: its highest `$n`.
fn values_in(sql: &str) -> usize {
    let numbers = sql.split('$').skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        rest[..end].parse().ok()
    });
    numbers.max().unwrap_or(0)
}

fn wrap<R>(rows: Vec<R>, make: fn(R) -> Row) -> Vec<Row> {
    rows.into_iter().map(make).collect()
}

#[cfg(test)]
mod tests {
    use super::values_in;

    #[test]
    fn a_statement_names_its_values() {
        assert_eq!(values_in("update circle set rev = rev + 1 where id = $1"), 1);
        assert_eq!(values_in("select id, $9, $4, $10 from circle where id = $1"), 10);
        assert_eq!(values_in("select 1"), 0);
    }
}
