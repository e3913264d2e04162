//! One stylesheet out of many small files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::front::{files, read};

/// The files before the components. `layers.css` fixes the order of the layers, so it comes before any of them.
const FIRST: [&str; 5] = ["layers", "tokens", "reset", "base", "layout"];
/// The folders in the middle, each by file name: within one layer, files don't depend on their order.
const FOLDERS: [&str; 2] = ["components", "features"];
/// The file at the end: paper overrides everything.
const LAST: &str = "print";

/// Every stylesheet in the order in which it is read. Fails when a file in `style/` would be forgotten.
pub fn in_order(style: &Path) -> Result<Vec<PathBuf>> {
    let own = |name: &str| style.join(format!("{name}.css"));
    let mut order: Vec<PathBuf> = FIRST.iter().map(|name| own(name)).collect();
    for folder in FOLDERS {
        order.extend(files(&style.join(folder), "css")?);
    }
    order.push(own(LAST));

    if let Some(stray) = files(style, "css")?.iter().find(|path| !order.contains(path)) {
        bail!("{} has no place in the order of tools/src/css.rs", stray.display());
    }
    Ok(order)
}

/// All the style as one text.
pub fn gather(style: &Path) -> Result<String> {
    let mut all = String::new();
    for path in in_order(style)? {
        all.push_str(&read(&path)?);
        all.push('\n');
    }
    Ok(all)
}

/// Points every `url()` of a minified stylesheet to the hashed file of that name, which lies beside the stylesheet.
///
/// Fails on a file that isn't there, and with that on anything from another site.
pub fn point_to_hashed(style: &str, names: &BTreeMap<String, String>) -> Result<String> {
    let mut pointed = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, after)) = rest.split_once("url(") {
        let (inside, after) = after.split_once(')').context("the style has a url( without its end")?;
        let target = inside.trim_matches(['"', '\'', ' ']);
        pointed.push_str(before);
        if target.starts_with("data:") || target.starts_with('#') {
            pointed.push_str(&format!("url({inside})"));
        } else {
            let name = target.rsplit('/').next().unwrap_or(target);
            let known = names.get(name).filter(|_| !target.contains("//"));
            let hashed = known.with_context(|| format!("the style asks for {target}, which isn't a file of ours"))?;
            pointed.push_str(&format!("url({hashed})"));
        }
        rest = after;
    }
    pointed.push_str(rest);
    Ok(pointed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> BTreeMap<String, String> {
        BTreeMap::from([("a.woff2".to_owned(), "a.12.woff2".to_owned())])
    }

    #[test]
    fn fonts_are_found_by_their_hashed_names() {
        let style = r#"@font-face{src:url(fonts/a.woff2) format("woff2")}p{mask:url("../fonts/a.woff2")}"#;
        let expected = r#"@font-face{src:url(a.12.woff2) format("woff2")}p{mask:url(a.12.woff2)}"#;
        assert_eq!(point_to_hashed(style, &names()).unwrap(), expected);
    }

    #[test]
    fn what_the_style_carries_itself_stays() {
        let style = "p{mask:url(data:image/svg+xml,x)}q{filter:url(#soft)}";
        assert_eq!(point_to_hashed(style, &names()).unwrap(), style);
    }

    #[test]
    fn other_sites_and_missing_files_are_refused() {
        assert!(point_to_hashed("p{src:url(https://elsewhere.example/a.woff2)}", &names()).is_err());
        assert!(point_to_hashed("p{src:url(//elsewhere.example/a.woff2)}", &names()).is_err());
        assert!(point_to_hashed("p{src:url(fonts/b.woff2)}", &names()).is_err());
    }
}
