//! The API that the service speaks. In: a resolved model. Out: what a request can name and how it is
//! read and answered: target prefix, operations with their schemas, errors with their status.

use std::collections::BTreeMap;

use smithy_model::traits::{AwsJson1_0, AwsJson1_1, Error, HttpError, SigV4};
use smithy_model::{Model, ServiceRef, Shape};

use crate::shapes::{SchemaError, Schemas, StructureSchema};

/// Status of a client's error where the model states none.
const CLIENT_ERROR: u16 = 400;
/// Status of a server's error where the model states none.
const SERVER_ERROR: u16 = 500;

/// A service of a model, ready to be served.
#[derive(Debug)]
pub struct Api {
    /// The service's name, which begins every `X-Amz-Target`.
    pub target_prefix: String,
    /// The name that signatures are scoped to (`aws.auth#sigv4`).
    pub signing_name: String,
    /// `1.0` or `1.1`: what of the content type depends on the protocol.
    pub json_version: &'static str,
    /// The operations by name.
    pub operations: BTreeMap<String, OperationSchema>,
}

/// An operation.
#[derive(Debug)]
pub struct OperationSchema {
    /// What it takes.
    pub input: &'static StructureSchema,
    /// What it returns.
    pub output: &'static StructureSchema,
    /// The errors it can return, by name.
    pub errors: BTreeMap<String, ErrorSchema>,
}

/// An error.
#[derive(Debug)]
pub struct ErrorSchema {
    /// Its members.
    pub shape: &'static StructureSchema,
    /// `smithy.api#httpError`, or what goes with `smithy.api#error`.
    pub status: u16,
}

impl Api {
    /// The first service of `model`.
    ///
    /// # Errors
    /// When there is none, when it does not speak awsJson, and for each pattern that cannot be
    /// checked.
    pub fn new(model: &Model) -> Result<Self, Vec<SchemaError>> {
        let Some(service) = model.services().next() else {
            return Err(vec![SchemaError {
                shape: "(the model)".to_owned(),
                message: "has no service".to_owned(),
            }]);
        };
        let id = service.shape.id.to_string();
        let Some(json_version) = json_version(service.shape) else {
            return Err(vec![SchemaError {
                shape: id,
                message: "speaks neither aws.protocols#awsJson1_0 nor aws.protocols#awsJson1_1"
                    .to_owned(),
            }]);
        };
        let mut schemas = Schemas::new(model);
        let operations = operations(&service, &mut schemas);
        if !schemas.errors.is_empty() {
            return Err(schemas.errors);
        }
        let signing_name = service
            .shape
            .get::<SigV4>()
            .map_or(service.shape.name(), |sigv4| &sigv4.name);
        Ok(Api {
            target_prefix: service.shape.name().to_owned(),
            signing_name: signing_name.to_owned(),
            json_version,
            operations,
        })
    }

    /// The content type of requests and responses.
    pub fn content_type(&self) -> String {
        format!("application/x-amz-json-{}", self.json_version)
    }
}

fn json_version(service: &Shape) -> Option<&'static str> {
    if service.has::<AwsJson1_0>() {
        Some("1.0")
    } else if service.has::<AwsJson1_1>() {
        Some("1.1")
    } else {
        None
    }
}

fn operations(
    service: &ServiceRef<'_>,
    schemas: &mut Schemas<'_>,
) -> BTreeMap<String, OperationSchema> {
    let mut operations = BTreeMap::new();
    for operation in service.operations() {
        let errors = operation.errors(service).into_iter().map(|error| {
            let schema = ErrorSchema {
                shape: schemas.structure(error),
                status: error_status(error),
            };
            (error.name().to_owned(), schema)
        });
        let errors = errors.collect();
        let schema = OperationSchema {
            input: schemas.structure(operation.input()),
            output: schemas.structure(operation.output()),
            errors,
        };
        operations.insert(operation.shape.name().to_owned(), schema);
    }
    operations
}

fn error_status(error: &Shape) -> u16 {
    match (error.get::<HttpError>(), error.get::<Error>()) {
        (Some(stated), _) => stated.0,
        (None, Some(Error::Server)) => SERVER_ERROR,
        (None, _) => CLIENT_ERROR,
    }
}
