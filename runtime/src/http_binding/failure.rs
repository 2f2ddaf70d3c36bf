//! Failures name the member.

use aws_smithy_runtime_api::box_error::BoxError;

use crate::shape::{Member, Table};

/// A failure to write or read a member of a shape.
pub(super) fn of_member(table: &Table, member: &Member, error: BoxError) -> BoxError {
    format!("`{}.{}`: {error}", table.name, member.name).into()
}
