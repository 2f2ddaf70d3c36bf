//! The descriptors and trait impls of generated operations, their outputs and their errors.

/// The [`Descriptor`](crate::operation::Descriptor) of an operation of the module in which this is written, with
/// the facts that hold of it.
///
/// ```text
/// descriptor!("GetThing", sensitive_output)
/// ```
#[macro_export]
macro_rules! descriptor {
    ($operation:literal $(, $fact:ident)*) => {
        $crate::operation::Descriptor {
            $($fact: true,)*
            ..$crate::operation::Descriptor::new($operation, ::std::module_path!())
        }
    };
}

/// Implements what the type of an operation needs beside its
/// [`Operation`](crate::operation::Operation): it is the runtime plugin that its calls are made
/// with.
#[macro_export]
macro_rules! operation_plugin {
    ($operation:ident, $service:expr) => {
        impl $crate::api::RuntimePlugin for $operation {
            #[inline]
            fn config(&self) -> ::std::option::Option<$crate::api::FrozenLayer> {
                $crate::operation::plugin_config::<Self>($service)
            }
            #[inline]
            fn runtime_components(
                &self,
                _current: &$crate::api::RuntimeComponentsBuilder,
            ) -> ::std::borrow::Cow<'_, $crate::api::RuntimeComponentsBuilder> {
                $crate::operation::plugin_components::<Self>($service)
            }
        }
    };
}

/// Implements what the output of an operation needs beside [`structure!`](crate::structure): it
/// knows the id of its request, and what comes through its body if a member is a stream.
///
/// ```text
/// operation_output!(GetImageOutput stream image);
/// ```
#[macro_export]
macro_rules! operation_output {
    ($output:ident $(stream $stream:ident)?) => {
        impl $crate::operation::OperationOutput for $output {
            #[inline]
            fn set_request_id(&mut self, request_id: ::std::option::Option<::std::string::String>) {
                self._request_id = request_id;
            }
            $(
                #[inline]
                fn set_body(&mut self, body: $crate::stream::StreamBody) {
                    self.$stream = $crate::stream::FromBody::from_body(body);
                }
            )?
        }
        impl $crate::api::RequestId for $output {
            #[inline]
            fn request_id(&self) -> ::std::option::Option<&str> {
                self._request_id.as_deref()
            }
        }
    };
}

/// Implements what a structure with `smithy.api#error` needs beside
/// [`structure!`](crate::structure): printing, metadata, and the id of its request.
#[macro_export]
macro_rules! error_structure {
    ($error:ident) => {
        impl ::std::fmt::Display for $error {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::error::display_structure(self, f)
            }
        }
        impl ::std::error::Error for $error {}
        impl $crate::api::ProvideErrorMetadata for $error {
            #[inline]
            fn meta(&self) -> &$crate::api::ErrorMetadata {
                &self.meta
            }
        }
        impl $crate::api::RequestId for $error {
            #[inline]
            fn request_id(&self) -> ::std::option::Option<&str> {
                $crate::api::RequestId::request_id(&self.meta)
            }
        }
    };
}

/// Implements what the errors of an operation and those of a service have in common: what a value holds, its metadata,
/// and the id of the request.
#[doc(hidden)]
#[macro_export]
macro_rules! error_enum {
    ($error:ident { $($variant:ident)* }) => {
        impl $crate::error::ErrorEnum for $error {
            #[inline]
            fn case(&self) -> $crate::error::Case<'_> {
                match self {
                    $(Self::$variant(error) => $crate::error::Case::Modeled(error),)*
                    #[allow(deprecated)]
                    Self::Unhandled(error) => $crate::error::Case::Unhandled(error),
                }
            }
        }
        impl $crate::api::ProvideErrorMetadata for $error {
            #[inline]
            fn meta(&self) -> &$crate::api::ErrorMetadata {
                $crate::error::ErrorEnum::case(self).meta()
            }
        }
        impl $crate::api::RequestId for $error {
            #[inline]
            fn request_id(&self) -> ::std::option::Option<&str> {
                $crate::api::RequestId::request_id($crate::api::ProvideErrorMetadata::meta(self))
            }
        }
    };
}

/// Says what the errors of an operation are and implements what their type needs: it is a union whose members are
/// the errors, it prints and provides metadata, and it can hold an error that the model does not know. The entries
/// are as in [`union!`](crate::union).
///
/// ```text
/// operation_error! {
///     GetThingError of "GetThing",
///     0 => NotFound "NotFoundException",
///     1 => Throttled "Throttled" RETRYABLE THROTTLING,
/// }
/// ```
#[macro_export]
macro_rules! operation_error {
    (
        $error:ident of $operation:literal
        $(, $index:literal => $variant:ident $member:literal $($fact:ident)* $(; [$($trait:expr),+ $(,)?])?)*
        $(,)?
    ) => {
        $crate::error_enum!($error { $($variant)* });
        impl ::std::fmt::Display for $error {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::write!(f, "{}: {}", $operation, $crate::error::ErrorEnum::case(self))
            }
        }
        impl ::std::error::Error for $error {
            #[inline]
            fn source(&self) -> ::std::option::Option<&(dyn ::std::error::Error + 'static)> {
                ::std::option::Option::Some($crate::error::ErrorEnum::case(self).error())
            }
        }
        impl $crate::api::ProvideErrorKind for $error {
            #[inline]
            fn retryable_error_kind(&self) -> ::std::option::Option<$crate::api::ErrorKind> {
                $crate::error::retryable_error_kind(self)
            }
            #[inline]
            fn code(&self) -> ::std::option::Option<&str> {
                $crate::api::ProvideErrorMetadata::code(self)
            }
        }
        impl $crate::api::CreateUnhandledError for $error {
            #[inline]
            fn create_unhandled_error(
                source: $crate::api::BoxError,
                meta: ::std::option::Option<$crate::api::ErrorMetadata>,
            ) -> Self {
                #[allow(deprecated)]
                Self::Unhandled($crate::error::Unhandled::new(source, meta))
            }
        }
        impl $crate::shape::Shape for $error {
            const TABLE: $crate::shape::Table = $crate::table!(
                (::std::stringify!($error)) [UNION] []
                [] $($index $member [$($fact)*] $([$($trait),+])?,)*
            );
        }
        impl $crate::shape::Structure for $error {
            #[inline]
            fn slot(&mut self, index: usize) -> ::std::option::Option<$crate::shape::Slot<'_>> {
                match index {
                    $($index => $crate::union!(@slot self $variant),)*
                    _ => ::std::option::Option::None,
                }
            }
            #[inline]
            fn get(&self, index: usize) -> ::std::option::Option<$crate::shape::Value<'_>> {
                match (index, self) {
                    $(($index, Self::$variant(error)) => $crate::shape::Field::value(error),)*
                    _ => ::std::option::Option::None,
                }
            }
            #[inline]
            fn empty() -> Self {
                #[allow(deprecated)]
                Self::Unhandled($crate::error::Unhandled::empty())
            }
        }
        impl $crate::operation::OperationError for $error {
            #[inline]
            fn set_meta(&mut self, meta: $crate::api::ErrorMetadata) {
                match self {
                    $(Self::$variant(error) => error.meta = meta,)*
                    #[allow(deprecated)]
                    Self::Unhandled(error) => error.set_meta(meta),
                }
            }
        }
    };
}

/// Implements what the error type of a whole service needs: it prints, provides metadata, and
/// takes over a failure to build an input.
#[macro_export]
macro_rules! service_error {
    ($error:ident { $($variant:ident),* $(,)? }) => {
        $crate::error_enum!($error { $($variant)* });
        impl ::std::fmt::Display for $error {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&$crate::error::ErrorEnum::case(self), f)
            }
        }
        impl ::std::error::Error for $error {
            #[inline]
            fn source(&self) -> ::std::option::Option<&(dyn ::std::error::Error + 'static)> {
                match $crate::error::ErrorEnum::case(self) {
                    $crate::error::Case::Modeled(error) => error.source(),
                    unhandled => ::std::option::Option::Some(unhandled.error()),
                }
            }
        }
        impl ::std::convert::From<$crate::api::BuildError> for $error {
            #[inline]
            fn from(error: $crate::api::BuildError) -> Self {
                #[allow(deprecated)]
                Self::Unhandled($crate::error::Unhandled::of_cause(error.into()))
            }
        }
    };
}

/// Turns what ends the wait of any waiter without success into the error of its service.
#[macro_export]
macro_rules! service_error_from_waiters {
    ($error:ident) => {
        impl<O, E> ::std::convert::From<$crate::waiter::WaiterError<O, E>> for $error
        where
            O: ::std::fmt::Debug + ::std::marker::Send + ::std::marker::Sync + 'static,
            E: ::std::error::Error + ::std::marker::Send + ::std::marker::Sync + 'static,
        {
            #[inline]
            fn from(error: $crate::waiter::WaiterError<O, E>) -> Self {
                #[allow(deprecated)]
                Self::Unhandled($crate::error::Unhandled::of_cause(error.into()))
            }
        }
    };
}

/// Turns the error of an operation into the error of its service.
#[macro_export]
macro_rules! service_error_from {
    ($error:ident, $operation_error:ty { $($variant:ident),* $(,)? }) => {
        impl ::std::convert::From<$operation_error> for $error {
            #[inline]
            fn from(error: $operation_error) -> Self {
                type OperationError = $operation_error;
                match error {
                    $(OperationError::$variant(error) => Self::$variant(error),)*
                    #[allow(deprecated)]
                    OperationError::Unhandled(error) => Self::Unhandled(error),
                }
            }
        }
        impl<R> ::std::convert::From<$crate::api::SdkError<$operation_error, R>> for $error
        where
            R: ::std::marker::Send + ::std::marker::Sync + ::std::fmt::Debug + 'static,
        {
            #[inline]
            fn from(error: $crate::api::SdkError<$operation_error, R>) -> Self {
                #[allow(deprecated)]
                $crate::error::service_error_of_call(error, Self::from, Self::Unhandled)
            }
        }
    };
}
