//! One operation: what it takes, what it answers, and every error it may answer instead.

use std::collections::BTreeMap;

use shared::problem::{Problem, sentence};
use shared::reason::Code;
use utoipa::openapi::path::{self, OperationBuilder, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, SchemaType, Type};
use utoipa::openapi::security::SecurityRequirement;
use utoipa::openapi::{ContentBuilder, Header, RefOr, Required, Response, ResponseBuilder, Schema};

use super::document::Schemas;

/// How a type comes into the document.
pub(super) type TypeOf = fn(&mut Schemas) -> RefOr<Schema>;

/// One operation.
pub(super) struct Operation {
    /// What it is for, in a few words; what it is grouped under.
    pub(super) summary: &'static str,
    pub(super) group: &'static str,
    /// What else there is to know.
    pub(super) about: &'static str,
    /// Parameters of the query: names and what they do.
    pub(super) query: &'static [(&'static str, &'static str)],
    /// What is sent.
    pub(super) body: Option<TypeOf>,
    /// The status of success, and what is answered.
    pub(super) status: u16,
    pub(super) answer: Option<TypeOf>,
    /// Does the answer carry an `ETag`, and what conditions are read?
    pub(super) tag: Tag,
    /// Every error.
    pub(super) errors: Vec<Code>,
    /// Open to everybody?
    pub(super) open: bool,
}

/// Entity tags of an operation.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    /// None.
    None,
    /// The answer has one; `If-None-Match` is read.
    Read,
    /// The answer has one; `If-Match` is required.
    Write,
}

impl Operation {
    /// A read that everybody who is signed in may try.
    pub(super) fn get(group: &'static str, summary: &'static str, answer: TypeOf) -> Self {
        Self {
            summary,
            group,
            about: "",
            query: &[],
            body: None,
            status: 200,
            answer: Some(answer),
            tag: Tag::None,
            errors: vec![
                Code::Unauthenticated,
                Code::WrongAudience,
                Code::RoleTooSmall,
                Code::TooMany,
                Code::Internal,
                Code::Unavailable,
            ],
            open: false,
        }
    }

    /// With more errors.
    pub(super) fn or(mut self, errors: &[Code]) -> Self {
        self.errors.extend(errors);
        self
    }

    pub(super) fn describe(&self, path: &str, schemas: &mut Schemas) -> path::Operation {
        let mut operation = OperationBuilder::new().summary(Some(self.summary)).tag(self.group);
        if !self.about.is_empty() {
            operation = operation.description(Some(self.about));
        }
        for parameter in self.parameters(path) {
            operation = operation.parameter(parameter);
        }
        if let Some(body) = self.body {
            let content = ContentBuilder::new().schema(Some(body(schemas))).build();
            let body = RequestBodyBuilder::new().content("application/json", content).required(Some(Required::True));
            operation = operation.request_body(Some(body.build()));
        }
        operation = operation.response(self.status.to_string(), self.success(schemas));
        if self.tag == Tag::Read {
            operation = operation.response("304", Response::new("The caller has it already."));
        }
        for (status, codes) in by_status(&self.errors) {
            operation = operation.response(status.to_string(), failure(&codes, schemas));
        }
        if self.open {
            operation = operation.securities(Some(Vec::<SecurityRequirement>::new()));
        }
        operation.build()
    }

    fn parameters(&self, path: &str) -> Vec<Parameter> {
        let mut parameters = Vec::new();
        if path.contains("{id}") {
            let format = Some(SchemaFormat::Custom("uuid".to_owned()));
            parameters.push(parameter("id", ParameterIn::Path, "A GUID.", format));
        }
        for (name, about) in self.query {
            let format = (*name == "limit").then_some(SchemaFormat::KnownFormat(KnownFormat::Int32));
            parameters.push(parameter(name, ParameterIn::Query, about, format));
        }
        match self.tag {
            Tag::None => (),
            Tag::Read => {
                parameters.push(parameter("If-None-Match", ParameterIn::Header, "A tag of an earlier answer.", None));
            }
            Tag::Write => {
                let about = "The tag of the contact that the caller looked at. Required; `*` is no version.";
                let mut tag = parameter("If-Match", ParameterIn::Header, about, None);
                tag.required = Required::True;
                parameters.push(tag);
            }
        }
        parameters
    }

    fn success(&self, schemas: &mut Schemas) -> Response {
        let mut response = ResponseBuilder::new().description(if self.status == 204 { "Done." } else { "The answer." });
        if let Some(answer) = self.answer {
            let content = ContentBuilder::new().schema(Some(answer(schemas))).build();
            response = response.content("application/json", content);
        }
        if self.tag != Tag::None {
            response = response.header("ETag", Header::new(text(None)));
        }
        response.build()
    }
}

fn by_status(codes: &[Code]) -> BTreeMap<u16, Vec<Code>> {
    let mut statuses: BTreeMap<u16, Vec<Code>> = BTreeMap::new();
    for code in codes {
        statuses.entry(code.status()).or_default().push(*code);
    }
    statuses
}

fn failure(codes: &[Code], schemas: &mut Schemas) -> Response {
    let lines: Vec<_> = codes.iter().map(|code| format!("`{code}`: {}", sentence(*code))).collect();
    let content = ContentBuilder::new().schema(Some(schemas.of::<Problem>())).build();
    ResponseBuilder::new().description(lines.join("\n")).content("application/problem+json", content).build()
}

fn text(format: Option<SchemaFormat>) -> ObjectBuilder {
    let kind = match format {
        Some(SchemaFormat::KnownFormat(KnownFormat::Int32)) => Type::Integer,
        _ => Type::String,
    };
    ObjectBuilder::new().schema_type(SchemaType::Type(kind)).format(format)
}

fn parameter(name: &str, place: ParameterIn, about: &str, format: Option<SchemaFormat>) -> Parameter {
    let required = if place == ParameterIn::Path { Required::True } else { Required::False };
    ParameterBuilder::new()
        .name(name)
        .parameter_in(place)
        .required(required)
        .description(Some(about))
        .schema(Some(text(format)))
        .build()
}
