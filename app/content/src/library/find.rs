//! Search: every word that was typed has to be found, as it was typed, as a beginning, or with a slip of the finger.

use super::{LibraryPage, pages};

/// Longer queries are cut: whoever types more than this is not looking for a word.
const MOST_WORDS: usize = 8;

/// A word longer than this is none, and isn't compared with any.
const LONGEST_WORD: usize = 40;

/// Shorter beginnings mislead: "meth" is a drug, and methadone is a medicine for another.
const SHORTEST_BEGINNING: usize = 5;

/// How well a word fits, and where: the sum over the words decides which page comes first.
const IN_NAME: u32 = 8;
const IN_SUMMARY: u32 = 3;
const IN_TEXT: u32 = 1;

/// The pages about what was typed, the best first. Nothing for no words.
pub fn find(query: &str) -> Vec<&'static LibraryPage> {
    let query: Vec<String> = words(query).filter(|word| !says_nothing(word)).take(MOST_WORDS).collect();
    if query.is_empty() {
        return Vec::new();
    }
    let rank = |page: &'static LibraryPage| {
        let fits = query.iter().map(|word| fit(page, word)).collect::<Option<Vec<u32>>>()?;
        Some((fits.iter().sum::<u32>(), page))
    };
    let mut found: Vec<_> = pages().filter_map(rank).collect();
    // Stable, so that equals stay in the library's order.
    found.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
    found.into_iter().map(|(_, page)| page).collect()
}

fn fit(page: &LibraryPage, word: &str) -> Option<u32> {
    let name = page.names().flat_map(words).filter_map(|there| likeness(word, &there)).max();
    let summary = words(&page.summary).filter_map(|there| likeness(word, &there)).max();
    let texts =
        page.sections.iter().flat_map(|s| [Some(&s.title), s.text.as_ref()].into_iter().flatten().chain(&s.points));
    let text = texts.flat_map(|text| words(text)).filter_map(|there| likeness(word, &there)).max();
    let weigh = |found: Option<u32>, weight| found.map(|likeness| likeness * weight);
    [weigh(name, IN_NAME), weigh(summary, IN_SUMMARY), weigh(text, IN_TEXT)].into_iter().flatten().max()
}

/// How like a typed word is to one that is there: 4 the same, 3 its beginning or its plural, 1 a slip of the finger.
fn likeness(typed: &str, there: &str) -> Option<u32> {
    if typed == there {
        return Some(4);
    }
    let long_enough = typed.chars().count() >= SHORTEST_BEGINNING;
    if typed.strip_suffix('s') == Some(there) || (long_enough && there.starts_with(typed)) {
        return Some(3);
    }
    // A short word with one letter changed is another word.
    let slips = match typed.chars().count() {
        5..=7 => 1,
        8..=LONGEST_WORD => 2,
        _ => return None,
    };
    (strsim::osa_distance(typed, there) <= slips).then_some(1)
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let levels_have_dots = |c: char| !c.is_alphanumeric() && c != '.';
    text.split(levels_have_dots).map(|word| word.trim_matches('.').to_lowercase()).filter(|word| !word.is_empty())
}

/// Words of a question that stand in every text.
fn says_nothing(word: &str) -> bool {
    ["a", "an", "the", "of", "for", "in", "is", "it", "to", "and", "or", "what", "how", "does", "do", "i", "with", "on"]
        .contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(query: &str) -> &'static str {
        find(query).first().map_or("", |page| page.slug.as_str())
    }

    #[test]
    fn what_a_family_types_leads_to_its_page() {
        for (query, slug) in [
            ("methadone", "methadone"),
            ("Metadone", "methadone"),
            ("buprenorphin", "buprenorphine"),
            ("detox", "withdrawal-management"),
            ("what is rehab?", "inpatient"),
            ("CBT", "cognitive-behavioural-therapy"),
            ("cognitive behavioral", "cognitive-behavioural-therapy"),
            ("al-anon", "support-groups"),
            ("narcan", "naloxone"),
            ("deductible", "insurance-words"),
            ("meth", ""),
            ("benzo", "withdrawal"),
            ("coinsurence", "insurance-words"),
            ("3.7", "levels-of-care"),
            ("no insurance", "paying-for-care"),
            ("ASAM", "levels-of-care"),
            ("dual diagnosis", "dual-diagnosis"),
        ] {
            assert_eq!(first(query), slug, "{query}");
        }
    }

    #[test]
    fn what_somebody_types_in_fear_leads_to_its_page_first_or_second() {
        for (query, slug) in [
            ("nodding off", "signs-of-opioid-use"),
            ("heroin", "signs-of-opioid-use"),
            ("fentanyl", "overdose"),
            ("won't wake up", "overdose"),
            ("cold turkey", "withdrawal"),
            ("sick without it", "physical-dependence"),
            ("enabling", "help-that-helps"),
            ("relapse", "recovery-and-setbacks"),
            ("rehab", "inpatient"),
            ("Al-Anon", "support-groups"),
            ("suicide", "after-an-attempt"),
            ("stress", "looking-after-yourself"),
            ("addict", "what-addiction-is"),
            ("intervention", "what-a-meeting-is"),
            ("CRAFT", "craft-seven-elements"),
            ("tough love", "keeping-to-a-boundary"),
            ("kids", "children"),
            ("Narcan", "naloxone"),
        ] {
            let found: Vec<&str> = find(query).iter().map(|page| page.slug.as_str()).collect();
            assert!(found.iter().take(2).any(|first| *first == slug), "{query}: {found:?}");
        }
    }

    #[test]
    fn every_page_is_found_by_each_of_its_names() {
        for page in pages() {
            for name in page.names() {
                assert!(find(name).iter().any(|found| found.number == page.number), "{name}");
            }
        }
    }

    #[test]
    fn words_that_are_not_there_find_nothing() {
        for query in ["", "   ", "the", "zzzzzz", "'; drop table option", "<script>", "methadone zzzzzz", "\u{202e}"] {
            assert!(find(query).is_empty(), "{query}");
        }
        assert_eq!(find(&"naloxone ".repeat(100_000)).len(), find("naloxone").len());
        assert!(find(&"naloxone".repeat(100_000)).is_empty());
    }
}
