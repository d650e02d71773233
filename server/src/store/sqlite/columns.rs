//! Reading rows: columns in their order, turned into what they stand for.

use std::cell::Cell;
use std::str::FromStr;

use rusqlite::types::FromSql;
use rusqlite::{Connection, Params, Row};
use shared::fact::{Evidence, Fact, Known};
use shared::text::Invalid;
use shared::time::Timestamp;
use shared::version::Version;

use crate::store::{Read, StoreError};

/// The columns of one row, read from left to right.
pub(super) struct Columns<'a> {
    row: &'a Row<'a>,
    at: Cell<usize>,
    table: &'static str,
}

impl<'a> Columns<'a> {
    pub(super) const fn new(row: &'a Row<'a>, table: &'static str) -> Self {
        Self { row, at: Cell::new(0), table }
    }

    fn step(&self) -> usize {
        self.at.replace(self.at.get() + 1)
    }

    /// Passes so many columns over.
    pub(super) fn skip(&self, count: usize) {
        self.at.set(self.at.get() + count);
    }

    /// The next column as it is.
    pub(super) fn get<T: FromSql>(&self) -> Read<T> {
        let at = self.step();
        self.row.get(at).map_err(|_| self.wrong(at, "is of another type"))
    }

    /// The next column as an id.
    pub(super) fn id<T>(&self, make: fn([u8; 16]) -> T) -> Read<T> {
        self.get().map(make)
    }

    /// The next column as an id, or none.
    pub(super) fn maybe_id<T>(&self, make: fn([u8; 16]) -> T) -> Read<Option<T>> {
        Ok(self.get::<Option<[u8; 16]>>()?.map(make))
    }

    /// The next column as a text of that kind.
    pub(super) fn text<T: FromStr<Err = Invalid>>(&self) -> Read<T> {
        self.maybe_text()?.ok_or_else(|| self.wrong(self.at.get() - 1, "is missing"))
    }

    /// The next column as a text of that kind, or none.
    pub(super) fn maybe_text<T: FromStr<Err = Invalid>>(&self) -> Read<Option<T>> {
        let at = self.step();
        let value = self.row.get_ref(at).map_err(|_| self.wrong(at, "is not there"))?;
        let text = value.as_str_or_null().map_err(|_| self.wrong(at, "is no text"))?;
        text.map(str::parse).transpose().map_err(|_: Invalid| self.wrong(at, "holds another kind of text"))
    }

    /// The next column as a number of that type.
    pub(super) fn number<T: TryFrom<i64>>(&self) -> Read<T> {
        T::try_from(self.get::<i64>()?).map_err(|_| self.wrong(self.at.get() - 1, "is out of range"))
    }

    /// The next column as a number of that type, or none.
    pub(super) fn maybe_number<T: TryFrom<i64>>(&self) -> Read<Option<T>> {
        let number = self.get::<Option<i64>>()?.map(T::try_from).transpose();
        number.map_err(|_| self.wrong(self.at.get() - 1, "is out of range"))
    }

    /// The next column as a time.
    pub(super) fn time(&self) -> Read<Timestamp> {
        self.get().map(Timestamp::from_micros)
    }

    /// The next column as a time, or none.
    pub(super) fn maybe_time(&self) -> Read<Option<Timestamp>> {
        Ok(self.get::<Option<i64>>()?.map(Timestamp::from_micros))
    }

    /// The next column as a version.
    pub(super) fn version(&self) -> Read<Version> {
        self.number().map(Version::new)
    }

    /// The next two columns as the evidence of a value, when there is one.
    pub(super) fn fact<T>(&self, value: Option<T>) -> Read<Fact<T>> {
        let (source, at) = (self.maybe_text()?, self.maybe_time()?);
        match (value, source, at) {
            (Some(value), Some(source), Some(at)) => Ok(Some(Known { value, evidence: Evidence { source, at } })),
            (None, ..) => Ok(None),
            _ => Err(self.wrong(self.at.get() - 1, "is missing: where a fact is from")),
        }
    }

    /// The error for a column that does not hold what it should.
    pub(super) fn wrong(&self, at: usize, what: &str) -> StoreError {
        let name = self.row.as_ref().column_name(at).unwrap_or("column").to_owned();
        StoreError::Inconsistent { table: self.table, what: format!("{name} {what}") }
    }
}

/// All rows of a statement.
pub(super) fn all<T>(
    db: &Connection,
    sql: &str,
    params: impl Params,
    read: impl Fn(&Row<'_>) -> Read<T>,
) -> Read<Vec<T>> {
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(row)?);
    }
    Ok(found)
}

/// The first row of a statement.
pub(super) fn first<T>(
    db: &Connection,
    sql: &str,
    params: impl Params,
    read: impl FnOnce(&Row<'_>) -> Read<T>,
) -> Read<Option<T>> {
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    rows.next()?.map(read).transpose()
}

/// Runs a statement that changes rows; how many it changed.
pub(super) fn run(db: &Connection, sql: &str, params: impl Params) -> Read<usize> {
    Ok(db.prepare_cached(sql)?.execute(params)?)
}
