//! Collects operations and the types they speak of.

use std::collections::BTreeMap;

use shared::partner_center::{Attributes, Links};
use utoipa::ToSchema;
use utoipa::openapi::path::{HttpMethod, PathItem, Paths};
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, SchemaType, Type};
use utoipa::openapi::security::{SecurityRequirement, SecurityScheme};
use utoipa::openapi::{ComponentsBuilder, Info, OpenApi, OpenApiBuilder, Ref, RefOr, Schema};

use super::operation::Operation;

/// The document while it is being written.
pub(super) struct Document {
    info: Info,
    paths: Paths,
    schemas: Schemas,
    securities: Vec<(String, SecurityScheme)>,
    /// Schemes of single operations.
    schemes: Vec<(String, SecurityScheme)>,
}

/// The types spoken of, by name.
#[derive(Default)]
pub(super) struct Schemas(BTreeMap<String, RefOr<Schema>>);

impl Schemas {
    /// A reference to the type, which is kept with all that it is made of.
    pub(super) fn of<T: ToSchema>(&mut self) -> RefOr<Schema> {
        let mut parts = Vec::new();
        T::schemas(&mut parts);
        self.0.extend(parts);
        self.0.insert(T::name().into_owned(), T::schema());
        RefOr::Ref(Ref::from_schema_name(T::name()))
    }

    /// A reference to collections of the type, as Partner Center writes them.
    pub(super) fn collections_of<T: ToSchema>(&mut self) -> RefOr<Schema> {
        let count = ObjectBuilder::new()
            .schema_type(SchemaType::Type(Type::Integer))
            .description(Some("How many items this answer has."));
        let collection = ObjectBuilder::new()
            .property("totalCount", count)
            .property("items", ArrayBuilder::new().items(self.of::<T>()))
            .required("items")
            .property("links", self.of::<Links>())
            .property("attributes", self.of::<Attributes>());
        let name = format!("Collection_{}", T::name());
        self.0.insert(name.clone(), RefOr::T(collection.into()));
        RefOr::Ref(Ref::from_schema_name(name))
    }

    /// A reference to pages of the type.
    pub(super) fn pages_of<T: ToSchema>(&mut self) -> RefOr<Schema> {
        let items = ArrayBuilder::new().items(self.of::<T>());
        let next = ObjectBuilder::new()
            .schema_type(SchemaType::Type(Type::String))
            .description(Some("Where to go on; absent on the last page. Opaque."));
        let page = ObjectBuilder::new().property("items", items).required("items").property("next", next);
        let name = format!("Page_{}", T::name());
        self.0.insert(name.clone(), RefOr::T(page.into()));
        RefOr::Ref(Ref::from_schema_name(name))
    }
}

impl Document {
    pub(super) fn new(title: &str, version: &str, about: &str) -> Self {
        let mut info = Info::new(title, version);
        info.description = Some(about.to_owned());
        Self { info, paths: Paths::new(), schemas: Schemas::default(), securities: Vec::new(), schemes: Vec::new() }
    }

    /// Adds an operation.
    pub(super) fn add(&mut self, method: HttpMethod, path: &str, operation: &Operation) {
        let item = PathItem::new(method, operation.describe(path, &mut self.schemas));
        match self.paths.paths.get_mut(path) {
            Some(known) => known.merge_operations(item),
            None => drop(self.paths.paths.insert(path.to_owned(), item)),
        }
    }

    pub(super) fn security(&mut self, name: &str, scheme: SecurityScheme) {
        self.securities.push((name.to_owned(), scheme));
    }

    /// A scheme that only some operations take.
    pub(super) fn scheme(&mut self, name: &str, scheme: SecurityScheme) {
        self.schemes.push((name.to_owned(), scheme));
    }

    pub(super) fn finish(self) -> OpenApi {
        let mut components = ComponentsBuilder::new().schemas_from_iter(self.schemas.0);
        let mut requirements = Vec::new();
        for (name, scheme) in self.securities {
            requirements.push(SecurityRequirement::new::<_, [&str; 0], &str>(&name, []));
            components = components.security_scheme(name, scheme);
        }
        for (name, scheme) in self.schemes {
            components = components.security_scheme(name, scheme);
        }
        let document = OpenApiBuilder::new().info(self.info).paths(self.paths).components(Some(components.build()));
        document.security(Some(requirements)).build()
    }
}
