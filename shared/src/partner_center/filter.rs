//! The filter of a list: `{"Field":"CompanyName","Value":"cont","Operator":"starts_with"}`, in the spellings of every SDK.

use serde::{Deserialize, Serialize};

use super::json::{Notes, parse, read};
use super::word::spelled;
use crate::choice::choice;
use crate::problem::FieldError;
use crate::text::Invalid;

/// A filter as it stands in an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Wire {
    field: String,
    value: String,
    operator: String,
}

choice! {
    /// What may be filtered by.
    pub enum Field {
        /// The customer's name.
        CompanyName = "company_name",
        /// The customer's domain.
        Domain = "domain",
        /// The reseller that is related to the customer.
        IndirectReseller = "indirect_reseller",
        /// The provider that is related to the customer.
        IndirectCloudSolutionProvider = "indirect_cloud_solution_provider",
        /// A partner's name.
        Name = "name",
        /// The customer that a change was about.
        CustomerId = "customer_id",
        /// The kind of thing that changed.
        ResourceType = "resource_type",
    }
}

choice! {
    /// How it is compared.
    pub enum Operator {
        /// It begins with the value.
        StartsWith = "starts_with",
        /// It is the value.
        Equals = "equals",
        /// It contains the value.
        Substring = "substring",
    }
}

/// A filter that was understood. Values are compared without case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// By what.
    pub field: Field,
    /// How.
    pub operator: Operator,
    /// With what; not empty.
    pub value: String,
}

impl Filter {
    /// Reads a filter's JSON. Only these pairs of field and operator are allowed.
    pub fn parse(text: &str, allowed: &[(Field, Operator)]) -> Result<Self, FieldError> {
        let wrong = |name: &str, code| FieldError { pointer: format!("?filter{name}"), code };
        let inside = |error: FieldError| wrong(&error.pointer, error.code);
        let wire: Wire = read(parse(text.as_bytes()).map_err(inside)?, &mut Notes::default()).map_err(inside)?;
        let field = spelled(&wire.field).ok_or_else(|| wrong("/field", Invalid::Choice))?;
        if !allowed.iter().any(|(known, _)| *known == field) {
            return Err(wrong("/field", Invalid::Choice));
        }
        let operator = spelled(&wire.operator).ok_or_else(|| wrong("/operator", Invalid::Choice))?;
        if !allowed.contains(&(field, operator)) {
            return Err(wrong("/operator", Invalid::Choice));
        }
        let value = wire.value.trim();
        match value.chars().count() {
            0 => Err(wrong("/value", Invalid::Empty)),
            1..=256 => Ok(Self { field, operator, value: value.to_owned() }),
            _ => Err(wrong("/value", Invalid::TooLong)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALLOWED: &[(Field, Operator)] =
        &[(Field::CompanyName, Operator::StartsWith), (Field::IndirectReseller, Operator::StartsWith)];

    #[test]
    fn the_spellings_of_every_sdk() {
        for text in [
            r#"{"Field":"CompanyName","Value":"cont","Operator":"starts_with"}"#,
            r#"{"value":"cont","field":"CompanyName","fieldType":"String","operator":"StartsWith"}"#,
            r#"{"FIELD":"companyname","VALUE":" cont ","OPERATOR":"startswith"}"#,
        ] {
            let filter = Filter::parse(text, ALLOWED);
            let expected =
                Filter { field: Field::CompanyName, operator: Operator::StartsWith, value: "cont".to_owned() };
            assert_eq!(filter, Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_filtered() {
        for (text, pointer, code) in [
            ("name", "?filter", Invalid::Json),
            (r#"{"Value":"x","Operator":"starts_with"}"#, "?filter/field", Invalid::Missing),
            (r#"{"Field":"Colour","Value":"x","Operator":"starts_with"}"#, "?filter/field", Invalid::Choice),
            (r#"{"Field":"Domain","Value":"x","Operator":"starts_with"}"#, "?filter/field", Invalid::Choice),
            (r#"{"Field":"CompanyName","Value":"x","Operator":"equals"}"#, "?filter/operator", Invalid::Choice),
            (r#"{"Field":"CompanyName","Value":"","Operator":"starts_with"}"#, "?filter/value", Invalid::Empty),
        ] {
            let error = Filter::parse(text, ALLOWED).unwrap_err();
            assert_eq!((error.pointer.as_str(), error.code), (pointer, code), "{text}");
        }
    }
}
