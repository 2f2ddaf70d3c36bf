// Generated from a service model. Change the model and regenerate; edits here are lost.
/// Which side of an invitation a participant is on.
///
/// A service may add values: match with a wildcard arm, and read an unknown value with [`as_str`](Self::as_str).
#[derive(
    ::std::clone::Clone, ::std::cmp::Eq, ::std::cmp::Ord, ::std::cmp::PartialEq, ::std::cmp::PartialOrd, ::std::fmt::Debug, ::std::hash::Hash,
)]
#[non_exhaustive]
pub enum ParticipantType {
    /// `RECEIVER`
    Receiver,
    /// `SENDER`
    Sender,
    /// A value that the model did not list when this crate was generated.
    #[deprecated(note = "Do not match on `Unknown`: the value may be listed in a later version. Use a wildcard arm and `as_str`.")]
    Unknown(::smithy_client_runtime::primitives::UnknownVariantValue),
}

impl ParticipantType {
    /// The value on the wire.
    #[inline]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Receiver => "RECEIVER",
            Self::Sender => "SENDER",
            #[allow(deprecated)]
            Self::Unknown(value) => value.as_str(),
        }
    }

    /// All values that the model lists.
    #[inline]
    pub const fn values() -> &'static [&'static str] {
        &["RECEIVER", "SENDER"]
    }

    /// The variant of a value that the model lists.
    ///
    /// # Errors
    ///
    /// The value is not listed.
    #[inline]
    pub fn try_parse(value: &str) -> ::std::result::Result<Self, crate::error::UnknownVariantError> {
        match Self::from(value) {
            #[allow(deprecated)]
            Self::Unknown(_) => ::std::result::Result::Err(crate::error::UnknownVariantError::new(value)),
            known => ::std::result::Result::Ok(known),
        }
    }
}

impl ::std::convert::From<&str> for ParticipantType {
    #[inline]
    fn from(value: &str) -> Self {
        match value {
            "RECEIVER" => Self::Receiver,
            "SENDER" => Self::Sender,
            #[allow(deprecated)]
            other => Self::Unknown(::smithy_client_runtime::primitives::UnknownVariantValue::new(other)),
        }
    }
}

::smithy_client_runtime::string_enum!(ParticipantType);
