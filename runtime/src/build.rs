//! Support for the builders of shapes.

use aws_smithy_types::error::operation::BuildError;

/// The value of a required member, or else returns the error that it was not set.
///
/// ```text
/// required!(self.id, "id", "Summary")
/// ```
#[macro_export]
macro_rules! required {
    ($value:expr, $field:literal, $shape:literal) => {
        $crate::build::required(
            $value,
            $field,
            ::std::concat!(
                $field,
                " was not specified but it is required when building ",
                $shape
            ),
        )?
    };
}

/// The value of a required member.
///
/// # Errors
/// The value is absent; `details` says so in words.
#[inline]
pub fn required<T>(
    value: Option<T>,
    field: &'static str,
    details: &'static str,
) -> Result<T, BuildError> {
    value.ok_or_else(|| BuildError::missing_field(field, details))
}
