//! One transaction for all who are waiting. On SQLite every save queues for the one writer anyway; what came in while
//! the last transaction went to the disk shares the next one, so many writers wait for one flush instead of each
//! for their own. PostgreSQL does this itself, and gets each save alone.

use super::saving::{Hand, PartWords};
use crate::db::Pools;
use crate::error::{Result, StoreError};
use crate::hub::Hub;
use kith_domain::Timestamp;
use kith_domain::letter::Saved;
use tokio::sync::{mpsc, oneshot};

/// How many saves share a transaction: enough for every circle that writes at once, and few enough that none waits long.
const MOST: usize = 64;

/// Where saves of one part are handed in.
#[derive(Clone)]
pub(crate) struct Desk {
    queue: Option<mpsc::Sender<Job>>,
}

/// One part of one letter, on its way.
struct Job {
    hand: Hand,
    words: PartWords,
    now: Timestamp,
    answer: oneshot::Sender<Result<Saved>>,
}

impl Desk {
    /// Opens the desk for a database. It closes when the last store that knows it is gone.
    pub(crate) fn open(pools: &Pools, hub: &Hub) -> Self {
        let Pools::Sqlite { .. } = pools else { return Self { queue: None } };
        let (queue, jobs) = mpsc::channel(MOST);
        tokio::spawn(serve(pools.clone(), hub.clone(), jobs));
        Self { queue: Some(queue) }
    }

    /// Saves one part together with whoever else is waiting. Nothing when it has to be done alone: where there is no
    /// desk, or when the shared transaction failed, perhaps because of another's words.
    pub(super) async fn save(&self, hand: Hand, words: PartWords, now: Timestamp) -> Option<Result<Saved>> {
        let (answer, answered) = oneshot::channel();
        self.queue.as_ref()?.send(Job { hand, words, now, answer }).await.ok()?;
        answered.await.ok()
    }
}

async fn serve(pools: Pools, hub: Hub, mut jobs: mpsc::Receiver<Job>) {
    let mut waiting = Vec::with_capacity(MOST);
    while jobs.recv_many(&mut waiting, MOST).await > 0 {
        // Whoever isn't answered does it alone, and gets their own answer from the database.
        let Ok(answers) = together(&pools, &hub, &waiting).await else {
            waiting.clear();
            continue;
        };
        for (job, answer) in waiting.drain(..).zip(answers) {
            // Somebody who went away meanwhile has their words saved all the same.
            let _ = job.answer.send(answer);
        }
    }
}

/// All of it in one transaction. A save that may not be made is refused before it has written anything, and doesn't
/// touch the others; a failure of the database fails them all.
async fn together(pools: &Pools, hub: &Hub, jobs: &[Job]) -> Result<Vec<Result<Saved>>> {
    let mut tx = pools.begin(hub).await?;
    let mut answers = Vec::with_capacity(jobs.len());
    for Job { hand, words, now, .. } in jobs {
        match hand.save(&mut tx, words.clone(), *now).await {
            Err(failed @ (StoreError::Database(_) | StoreError::Taken)) => return Err(failed),
            answer => answers.push(answer.map(|(saved, _)| saved)),
        }
    }
    tx.commit().await?;
    Ok(answers)
}
