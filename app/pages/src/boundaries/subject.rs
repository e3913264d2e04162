//! What a boundary stops or offers, in words.

use kith_content::boundary_examples::{boundary_examples, boundary_subjects};
use kith_domain::boundary::Subject;

/// Values and words of a list to choose from: "Money: cash".
pub(super) fn subjects() -> Vec<(String, String)> {
    let each = Subject::ALL
        .iter()
        .map(|subject| (subject.slug().to_owned(), format!("{}: {}", kind(*subject), lower(&called(*subject)))));
    std::iter::once((String::new(), "None of these".to_owned())).chain(each).collect()
}

/// "Rent or mortgage".
pub(super) fn called(subject: Subject) -> String {
    let record = boundary_subjects().iter().find(|record| record.slug == subject.slug());
    record.map(|record| record.title.clone()).unwrap_or_default()
}

/// In the middle of a sentence.
pub(super) fn lower(title: &str) -> String {
    let mut chars = title.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

fn kind(subject: Subject) -> String {
    let example = boundary_examples().iter().find(|example| example.kind == subject.kind().slug());
    example.map(|example| example.title.clone()).unwrap_or_default()
}
