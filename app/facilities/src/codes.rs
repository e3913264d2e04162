//! What the codes and names of services on a list mean. Data with its sources: `data/README.md`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// One service of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Service {
    /// What kind of service, in the list's words.
    pub category: &'static str,
    /// The code of that kind; empty where it isn't known.
    pub category_code: &'static str,
    /// Its own code.
    pub code: &'static str,
    /// Its name, in the list's words.
    pub name: &'static str,
}

const CODES: &str = include_str!("../data/service-codes.tsv");
const VARIANTS: &str = include_str!("../data/service-name-variants.tsv");

struct Table {
    services: Vec<Service>,
    by_code: HashMap<&'static str, usize>,
    /// By kind and name, both folded; the kind by its code and by its name.
    by_name: HashMap<(String, String), &'static str>,
    /// By name alone, where only one service is called so.
    by_name_alone: HashMap<String, Option<&'static str>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(Table::new);

impl Table {
    fn new() -> Self {
        let mut table = Self {
            services: Vec::new(),
            by_code: HashMap::new(),
            by_name: HashMap::new(),
            by_name_alone: HashMap::new(),
        };
        for [category_code, category, code, name] in rows(CODES) {
            table.learn(Service { category, category_code, code, name });
        }
        for [_, category_code, category, code, name] in rows(VARIANTS) {
            // Without a code it is a name that nobody can place.
            if !code.is_empty() {
                table.learn(Service { category, category_code, code, name });
            }
        }
        table
    }

    /// The first name of a code is the one that is shown; the others are only recognised.
    fn learn(&mut self, service: Service) {
        let Service { category, category_code, code, name } = service;
        for kind in [category_code, category] {
            self.by_name.entry((fold(kind), fold(name))).or_insert(code);
        }
        let alone = self.by_name_alone.entry(fold(name)).or_insert(Some(code));
        if *alone != Some(code) {
            *alone = None;
        }
        self.by_code.entry(code).or_insert_with(|| {
            self.services.push(service);
            self.services.len() - 1
        });
    }
}

/// The lines of a table below its heading, in fields; a line of another shape isn't one of it.
fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table.lines().skip(1).filter_map(|line| line.split('\t').collect::<Vec<_>>().try_into().ok())
}

/// A text without what differs between editions: case, spaces of any kind, trade marks.
fn fold(text: &str) -> String {
    let kept = text.chars().filter(|c| !matches!(c, '®' | '™'));
    let folded: String = kept.flat_map(char::to_lowercase).map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    folded.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The service with this code, which lists write in either case.
pub fn service(code: &str) -> Option<&'static Service> {
    let at = TABLE.by_code.get(code.trim().to_ascii_uppercase().as_str())?;
    TABLE.services.get(*at)
}

/// Every service of the table, by kind.
pub fn services() -> &'static [Service] {
    &TABLE.services
}

/// The code of a service that a list names. Kinds are called by a code or a name, or not at all.
pub fn code_of(category_code: &str, category: &str, name: &str) -> Option<&'static str> {
    let name = fold(name);
    let of = |kind: &str| TABLE.by_name.get(&(fold(kind), name.clone())).copied();
    let by_kind = [category_code, category].into_iter().filter(|kind| !kind.trim().is_empty()).find_map(of);
    by_kind.or_else(|| TABLE.by_name_alone.get(&name).copied().flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_tables_is_read() {
        let lines = |table: &str| table.lines().skip(1).count();
        assert_eq!(rows::<4>(CODES).count(), lines(CODES));
        assert_eq!(rows::<5>(VARIANTS).count(), lines(VARIANTS));
        assert!(services().len() >= lines(CODES));
    }

    #[test]
    fn every_name_of_the_current_edition_leads_back_to_its_code() {
        for [category_code, category, code, name] in rows(CODES) {
            assert_eq!(code_of(category_code, category, name), Some(code), "{name}");
            assert_eq!(service(&code.to_lowercase()).unwrap().name, name);
        }
    }

    #[test]
    fn older_names_are_known_and_strange_ones_are_not() {
        assert_eq!(code_of("SET", "Service Setting", "Computerized treatment"), Some("CT"));
        assert_eq!(code_of("PHR", "", "  acamprosate\u{a0} (Campral) "), Some("ACM"));
        assert_eq!(code_of("SN", "Gender", "Female"), Some("FEM"), "a name that only one service has");
        assert_eq!(code_of("TAP", "Treatment Approaches", "Trauma therapy"), None, "no edition gives it a code");
        assert_eq!(code_of("", "", "In-network prescribing entity"), None, "two kinds have it");
        assert_eq!(code_of("TAP", "Treatment Approaches", "Poems"), None);
    }
}
