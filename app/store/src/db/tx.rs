//! An open transaction, on whichever connection it runs.

use super::{Direct, On, Pools};
use crate::error::Result;
use crate::fold::Folder;
use crate::hub::Hub;
use crate::lane::Turn;
use kith_domain::CircleId;
use sqlx::Postgres;

/// An open transaction. Dropped without [`Tx::commit`], it never happened.
pub(crate) struct Tx {
    pub(super) open: Open,
    hub: Hub,
    /// The circles that have an event in it.
    touched: Vec<CircleId>,
    /// How many events there are.
    events: usize,
    /// Where there is a log to fold back.
    folder: Option<Folder>,
}

/// Where it runs.
pub(super) enum Open {
    Sqlite(Turn),
    /// On a thread of its own: nothing done in it ever waits, but for the disk.
    Direct(Box<Direct>),
    Postgres(sqlx::Transaction<'static, Postgres>),
}

impl Tx {
    fn new(open: Open, hub: &Hub, folder: Option<Folder>) -> Self {
        Self { open, hub: hub.clone(), touched: Vec::new(), events: 0, folder }
    }

    /// Whether other writers may be at work beside this one.
    pub(crate) fn has_company(&self) -> bool {
        matches!(self.open, Open::Postgres(_))
    }

    /// Remembers that something happens in `circle`: those who watch it are told once it has.
    pub(crate) fn touch(&mut self, circle: CircleId) {
        self.events += 1;
        if !self.touched.contains(&circle) {
            self.touched.push(circle);
        }
    }

    pub(crate) async fn commit(self) -> Result<()> {
        match self.open {
            Open::Sqlite(turn) => turn.commit().await?,
            Open::Direct(mut direct) => {
                direct.run("commit", &[])?;
            }
            Open::Postgres(mut tx) => {
                for circle in &self.touched {
                    crate::hub::nodes::notify(&mut tx, *circle).await?;
                }
                tx.commit().await?;
            }
        }
        if let Some(folder) = self.folder {
            folder.wrote(self.events.max(1));
        }
        for circle in self.touched {
            self.hub.tell(circle);
        }
        Ok(())
    }
}

impl Tx {
    /// Begins one on a thread's own connection, which comes back with [`Self::settle`].
    pub(crate) fn over(mut direct: Box<Direct>, hub: &Hub, folder: &Folder) -> Result<Self, Box<Direct>> {
        match direct.run("begin immediate", &[]) {
            Ok(_) => Ok(Self::new(Open::Direct(direct), hub, Some(folder.clone()))),
            Err(_) => Err(direct),
        }
    }

    /// Commits what was done on it, or undoes it. The connection is gone if that went wrong as well.
    pub(crate) fn settle(self, done: bool) -> (Option<Box<Direct>>, bool) {
        let Open::Direct(mut direct) = self.open else { return (None, false) };
        if done && direct.run("commit", &[]).is_ok() {
            if let Some(folder) = self.folder {
                folder.wrote(self.events.max(1));
            }
            for circle in self.touched {
                self.hub.tell(circle);
            }
            return (Some(direct), true);
        }
        let undone = direct.run("rollback", &[]).is_ok();
        (undone.then_some(direct), false)
    }
}

impl Pools {
    /// Begins a write.
    pub(crate) async fn begin(&self, hub: &Hub) -> Result<Tx> {
        let open = match self {
            Self::Sqlite { writer, .. } => Open::Sqlite(writer.turn().await?.begin().await?),
            Self::Postgres(pool) => Open::Postgres(pool.begin().await?),
        };
        let folder = if let Self::Sqlite { folder, .. } = self { Some(folder.clone()) } else { None };
        Ok(Tx::new(open, hub, folder))
    }
}

impl<'a> From<&'a mut Tx> for On<'a> {
    fn from(tx: &'a mut Tx) -> Self {
        match &mut tx.open {
            Open::Sqlite(tx) => On::Sqlite(tx),
            Open::Direct(direct) => On::Direct(direct),
            Open::Postgres(tx) => On::Postgres(tx),
        }
    }
}
