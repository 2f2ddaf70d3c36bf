//! The trait impls of generated shapes: repetitive, without documentation of their own, and the
//! same for every crate. The items themselves are generated as plain code.

/// Says what a structure is and gives interpreters access to it: implements [`Shape`](crate::shape::Shape),
/// [`Structure`](crate::shape::Structure) and `Debug`.
///
/// After the type come its name in the model, keywords and facts about it, then an entry for each member:
///
/// ```text
/// structure! {
///     Summary "Summary",
///     built by SummaryBuilder,
///     0 => id "Id" PRESENT,
///     1 => count "Count" PRESENT = 20,
///     2 => made_at "MadeAt"; [TimestampFormat(DateTime)],
///     rest => meta,
/// }
/// ```
///
/// | in an entry | what it says |
/// |---|---|
/// | `2 => made_at "MadeAt"` | The member `MadeAt` of the model is the third one, in the field `made_at`. |
/// | `= 20` | Its value where a response does not have it. |
/// | `; [..]` | Facts that are more than a yes or no: each is a [`Trait`](crate::shape::Trait). |
/// | `PRESENT` | The field always has a value: it is no `Option`. |
/// | `SENSITIVE` | It is not printed (`smithy.api#sensitive`). |
/// | `IDEMPOTENCY_TOKEN` | Where it is absent, a client makes one up (`smithy.api#idempotencyToken`). |
/// | `UNSET_AT_ZERO` | It is not sent if it is zero or false. |
/// | `HEADER`, `PREFIX_HEADERS` | It is a header, or each of its entries is one (`smithy.api#httpHeader`, `httpPrefixHeaders`). |
/// | `LABEL` | It is in the path of a request (`smithy.api#httpLabel`). |
/// | `QUERY`, `QUERY_PARAMS` | It is a parameter of the query, or each of its entries is one (`smithy.api#httpQuery`, `httpQueryParams`). |
/// | `PAYLOAD` | It is the whole body (`smithy.api#httpPayload`). |
/// | `EMPTY_IF_ABSENT` | Where this payload is absent, a structure without members is sent. |
/// | `STATUS` | It is the status of a response (`smithy.api#httpResponseCode`). |
/// | `ATTRIBUTE`, `FLATTENED` | In XML, it is an attribute, or its items have no element around them (`smithy.api#xmlAttribute`, `xmlFlattened`). |
/// | `ANY_ROOT` | In XML, the outermost element of this payload may have any name. |
/// | `RETRYABLE`, `THROTTLING`, `SERVER_ERROR` | Among errors of an operation: it may be sent again, there were too many calls, the service is at fault. |
/// | `unit` | In a union: a variant without a value. |
///
/// | after the name of a shape | what it says |
/// |---|---|
/// | `built by CityBuilder` | This builder holds the structure in its field `built`; it gets `Default` and `Debug`. |
/// | `rest => meta` | A field that is no member, or is a stream: no interpreter walks it. It starts at its `Default`, or at the value after `=`; with `hidden` it is never printed. |
/// | `SENSITIVE` | It is not printed. |
/// | `UNWRAPPED` | In XML, the outermost element is the one of its member (`aws.customizations#s3UnwrappedXmlOutput`). |
/// | `ANY_ROOT` | In XML, its outermost element may have any name. |
///
/// [`MemberFlags`](crate::shape::MemberFlags) and [`TableFlags`](crate::shape::TableFlags) are what these keywords become.
#[macro_export]
macro_rules! structure {
    (
        $shape:ident $name:literal $($flag:ident)* $(; [$($about:expr),+ $(,)?])?
        $(, built by $builder:ident)?
        $(, $index:literal => $field:ident $member:literal $($fact:ident)* $(= $default:expr)? $(; [$($trait:expr),+ $(,)?])?)*
        $(, rest => $rest:ident $($hidden:ident)? $(= $start:expr)?)*
        $(,)?
    ) => {
        impl $crate::shape::Shape for $shape {
            const TABLE: $crate::shape::Table = $crate::table!(
                $name [$($flag)*] [$($($about),+)?]
                [$($field)*] $($index $member [$($fact)*] $([$($trait),+])?,)*
            );
        }
        impl $crate::shape::Structure for $shape {
            #[inline]
            #[allow(unreachable_code)] // where there are no members
            fn slot(&mut self, index: usize) -> ::std::option::Option<$crate::shape::Slot<'_>> {
                ::std::option::Option::Some(match index {
                    $($index => $crate::shape::Field::open(&mut self.$field),)*
                    _ => return ::std::option::Option::None,
                })
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
                    $($rest: $crate::structure!(@start $($start)?),)*
                }
            }
        }
        impl ::std::fmt::Debug for $shape {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::shape::fmt_structure(
                    self,
                    ::std::stringify!($shape),
                    &[$((::std::stringify!($rest), $crate::structure!(@shown (self) $rest $($hidden)?))),*],
                    f,
                )
            }
        }
        $crate::structure!(@builder $($builder)? of $shape { $($field)* } { $($rest [$($hidden)?])* });
    };
    (@empty) => { $crate::shape::Field::missing() };
    (@empty $default:expr) => { $default };
    (@start) => { ::std::default::Default::default() };
    (@start $start:expr) => { $start };
    (@shown ($($holder:tt)+) $rest:ident) => { &$($holder)+.$rest };
    (@shown ($($holder:tt)+) $rest:ident hidden) => { &$crate::error::REDACTED };
    (@builder of $shape:ident $fields:tt $rest:tt) => {};
    (@builder $builder:ident of $shape:ident { $($field:ident)* } { $($rest:ident [$($hidden:ident)?])* }) => {
        impl ::std::default::Default for $builder {
            #[inline]
            fn default() -> Self {
                Self {
                    built: $shape {
                        $($field: ::std::option::Option::None,)*
                        $($rest: ::std::default::Default::default(),)*
                    },
                }
            }
        }
        impl ::std::fmt::Debug for $builder {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::shape::fmt_structure(
                    &self.built,
                    ::std::stringify!($builder),
                    &[$((::std::stringify!($rest), $crate::structure!(@shown (self.built) $rest $($hidden)?))),*],
                    f,
                )
            }
        }
    };
}

/// The constant table of a shape. Names of [`facts`](crate::shape::facts) need no path in its traits.
///
/// The compiler checks the table of every shape; so there is one call in it, and not one for each member.
#[doc(hidden)]
#[macro_export]
macro_rules! table {
    (@traits) => { $crate::shape::NO_TRAITS };
    (@traits $($about:expr),+) => { &[$($about),+] };
    ($name:tt [$($flag:ident)*] [$($about:expr),*] [$($field:ident)*] $($index:literal $member:literal [$($fact:ident)*] $([$($trait:expr),+])?,)*) => {{
        #[allow(unused_imports)]
        use $crate::shape::facts::*;
        $crate::shape::Table {
            name: $name,
            flags: $crate::shape::TableFlags::NONE $(.union($crate::shape::TableFlags::$flag))*,
            fields: ::std::concat!($(::std::stringify!($field), " "),*),
            members: &$crate::shape::members(
                [$(($member, 0 $(| $crate::shape::MemberFlags::$fact.0)*)),*],
                [$($(($index, &[$($trait),+]),)?)*],
            ),
            traits: $crate::table!(@traits $($about),*),
        }
    }};
}

/// Says what a union is and gives interpreters access to it: implements [`Shape`](crate::shape::Shape) and
/// [`Structure`](crate::shape::Structure) for an enum with one variant for each member and an `Unknown` one for
/// members added since. The entries are as in [`structure!`]; a member that targets `smithy.api#Unit` is a
/// variant without a value, marked `unit`.
///
/// ```text
/// union! {
///     Payment "Payment",
///     0 => Card "card" SENSITIVE,
///     1 => Cash unit "cash",
/// }
/// ```
#[macro_export]
macro_rules! union {
    (
        $shape:ident $name:literal $($flag:ident)*
        $(, $index:literal => $variant:ident $($unit:ident)? $member:literal $($fact:ident)* $(; [$($trait:expr),+ $(,)?])?)*
        $(,)?
    ) => {
        impl $crate::shape::Shape for $shape {
            const TABLE: $crate::shape::Table = $crate::table!(
                $name [UNION $($flag)*] []
                [] $($index $member [$($fact)*] $([$($trait),+])?,)*
            );
        }
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
            fn from_str(value: &str) -> ::std::result::Result<Self, <Self as ::std::str::FromStr>::Err> {
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
                ::std::option::Option::Some($crate::shape::Value::Enum(self))
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

#[cfg(test)]
mod tests {
    /// A reader of a generated file looks its keywords up at the macro.
    #[test]
    fn every_keyword_is_explained_at_the_macro() {
        let text = include_str!("macros.rs");
        let (documentation, _) = text.split_once("macro_rules!").unwrap();
        let keywords = include_str!("table.rs").lines().filter_map(|line| {
            let (name, _) = line
                .trim()
                .strip_prefix("pub const ")?
                .split_once(": Self")?;
            Some(name)
        });
        // One is of a macro's own, the other stands in no table.
        let is_plain = |name: &&str| name.chars().all(|c| c.is_ascii_uppercase() || c == '_');
        let keywords = keywords.filter(is_plain);
        let keywords = keywords.filter(|name| !["NONE", "UNION"].contains(name));
        let keywords: Vec<&str> = keywords.collect();
        assert!(keywords.len() > 15, "{keywords:?}");
        for name in keywords {
            assert!(documentation.contains(&format!("`{name}`")), "{name}");
        }
    }
}
