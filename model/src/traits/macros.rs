//! The two shapes that most traits have: no value at all, and one text.

/// Defines traits that say something by being there: `/// doc` `Name = "id";`.
macro_rules! annotation_traits {
    ($($(#[$doc:meta])* $name:ident = $id:literal;)*) => {$(
        $(#[$doc])*
        #[doc = ""]
        #[doc = concat!("Source: trait `", $id, "`.")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $name;

        impl $crate::traits::Trait for $name {
            const ID: &'static str = $id;

            fn read(
                value: &$crate::traits::TraitValue<'_>,
            ) -> Result<Self, $crate::traits::Malformed> {
                value.fields(&[])?;
                Ok($name)
            }
        }
    )*};
}

/// Defines traits whose value is one text: `/// doc` `Name = "id";`.
macro_rules! text_traits {
    ($($(#[$doc:meta])* $name:ident = $id:literal;)*) => {$(
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

            fn read(
                value: &$crate::traits::TraitValue<'_>,
            ) -> Result<Self, $crate::traits::Malformed> {
                value.text().map($name)
            }
        }
    )*};
}

/// Defines traits whose structured value is kept as it is, because it is large and has a reader of its own
/// elsewhere: `/// doc` `Name = "id" object|array;`.
macro_rules! node_traits {
    ($($(#[$doc:meta])* $name:ident = $id:literal $check:ident;)*) => {$(
        $(#[$doc])*
        #[doc = ""]
        #[doc = concat!("Source: trait `", $id, "`.")]
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name(pub $crate::node::Node);

        impl $crate::traits::Trait for $name {
            const ID: &'static str = $id;

            fn read(
                value: &$crate::traits::TraitValue<'_>,
            ) -> Result<Self, $crate::traits::Malformed> {
                value.$check()?;
                Ok($name(value.node().clone()))
            }
        }
    )*};
}

pub(crate) use {annotation_traits, node_traits, text_traits};
