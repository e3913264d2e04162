//! Files that are broken, too large, or meant to do harm.

use super::tests::{refused, row, rows};
use super::*;
use serde_json::json;

#[test]
fn rows_that_cannot_be_taken_are_left_out_and_named() {
    let long = "x".repeat(1 << 20);
    let many = (0..61).map(|n| format!("s{n}")).collect::<Vec<_>>().join(";");
    let deep = format!("{}{}", "[".repeat(50_000), "]".repeat(50_000));
    let text = format!(
        r#"{{"rows":[{}, {{"city":"Staunton"}}, {{"name1":"{long}"}}, 7, {{"name1":["a"]}}, {{"name1":" – "}},
           {{"name1":"M","services":[{{"f3":"{many}"}}]}}, {{"name1":"Deep","services":{deep}}},
           {{"name1":"Passed over","strange":{deep}}}, {}]}}"#,
        row("First", "1 Mill Lane"),
        row("Last", "2 Mill Lane")
    );
    let import = read(text.as_bytes()).unwrap();
    let names: Vec<_> = import.facilities.iter().map(|place| place.name.as_str()).collect();
    assert_eq!(names, ["First", "Passed over", "Last"]);
    let rejected: Vec<_> = import.report.rejected.iter().map(|rejected| (rejected.row, &rejected.reason)).collect();
    let too_long = Reason::TooLong { field: "row".to_owned(), most: 256 << 10 };
    assert_eq!(
        rejected,
        [
            (2, &Reason::NoName),
            (3, &too_long),
            (4, &Reason::Shape),
            (5, &Reason::Shape),
            (6, &Reason::NoName),
            (7, &Reason::TooManyServices { most: 60 }),
            (8, &Reason::Shape),
        ]
    );
    assert_eq!((import.report.rows_read, import.report.accepted), (10, 3));
}

#[test]
fn broken_text_costs_its_row_alone() {
    let json = [b"[{\"name1\":\"Caf\xe9\"},".as_slice(), b"{\"name1\":\"Harbour House\"}]"].concat();
    let csv = b"name1,city\nCaf\xe9,Staunton\nHarbour House,Staunton\n".to_vec();
    for bytes in [json, csv] {
        let import = read(&bytes[..]).unwrap();
        assert_eq!(import.report.rejected, [Rejected { row: 1, reason: Reason::Unreadable }]);
        assert_eq!(import.facilities.len(), 1);
    }
}

#[test]
fn what_is_no_list_is_refused_whole() {
    assert_eq!(refused(b""), Refusal::Empty);
    assert_eq!(refused(b" \n\t "), Refusal::Empty);
    assert_eq!(refused(b"PK\x03\x04zipped"), Refusal::Packed);
    assert_eq!(refused(b"\x1f\x8b\x08"), Refusal::Packed);
    assert_eq!(refused(b"\xd0\xcf\x11\xe0 an old spreadsheet"), Refusal::Packed);
    assert_eq!(refused(b"\x89PNG\r\n\x1a\n\0\0\0"), Refusal::NotAList);
    assert_eq!(refused(b"<!doctype html><p>Sign in"), Refusal::NotAList);
    assert_eq!(refused(b"Dear Sam,\nI love you.\n"), Refusal::NoRows);
    assert_eq!(refused(br#"{"page":1}"#), Refusal::NoRows);
    assert_eq!(refused(br#"{"rows":[{"name1":"A"},{"name1":"B""#), Refusal::Broken { after: 1 });
    assert_eq!(refused(br#"{"rows":"none"}"#), Refusal::Broken { after: 0 });
    assert_eq!(refused(br#"[{"name1":"A"}] and more"#), Refusal::Broken { after: 1 });
    assert_eq!(refused("[".repeat(1 << 20).as_bytes()), Refusal::Broken { after: 0 });
}

#[test]
fn a_million_rows_are_too_many_and_too_much() {
    let csv = format!("name1\n{}", "A\n".repeat(1_000_000));
    assert_eq!(refused(csv.as_bytes()), Refusal::TooManyRows);
    let json = format!("[{}{{}}]", "{},".repeat(1_000_000));
    assert_eq!(refused(json.as_bytes()), Refusal::TooManyRows);
    let endless = std::io::Read::chain(&b"name1\n"[..], std::io::repeat(b'a'));
    assert_eq!(read(endless).unwrap_err(), Refusal::TooBig);
}

#[test]
fn a_short_file_cannot_become_a_large_one() {
    let category = "\u{1f54a}".repeat(120);
    let names = (0..60).map(|n| format!("{n}")).collect::<Vec<_>>().join(";");
    let row = |n: usize| json!({"name1": format!("House {n}"), "services": [{"f1": category, "f3": names}]});
    let bytes = rows(&(0..6000).map(row).collect::<Vec<_>>());
    assert!(bytes.len() < 10 << 20);
    assert_eq!(refused(&bytes), Refusal::TooMuch);
    // Nor one place a list of its own.
    let row = |n: usize| json!({"name1": "House", "services": [{"f3": (0..60).map(|m| format!("s{n}-{m};")).collect::<String>()}]});
    let one = read(&rows(&(0..500).map(row).collect::<Vec<_>>())[..]).unwrap();
    assert_eq!((one.facilities.len(), one.facilities[0].others.len()), (1, 60));
}

#[test]
fn a_csv_file_that_was_cut_or_swallowed_is_refused() {
    let whole = b"name1,city,county\nFirst,Staunton,Augusta\nSecond,Staunton,Augusta\n";
    assert_eq!(read(&whole[..]).unwrap().facilities.len(), 2);
    assert_eq!(read(&whole[..whole.len() - 1]).unwrap().facilities.len(), 2, "the last line needs no end");
    assert_eq!(refused(&whole[..whole.len() - 10]), Refusal::Broken { after: 1 });
    let swallowed = b"name1,city,county\nFirst,Staunton,\"Augusta\nSecond,Staunton,Augusta\n";
    assert_eq!(refused(swallowed), Refusal::Broken { after: 0 });
    // A quote inside a plain field is a letter like others; doubled ones, and line ends between quotes, are part of a text.
    let inches = b"name1,city\nSuite 5\" House,Staunton\n\"The \"\"Old\"\"\nMill\",Staunton\n";
    assert_eq!(read(&inches[..]).unwrap().facilities.len(), 2);
    let macintosh = format!("name1,city\r{}", "House,Staunton\r".repeat(6000));
    assert_eq!(read(macintosh.as_bytes()).unwrap().report.rows_read, 6000);
    let commas = format!("name1,city\nFirst,{}\n", ",".repeat(5 << 20));
    assert_eq!(refused(commas.as_bytes()), Refusal::Broken { after: 0 });
    assert_eq!(refused(",".repeat(1 << 20).as_bytes()), Refusal::NoRows);
}

#[test]
fn a_file_that_stops_arriving_is_lost() {
    struct Broken;
    impl std::io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("gone"))
        }
    }
    for beginning in ["name1\nHarbour House\n", "[{\"name1\":\"A\"},"] {
        assert_eq!(read(beginning.as_bytes().chain(Broken)).unwrap_err(), Refusal::Lost, "{beginning}");
    }
}
