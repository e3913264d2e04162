//! The library: short pages to read, by shelf, offered at the stage where they help, and found by search.

mod find;

use std::sync::LazyLock;

use serde::Deserialize;

use crate::insurance_words::insurance_words;
use crate::levels_of_care::levels_of_care;
use crate::load::load;

pub use find::find;

/// A shelf of the library.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shelf {
    /// Its key.
    pub slug: String,
    /// What stands on it.
    pub title: String,
    /// Its pages, in the order in which they are best read.
    #[serde(rename = "page")]
    pub pages: Vec<LibraryPage>,
}

/// One page.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LibraryPage {
    /// Its key in the files.
    pub slug: String,
    /// Its address. A number, because an address may tell a stranger nothing; it never changes.
    pub number: u32,
    /// Its heading.
    pub title: String,
    /// What it is about, in a sentence or two.
    pub summary: String,
    /// What to do first, when there is no time to read. The page shows the way to the help page beside it.
    pub urgent: Option<String>,
    /// Other names a family may hear or look for. Not all of them are words that we would use.
    pub also_called: Vec<String>,
    /// Words under which it is found, but that aren't names for it: what somebody types at night. They are never shown.
    #[serde(default)]
    pub found_by: Vec<String>,
    /// A list from another file that the page shows after its sections.
    pub lists: Option<Lists>,
    /// Slugs of the questions to ask a programme about this.
    #[serde(default)]
    pub ask: Vec<String>,
    /// Slugs of the pages to read next.
    #[serde(default)]
    pub see: Vec<String>,
    /// Slugs of the stages at which it is offered. What belongs to `learning` is read by everybody before anything else.
    #[serde(default)]
    pub stages: Vec<String>,
    /// What it says.
    #[serde(rename = "section")]
    pub sections: Vec<Section>,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

/// Lists that have a file of their own, because other pages need them too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lists {
    /// [`crate::levels_of_care`].
    LevelsOfCare,
    /// [`crate::insurance_words`].
    InsuranceWords,
}

/// A few sentences or a list under a heading.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// Sentences.
    pub text: Option<String>,
    /// A list.
    #[serde(default)]
    pub points: Vec<String>,
    /// Where the words come from, when it isn't where the page's come from.
    pub source: Option<String>,
    /// The day they were last reviewed; there when the source is.
    pub reviewed: Option<String>,
}

impl LibraryPage {
    /// Everything under which the page is found, the words on its list among it.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let (levels, words) = match self.lists {
            Some(Lists::LevelsOfCare) => (levels_of_care(), &[][..]),
            Some(Lists::InsuranceWords) => (&[][..], insurance_words()),
            None => (&[][..], &[][..]),
        };
        let levels =
            levels.iter().flat_map(|level| [level.number.as_ref(), Some(&level.name), level.older_name.as_ref()]);
        let listed = levels.flatten().chain(words.iter().map(|word| &word.term));
        [&self.title].into_iter().chain(&self.also_called).chain(&self.found_by).chain(listed).map(String::as_str)
    }
}

static SHELVES: LazyLock<[Shelf; 9]> = LazyLock::new(|| {
    [
        load("library/addiction.toml", include_str!("../data/library/addiction.toml")),
        load("library/talking.toml", include_str!("../data/library/talking.toml")),
        load("library/helping.toml", include_str!("../data/library/helping.toml")),
        load("library/safety.toml", include_str!("../data/library/safety.toml")),
        load("library/care.toml", include_str!("../data/library/care.toml")),
        load("library/medicines.toml", include_str!("../data/library/medicines.toml")),
        load("library/therapies.toml", include_str!("../data/library/therapies.toml")),
        load("library/cost.toml", include_str!("../data/library/cost.toml")),
        load("library/family.toml", include_str!("../data/library/family.toml")),
    ]
});

/// The whole library.
pub fn shelves() -> &'static [Shelf] {
    SHELVES.as_slice()
}

/// Every page, in order.
pub fn pages() -> impl Iterator<Item = &'static LibraryPage> {
    shelves().iter().flat_map(|shelf| &shelf.pages)
}

/// The page at an address.
pub fn page_at(number: u32) -> Option<&'static LibraryPage> {
    pages().find(|page| page.number == number)
}

/// One page.
///
/// # Panics
/// When there is no page with this slug; see the crate's documentation.
pub fn library_page(slug: &str) -> &'static LibraryPage {
    pages().find(|page| page.slug == slug).unwrap_or_else(|| panic!("the library has no page `{slug}`"))
}

/// The pages that say more about one of the questions to a programme.
pub fn pages_about(question: &str) -> impl Iterator<Item = &'static LibraryPage> {
    pages().filter(move |page| page.ask.iter().any(|slug| slug == question))
}

/// The pages to read at a stage, in the library's order. None for a stage that isn't there.
pub fn pages_for(stage: &str) -> impl Iterator<Item = &'static LibraryPage> {
    pages().filter(move |page| page.stages.iter().any(|slug| slug == stage))
}

#[cfg(test)]
mod tests;
