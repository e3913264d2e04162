//! How often people who write in one part at the same time change the same words, so that one of them has to decide
//! between two texts. Simulated: the typists and the lines are, the rules are the domain's own.

use crate::bench::Bench;
use crate::cowriting::{Pace, Tally, session};
use crate::report::Must;
use crate::typist::Area;

const PART: &str = "together";
/// How long each session is, in minutes: longer ones fill the part.
const MINUTES: u64 = 6;

/// Two and three people, in different places and in the same one, as saving is now and as it is when words travel live.
pub fn run(bench: &mut Bench) {
    let sessions = if bench.runs == 1 { 5 } else { 40 };
    for people in [2, 3] {
        let own: Vec<Area> = (0..people).map(Area::Paragraph).collect();
        let anywhere = vec![Area::Anywhere; people];
        let same = vec![Area::Paragraph(0); people];
        for (pace, how) in [(Pace::Saving, "saved after a pause"), (Pace::Live, "live")] {
            let must = |pace| if pace == Pace::Live { Must::AtMost(5.0) } else { Must::Nothing };
            for (areas, place, must) in [
                (&own, "each in a paragraph of their own", Must::AtMost(5.0)),
                (&anywhere, "anywhere in the part", must(pace)),
                (&same, "all in one paragraph", Must::Nothing),
            ] {
                let tallies: Vec<Tally> = (0..sessions).map(|seed| session(areas, pace, MINUTES, seed)).collect();
                let sum = |of: fn(&Tally) -> u64| tallies.iter().map(of).sum::<u64>() as f64;
                let (saves, merged) = (sum(|tally| tally.saves), sum(|tally| tally.merged));
                let (beside, alternatives) = (sum(|tally| tally.beside), sum(|tally| tally.alternatives));
                let hours = (sessions * MINUTES * people as u64) as f64 / 60.0;
                let who = format!("{people} people, {place}, {how}");
                bench.report.add(
                    PART,
                    format!("{who}: saves merged with another’s"),
                    merged / saves * 100.0,
                    "%",
                    Must::Nothing,
                );
                bench.report.add(PART, format!("{who}: saves kept beside the part"), beside / saves * 100.0, "%", must);
                bench.report.add(
                    PART,
                    format!("{who}: decisions for each hour of writing"),
                    alternatives / hours,
                    "",
                    Must::Nothing,
                );
            }
        }
    }
}
