//! Prints everything of an invented circle into a folder, on both papers, as draft and final: to be looked at.
//!
//!     cargo run -p kith-paper --example specimen -- FOLDER

#[path = "../tests/paper/circle.rs"]
#[allow(dead_code, clippy::unwrap_used, clippy::expect_used, missing_docs)]
mod circle;

use kith_paper::{Copy, Paper, Settings, print};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::path::PathBuf::from(std::env::args().nth(1).ok_or("which folder?")?);
    let mut edition = circle::edition();
    for (paper, draft) in [(Paper::A4, false), (Paper::A4, true), (Paper::Letter, false), (Paper::Letter, true)] {
        edition.draft = draft;
        edition.missing = if draft { "Still missing: the booked place.".into() } else { String::new() };
        let copies = vec![Copy { number: 3, of: 8, initials: "B.R.".into() }];
        let settings = Settings { paper, copies, ..Settings::default() };
        let folder = folder.join(format!("{paper:?}{}", if draft { "-draft" } else { "" }));
        std::fs::create_dir_all(&folder)?;
        for document in circle::documents() {
            let pdf = print(&edition, document, &settings)?;
            println!("{} {} {} pages, {} KB", folder.display(), pdf.file_name, pdf.pages, pdf.bytes.len() / 1024);
            std::fs::write(folder.join(&pdf.file_name), pdf.bytes)?;
        }
    }
    Ok(())
}
