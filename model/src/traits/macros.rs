//! The forms that most traits have. Each macro is a table of structs and of how a trait's value is read into them.
//!
//! Behind `=` are the id of a trait and where it may be applied. A struct without them is a part of a trait's value.

/// Traits that say something by being there: `Name = "id", SELECTOR;`.
macro_rules! annotation_traits {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $selector:expr;)*) => {$(
        $(#[$doc])*
        #[doc = ""]
        #[doc = concat!("Source: trait `", $id, "`.")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $name;

        impl $crate::traits::value::FromValue for $name {
            fn from_value(
                value: &$crate::traits::value::TraitValue<'_>,
            ) -> Result<Self, $crate::traits::value::Malformed> {
                value.fields(&[])?;
                Ok($name)
            }
        }

        $crate::traits::macros::trait_ids! { $name = $id, $selector; }
    )*};
}

/// Traits whose value is one text, read by a method of `TraitValue`: `Name = "id", SELECTOR, text|nonempty_text;`.
macro_rules! text_traits {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $selector:expr, $read:ident;)*) => {$(
        $crate::traits::macros::value_traits! {
            $(#[$doc])*
            $name(::std::sync::Arc<str>) = $id, $selector, by |value| value.$read();
        }

        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
    )*};
}

/// Traits whose value is of one type: `Name(Type) = "id", SELECTOR;`. The type says how it is read, or else the
/// function behind `by`.
macro_rules! value_traits {
    ($(
        $(#[$doc:meta])*
        $name:ident($type:ty) = $id:literal, $selector:expr $(, by $read:expr)?;
    )*) => {$(
        $(#[$doc])*
        #[doc = ""]
        #[doc = concat!("Source: trait `", $id, "`.")]
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name(pub $type);

        impl $crate::traits::value::FromValue for $name {
            fn from_value(
                value: &$crate::traits::value::TraitValue<'_>,
            ) -> Result<Self, $crate::traits::value::Malformed> {
                value.read($crate::traits::macros::reader!($($read)?)).map($name)
            }
        }

        $crate::traits::macros::trait_ids! { $name = $id, $selector; }
    )*};
}

/// Structs that are read from objects: `Name = "id", SELECTOR => { field: Type = "key", … }`. The type of a field says
/// how it is read and what a missing key means (`FromValue`), or else the function behind `by` reads it.
macro_rules! records {
    ($(
        $(#[$meta:meta])*
        $name:ident $(= $id:literal, $selector:expr =>)? {
            $($(#[$doc:meta])* $field:ident: $type:ty = $key:literal $(by $read:expr)?,)*
        }
    )*) => {$(
        $(#[$meta])*
        $(
            #[doc = ""]
            #[doc = concat!("Source: trait `", $id, "`.")]
        )?
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            $($(#[$doc])* pub $field: $type,)*
        }

        impl $name {
            const KEYS: &[&str] = &[$($key),*];

            fn of_fields(
                fields: &$crate::traits::value::Fields<'_>,
            ) -> Result<Self, $crate::traits::value::Malformed> {
                Ok($name {
                    $($field: fields.read($key, $crate::traits::macros::reader!($($read)?))?,)*
                })
            }
        }

        impl $crate::traits::value::FromValue for $name {
            fn from_value(
                value: &$crate::traits::value::TraitValue<'_>,
            ) -> Result<Self, $crate::traits::value::Malformed> {
                Self::of_fields(&value.fields(Self::KEYS)?)
            }
        }

        $($crate::traits::macros::trait_ids! { $name = $id, $selector; })?
    )*};
}

/// Enumerations that are read from texts: `Name = "id", SELECTOR => { Variant = "text", … }`.
macro_rules! choices {
    ($(
        $(#[$meta:meta])*
        $name:ident $(= $id:literal, $selector:expr =>)? {
            $($(#[$doc:meta])* $variant:ident = $text:literal,)*
        }
    )*) => {$(
        $(#[$meta])*
        $(
            #[doc = ""]
            #[doc = concat!("Source: trait `", $id, "`.")]
        )?
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $($(#[$doc])* $variant,)*
        }

        impl $crate::traits::value::FromValue for $name {
            fn from_value(
                value: &$crate::traits::value::TraitValue<'_>,
            ) -> Result<Self, $crate::traits::value::Malformed> {
                value.choice(&[$(($text, $name::$variant)),*])
            }
        }

        $($crate::traits::macros::trait_ids! { $name = $id, $selector; })?
    )*};
}

/// The ids of traits whose structs stand elsewhere, and where these traits may be applied: `Name = "id", SELECTOR;`.
macro_rules! trait_ids {
    ($($name:ident = $id:literal, $selector:expr;)*) => {$(
        impl $crate::traits::typed::Trait for $name {
            const ID: &'static str = $id;
        }

        impl $crate::traits::typed::Applicable for $name {
            const SELECTOR: $crate::traits::selector::Selector = $selector;
        }
    )*};
}

/// The function behind `by`, or else that of the type.
macro_rules! reader {
    () => {
        $crate::traits::value::FromValue::from_value
    };
    ($read:expr) => {
        $read
    };
}

pub(crate) use {
    annotation_traits, choices, reader, records, text_traits, trait_ids, value_traits,
};
