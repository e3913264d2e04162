//! What the library promises: short pages, each offered where it helps, and nothing that sells.

use super::*;
use crate::safety_card::safety_sections;
use crate::stages::stages;

/// What everybody is asked to read before anything else.
const CORE: [&str; 5] = ["what-addiction-is", "how-to-talk", "help-that-helps", "overdose", "looking-after-yourself"];

/// Organisations that treat people or run meetings, as far as we have read them. Lists of contents came from some of them.
const PROVIDERS: [&str; 11] = [
    "hazelden",
    "betty ford",
    "duffy",
    "desert hope",
    "deserthope",
    "aspire",
    "casrecovery",
    "hired power",
    "hiredpower",
    "mdaddiction",
    "harbor house",
];

/// All that a page says in its own words.
fn texts(page: &'static LibraryPage) -> Vec<&'static str> {
    let sections = page.sections.iter().flat_map(|s| [&s.title].into_iter().chain(&s.text).chain(&s.points));
    [&page.title, &page.summary].into_iter().chain(&page.urgent).chain(sections).map(String::as_str).collect()
}

fn length(page: &'static LibraryPage) -> usize {
    texts(page).iter().map(|text| text.split_whitespace().count()).sum()
}

fn points(page: &str, section: &str) -> &'static [String] {
    &library_page(page).sections.iter().find(|found| found.title == section).unwrap().points
}

#[test]
fn a_page_is_read_in_a_few_minutes() {
    for page in pages() {
        assert!(length(page) <= 600, "{} has {} words", page.slug, length(page));
    }
    for page in CORE.map(library_page) {
        assert!(length(page) <= 350, "{} has {} words", page.slug, length(page));
    }
}

#[test]
fn five_pages_are_for_everybody() {
    assert!(pages_for("learning").map(|page| page.slug.as_str()).eq(CORE));
}

#[test]
fn each_page_is_offered_at_a_stage_or_a_few() {
    for page in pages() {
        assert!((1..=3).contains(&page.stages.len()), "{}", page.slug);
        for slug in &page.stages {
            assert!(stages().iter().any(|stage| &stage.slug == slug), "{}: {slug}", page.slug);
        }
    }
    let offering =
        "safety-screen learning team approach history options admission letters boundaries meeting follow-up";
    for stage in offering.split(' ') {
        assert!(pages_for(stage).next().is_some(), "nothing to read at {stage}");
    }
    assert!(pages_for("elsewhere").next().is_none());
}

/// The checklist of the mission's founding articles: each topic is on the page where one would look for it.
#[test]
fn every_topic_of_the_founding_articles_has_its_page() {
    for (topic, slug) in [
        ("learn first", "what-addiction-is"),
        ("reasons", "why-people-use"),
        ("signs", "signs-of-opioid-use"),
        ("physical dependence", "physical-dependence"),
        ("mental dependence", "mental-dependence"),
        ("talking", "how-to-talk"),
        ("talking, CRAFT", "craft-seven-elements"),
        ("what a meeting is, who, prepare, communicate, refusal", "what-a-meeting-is"),
        ("professional guidance, helpline", "asking-a-professional"),
        ("therapist fit", "a-therapist-who-fits"),
        ("behavioural therapy steps", "cognitive-behavioural-therapy"),
        ("relapse prevention, aftercare", "aftercare"),
        ("safe environment", "a-safer-home"),
        ("healthy habits", "healthy-days"),
        ("support groups", "support-groups"),
        ("naloxone", "naloxone"),
        ("overdose", "overdose"),
        ("withdrawal", "withdrawal"),
        ("not enabling", "help-that-helps"),
        ("boundaries", "keeping-to-a-boundary"),
        ("self-care", "looking-after-yourself"),
        ("stay informed, adapt", "staying-informed"),
        ("setbacks", "recovery-and-setbacks"),
        ("self-referral", "finding-help-themselves"),
        ("family reading, children", "children"),
        ("family reading, after an attempt", "after-an-attempt"),
    ] {
        assert_eq!(library_page(slug).slug, slug, "{topic}");
    }
}

/// Two wordings of what to do in an emergency are one too many.
#[test]
fn the_page_about_overdose_says_what_the_safety_card_says() {
    for (section, card) in [
        ("Signs of an overdose", "overdose-signs"),
        ("What to do", "overdose-do"),
        ("Naloxone", "naloxone"),
        ("When the danger is higher", "higher-risk"),
    ] {
        let card = safety_sections().iter().find(|found| found.slug == card).unwrap();
        assert_eq!(points("overdose", section), card.items, "{section}");
    }
    assert_eq!(library_page("overdose").urgent, library_page("naloxone").urgent);
}

#[test]
fn families_have_groups_of_their_own() {
    let said = |section: &str| {
        let found = library_page("support-groups").sections.iter().find(|found| found.title == section);
        found.and_then(|found| found.text.as_deref()).unwrap()
    };
    let (theirs, yours) = (said("For the person"), said("For you"));
    assert!(["Narcotics Anonymous", "SMART"].iter().all(|group| theirs.contains(group)));
    assert!(["Al-Anon", "Nar-Anon", "SMART Family & Friends"].iter().all(|group| yours.contains(group)));
}

#[test]
fn nothing_is_sold() {
    for page in pages() {
        let sources = page.sections.iter().filter_map(|section| section.source.as_deref());
        let said = texts(page).into_iter().chain(page.also_called.iter().map(String::as_str)).chain(sources);
        let said = said.chain([page.source.as_str()]).collect::<Vec<_>>().join(" ").to_lowercase();
        for provider in PROVIDERS {
            assert!(!said.contains(provider), "{} names {provider}", page.slug);
        }
        for price in ["$", "€", "£", " usd", "dollar"] {
            assert!(!said.contains(price), "{} names a price", page.slug);
        }
    }
}

#[test]
fn the_pages_that_come_first_are_the_ones_that_are_counted() {
    assert!(pages_for("learning").map(|page| page.number).eq(kith_domain::learning::CORE));
}
