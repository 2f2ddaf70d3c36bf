//! The forms that most traits have: no value at all, one text, or a large value that is kept as it is.

/// Defines traits that say something by being there: `/// doc` `Name = "id", SELECTOR;`.
macro_rules! annotation_traits {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $selector:expr;)*) => {$(
        $(#[$doc])*
        #[doc = ""]
        #[doc = concat!("Source: trait `", $id, "`.")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $name;

        impl $crate::traits::Trait for $name {
            const ID: &'static str = $id;
            const SELECTOR: $crate::traits::Selector = $selector;

            fn read(
                value: &$crate::traits::TraitValue<'_>,
            ) -> Result<Self, $crate::traits::Malformed> {
                value.fields(&[])?;
                Ok($name)
            }
        }
    )*};
}

/// Defines traits whose value is one text, read by a method of `TraitValue`:
/// `/// doc` `Name = "id", SELECTOR, text|nonempty_text;`.
macro_rules! text_traits {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $selector:expr, $read:ident;)*) => {$(
        $(#[$doc])*
        #[doc = ""]
        #[doc = concat!("Source: trait `", $id, "`.")]
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name(pub ::std::sync::Arc<str>);

        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl $crate::traits::Trait for $name {
            const ID: &'static str = $id;
            const SELECTOR: $crate::traits::Selector = $selector;

            fn read(
                value: &$crate::traits::TraitValue<'_>,
            ) -> Result<Self, $crate::traits::Malformed> {
                value.$read().map($name)
            }
        }
    )*};
}

/// Defines traits whose structured value is kept as it is, because it is large and has a reader of its own
/// elsewhere: `/// doc` `Name = "id", SELECTOR, object|array|nonempty_array;`.
macro_rules! node_traits {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $selector:expr, $check:ident;)*) => {$(
        $(#[$doc])*
        #[doc = ""]
        #[doc = concat!("Source: trait `", $id, "`.")]
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name(pub ::std::sync::Arc<$crate::node::Node>);

        impl $crate::traits::Trait for $name {
            const ID: &'static str = $id;
            const SELECTOR: $crate::traits::Selector = $selector;

            fn read(
                value: &$crate::traits::TraitValue<'_>,
            ) -> Result<Self, $crate::traits::Malformed> {
                value.$check()?;
                Ok($name(value.whole()))
            }
        }
    )*};
}

pub(crate) use {annotation_traits, node_traits, text_traits};
