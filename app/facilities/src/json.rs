//! The JSON form: `{"page": 1, "totalPages": 1, "recordCount": 2, "rows": [{…}, {…}]}`, or only the rows. One row at a time is
//! in memory. Keys that aren't known are passed over.

use crate::read::Rows;
use crate::report::{Reason, Refusal};
use crate::row::{Named, Row};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt::{self, Formatter};
use std::io::Read;

/// The mark of what could not be read as text.
pub(crate) const UNREADABLE: char = '\u{fffd}';

/// The longest row, in bytes; real ones have a fortieth of it.
const LONGEST_ROW: usize = 256 << 10;

/// Reads every row.
pub(crate) fn read(input: impl Read, rows: &mut Rows) -> Result<(), Refusal> {
    let mut found = false;
    let mut file = serde_json::Deserializer::from_reader(input);
    let read = Whole { rows, found: &mut found }.deserialize(&mut file).and_then(|()| file.end());
    match read {
        Ok(()) if found => Ok(()),
        Ok(()) => Err(Refusal::NoRows),
        Err(error) => Err(match rows.over() {
            Some(over) => over,
            None if error.is_io() => Refusal::Lost,
            None => Refusal::Broken { after: rows.read() },
        }),
    }
}

/// The file: an object with rows, or the rows.
struct Whole<'a> {
    rows: &'a mut Rows,
    found: &'a mut bool,
}

impl<'de> DeserializeSeed<'de> for Whole<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, file: D) -> Result<(), D::Error> {
        file.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Whole<'_> {
    type Value = ();
    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("rows")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if key == "rows" {
                *self.found = true;
                map.next_value_seed(InRows(&mut *self.rows))?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<(), A::Error> {
        *self.found = true;
        InRows(self.rows).visit_seq(seq)
    }
}

struct InRows<'a>(&'a mut Rows);

impl<'de> DeserializeSeed<'de> for InRows<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, rows: D) -> Result<(), D::Error> {
        rows.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for InRows<'_> {
    type Value = ();
    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a list of rows")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        // As it stands there: a row of another shape is left out, and the next one is read.
        while let Some(raw) = seq.next_element::<Box<RawValue>>()? {
            if !self.0.take(row(raw.get())) {
                return Err(A::Error::custom("too many rows"));
            }
        }
        Ok(())
    }
}

fn row(text: &str) -> Result<Row, Reason> {
    if text.len() > LONGEST_ROW {
        return Err(Reason::TooLong { field: "row".to_owned(), most: LONGEST_ROW });
    }
    if text.contains(UNREADABLE) {
        return Err(Reason::Unreadable);
    }
    serde_json::from_str::<JsonRow>(text).map(Row::from).map_err(|_| Reason::Shape)
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct JsonRow {
    name1: Text,
    name2: Text,
    street1: Text,
    street2: Text,
    city: Text,
    state: Text,
    zip: Text,
    phone: Text,
    intake1: Text,
    website: Text,
    latitude: Text,
    longitude: Text,
    #[serde(rename = "typeFacility", alias = "type_facility")]
    kind: Text,
    services: Option<Vec<JsonServices>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct JsonServices {
    f1: Text,
    f2: Text,
    f3: Text,
}

impl From<JsonRow> for Row {
    fn from(row: JsonRow) -> Self {
        let named = |services: JsonServices| Named {
            category: services.f1.0,
            category_code: services.f2.0,
            names: services.f3.0,
        };
        Self {
            name1: row.name1.0,
            name2: row.name2.0,
            street1: row.street1.0,
            street2: row.street2.0,
            city: row.city.0,
            state: row.state.0,
            zip: row.zip.0,
            phone: row.phone.0,
            intake: row.intake1.0,
            website: row.website.0,
            latitude: row.latitude.0,
            longitude: row.longitude.0,
            kind: row.kind.0,
            services: row.services.unwrap_or_default().into_iter().map(named).collect(),
            codes: Vec::new(),
        }
    }
}

/// Text; lists also write numbers, and null for nothing.
#[derive(Default)]
struct Text(String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(field: D) -> Result<Self, D::Error> {
        field.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl Visitor<'_> for TextVisitor {
    type Value = Text;
    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("text")
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
        Ok(Text(text.to_owned()))
    }
    fn visit_i64<E: Error>(self, number: i64) -> Result<Text, E> {
        Ok(Text(number.to_string()))
    }
    fn visit_u64<E: Error>(self, number: u64) -> Result<Text, E> {
        Ok(Text(number.to_string()))
    }
    fn visit_f64<E: Error>(self, number: f64) -> Result<Text, E> {
        Ok(Text(number.to_string()))
    }
    fn visit_unit<E: Error>(self) -> Result<Text, E> {
        Ok(Text::default())
    }
}
