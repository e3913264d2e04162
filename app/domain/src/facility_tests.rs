use super::*;
use proptest::prelude::*;

fn facility(name: &str, street: &str, postcode: &str) -> Facility {
    Facility {
        name: Line::parse(name).unwrap(),
        street: Line::parse(street).unwrap(),
        postcode: Line::parse(postcode).unwrap(),
        ..Facility::default()
    }
}

fn at(north: f64, east: f64) -> Point {
    Point::parse(&north.to_string(), &east.to_string()).unwrap()
}

#[test]
fn a_place_written_otherwise_is_the_same_place() {
    let one = facility("Harbour House", "12 Mill Lane", "22903");
    let same = facility("HARBOUR  HOUSE.", "12, Mill Lane", "22903-1204");
    assert_eq!(one.identity(), same.identity());
    for other in [
        facility("Harbour House", "14 Mill Lane", "22903"),
        facility("Harbour House", "12 Mill Lane", "22904"),
        facility("Harbour House North", "12 Mill Lane", "22903"),
    ] {
        assert_ne!(one.identity(), other.identity());
    }
}

#[test]
fn without_a_street_the_number_tells_places_apart() {
    let mut one = facility("Harbour House", "", "22903");
    let mut other = one.clone();
    one.phone = Line::parse("555-0142").unwrap();
    other.phone = Line::parse("555-0143").unwrap();
    assert_ne!(one.identity(), other.identity());
}

#[test]
fn nothing_is_lost_when_two_rows_are_one_place() {
    let mut one = facility("Harbour House", "12 Mill Lane", "22903");
    one.codes.add("BU");
    let mut other = one.clone();
    other.codes.add("RES");
    other.phone = Line::parse("555-0142").unwrap();
    let poems = OtherService { category: Line::default(), name: Line::parse("Poems").unwrap() };
    other.others.push(poems.clone());
    one.learn(other.clone());
    one.learn(other);
    assert_eq!(one.codes.iter().collect::<Vec<_>>(), ["BU", "RES"]);
    assert_eq!((one.phone.as_str(), &one.others), ("555-0142", &vec![poems]));
}

#[test]
fn a_site_is_only_what_can_be_one() {
    assert_eq!(site("www.harbour.example").as_deref(), Some("http://www.harbour.example"));
    assert_eq!(site("HTTPS://harbour.example/a?b=c").as_deref(), Some("https://harbour.example/a?b=c"));
    for text in [
        "",
        "http://",
        "https:// ",
        "none",
        "javascript:alert(1)",
        "javascript://harbour.example/%0aalert(1)",
        "data:text/html,x",
        "http://user@harbour.example",
        "http://harbour.example/\"><script>",
        "//harbour.example",
        "ftp://harbour.example",
    ] {
        assert_eq!(site(text), None, "{text}");
    }
}

#[test]
fn points_that_are_no_place_are_none() {
    for (north, east) in [("", ""), ("38.1", ""), ("91", "0"), ("0", "0"), ("NaN", "1"), ("inf", "1"), ("1e999", "1")] {
        assert_eq!(Point::parse(north, east), None, "{north} {east}");
    }
}

#[test]
fn distances_are_those_of_an_atlas() {
    // Washington to New York: 204 miles as the crow flies.
    let miles = at(38.9072, -77.0369).miles_to(at(40.7128, -74.0060));
    assert!((203.0..206.0).contains(&miles), "{miles}");
}

proptest! {
    #[test]
    fn distances_are_fair(a in -90.0..90.0, b in -180.0..180.0, c in -90.0..90.0, d in -180.0..180.0) {
        let (one, other) = (Point::parse(&format!("{a}"), &format!("{b}")), Point::parse(&format!("{c}"), &format!("{d}")));
        if let (Some(one), Some(other)) = (one, other) {
            let (there, back) = (one.miles_to(other), other.miles_to(one));
            prop_assert!((there - back).abs() < 1e-6);
            prop_assert!((0.0..=12_500.0).contains(&there));
            prop_assert!(one.miles_to(one) < 1e-6);
        }
    }

    #[test]
    fn what_is_kept_is_read_back(name in ".{0,240}", street in ".{0,240}", codes in prop::collection::vec("[A-Z0-9]{1,8}", 0..9)) {
        let (Ok(name), Ok(street)) = (Line::parse(&name), Line::parse(&street)) else { return Ok(()) };
        let mut one = Facility { name, street, ..Facility::default() };
        codes.iter().for_each(|code| one.codes.add(code));
        prop_assert_eq!(&serde_json::from_str::<Facility>(&serde_json::to_string(&one).unwrap()).unwrap(), &one);
        prop_assert_eq!(one.identity(), one.clone().identity());
    }
}
