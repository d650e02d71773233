//! One operation: what it takes, what it answers, and every error it may answer instead.

use std::collections::BTreeMap;

use shared::api::path::{CUSTOMERS, PORTALS};
use shared::id::{CustomerId, PortalId, SubscriptionId};
use shared::page::Limit;
use shared::partner_center::fault::Fault;
use shared::problem::{Problem, sentence};
use shared::reason::Code;
use utoipa::openapi::path::{self, OperationBuilder, Parameter, ParameterBuilder, ParameterIn, ParameterStyle};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, SchemaType, Type};
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
    /// Parameters of the query.
    pub(super) query: &'static [(&'static str, Kind, &'static str)],
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
    /// The one scheme by which it is entered, where that is another than everywhere.
    pub(super) scheme: Option<&'static str>,
    /// In which form errors are told.
    pub(super) face: Face,
}

/// In which form an API tells errors.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Face {
    /// Our own: a problem.
    Own,
    /// Partner Center's: a fault with a number.
    PartnerCenter,
}

impl Face {
    fn status(self, code: Code) -> u16 {
        match self {
            Self::Own => code.status(),
            Self::PartnerCenter => code.partner_center().0,
        }
    }

    fn line(self, code: Code) -> String {
        match self {
            Self::Own => format!("`{code}`: {}", sentence(code)),
            Self::PartnerCenter => format!("`{}` (`{code}`): {}", code.partner_center().1, sentence(code)),
        }
    }

    fn failure(self, codes: &[Code], schemas: &mut Schemas) -> Response {
        let lines: Vec<_> = codes.iter().map(|code| self.line(*code)).collect();
        let (kind, schema) = match self {
            Self::Own => ("application/problem+json", schemas.of::<Problem>()),
            Self::PartnerCenter => ("application/json", schemas.of::<Fault>()),
        };
        let content = ContentBuilder::new().schema(Some(schema)).build();
        ResponseBuilder::new().description(lines.join("\n")).content(kind, content).build()
    }
}

/// What a parameter of the query holds.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// Any text.
    Text,
    /// A number of rows.
    Rows,
    /// `true` or `false`.
    Truth,
    /// One value of a type.
    One(TypeOf),
    /// Several values of a type, with commas.
    Many(TypeOf),
}

impl Kind {
    fn schema(self, schemas: &mut Schemas) -> RefOr<Schema> {
        let plain = |kind| ObjectBuilder::new().schema_type(SchemaType::Type(kind));
        match self {
            Self::Text => plain(Type::String).into(),
            Self::Rows => plain(Type::Integer).minimum(Some(1)).maximum(Some(Limit::MOST)).into(),
            Self::Truth => plain(Type::Boolean).into(),
            Self::One(of) => of(schemas),
            Self::Many(of) => ArrayBuilder::new().items(of(schemas)).into(),
        }
    }
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
            scheme: None,
            face: Face::Own,
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
        for parameter in self.parameters(path, schemas) {
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
        let mut statuses: BTreeMap<u16, Vec<Code>> = BTreeMap::new();
        for code in &self.errors {
            statuses.entry(self.face.status(*code)).or_default().push(*code);
        }
        for (status, codes) in statuses {
            operation = operation.response(status.to_string(), self.face.failure(&codes, schemas));
        }
        if let Some(scheme) = self.scheme {
            let only = SecurityRequirement::new::<_, [&str; 0], &str>(scheme, []);
            operation = operation.securities(Some(vec![only]));
        }
        if self.open {
            operation = operation.securities(Some(Vec::<SecurityRequirement>::new()));
        }
        operation.build()
    }

    fn parameters(&self, path: &str, schemas: &mut Schemas) -> Vec<Parameter> {
        let mut parameters = Vec::new();
        for part in path.split('/').filter(|part| part.starts_with('{')) {
            let name = part.trim_matches(['{', '}']);
            let of_customer = name == "customer" || path.starts_with(CUSTOMERS);
            let id = match () {
                () if of_customer => schemas.of::<CustomerId>(),
                () if path.starts_with(PORTALS) => schemas.of::<PortalId>(),
                () => schemas.of::<SubscriptionId>(),
            };
            parameters.push(parameter(name, ParameterIn::Path, "A GUID.", id));
        }
        for (name, kind, about) in self.query {
            let mut query = parameter(name, ParameterIn::Query, about, kind.schema(schemas));
            if matches!(kind, Kind::Many(_)) {
                (query.style, query.explode) = (Some(ParameterStyle::Form), Some(false));
            }
            parameters.push(query);
        }
        let tag = || ObjectBuilder::new().schema_type(SchemaType::Type(Type::String)).into();
        match self.tag {
            Tag::None => (),
            Tag::Read => {
                let about = "A tag of an earlier answer.";
                parameters.push(parameter("If-None-Match", ParameterIn::Header, about, tag()));
            }
            Tag::Write => {
                let about = "The tag of the contact that the caller looked at. Required; `*` is no version.";
                let mut tag = parameter("If-Match", ParameterIn::Header, about, tag());
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
            response =
                response.header("ETag", Header::new(ObjectBuilder::new().schema_type(SchemaType::Type(Type::String))));
        }
        response.build()
    }
}

fn parameter(name: &str, place: ParameterIn, about: &str, schema: RefOr<Schema>) -> Parameter {
    let required = if place == ParameterIn::Path { Required::True } else { Required::False };
    let parameter = ParameterBuilder::new().name(name).parameter_in(place).required(required);
    parameter.description(Some(about)).schema(Some(schema)).build()
}
