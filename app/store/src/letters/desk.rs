//! One transaction for all who are waiting. On SQLite every save queues for the one writer anyway; what came in while
//! the last transaction went to the disk shares the next one, so many writers wait for one flush instead of each
//! for their own. All of it is done on one thread with a connection of its own. PostgreSQL does this itself, and gets each
//! save alone.

use super::saving::{Hand, PartWords};
use crate::db::{Direct, Pools, Tx};
use crate::error::{Result, StoreError};
use crate::fold::Folder;
use crate::hub::Hub;
use crate::lane::Lane;
use kith_domain::Timestamp;
use kith_domain::letter::Saved;
use std::path::PathBuf;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::thread::JoinHandle;
use tokio::sync::{mpsc, oneshot};

/// How many saves share a transaction: enough for every circle that writes at once, and few enough that none waits long.
const MOST: usize = 64;

/// Where saves of one part are handed in.
#[derive(Clone)]
pub(crate) struct Desk {
    queue: Option<mpsc::Sender<Errand>>,
}

/// One part of one letter, on its way.
struct Job {
    hand: Hand,
    words: PartWords,
    now: Timestamp,
    answer: oneshot::Sender<Result<Saved>>,
}

/// What is handed in.
enum Errand {
    Save(Job),
    /// The store closes: nothing is to be open any more when this is answered.
    Close(oneshot::Sender<()>),
}

impl Desk {
    /// Opens the desk for a database. It closes when the last store that knows it is gone.
    pub(crate) fn open(pools: &Pools, hub: &Hub) -> Self {
        let Pools::Sqlite { writer, folder, .. } = pools else { return Self { queue: None } };
        let (queue, errands) = mpsc::channel(MOST);
        tokio::spawn(serve(writer.clone(), hub.clone(), folder.clone(), errands));
        Self { queue: Some(queue) }
    }

    /// Saves one part together with whoever else is waiting. Nothing when it has to be done alone: where there is no
    /// desk, or when the shared transaction failed, perhaps because of another's words.
    pub(super) async fn save(&self, hand: Hand, words: PartWords, now: Timestamp) -> Option<Result<Saved>> {
        let (answer, answered) = oneshot::channel();
        self.queue.as_ref()?.send(Errand::Save(Job { hand, words, now, answer })).await.ok()?;
        answered.await.ok()
    }

    /// Closes it, with its connection.
    pub(crate) async fn close(&self) {
        let (answer, closed) = oneshot::channel();
        if let Some(queue) = &self.queue
            && queue.send(Errand::Close(answer)).await.is_ok()
        {
            let _ = closed.await;
        }
    }
}

/// Saves that share a transaction, on their way to the clerk and back.
struct Pile {
    jobs: Vec<Job>,
    /// They come back together, so that whoever waits for them is woken once and not for each.
    done: oneshot::Sender<Done>,
}

/// What became of a pile: nothing when the database failed.
struct Done {
    jobs: Vec<Job>,
    answers: Option<Vec<Result<Saved>>>,
}

/// Takes what is waiting to the clerk, whenever it is the desk's turn to write.
async fn serve(writer: Lane, hub: Hub, folder: Folder, mut errands: mpsc::Receiver<Errand>) {
    let mut waiting = Vec::with_capacity(MOST);
    let mut clerk = None;
    while errands.recv_many(&mut waiting, MOST).await > 0 {
        let (mut jobs, mut closes) = (Vec::with_capacity(waiting.len()), Vec::new());
        for errand in waiting.drain(..) {
            match errand {
                Errand::Save(job) => jobs.push(job),
                Errand::Close(answer) => closes.push(answer),
            }
        }
        // Whoever isn't answered does it alone, and gets their own answer from the database.
        if let Ok(_turn) = writer.turn().await
            && !jobs.is_empty()
        {
            let at_work = match clerk.take() {
                Some(at_work) => Some(at_work),
                None => AtWork::start(writer.file(), hub.clone(), folder.clone()),
            };
            // A clerk who doesn't bring the pile back isn't asked again; the next pile gets another.
            clerk = match at_work {
                Some(at_work) => at_work.does(jobs).await,
                None => None,
            };
        }
        if !closes.is_empty() {
            if let Some(AtWork { piles, thread }) = clerk {
                drop(piles);
                let _ = tokio::task::spawn_blocking(|| thread.join()).await;
            }
            for answer in closes {
                let _ = answer.send(());
            }
            return;
        }
    }
}

/// The way to a clerk.
struct AtWork {
    piles: std::sync::mpsc::Sender<Pile>,
    thread: JoinHandle<()>,
}

impl AtWork {
    fn start(file: PathBuf, hub: Hub, folder: Folder) -> Option<Self> {
        let (piles, received) = std::sync::mpsc::channel();
        let clerk = Clerk { file, hub, folder, direct: None };
        let thread = std::thread::Builder::new().name("desk".to_owned());
        let thread = thread.spawn(move || clerk.works(&received)).ok()?;
        Some(Self { piles, thread })
    }

    /// Has a pile done, and answers those who wait for it; gone if the clerk is.
    async fn does(self, jobs: Vec<Job>) -> Option<Self> {
        let (done, when_done) = oneshot::channel();
        self.piles.send(Pile { jobs, done }).ok()?;
        let Done { jobs, answers } = when_done.await.ok()?;
        for (job, answer) in jobs.into_iter().zip(answers.into_iter().flatten()) {
            // Somebody who went away meanwhile has their words saved all the same.
            let _ = job.answer.send(answer);
        }
        Some(self)
    }
}

/// Whoever does the writing, on a thread of their own.
struct Clerk {
    file: PathBuf,
    hub: Hub,
    folder: Folder,
    /// Opened for the first save, and kept.
    direct: Option<Box<Direct>>,
}

impl Clerk {
    fn works(mut self, piles: &std::sync::mpsc::Receiver<Pile>) {
        while let Ok(Pile { jobs, done }) = piles.recv() {
            let answers = self.together(&jobs);
            let _ = done.send(Done { jobs, answers });
        }
    }

    /// All of it in one transaction. A save that may not be made is refused before it has written anything, and doesn't
    /// touch the others; a failure of the database fails them all.
    fn together(&mut self, jobs: &[Job]) -> Option<Vec<Result<Saved>>> {
        let direct = match self.direct.take() {
            Some(direct) => direct,
            None => Box::new(Direct::open(&self.file).ok()?),
        };
        let mut tx = match Tx::over(direct, &self.hub, &self.folder) {
            Ok(tx) => tx,
            Err(direct) => {
                self.direct = Some(direct);
                return None;
            }
        };
        let answers =
            jobs.iter().map(|Job { hand, words, now, .. }| match at_once(hand.save(&mut tx, words.clone(), *now)) {
                None | Some(Err(StoreError::Database(_) | StoreError::Taken)) => None,
                Some(answer) => Some(answer.map(|(saved, _)| saved)),
            });
        let answers: Option<Vec<_>> = answers.collect();
        let (direct, committed) = tx.settle(answers.is_some());
        self.direct = direct;
        answers.filter(|_| committed)
    }
}

/// The outcome of what never waits, as everything on a direct connection.
fn at_once<T>(work: impl Future<Output = T>) -> Option<T> {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => Some(outcome),
        Poll::Pending => None,
    }
}
