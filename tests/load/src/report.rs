//! What was measured, beside what was promised.

use crate::Outcome;
use serde_json::{Value, json};
use std::path::Path;

/// What a figure must be.
#[derive(Debug, Clone, Copy)]
pub enum Must {
    /// This or more.
    AtLeast(f64),
    /// This or less.
    AtMost(f64),
    /// Only told, as the measure of others.
    Nothing,
}

/// One figure.
#[derive(Debug, Clone)]
struct Line {
    part: &'static str,
    what: String,
    value: f64,
    unit: &'static str,
    must: Must,
}

/// Every figure of a run.
#[derive(Debug, Default)]
pub struct Report(Vec<Line>);

impl Line {
    fn holds(&self) -> Option<bool> {
        match self.must {
            Must::AtLeast(limit) => Some(self.value >= limit),
            Must::AtMost(limit) => Some(self.value <= limit),
            Must::Nothing => None,
        }
    }

    fn promise(&self) -> String {
        match self.must {
            Must::AtLeast(limit) => format!("≥ {} {}", figure(limit), self.unit),
            Must::AtMost(limit) => format!("≤ {} {}", figure(limit), self.unit),
            Must::Nothing => String::new(),
        }
    }

    fn verdict(&self) -> &'static str {
        match self.holds() {
            Some(true) => "met",
            Some(false) => "**missed**",
            None => "",
        }
    }
}

impl Report {
    /// Adds a figure and says it at once, since a whole run takes minutes.
    pub fn add(&mut self, part: &'static str, what: impl Into<String>, value: f64, unit: &'static str, must: Must) {
        let line = Line { part, what: what.into(), value, unit, must };
        eprintln!(
            "  {part}: {}: {} {unit} {}{}",
            line.what,
            figure(value),
            line.promise(),
            line.holds().map_or("", |holds| if holds { " – met" } else { " – MISSED" })
        );
        self.0.push(line);
    }

    /// Whether every promise was kept.
    pub fn all_met(&self) -> bool {
        self.0.iter().all(|line| line.holds() != Some(false))
    }

    /// A Markdown table.
    pub fn table(&self) -> String {
        let rows = self.0.iter().map(|line| {
            let Line { part, what, value, unit, .. } = line;
            format!("| {part} | {what} | {} {unit} | {} | {} |\n", figure(*value), line.promise(), line.verdict())
        });
        format!("| part | what | measured | promised | |\n|---|---|---|---|---|\n{}", rows.collect::<String>())
    }

    /// Writes `server.json` into `folder`.
    pub fn write(&self, folder: &Path) -> Outcome<()> {
        let lines: Vec<Value> = self
            .0
            .iter()
            .map(|line| {
                let (least, most) = match line.must {
                    Must::AtLeast(limit) => (Some(limit), None),
                    Must::AtMost(limit) => (None, Some(limit)),
                    Must::Nothing => (None, None),
                };
                let Line { part, what, value, unit, .. } = line;
                let met = line.holds();
                json!({ "part": part, "what": what, "value": value, "unit": unit, "least": least, "most": most, "met": met })
            })
            .collect();
        std::fs::create_dir_all(folder)?;
        std::fs::write(folder.join("server.json"), serde_json::to_string_pretty(&lines)?)?;
        Ok(())
    }
}

/// Three digits that count; no more are true.
fn figure(value: f64) -> String {
    match value.abs() {
        0.0 => "0".to_owned(),
        v if v >= 100.0 => format!("{value:.0}"),
        v if v >= 10.0 => format!("{value:.1}"),
        v if v >= 1.0 => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}

/// The middle one.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missed_promise_is_said() {
        let mut report = Report::default();
        report.add("start", "first page", 0.2, "s", Must::AtMost(0.5));
        assert!(report.all_met());
        report.add("start", "memory", 90.0, "MB", Must::AtMost(80.0));
        assert!(!report.all_met());
        assert!(report.table().contains("| start | memory | 90.0 MB | ≤ 80.0 MB | **missed** |"));
    }

    #[test]
    fn the_median_is_the_middle_one() {
        assert!((median(vec![3.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
    }
}
