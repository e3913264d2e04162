//! The table of doors, as it is written in `doors.md` for everybody to read.

/// The columns, in their order.
pub const WHO: [&str; 9] =
    ["nobody", "stranger", "invited", "accepted", "member", "removed", "organizer", "facilitator", "operator"];

/// One door, at one thing behind it.
#[derive(Debug, Clone)]
pub struct Row {
    /// GET or POST.
    pub method: String,
    /// The path, with `{names}` for its ids.
    pub path: String,
    /// Which letter, boundary, … it is opened at; empty where it makes no difference.
    pub which: String,
    /// What happens, by column.
    pub happens: Vec<String>,
}

impl Row {
    /// How the door is named in a failing test.
    pub fn name(&self) -> String {
        format!("{} {} ({})", self.method, self.path, self.which)
    }
}

/// Reads the rows: lines that begin with `| GET` or `| POST`.
pub fn rows() -> Vec<Row> {
    let line = |line: &str| {
        let cells: Vec<String> = line.trim_matches('|').split('|').map(|cell| cell.trim().replace('`', "")).collect();
        let [method, path, which, _plain_words, happens @ ..] = cells.as_slice() else { panic!("too short: {line}") };
        assert_eq!(happens.len(), WHO.len(), "a cell for each of {WHO:?}: {line}");
        Row { method: method.clone(), path: path.clone(), which: which.clone(), happens: happens.to_vec() }
    };
    let is_row = |line: &&str| line.starts_with("| GET") || line.starts_with("| POST");
    include_str!("../doors.md").lines().filter(is_row).map(line).collect()
}
