use super::*;
use crate::codes;
use proptest::prelude::*;
use serde_json::{Value, json};

pub(super) fn rows(rows: &[Value]) -> Vec<u8> {
    json!({"page": 1, "totalPages": 1, "recordCount": rows.len(), "rows": rows}).to_string().into_bytes()
}

pub(super) fn row(name: &str, street: &str) -> Value {
    json!({"name1": name, "street1": street, "city": "Staunton", "state": "VA", "zip": "24401", "phone": "540-555-0142",
           "latitude": "38.15", "longitude": "-79.07"})
}

pub(super) fn refused(input: &[u8]) -> Refusal {
    read(input).unwrap_err()
}

#[test]
fn the_published_sample_is_read_in_both_forms() {
    let json = read(&include_bytes!("../../../tests/lists/findtreatment-sample.json")[..]).unwrap();
    let csv = read(&include_bytes!("../../../tests/lists/findtreatment-sample.csv")[..]).unwrap();
    for import in [&json, &csv] {
        assert_eq!((import.report.rows_read, import.report.accepted), (18, 17));
        assert_eq!(import.report.duplicates, [Duplicate { row: 2, of: 1 }], "one place in both surveys");
        assert!(import.report.rejected.is_empty());
    }
    for (one, other) in json.facilities.iter().zip(&csv.facilities) {
        assert_eq!(one.identity(), other.identity());
        for code in other.codes.iter() {
            assert!(one.codes.has(code), "{}: {code}", one.name);
        }
    }
    assert_eq!(json.report.unknown_services.len(), 5, "names of 2019 that no edition gives a code");
}

#[test]
fn a_row_becomes_a_place_with_its_services() {
    let mut one = row("Harbour House", "12 Mill Lane");
    one["name2"] = json!(" Women’s  unit");
    one["services"] = json!([
        {"f1": "Opioid Medications used in Treatment", "f2": "OM", "f3": "Buprenorphine used in Treatment; Naltrexone used in Treatment"},
        {"f1": "Treatment Approaches", "f2": "TAP", "f3": "Cognitive behavioral therapy; <b>Poems</b>"},
    ]);
    let import = read(&rows(&[one])[..]).unwrap();
    let place = &import.facilities[0];
    assert_eq!(place.name.as_str(), "Harbour House – Women’s unit");
    assert_eq!(place.address(), "12 Mill Lane, Staunton, VA 24401");
    assert_eq!(place.codes.iter().collect::<Vec<_>>(), ["BU", "NU", "CBT"]);
    assert_eq!(place.others[0].name.as_str(), "<b>Poems</b>", "kept as it is written");
    assert_eq!(import.report.unknown_services[0].rows, 1);
    assert!(place.point.is_some());
}

#[test]
fn both_forms_say_the_same() {
    let mut one = row("Harbour House", "12 Mill Lane");
    one["services"] = json!([{"f1": "", "f2": "OM", "f3": "Buprenorphine used in Treatment"}]);
    let csv = "name1, NAME2 ,street1,city,state,zip,phone,latitude,longitude,bu,mu,frid\n\
               Harbour House,,12 Mill Lane,Staunton,VA,24401,540-555-0142,38.15,-79.07,1,,deadbeef\n";
    assert_eq!(read(csv.as_bytes()).unwrap().facilities, read(&rows(&[one])[..]).unwrap().facilities);
}

#[test]
fn spreadsheets_write_marks_semicolons_and_short_rows() {
    let text = "name1;city;zip;bu;mu\r\nHarbour House;Staunton;24401;1\r\n";
    let plain = read(text.as_bytes()).unwrap();
    assert_eq!(plain.facilities[0].codes.iter().collect::<Vec<_>>(), ["BU"]);
    let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for bytes in [marked, wide] {
        assert_eq!(read(&bytes[..]).unwrap().facilities, plain.facilities);
    }
}

#[test]
fn the_yearly_directory_has_its_codes_in_one_column() {
    let csv = "name1,city,service_code_info\nHarbour House,Staunton,SA * BU NU * XYZ9\n";
    let place = read(csv.as_bytes()).unwrap().facilities.remove(0);
    assert_eq!(place.codes.iter().collect::<Vec<_>>(), ["SA", "BU", "NU"]);
    assert_eq!(place.others[0].name.as_str(), "XYZ9", "an unknown code is kept");
}

#[test]
fn a_stray_comma_is_no_guess() {
    let import = read(&b"name1,city\nHarbour House, Mill Lane,Staunton\n"[..]).unwrap();
    assert_eq!(import.report.rejected, [Rejected { row: 1, reason: Reason::Fields { fields: 3, heading: 2 } }]);
}

#[test]
fn the_same_place_twice_is_one_that_knows_both() {
    let mut social = row("Harbour House", "12 Mill Lane");
    social["services"] = json!([{"f2": "TC", "f3": "Substance use treatment"}]);
    let mut mental = row("HARBOUR HOUSE", "12 Mill Lane,");
    mental["services"] = json!([{"f2": "TC", "f3": "Mental health treatment"}]);
    mental["street2"] = json!("Peterson Building");
    let import = read(&rows(&[social, row("Other", "1 Mill Lane"), mental])[..]).unwrap();
    assert_eq!(import.report.duplicates, [Duplicate { row: 3, of: 1 }]);
    assert_eq!(import.facilities[0].codes.iter().collect::<Vec<_>>(), ["SA", "MH"]);
    assert_eq!(import.facilities[0].address(), "12 Mill Lane, Peterson Building, Staunton, VA 24401");
    assert_eq!(import.report.accepted, 2);
}

#[test]
fn the_limits_are_those_that_are_said() {
    assert!(Refusal::TooManyRows.to_string().contains("30,000") && MOST_ROWS == 30_000);
    assert!(Refusal::TooBig.to_string().contains("20 MiB"));
}

#[test]
fn the_most_rows_that_are_taken_are_taken() {
    let csv = format!("name1\n{}", "A\n".repeat(MOST_ROWS));
    assert_eq!(read(csv.as_bytes()).unwrap().report.rows_read, MOST_ROWS);
    let json = format!("[{}{{}}]", "{},".repeat(MOST_ROWS - 1));
    assert_eq!(read(json.as_bytes()).unwrap().report.rejected.len(), MOST_ROWS);
}

#[test]
fn a_file_may_arrive_byte_by_byte() {
    struct Slowly<'a>(&'a [u8]);
    impl std::io::Read for Slowly<'_> {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            let most = into.len().min(1);
            self.0.read(&mut into[..most])
        }
    }
    let csv = b"name1;city\nHarbour House;Staunton\n";
    assert_eq!(read(Slowly(csv)).unwrap().facilities, read(&csv[..]).unwrap().facilities);
    assert_eq!(read(Slowly(b"PK\x03\x04zipped")).unwrap_err(), Refusal::Packed);
}

/// A file made of anything: pieces of real lists, broken and put together anew.
fn anything() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..40),
        prop::sample::select(vec![
            "{\"rows\":[",
            "[",
            "]",
            "{",
            "}",
            ",",
            "\"name1\":",
            "\"services\":",
            "\"f3\":\"",
            "\"",
            "null",
            "name1",
            ",",
            ";",
            "\n",
            "\r\n",
            "\"\"",
            "bu",
            "1",
            "\\u0000",
            "\\ud800",
            "\u{feff}",
            "é",
            "\0",
            "PK\x03\x04",
            "1e999",
            "-",
            "\\",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_bytes_end_in_a_report_that_adds_up(bytes in anything()) {
        if let Ok(import) = read(&bytes[..]) {
            let Report { rows_read, accepted, rejected, duplicates, .. } = import.report;
            prop_assert_eq!(rows_read, accepted + rejected.len() + duplicates.len());
            prop_assert_eq!(accepted, import.facilities.len());
            prop_assert!(rejected.iter().all(|rejected| (1..=rows_read).contains(&rejected.row)));
            prop_assert!(duplicates.iter().all(|twice| twice.of < twice.row));
        }
    }

    #[test]
    fn what_is_written_is_read(names in prop::collection::vec("[A-Za-z<>&\"',;\n]{0,30}", 1..20), codes in prop::collection::vec(0..300_usize, 0..20)) {
        let services: Vec<_> = codes.iter().map(|at| codes::services()[*at]).filter(|s| !s.name.contains(';')).collect();
        let one = |(at, name): (usize, &String)| {
            let services: Vec<_> = services.iter().map(|s| json!({"f1": s.category, "f2": s.category_code, "f3": s.name})).collect();
            json!({"name1": name, "street1": format!("{at} Mill Lane"), "services": services})
        };
        let all: Vec<_> = names.iter().enumerate().map(one).collect();
        let import = read(&rows(&all)[..]).unwrap();
        let named = names.iter().filter(|name| name.chars().any(char::is_alphanumeric)).count();
        prop_assert_eq!(import.facilities.len(), named);
        for place in &import.facilities {
            prop_assert!(place.others.is_empty());
            prop_assert!(services.iter().all(|s| place.codes.has(s.code)));
        }
    }

    #[test]
    fn cut_anywhere_nothing_but_whole_rows_is_taken(at in 0.0..1.0_f64) {
        let bytes = rows(&[row("First", "1 Mill Lane"), row("Second", "2 Mill Lane"), row("Third", "3 Mill Lane")]);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let cut = (bytes.len() as f64 * at) as usize;
        prop_assert!(read(&bytes[..cut]).is_err());
    }
}
