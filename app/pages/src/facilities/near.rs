//! Where "near" is: a point that was typed, or the middle of the places that share a postcode. No map is asked, so only
//! postcodes that stand on a list are known.

use crate::extract::Circle;
use crate::problem::Problem;
use kith_domain::facility::Point;
use kith_store::AnyMember;

/// How many figures of a postcode name its region.
const REGION: usize = 3;

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Near {
    /// A point on the map.
    Point(Point),
    /// Figures and letters of a postcode, in capitals.
    Postcode(String),
}

impl Near {
    /// None when it is neither.
    pub(super) fn parse(typed: &str) -> Option<Self> {
        let numbers: Vec<_> = typed.split([',', ' ', ';']).filter(|part| !part.is_empty()).collect();
        if let [north, east] = numbers[..]
            && (typed.contains(',') || typed.contains('.'))
        {
            return Point::parse(north, east).map(Self::Point);
        }
        let postcode = folded(typed);
        let fits = (REGION..=10).contains(&postcode.len()) && postcode.bytes().any(|b| b.is_ascii_digit());
        fits.then_some(Self::Postcode(postcode))
    }

    /// Where that is, and whether it is only roughly so; none when no place on a list tells.
    pub(super) async fn place(&self, circle: &Circle<AnyMember>) -> Result<Option<(Point, bool)>, Problem> {
        let wanted = match self {
            Self::Point(point) => return Ok(Some((*point, false))),
            Self::Postcode(postcode) => postcode,
        };
        // American lists add four figures for the street.
        let short = wanted.get(..5).unwrap_or(wanted);
        let region = wanted.get(..REGION).unwrap_or(wanted);
        let (mut there, mut around) = (Vec::new(), Vec::new());
        circle
            .each_facility(|_, _, place| {
                let Some(point) = place.point else { return };
                let postcode = folded(place.postcode.as_str());
                if postcode == *wanted || (wanted.len() > REGION + 1 && postcode.starts_with(short)) {
                    there.push(point);
                } else if postcode.starts_with(region) {
                    around.push(point);
                }
            })
            .await?;
        let roughly = there.is_empty();
        Ok(Point::middle(if roughly { around } else { there }).map(|point| (point, roughly)))
    }
}

fn folded(postcode: &str) -> String {
    postcode.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_and_postcodes_are_told_apart() {
        let point = Point::parse("38.15", "-79.07").unwrap();
        for typed in ["38.15, -79.07", "38.15 -79.07", "38.15,-79.07", " 38.15 ; -79.07 "] {
            assert_eq!(Near::parse(typed), Some(Near::Point(point)), "{typed}");
        }
        for (typed, postcode) in [("24401", "24401"), (" 24401-1204 ", "244011204"), ("sw1a 1aa", "SW1A1AA")] {
            assert_eq!(Near::parse(typed), Some(Near::Postcode(postcode.to_owned())), "{typed}");
        }
        for typed in ["", "home", "1", "91, 0", "<script>alert(1)</script>", "12345678901"] {
            assert_eq!(Near::parse(typed), None, "{typed}");
        }
    }
}
