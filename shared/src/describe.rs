//! How our own types stand in the OpenAPI document. Only with the feature `openapi`.

#[cfg(feature = "openapi")]
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, SchemaType, Type};
#[cfg(feature = "openapi")]
use utoipa::openapi::{RefOr, Schema};

/// A type that is written as a string of this format; any string when it is empty.
macro_rules! text {
    ($name:ident, $format:literal) => {
        #[cfg(feature = "openapi")]
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                $crate::describe::string($format)
            }
        }

        #[cfg(feature = "openapi")]
        impl utoipa::ToSchema for $name {}
    };
}

pub(crate) use text;

/// A string of this format; nothing of ours is written as an empty one.
#[cfg(feature = "openapi")]
pub(crate) fn string(format: &str) -> RefOr<Schema> {
    let format = match format {
        "" => None,
        "date" => Some(SchemaFormat::KnownFormat(KnownFormat::Date)),
        "date-time" => Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)),
        other => Some(SchemaFormat::Custom(other.to_owned())),
    };
    RefOr::T(ObjectBuilder::new().schema_type(SchemaType::Type(Type::String)).format(format).min_length(Some(1)).into())
}

/// One of these strings.
#[cfg(feature = "openapi")]
pub(crate) fn choice(codes: &[&str]) -> RefOr<Schema> {
    let values = Some(codes.iter().copied());
    RefOr::T(ObjectBuilder::new().schema_type(SchemaType::Type(Type::String)).enum_values(values).into())
}
