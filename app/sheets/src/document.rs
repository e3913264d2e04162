//! What can be printed, on what, and for whom.

use serde::{Deserialize, Serialize};

/// What is printed: each of them is a file of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Document {
    /// Everything that is said, in order, and who does what, for who leads the meeting. Never a boundary.
    WholeScript,
    /// What one member reads, in large type, and the question if they ask it.
    ReaderPages {
        /// A place in [`Edition::readers`](crate::Edition::readers).
        reader: usize,
    },
    /// Who reads when, who sits where, who does what.
    OrderCard,
    /// What happens when, with boxes to tick.
    RunSheet,
    /// What they may say, and the one voice that answers.
    Objections,
    /// What members will do after each answer: one member's, or everybody's, each on paper of their own.
    BoundarySheets {
        /// A place in [`Edition::readers`](crate::Edition::readers).
        member: Option<usize>,
    },
    /// One page to lie on the table.
    SafetyCard,
    /// What the driver takes along.
    AdmissionSheet,
    /// Which copies there are, and that they have come back.
    ShredList,
}

impl Document {
    /// What the file is called: it says nothing, and keeps the files of one edition apart.
    pub fn file_name(self) -> String {
        match self {
            Self::WholeScript => "plan-1.pdf".to_owned(),
            Self::ReaderPages { reader } => format!("plan-2-{}.pdf", reader.saturating_add(1)),
            Self::OrderCard => "plan-3.pdf".to_owned(),
            Self::RunSheet => "plan-4.pdf".to_owned(),
            Self::Objections => "plan-5.pdf".to_owned(),
            Self::BoundarySheets { member: None } => "plan-6.pdf".to_owned(),
            Self::BoundarySheets { member: Some(member) } => format!("plan-6-{}.pdf", member.saturating_add(1)),
            Self::SafetyCard => "plan-7.pdf".to_owned(),
            Self::AdmissionSheet => "plan-8.pdf".to_owned(),
            Self::ShredList => "plan-9.pdf".to_owned(),
        }
    }
}

/// The paper in the printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Paper {
    /// 210 by 297 millimetres.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

/// One numbered copy. They are counted when they come back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Copy {
    /// Which one, from 1.
    pub number: u32,
    /// How many there are.
    pub of: u32,
    /// Of who has it.
    pub initials: String,
}

/// How it is printed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The paper in the printer.
    pub paper: Paper,
    /// The app's neutral name: the file's title, and what stands at the head of each page.
    pub name: String,
    /// The language of the texts, as two or three letters: "en".
    pub language: String,
    /// One after another in one file, each with pages numbered from 1. None: one copy without a number.
    pub copies: Vec<Copy>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { paper: Paper::A4, name: "Kith".to_owned(), language: "en".to_owned(), copies: Vec::new() }
    }
}

/// A file ready to be sent.
#[derive(Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it is called; says nothing about what it is.
    pub file_name: String,
    /// How many pages, over all copies.
    pub pages: usize,
    /// How many characters no font here has, and which are printed as an empty box. Whoever printed should know.
    pub boxes: usize,
}

/// Without the file: it is somebody's letter.
impl std::fmt::Debug for Pdf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pdf").field("pages", &self.pages).field("boxes", &self.boxes).finish_non_exhaustive()
    }
}
