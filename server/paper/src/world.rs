//! What the typesetter may see: the template, one edition as data, and the fonts. No disk, no clock, no packages.

use crate::fonts::{BOOK, FONTS};
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// The template. People's words are nowhere in it: they come in through `edition.json`, as strings.
static TEMPLATE: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let files = [
        ("main.typ", include_str!("../template/main.typ")),
        ("labels.typ", include_str!("../template/labels.typ")),
        ("page.typ", include_str!("../template/page.typ")),
        ("turning.typ", include_str!("../template/turning.typ")),
        ("words.typ", include_str!("../template/words.typ")),
        ("script.typ", include_str!("../template/script.typ")),
        ("sheets.typ", include_str!("../template/sheets.typ")),
        ("safety.typ", include_str!("../template/safety.typ")),
    ];
    files.into_iter().filter_map(|(name, text)| Some(Source::new(file(name)?, text.to_owned()))).collect()
});

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

fn file(name: &str) -> Option<FileId> {
    Some(FileId::new(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?)))
}

/// One edition, ready to be set.
pub(crate) struct Desk {
    main: FileId,
    data: FileId,
    edition: Bytes,
}

impl Desk {
    pub(crate) fn new(edition: Vec<u8>) -> Option<Self> {
        Some(Self { main: file("main.typ")?, data: file("edition.json")?, edition: Bytes::new(edition) })
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        TEMPLATE.iter().find(|source| source.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data { Ok(self.edition.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    /// Nothing that is printed depends on when.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
