//! Errors as users see them: the content of an unknown one, the text of each, and which are retried.

use std::fmt;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::{ErrorMetadata, ProvideErrorMetadata};
use aws_smithy_types::retry::ErrorKind;
use aws_types::request_id::RequestId;

mod response;

#[cfg(feature = "event-stream")]
pub(crate) use response::with_request_id;
pub(crate) use response::{ResponseFailure, REQUEST_ID};

use crate::shape::{Member, MemberFlags, Structure, Table, TableFlags, Value};

/// The text that replaces a sensitive value (`smithy.api#sensitive`).
pub const REDACTED: &str = "*** Sensitive Data Redacted ***";

/// An error that the model does not know, or that could not be read.
///
/// Its parts are reached through [`ProvideErrorMetadata`] and
/// [`source`](std::error::Error::source) of the error that holds it.
pub struct Unhandled {
    source: BoxError,
    meta: ErrorMetadata,
    /// The status code of the HTTP response, if there was one.
    status: Option<u16>,
}

/// The cause is shown in its own words: it may hold the response, whose body may be sensitive.
impl fmt::Debug for Unhandled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut source = self.source.to_string();
        let mut cause = self.source.source();
        while let Some(error) = cause {
            source.push_str(": ");
            source.push_str(&error.to_string());
            cause = error.source();
        }
        f.debug_struct("Unhandled")
            .field("source", &source)
            .field("meta", &self.meta)
            .field("status", &self.status)
            .finish()
    }
}

impl Unhandled {
    /// An unknown error with its cause and the known facts. Without facts, those of a response in the cause count.
    pub fn new(source: BoxError, meta: Option<ErrorMetadata>) -> Self {
        match meta {
            Some(meta) => Self {
                source,
                meta,
                status: None,
            },
            None => Self::of_cause(source),
        }
    }

    /// An unknown error without any facts.
    pub fn empty() -> Self {
        Self::of_cause("no error information".into())
    }

    /// An unknown error with this cause: a response, a call that failed, or anything else.
    pub fn of_cause(source: BoxError) -> Self {
        let source = match source.downcast::<ResponseFailure>() {
            Ok(failure) => {
                let ResponseFailure {
                    source,
                    meta,
                    status,
                } = *failure;
                return Self {
                    source,
                    meta,
                    status,
                };
            }
            Err(source) => source,
        };
        let known = ResponseFailure::find(&*source);
        Self {
            meta: known.map_or_else(ErrorMetadata::default, |failure| failure.meta.clone()),
            status: known.and_then(|failure| failure.status),
            source,
        }
    }

    /// An unknown error with these facts, which are the cause as well.
    pub fn of_metadata(meta: ErrorMetadata) -> Self {
        Self::of_cause(ResponseFailure::unmodeled(meta, None).into())
    }

    /// The cause.
    pub fn source(&self) -> &(dyn std::error::Error + 'static) {
        &*self.source
    }

    /// The known facts: code, message, request id.
    pub fn meta(&self) -> &ErrorMetadata {
        &self.meta
    }

    /// Replaces the known facts.
    pub fn set_meta(&mut self, meta: ErrorMetadata) {
        self.meta = meta;
    }
}

/// Turns the error of a call into the error of its service. Only the conversion of modeled errors depends on the
/// operation; the rest is shared.
#[doc(hidden)]
pub fn service_error_of_call<T, E, R>(
    error: SdkError<E, R>,
    modeled: fn(E) -> T,
    unhandled: fn(Unhandled) -> T,
) -> T
where
    T: std::error::Error + Send + Sync + 'static,
    R: fmt::Debug + Send + Sync + 'static,
{
    match error.map_service_error(modeled) {
        SdkError::ServiceError(context) => context.into_err(),
        error => unhandled(Unhandled::of_cause(error.into())),
    }
}

/// The error for a string that is not a value of an enum.
#[derive(Debug)]
pub struct UnknownVariantError {
    value: String,
}

impl UnknownVariantError {
    /// The error for this string, which it prints.
    pub fn new(value: impl Into<String>) -> Self {
        Self {
            value: value.into(),
        }
    }
}

impl fmt::Display for UnknownVariantError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown enum variant: '{}'", self.value)
    }
}

impl std::error::Error for UnknownVariantError {}

/// Prints a modeled error: its name and, if it has one, its message.
pub fn display_structure(error: &dyn Structure, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let table = error.table();
    f.write_str(table.name)?;
    let Some(index) = message_of(table) else {
        return Ok(());
    };
    match error.get(index) {
        Some(_) if has_sensitive_message(table) => write!(f, ": {REDACTED}"),
        Some(Value::String(message)) => write!(f, ": {message}"),
        _ => Ok(()),
    }
}

/// The position of the member with the message of an error.
pub(crate) fn message_of(table: &Table) -> Option<usize> {
    let is_message = |member: &Member| member.name.eq_ignore_ascii_case("message");
    table.members.iter().position(is_message)
}

/// Whether the message of an error must not be printed (`smithy.api#sensitive`).
pub(crate) fn has_sensitive_message(table: &Table) -> bool {
    let message = message_of(table).and_then(|index| table.members.get(index));
    table.flags.contains(TableFlags::SENSITIVE)
        || message.is_some_and(|message| message.flags.contains(MemberFlags::SENSITIVE))
}

/// A structure with `smithy.api#error`.
#[doc(hidden)]
pub trait ModeledError: std::error::Error + ProvideErrorMetadata + 'static {}

impl<T: std::error::Error + ProvideErrorMetadata + 'static> ModeledError for T {}

/// The error enum of an operation or of a whole service.
#[doc(hidden)]
pub trait ErrorEnum {
    /// The error that the value holds.
    fn case(&self) -> Case<'_>;
}

/// The content of an [`ErrorEnum`].
#[derive(Clone, Copy)]
pub enum Case<'a> {
    /// An error of the model.
    Modeled(&'a dyn ModeledError),
    /// Any other.
    Unhandled(&'a Unhandled),
}

impl<'a> Case<'a> {
    /// The known facts of the error: code, message, request id.
    pub fn meta(self) -> &'a ErrorMetadata {
        match self {
            Case::Modeled(error) => error.meta(),
            Case::Unhandled(error) => error.meta(),
        }
    }

    /// The error itself, or the cause of an unhandled one.
    pub fn error(self) -> &'a (dyn std::error::Error + 'static) {
        match self {
            Case::Modeled(error) => error,
            Case::Unhandled(error) => error.source(),
        }
    }
}

/// Prints the modeled error, or else the code and the message that the service sent, and the id of the request. The
/// status of HTTP stands in for a code that is missing.
impl fmt::Display for Case<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let meta = self.meta();
        match self {
            Case::Modeled(error) => error.fmt(f)?,
            Case::Unhandled(error) => {
                f.write_str("unhandled error")?;
                match (meta.code(), error.status) {
                    (Some(code), _) => write!(f, " ({code})")?,
                    (None, Some(status)) => write!(f, " (HTTP status {status})")?,
                    (None, None) => {}
                }
                if let Some(message) = meta.message() {
                    write!(f, ": {message}")?;
                }
            }
        }
        match meta.request_id() {
            Some(id) => write!(f, " (request id {id})"),
            None => Ok(()),
        }
    }
}

/// Whether this error of an operation is modeled as retryable (`smithy.api#retryable`), and how.
pub fn retryable_error_kind(error: &dyn Structure) -> Option<ErrorKind> {
    let flags = error.active()?.0.flags;
    if !flags.contains(MemberFlags::RETRYABLE) {
        None
    } else if flags.contains(MemberFlags::THROTTLING) {
        Some(ErrorKind::ThrottlingError)
    } else if flags.contains(MemberFlags::SERVER_ERROR) {
        Some(ErrorKind::ServerError)
    } else {
        Some(ErrorKind::ClientError)
    }
}
