//! A connection to SQLite that is used on the thread it is on. sqlx gives each of its connections a thread of its own,
//! and a statement two changes of thread, which cost more than most of our queries do (docs/adr/0028).

use super::Arg;
use crate::error::{Result, StoreError};
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{CachedStatement, Connection, OpenFlags, Statement};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use uuid::Uuid;

/// As many as all pages have statements.
const KEPT_STATEMENTS: usize = 160;
/// How long a statement waits for somebody else's lock; among ourselves nobody has to.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often a read looks whether another program has let go of the file, and the time between two looks: ten seconds in
/// all.
const BUSY_LOOKS: usize = 500;
const BUSY_PAUSE: Duration = Duration::from_millis(20);

/// The connection, and what was learned about its statements.
pub(crate) struct Direct {
    connection: Connection,
    known: HashMap<&'static str, Arc<Shape>>,
}

/// What stays the same each time a statement runs.
struct Shape {
    /// For each value in SQLite's order, which of ours it is: a statement names its values `$1`, `$2`, … and may leave some
    /// out, because they belong to another that shares them.
    values: Vec<usize>,
    /// What its columns are called.
    columns: Vec<String>,
}

impl Shape {
    fn of(statement: &Statement<'_>) -> rusqlite::Result<Self> {
        let number = |at| statement.parameter_name(at)?.strip_prefix('$')?.parse::<usize>().ok()?.checked_sub(1);
        let values = (1..=statement.parameter_count()).map(number).collect::<Option<_>>();
        let columns = statement.column_names().into_iter().map(str::to_owned).collect();
        Ok(Self { values: values.ok_or(rusqlite::Error::InvalidQuery)?, columns })
    }
}

/// A row, taken out of the statement that found it.
pub(crate) struct DirectRow {
    shape: Arc<Shape>,
    values: Vec<Value>,
}

impl Direct {
    /// Opens a file that is there and up to date, as [`Store::open`](crate::Store::open) leaves it.
    pub(crate) fn open(file: &Path) -> Result<Self> {
        let connection =
            Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        connection.busy_timeout(PATIENCE)?;
        connection.set_prepared_statement_cache_capacity(KEPT_STATEMENTS);
        connection.execute_batch(
            "pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on;
             pragma wal_autocheckpoint = 40000;",
        )?;
        Ok(Self { connection, known: HashMap::new() })
    }

    /// The same, for reading alone. It never waits by itself: whoever reads waits without holding a thread.
    fn open_to_read(file: &Path) -> Result<Self> {
        let direct = Self::open(file)?;
        direct.connection.execute_batch("pragma query_only = on")?;
        direct.connection.busy_timeout(Duration::ZERO)?;
        Ok(direct)
    }

    /// Folds the log back into the file as far as nobody reads it, beside whoever writes.
    pub(crate) fn fold(&mut self) -> Result<()> {
        Ok(self.connection.query_row("pragma wal_checkpoint(passive)", (), |_| Ok(()))?)
    }

    /// Runs a statement that has no rows; how many it touched.
    pub(crate) fn run(&mut self, sql: &'static str, args: &[Arg]) -> Result<u64> {
        let (mut statement, _) = prepared(&self.connection, &mut self.known, sql, args)?;
        Ok(statement.raw_execute()? as u64)
    }

    /// The rows of a statement, at most `limit`.
    pub(crate) fn rows(&mut self, sql: &'static str, args: &[Arg], limit: usize) -> Result<Vec<DirectRow>> {
        Ok(self.read(sql, args, limit)?)
    }

    fn read(&mut self, sql: &'static str, args: &[Arg], limit: usize) -> rusqlite::Result<Vec<DirectRow>> {
        let (mut statement, shape) = prepared(&self.connection, &mut self.known, sql, args)?;
        let (mut found, mut rows) = (Vec::new(), statement.raw_query());
        while found.len() < limit
            && let Some(row) = rows.next()?
        {
            let values = (0..shape.columns.len()).map(|at| row.get(at)).collect::<rusqlite::Result<_>>()?;
            found.push(DirectRow { shape: Arc::clone(&shape), values });
        }
        Ok(found)
    }
}

/// A statement with its values in it, and its shape.
fn prepared<'a>(
    connection: &'a Connection,
    known: &mut HashMap<&'static str, Arc<Shape>>,
    sql: &'static str,
    args: &[Arg],
) -> rusqlite::Result<(CachedStatement<'a>, Arc<Shape>)> {
    let mut statement = connection.prepare_cached(sql)?;
    let shape = match known.get(sql) {
        Some(shape) => Arc::clone(shape),
        None => {
            let shape = Arc::new(Shape::of(&statement)?);
            known.insert(sql, Arc::clone(&shape));
            shape
        }
    };
    for (at, number) in shape.values.iter().enumerate() {
        let arg = args.get(*number).ok_or(rusqlite::Error::InvalidQuery)?;
        statement.raw_bind_parameter(at + 1, value(arg))?;
    }
    Ok((statement, shape))
}

/// Connections for reading, as many as ever read at once: one for each thread of the runtime. A read in WAL mode waits for
/// nobody among us, and is over before another task would have been woken. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Readers(Arc<Shelf>);

struct Shelf {
    file: PathBuf,
    /// Those that nobody uses; nothing once the store is closed.
    free: Mutex<Option<Vec<Direct>>>,
}

impl Readers {
    /// They are opened when they are needed first.
    pub(crate) fn of(file: &Path) -> Self {
        Self(Arc::new(Shelf { file: file.to_owned(), free: Mutex::new(Some(Vec::new())) }))
    }

    /// The rows of a query, at most `limit`. Waits while another program has the file to itself.
    pub(crate) async fn rows(&self, sql: &'static str, args: &[Arg], limit: usize) -> Result<Vec<DirectRow>> {
        for _ in 0..BUSY_LOOKS {
            match self.try_rows(sql, args, limit) {
                Err(Refused::Busy) => tokio::time::sleep(BUSY_PAUSE).await,
                Err(Refused::Other(error)) => return Err(error),
                Ok(rows) => return Ok(rows),
            }
        }
        Err(sqlx::Error::PoolTimedOut.into())
    }

    fn try_rows(&self, sql: &'static str, args: &[Arg], limit: usize) -> Result<Vec<DirectRow>, Refused> {
        let free = self.free().as_mut().ok_or(sqlx::Error::PoolClosed)?.pop();
        let mut direct = match free {
            Some(direct) => direct,
            None => Direct::open_to_read(&self.0.file)?,
        };
        let rows = direct.read(sql, args, limit);
        if let Some(free) = self.free().as_mut() {
            free.push(direct);
        }
        Ok(rows?)
    }

    /// Ends them all.
    pub(crate) fn close(&self) {
        *self.free() = None;
    }

    fn free(&self) -> std::sync::MutexGuard<'_, Option<Vec<Direct>>> {
        self.0.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Why there are no rows.
enum Refused {
    /// Another program has the file to itself, for a moment.
    Busy,
    Other(StoreError),
}

impl From<rusqlite::Error> for Refused {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked) => Self::Busy,
            _ => Self::Other(error.into()),
        }
    }
}

impl From<sqlx::Error> for Refused {
    fn from(error: sqlx::Error) -> Self {
        Self::Other(error.into())
    }
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        Self::Other(error)
    }
}

fn value(arg: &Arg) -> ToSqlOutput<'_> {
    let bytes = |bytes| ToSqlOutput::Borrowed(ValueRef::Blob(bytes));
    let text = |text: &'static str| ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes()));
    let null = ToSqlOutput::Borrowed(ValueRef::Null);
    match arg {
        Arg::Id(id) => bytes(id.as_bytes()),
        Arg::MaybeId(id) => id.as_ref().map_or(null, |id| bytes(id.as_bytes())),
        Arg::Int(int) => ToSqlOutput::Owned(Value::Integer(*int)),
        Arg::MaybeInt(int) => int.map_or(null, |int| ToSqlOutput::Owned(Value::Integer(int))),
        Arg::Text(words) => text(words),
        Arg::Owned(words) => ToSqlOutput::Borrowed(ValueRef::Text(words.as_bytes())),
        Arg::Bytes(some) => bytes(some),
        Arg::MaybeBytes(some) => some.as_ref().map_or(null, |some| bytes(some)),
    }
}

impl DirectRow {
    /// The value of a column, by name.
    pub(crate) fn get<T: FromValue>(&self, column: &str) -> Result<T> {
        let at = self.shape.columns.iter().position(|name| name == column);
        let value = at.and_then(|at| self.values.get(at)).and_then(T::from_value);
        value.ok_or_else(|| sqlx::Error::ColumnNotFound(column.to_owned()).into())
    }
}

/// What a column may be read as.
pub(crate) trait FromValue: Sized {
    /// Nothing for a value of another kind.
    fn from_value(value: &Value) -> Option<Self>;
}

impl FromValue for i64 {
    fn from_value(value: &Value) -> Option<Self> {
        if let Value::Integer(int) = value { Some(*int) } else { None }
    }
}

impl FromValue for String {
    fn from_value(value: &Value) -> Option<Self> {
        if let Value::Text(text) = value { Some(text.clone()) } else { None }
    }
}

impl FromValue for Vec<u8> {
    fn from_value(value: &Value) -> Option<Self> {
        if let Value::Blob(bytes) = value { Some(bytes.clone()) } else { None }
    }
}

impl FromValue for Uuid {
    fn from_value(value: &Value) -> Option<Self> {
        if let Value::Blob(bytes) = value { Self::from_slice(bytes).ok() } else { None }
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: &Value) -> Option<Self> {
        if matches!(value, Value::Null) { Some(None) } else { T::from_value(value).map(Some) }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ffi::{SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE};
        match error.sqlite_error() {
            Some(code) if [SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE].contains(&code.extended_code) => {
                Self::Taken
            }
            // Its own words may quote values.
            Some(code) => Self::Database(sqlx::Error::Protocol(format!("code {}", code.extended_code))),
            None => Self::Database(sqlx::Error::Protocol("unexpected".to_owned())),
        }
    }
}
