//! Medicines for substance use disorders: enough to ask a doctor about them.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::{find, load};

/// One medicine.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Medication {
    /// Its key in the file.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Slugs of the substances that it is used for.
    pub for_substances: Vec<String>,
    /// What it is, in plain words.
    pub plain: String,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

/// Something to know about medicines before choosing a programme.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MedicationNote {
    /// Its key in the file.
    pub slug: String,
    /// Slugs of the substances that it is about.
    pub for_substances: Vec<String>,
    /// The note itself.
    pub plain: String,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    medication: Vec<Medication>,
    note: Vec<MedicationNote>,
}

static FILE: LazyLock<File> = LazyLock::new(|| load("medications.toml", include_str!("../data/medications.toml")));

/// All medicines.
pub fn medications() -> &'static [Medication] {
    &FILE.medication
}

/// What to know before choosing.
pub fn medication_notes() -> &'static [MedicationNote] {
    &FILE.note
}

/// The medicines used for one substance; none where we have no source for any.
pub fn medications_for(substance: &str) -> impl Iterator<Item = &'static Medication> {
    medications().iter().filter(move |medication| medication.for_substances.iter().any(|slug| slug == substance))
}

/// One medicine.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn medication(slug: &str) -> &'static Medication {
    find("medications.toml", &FILE.medication, slug, |record| &record.slug)
}
