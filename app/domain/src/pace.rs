//! A steady pace: from today to the days in which the family means to meet, week by week. Nothing of it is kept. It is computed
//! from what is there, so a week in which nothing happened changes the plan and blames nobody.

use crate::Day;
use crate::path::{Facts, Progress, Stage};
use serde::{Deserialize, Serialize};

/// The days in which they mean to meet. Sealed at rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// The first.
    pub from: Day,
    /// The last.
    pub to: Day,
}

/// How far ahead it may lie, in days: further is no plan.
pub const FURTHEST: i64 = 366;
/// How long it may be, in days: longer says nothing.
pub const LONGEST: i64 = 62;

impl Window {
    /// These days, if they are days to plan with: from today on, within a year, and not longer than two months.
    pub fn new(from: Day, to: Day, today: Day) -> Option<Self> {
        let fits = from >= today && to >= from && to <= today.plus(FURTHEST) && to <= from.plus(LONGEST);
        fits.then_some(Self { from, to })
    }

    /// Whether they are over.
    pub fn has_passed(self, today: Day) -> bool {
        self.to < today
    }
}

/// What is to happen in one week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// Its first day.
    pub from: Day,
    /// Its last.
    pub to: Day,
    /// What is worked on. Nothing: a week to rest, or to catch up.
    pub stages: Vec<Stage>,
}

/// The way to the days in which they mean to meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pace {
    /// Week by week, from today.
    pub weeks: Vec<Week>,
    /// Later days that would leave a week for each stage, when these leave more than two stages to a week, or have passed.
    pub calmer: Option<Window>,
}

/// More than this in one week is a lot.
const A_LOT: usize = 2;

/// What is left before a meeting: stages that the approach uses and that haven't yielded what they are for.
pub fn left(facts: &Facts) -> Vec<Stage> {
    let before_it = |stage: &Stage| !matches!(stage, Stage::Meeting | Stage::FollowUp);
    let open = |stage: &Stage| matches!(facts.progress(*stage), Progress::Open | Progress::UnderWay);
    Stage::ALL.iter().copied().filter(|stage| before_it(stage) && open(stage)).collect()
}

/// Spreads what is left over the weeks before the first of these days, in the order of the path.
pub fn pace(left: &[Stage], window: Window, today: Day) -> Pace {
    let calmer = || {
        let weeks = i64::try_from(left.len()).unwrap_or(FURTHEST).max(1);
        let from = today.plus(7 * weeks);
        Window { from, to: from.plus(window.to.0 - window.from.0) }
    };
    if window.has_passed(today) {
        return Pace { weeks: Vec::new(), calmer: Some(calmer()) };
    }
    // Once these days have begun, there is time until they end. A day of a meeting can lie anywhere; a plan can't.
    let end = if window.from <= today { window.to } else { window.from.plus(-1) };
    let end = end.min(today.plus(FURTHEST));
    let count = usize::try_from((end.0 - today.0) / 7 + 1).unwrap_or(1);
    let mut weeks: Vec<Week> = (0..count)
        .zip(0_i64..)
        .map(|(_, at)| Week { from: today.plus(7 * at), to: today.plus(7 * at + 6).min(end), stages: Vec::new() })
        .collect();
    for (at, stage) in left.iter().enumerate() {
        // With more weeks than stages each has a week of its own, and those at the end are free.
        let week = if count >= left.len() { at } else { at * count / left.len() };
        if let Some(week) = weeks.get_mut(week) {
            week.stages.push(*stage);
        }
    }
    let is_a_lot = weeks.iter().any(|week| week.stages.len() > A_LOT);
    Pace { weeks, calmer: is_a_lot.then(calmer) }
}

#[cfg(test)]
#[path = "pace_tests.rs"]
mod tests;
