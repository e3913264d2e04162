//! The safety card: what is looked for in danger.

use crate::edition::Fact;
use serde::{Deserialize, Serialize};

/// One page, the most urgent first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafetyCard {
    /// The number to call first, what to say there, and who acts; in large type.
    pub first: Vec<Fact>,
    /// What to do, what to see, and other dangers. The first is the most urgent.
    pub sections: Vec<SafetySection>,
    /// Other numbers of the country.
    pub lines: Vec<Helpline>,
    /// Where all of it comes from, and when that was looked at.
    pub sources: String,
    /// Who has read these texts.
    pub reviewed_by: String,
}

/// A part of the card.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafetySection {
    /// Its title.
    pub title: String,
    /// Line by line.
    pub items: Vec<String>,
    /// Whether the lines are steps, done one after another.
    pub steps: bool,
}

/// Somebody to call.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Helpline {
    /// Who answers.
    pub name: String,
    /// The number, or what to do where there is none.
    pub number: String,
    /// When; may be empty.
    pub hours: String,
    /// What for.
    pub purpose: String,
}
