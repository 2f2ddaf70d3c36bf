//! A pagination names members that are there and of the right type.
//!
//! Source: Smithy 2.0, "paginated trait".

use crate::diagnostic::{codes, Diagnostics};
use crate::model::{Model, OperationRef, ServiceRef};
use crate::shape::{Shape, ShapeKind};
use crate::traits::{Paginated, Trait};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for service in model.services() {
        for operation in service.operations() {
            check_operation(model, &service, &operation, diagnostics);
        }
    }
}

fn check_operation(
    model: &Model,
    service: &ServiceRef<'_>,
    operation: &OperationRef<'_>,
    diagnostics: &mut Diagnostics,
) {
    let Some(pagination) = operation.pagination(service) else {
        return;
    };
    let Some(applied) = operation.shape.traits.applied(Paginated::ID) else {
        return;
    };
    let mut error = |key: &str, way: Option<&str>, message: String| {
        diagnostics.error(
            codes::INVALID_PAGINATION,
            format!(
                "`{key}` of the pagination of `{}` {message}",
                operation.shape.id
            ),
            &applied.origin_of(&way.into_iter().collect()),
        );
    };
    let input = operation.input();
    let output = operation.output();
    let parts = [
        ("inputToken", pagination.input_token, input, Part::Token),
        ("outputToken", pagination.output_token, output, Part::Token),
        ("pageSize", pagination.page_size, input, Part::Size),
        ("items", pagination.items, output, Part::Items),
    ];
    for (key, path, structure, part) in parts {
        let Some(path) = path else {
            if matches!(part, Part::Token) {
                error(
                    key,
                    None,
                    "is missing, and the service does not give it".to_owned(),
                );
            }
            continue;
        };
        let target = match key {
            // The input's parts are members; the output's may be deeper.
            "inputToken" | "pageSize" => structure.member(&path).map(|one| model.target(one)),
            _ => follow(model, structure, &path),
        };
        match target {
            None => error(
                key,
                Some(key),
                format!(
                    "is `{}`, which `{}` does not have",
                    path.escape_debug(),
                    structure.id
                ),
            ),
            Some(target) if !part.fits(target) => error(
                key,
                Some(key),
                format!(
                    "is `{}`, which is of type {}",
                    path.escape_debug(),
                    target.kind.name()
                ),
            ),
            Some(_) => {}
        }
    }
}

enum Part {
    Token,
    Size,
    Items,
}

impl Part {
    fn fits(&self, target: &Shape) -> bool {
        match self {
            // Published models have maps as tokens.
            Part::Token => matches!(
                target.kind,
                ShapeKind::String | ShapeKind::Enum(_) | ShapeKind::Map(_)
            ),
            Part::Size => matches!(
                target.kind,
                ShapeKind::Byte
                    | ShapeKind::Short
                    | ShapeKind::Integer
                    | ShapeKind::IntEnum(_)
                    | ShapeKind::Long
            ),
            Part::Items => matches!(target.kind, ShapeKind::List(_) | ShapeKind::Map(_)),
        }
    }
}

/// The shape that a path of member names separated by dots leads to.
fn follow<'m>(model: &'m Model, from: &'m Shape, path: &str) -> Option<&'m Shape> {
    path.split('.').try_fold(from, |shape, name| {
        let members = shape.as_structure()?;
        Some(model.target(members.get(name)?))
    })
}
