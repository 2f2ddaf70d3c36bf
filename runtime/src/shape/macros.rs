//! The trait impls of generated shapes: repetitive, without documentation of their own, and the
//! same for every crate. The items themselves are generated as plain code.

/// Implements [`Structure`](crate::shape::Structure) for a
/// structure whose [`Shape`](crate::shape::Shape) lists the members by the positions given here.
///
/// `default` gives the value of a defaulted member; fields after `; rest:` are not members, or are
/// streams, which no interpreter walks; they start at their `Default` unless another is given.
///
/// ```text
/// structure!(Summary { 0 => id, 1 => count = 20; rest: meta });
/// ```
#[macro_export]
macro_rules! structure {
    ($shape:ident { $($index:literal => $field:ident $(= $default:expr)?),* $(,)? $(; rest: $($rest:ident $(= $start:expr)?),+)? }) => {
        impl $crate::shape::Structure for $shape {
            #[inline]
            fn slot(&mut self, index: usize) -> ::std::option::Option<$crate::shape::Slot<'_>> {
                match index {
                    $($index => ::std::option::Option::Some($crate::shape::Field::open(&mut self.$field)),)*
                    _ => ::std::option::Option::None,
                }
            }
            #[inline]
            fn get(&self, index: usize) -> ::std::option::Option<$crate::shape::Value<'_>> {
                match index {
                    $($index => $crate::shape::Field::value(&self.$field),)*
                    _ => ::std::option::Option::None,
                }
            }
            #[inline]
            fn empty() -> Self {
                Self {
                    $($field: $crate::structure!(@empty $($default)?),)*
                    $($($rest: $crate::structure!(@start $($start)?),)+)?
                }
            }
        }
    };
    (@empty) => { $crate::shape::Field::missing() };
    (@empty $default:expr) => { $default };
    (@start) => { ::std::default::Default::default() };
    (@start $start:expr) => { $start };
}

/// Implements [`Structure`](crate::shape::Structure) for a
/// union: an enum with one variant for each member and an `Unknown` one for members added since.
/// A member that targets `smithy.api#Unit` is a variant without a value, marked `unit`.
///
/// ```text
/// union!(Payment { 0 => Card, 1 => Cash unit });
/// ```
#[macro_export]
macro_rules! union {
    ($shape:ident { $($index:literal => $variant:ident $($unit:ident)?),* $(,)? }) => {
        impl $crate::shape::Structure for $shape {
            #[inline]
            fn slot(&mut self, index: usize) -> ::std::option::Option<$crate::shape::Slot<'_>> {
                match index {
                    $($index => $crate::union!(@slot self $variant $($unit)?),)*
                    _ => ::std::option::Option::None,
                }
            }
            #[inline]
            fn get(&self, index: usize) -> ::std::option::Option<$crate::shape::Value<'_>> {
                match (index, self) {
                    $($crate::union!(@pattern $index value $variant $($unit)?) => $crate::union!(@value value $($unit)?),)*
                    _ => ::std::option::Option::None,
                }
            }
            #[inline]
            fn empty() -> Self {
                Self::Unknown
            }
        }
    };
    (@slot $self:ident $variant:ident) => {{
        if !::std::matches!($self, Self::$variant(_)) {
            *$self = Self::$variant($crate::shape::Field::missing());
        }
        match $self {
            Self::$variant(value) => ::std::option::Option::Some($crate::shape::Field::open(value)),
            _ => ::std::option::Option::None,
        }
    }};
    (@slot $self:ident $variant:ident unit) => {{
        *$self = Self::$variant;
        ::std::option::Option::Some($crate::shape::Unit::slot())
    }};
    (@pattern $index:literal $value:ident $variant:ident) => { ($index, Self::$variant($value)) };
    (@pattern $index:literal $value:ident $variant:ident unit) => { ($index, Self::$variant) };
    (@value $value:ident) => { $crate::shape::Field::value($value) };
    (@value $value:ident unit) => { ::std::option::Option::Some($crate::shape::Unit::value()) };
}

/// Implements what an enum of strings needs beside its `From<&str>` and `as_str`: parsing,
/// printing, and access for interpreters.
///
/// An `opaque` one is made of anything that is `AsRef<str>`, so that it cannot be that itself; like
/// the published SDK's it has no `Display` either.
///
/// ```text
/// string_enum!(Color);
/// string_enum!(Shade opaque);
/// ```
#[macro_export]
macro_rules! string_enum {
    ($shape:ident) => {
        impl ::std::convert::AsRef<str> for $shape {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }
        impl ::std::fmt::Display for $shape {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
        $crate::string_enum!($shape opaque);
    };
    ($shape:ident opaque) => {
        impl ::std::str::FromStr for $shape {
            type Err = ::std::convert::Infallible;
            #[inline]
            fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
                ::std::result::Result::Ok(<Self as ::std::convert::From<&str>>::from(value))
            }
        }
        impl $crate::shape::StringEnum for $shape {
            #[inline]
            fn as_str(&self) -> &str {
                self.as_str()
            }
            #[inline]
            fn assign(&mut self, value: &str) {
                *self = <Self as ::std::convert::From<&str>>::from(value);
            }
        }
        impl $crate::shape::Field for $shape {
            #[inline]
            fn open(&mut self) -> $crate::shape::Slot<'_> {
                $crate::shape::Slot::Enum(self)
            }
            #[inline]
            fn value(&self) -> ::std::option::Option<$crate::shape::Value<'_>> {
                ::std::option::Option::Some($crate::shape::Value::Enum(self.as_str()))
            }
            #[inline]
            fn missing() -> Self {
                <Self as ::std::convert::From<&str>>::from(
                    $crate::primitives::UnknownVariantValue::NO_VALUE,
                )
            }
        }
    };
}
