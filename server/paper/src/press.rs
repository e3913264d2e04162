//! Printing beside a server: one file after another, on one thread, so that pages always have the other cores.

use crate::{Document, Edition, PaperError, Pdf, Printer, Settings, print};
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// How many may be printed or wait at once; the next is told to try again.
pub const MOST_WAITING: usize = 16;

/// One thread that prints. The typesetter would take every core for each file, and pages would wait for paper.
pub struct Press {
    thread: ThreadPool,
    /// While the typesetter waits for a part of its own work, its thread takes up whatever else there is: the next file, inside
    /// the first one's stack and beside its memory. So nothing else is there.
    turn: Mutex<()>,
    waiting: AtomicUsize,
}

impl Press {
    /// Starts the thread; nothing else is done until something is printed.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub fn new() -> Result<Self, PaperError> {
        let thread = ThreadPoolBuilder::new().num_threads(1).thread_name(|_| "press".to_owned()).build();
        Ok(Self {
            thread: thread.map_err(|_| PaperError::Refused)?,
            turn: Mutex::new(()),
            waiting: AtomicUsize::new(0),
        })
    }

    /// [`print`], when it is this file's turn. Blocks the calling thread until then: call it from a blocking pool.
    ///
    /// # Errors
    /// See [`PaperError`]; [`PaperError::Busy`] when too many others wait.
    pub fn print(&self, edition: &Edition, document: Document, settings: &Settings) -> Result<Pdf, PaperError> {
        let place = Place::take(&self.waiting)?;
        let turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let pdf = self.thread.install(|| print(edition, document, settings));
        drop((turn, place));
        pdf
    }
}

impl Printer for Press {
    fn print(&self, edition: &Edition, document: Document, settings: &Settings) -> Result<Pdf, PaperError> {
        Self::print(self, edition, document, settings)
    }
}

/// A place in the queue, given back also when something breaks.
struct Place<'a>(&'a AtomicUsize);

impl<'a> Place<'a> {
    fn take(waiting: &'a AtomicUsize) -> Result<Self, PaperError> {
        if waiting.fetch_add(1, Ordering::Relaxed) >= MOST_WAITING {
            waiting.fetch_sub(1, Ordering::Relaxed);
            return Err(PaperError::Busy { most: MOST_WAITING });
        }
        Ok(Self(waiting))
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seventeenth_is_told_to_try_again() {
        let waiting = AtomicUsize::new(0);
        let places: Vec<_> = (0..MOST_WAITING).map(|_| Place::take(&waiting).unwrap()).collect();
        assert_eq!(Place::take(&waiting).err(), Some(PaperError::Busy { most: MOST_WAITING }));
        drop(places);
        assert!(Place::take(&waiting).is_ok());
    }

    #[test]
    fn many_print_at_once_and_all_get_theirs() {
        let press = Press::new().unwrap();
        let edition = Edition { run_sheet: vec![crate::RunRow::default()], ..Edition::default() };
        std::thread::scope(|scope| {
            for _ in 0..MOST_WAITING {
                scope.spawn(|| press.print(&edition, Document::RunSheet, &Settings::default()).unwrap());
            }
        });
        assert_eq!(press.waiting.load(Ordering::Relaxed), 0);
    }
}
