//! A row of a list, before it is checked.

use crate::codes;
use crate::report::Reason;
use kith_domain::facility::{Codes, Facility, MOST_OTHERS, OtherService, Point};
use kith_domain::{Line, TextError};

/// The most services one row may name; a quarter more than there are.
const MOST_SERVICES: usize = 400;

/// The fields of a row as they stand in the file.
#[derive(Debug, Default)]
pub(crate) struct Row {
    pub(crate) name1: String,
    pub(crate) name2: String,
    pub(crate) street1: String,
    pub(crate) street2: String,
    pub(crate) city: String,
    pub(crate) state: String,
    pub(crate) zip: String,
    pub(crate) phone: String,
    pub(crate) intake: String,
    pub(crate) website: String,
    pub(crate) latitude: String,
    pub(crate) longitude: String,
    /// Which survey it comes from: `SA`, `MH`, `OTP` …
    pub(crate) kind: String,
    pub(crate) services: Vec<Named>,
    /// Services by their codes alone.
    pub(crate) codes: Vec<String>,
}

/// Services of one kind, by name.
#[derive(Debug, Default)]
pub(crate) struct Named {
    pub(crate) category: String,
    pub(crate) category_code: String,
    /// Several, with semicolons between.
    pub(crate) names: String,
}

impl Row {
    /// The place it is about.
    pub(crate) fn facility(self) -> Result<Facility, Reason> {
        let name = line("name", &together(&self.name1, &self.name2, " – "))?;
        if !name.as_str().chars().any(char::is_alphanumeric) {
            return Err(Reason::NoName);
        }
        let (codes, others) = self.offers()?;
        Ok(Facility {
            name,
            street: line("street", &self.street1)?,
            unit: line("street", &self.street2)?,
            city: line("city", &self.city)?,
            state: line("state", &self.state)?,
            postcode: line("zip", &self.zip)?,
            phone: line("phone", &self.phone)?,
            intake: line("intake", if same_number(&self.intake, &self.phone) { "" } else { &self.intake })?,
            website: line("website", &self.website)?,
            point: Point::parse(&self.latitude, &self.longitude),
            codes,
            others,
        })
    }

    fn offers(&self) -> Result<(Codes, Vec<OtherService>), Reason> {
        let (mut codes, mut others, mut count) = (Codes::default(), Vec::new(), 0);
        let mut take = |category: &str, name: &str, code: Option<&str>| {
            count += 1;
            if count > MOST_SERVICES {
                return Err(Reason::TooManyServices { most: MOST_SERVICES });
            }
            if let Some(code) = code {
                codes.add(code);
                return Ok(());
            }
            let other = OtherService { category: line("service", category)?, name: line("service", name)? };
            if !other.name.is_blank() && !others.contains(&other) {
                others.push(other);
            }
            if others.len() > MOST_OTHERS { Err(Reason::TooManyServices { most: MOST_OTHERS }) } else { Ok(()) }
        };
        for named in &self.services {
            for name in named.names.split(';').map(str::trim).filter(|name| !name.is_empty()) {
                let code = codes::code_of(&named.category_code, &named.category, name);
                let category = if named.category.trim().is_empty() { &named.category_code } else { &named.category };
                take(category, name, code)?;
            }
        }
        for code in self.codes.iter().map(|code| code.trim()).filter(|code| !code.is_empty()) {
            take("", code, codes::service(code).map(|service| service.code))?;
        }
        if !self.kind.trim().is_empty() {
            take("", &self.kind, codes::service(&self.kind).map(|service| service.code))?;
        }
        Ok((codes, others))
    }
}

/// Two fields that are one thing.
fn together(one: &str, two: &str, between: &str) -> String {
    match (one.trim(), two.trim()) {
        (one, "") => one.to_owned(),
        ("", two) => two.to_owned(),
        (one, two) => [one, two].join(between),
    }
}

fn same_number(one: &str, other: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    digits(one) == digits(other)
}

fn line<const MOST: usize>(field: &str, text: &str) -> Result<Line<MOST>, Reason> {
    Line::parse(text).map_err(|error| match error {
        TextError::TooLong { max, .. } => Reason::TooLong { field: field.to_owned(), most: max },
        TextError::Missing => Reason::NoName,
    })
}
