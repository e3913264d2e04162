//! Backups of the embedded database.

use crate::db::{Pools, Store, query};
use crate::error::{Result, StoreError};
use std::path::Path;

impl Store {
    /// Writes a whole, consistent copy of an SQLite database to `file`, which is empty or not there yet, while others go on reading and writing.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for PostgreSQL, which has its own tool.
    pub async fn vacuum_into(&self, file: &Path) -> Result<()> {
        match &self.pools {
            Pools::Sqlite { .. } => {
                query("vacuum into $1").bind(file.to_string_lossy().into_owned()).run(self).await.map(|_| ())
            }
            Pools::Postgres(_) => Err(StoreError::NotFound),
        }
    }
}
