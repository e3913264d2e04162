//! The CSV form: a heading, columns for the place, then one column for each service with `1` where it is offered. The yearly
//! directory has one column with all codes instead.

use crate::json::UNREADABLE;
use crate::read::Rows;
use crate::report::{Reason, Refusal};
use crate::row::Row;
use crate::watched::Watched;
use csv::{ReaderBuilder, StringRecord};
use std::io::{BufRead, Cursor, Read};

/// The most columns a heading may have; twice as many as there are.
const MOST_COLUMNS: usize = 1000;

/// As much of the first line as is looked at to see what stands between columns, in bytes.
const LONGEST_HEADING: u64 = 64 << 10;

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Column {
    Field(Field),
    /// All codes of a row, with spaces between and asterisks between kinds.
    Codes,
    /// A service: `1` where it is offered.
    Service(String),
    /// Nothing we use.
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Name1,
    Name2,
    Street1,
    Street2,
    City,
    State,
    Zip,
    Phone,
    Intake,
    Website,
    Latitude,
    Longitude,
    Kind,
}

/// Columns that look like a code and are none.
const NO_CODES: [&str; 7] = ["zip4", "county", "intake2", "intake1a", "intake2a", "hotline1", "frid"];

impl Column {
    fn of(heading: &str) -> Self {
        let heading = heading.trim().to_ascii_lowercase();
        let field = match heading.as_str() {
            "name1" => Field::Name1,
            "name2" => Field::Name2,
            "street1" => Field::Street1,
            "street2" => Field::Street2,
            "city" => Field::City,
            "state" => Field::State,
            "zip" => Field::Zip,
            "phone" => Field::Phone,
            "intake1" => Field::Intake,
            "website" => Field::Website,
            "latitude" => Field::Latitude,
            "longitude" => Field::Longitude,
            "type_facility" | "typefacility" => Field::Kind,
            "service_code_info" => return Self::Codes,
            heading if NO_CODES.contains(&heading) => return Self::Other,
            heading => {
                let is_code = (1..=12).contains(&heading.len()) && heading.bytes().all(|b| b.is_ascii_alphanumeric());
                return if is_code { Self::Service(heading.to_ascii_uppercase()) } else { Self::Other };
            }
        };
        Self::Field(field)
    }
}

/// Reads every row.
pub(crate) fn read(mut input: impl BufRead, rows: &mut Rows) -> Result<(), Refusal> {
    let mut first_line = Vec::new();
    input.by_ref().take(LONGEST_HEADING).read_until(b'\n', &mut first_line).map_err(|_| Refusal::Lost)?;
    let between = separator(&first_line);
    // Before the columns are counted: a heading without an end would be a million of them.
    if first_line.len() as u64 == LONGEST_HEADING && !first_line.iter().any(|byte| matches!(byte, b'\n' | b'\r')) {
        return Err(Refusal::NoRows);
    }
    let watched = Watched::new(Cursor::new(first_line).chain(input), between);
    let mut file = ReaderBuilder::new().flexible(true).delimiter(between).from_reader(watched);
    let heading = file.headers().map_err(|error| lost(&error, 0))?;
    if heading.len() > MOST_COLUMNS {
        return Err(Refusal::NoRows);
    }
    let columns: Vec<_> = heading.iter().map(Column::of).collect();
    if !columns.contains(&Column::Field(Field::Name1)) {
        return Err(Refusal::NoRows);
    }
    let mut record = StringRecord::new();
    let mut short = false;
    loop {
        match file.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            Err(error) => return Err(lost(&error, rows.read())),
        }
        if !rows.take(row(&columns, &record)) {
            return Err(rows.over().unwrap_or(Refusal::TooManyRows));
        }
        short = record.len() < columns.len();
    }
    whole(file.get_ref(), short, rows.read().saturating_sub(1))
}

/// Where a CSV file ends is told by nothing in it. A quote that was never closed has swallowed rows; a last row that is short
/// and has no line end was cut off.
fn whole(ending: &Watched<impl Read>, short: bool, after: usize) -> Result<(), Refusal> {
    if ending.is_open() || (short && !ending.line_is_over) { Err(Refusal::Broken { after }) } else { Ok(()) }
}

fn lost(error: &csv::Error, after: usize) -> Refusal {
    match error.kind() {
        csv::ErrorKind::Io(error) if error.kind() != std::io::ErrorKind::InvalidData => Refusal::Lost,
        _ => Refusal::Broken { after },
    }
}

/// What stands between columns: spreadsheets write a semicolon or a tab where a comma is part of a number.
fn separator(beginning: &[u8]) -> u8 {
    let first_line = beginning.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    let count = |separator: u8| first_line.iter().filter(|byte| **byte == separator).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|separator| count(*separator)).unwrap_or(b',')
}

fn row(columns: &[Column], record: &StringRecord) -> Result<Row, Reason> {
    if record.as_slice().contains(UNREADABLE) {
        return Err(Reason::Unreadable);
    }
    // Spreadsheets leave out empty fields at the end of a row; more than the heading means a stray comma.
    if record.len() > columns.len() {
        return Err(Reason::Fields { fields: record.len(), heading: columns.len() });
    }
    let mut row = Row::default();
    for (column, value) in columns.iter().zip(record) {
        match column {
            Column::Field(field) => value.clone_into(row.field(*field)),
            Column::Codes => {
                let codes = value.split([' ', '*']).filter(|code| !code.is_empty());
                row.codes.extend(codes.take(MOST_COLUMNS).map(str::to_owned));
            }
            Column::Service(code) if value.trim() == "1" => row.codes.push(code.clone()),
            Column::Service(_) | Column::Other => {}
        }
    }
    Ok(row)
}

impl Row {
    fn field(&mut self, field: Field) -> &mut String {
        match field {
            Field::Name1 => &mut self.name1,
            Field::Name2 => &mut self.name2,
            Field::Street1 => &mut self.street1,
            Field::Street2 => &mut self.street2,
            Field::City => &mut self.city,
            Field::State => &mut self.state,
            Field::Zip => &mut self.zip,
            Field::Phone => &mut self.phone,
            Field::Intake => &mut self.intake,
            Field::Website => &mut self.website,
            Field::Latitude => &mut self.latitude,
            Field::Longitude => &mut self.longitude,
            Field::Kind => &mut self.kind,
        }
    }
}
