//! From the Rust types that fields have to the closed set of kinds.

use std::collections::HashMap;
use std::hash::Hash;

use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

use super::{List, Map, Slot, StringEnum, Structure, Value};

/// A Rust type that can stand in a generated field.
#[doc(hidden)]
pub trait Field: Sized {
    /// Whether the type has a null: true for an option, where it is a member that may be absent or
    /// the item of a sparse list.
    const NULLABLE: bool = false;

    /// Opens the value for writing; an absent one becomes present.
    fn open(&mut self) -> Slot<'_>;

    /// The value, or `None` when it is absent.
    fn value(&self) -> Option<Value<'_>>;

    /// The content of the field when the service sent nothing: absent for an option, else the zero
    /// value of the type (client error correction of the Smithy specification).
    fn missing() -> Self;

    /// The null of a [`NULLABLE`](Self::NULLABLE) type; the same as [`missing`](Self::missing) for others.
    #[inline]
    fn null() -> Self {
        Self::missing()
    }
}

/// A Rust type that can be the key of a map: a string or a string enum.
#[doc(hidden)]
pub trait MapKey: Eq + Hash + std::fmt::Debug {
    /// The key on the wire.
    fn as_key(&self) -> &str;

    /// The key of this wire value.
    fn from_key(key: String) -> Self;
}

impl MapKey for String {
    #[inline]
    fn as_key(&self) -> &str {
        self
    }

    #[inline]
    fn from_key(key: String) -> Self {
        key
    }
}

impl<T> MapKey for T
where
    T: StringEnum + Eq + Hash + for<'a> From<&'a str>,
{
    #[inline]
    fn as_key(&self) -> &str {
        self.as_str()
    }

    #[inline]
    fn from_key(key: String) -> Self {
        Self::from(key.as_str())
    }
}

/// Kinds that are a type of their own: how a value is read, and the zero value.
macro_rules! values {
    ($($type:ty: $kind:ident $read:ident = $missing:expr),+ $(,)?) => {$(
        impl Field for $type {
            #[inline]
            fn open(&mut self) -> Slot<'_> {
                Slot::$kind(self)
            }
            #[inline]
            fn value(&self) -> Option<Value<'_>> {
                Some(Value::$kind(values!(@$read self)))
            }
            #[inline]
            fn missing() -> Self {
                $missing
            }
        }
    )+};
    (@copied $value:expr) => { *$value };
    (@borrowed $value:expr) => { $value };
}

values! {
    bool: Boolean copied = false,
    i8: Byte copied = 0,
    i16: Short copied = 0,
    i32: Integer copied = 0,
    i64: Long copied = 0,
    f32: Float copied = 0.0,
    f64: Double copied = 0.0,
    String: String borrowed = String::new(),
    BigInteger: BigInteger borrowed = BigInteger::default(),
    BigDecimal: BigDecimal borrowed = BigDecimal::default(),
    DateTime: Timestamp borrowed = DateTime::from_secs(0),
    Blob: Blob borrowed = Blob::new(Vec::new()),
}

/// A document has a null of its own, so a null in a list or map of documents is one of them. A required one
/// that the service left out is an object without entries, as the protocol cases have it.
impl Field for Document {
    const NULLABLE: bool = true;

    #[inline]
    fn open(&mut self) -> Slot<'_> {
        Slot::Document(self)
    }

    #[inline]
    fn value(&self) -> Option<Value<'_>> {
        Some(Value::Document(self))
    }

    #[inline]
    fn missing() -> Self {
        Document::Object(HashMap::new())
    }

    #[inline]
    fn null() -> Self {
        Document::Null
    }
}

impl<T: Field> Field for Option<T> {
    const NULLABLE: bool = true;

    #[inline]
    fn open(&mut self) -> Slot<'_> {
        // No closures and no adapters here: each would be compiled for every type of field.
        match self {
            Some(value) => value.open(),
            absent => absent.insert(T::missing()).open(),
        }
    }

    #[inline]
    fn value(&self) -> Option<Value<'_>> {
        match self {
            Some(value) => value.value(),
            None => None,
        }
    }

    #[inline]
    fn missing() -> Self {
        None
    }
}

/// One implementation for all structures: each would cost the generated crate three functions otherwise.
impl<T: Structure> Field for T {
    #[inline]
    fn open(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }

    #[inline]
    fn value(&self) -> Option<Value<'_>> {
        Some(Value::Structure(self))
    }

    #[inline]
    fn missing() -> Self {
        Self::empty()
    }
}

impl<T: Field + std::fmt::Debug> Field for Vec<T> {
    #[inline]
    fn open(&mut self) -> Slot<'_> {
        Slot::List(self)
    }

    #[inline]
    fn value(&self) -> Option<Value<'_>> {
        Some(Value::List(self))
    }

    #[inline]
    fn missing() -> Self {
        Vec::new()
    }
}

impl<T: Field + std::fmt::Debug> List for Vec<T> {
    #[inline]
    fn len(&self) -> usize {
        Vec::len(self)
    }

    #[inline]
    fn get(&self, index: usize) -> Option<Value<'_>> {
        self.as_slice().get(index).and_then(T::value)
    }

    #[inline]
    fn clear(&mut self) {
        Vec::clear(self);
    }

    #[inline]
    fn push(&mut self) -> Slot<'_> {
        let index = Vec::len(self);
        Vec::push(self, T::missing());
        self[index].open()
    }

    #[inline]
    fn push_null(&mut self) -> bool {
        if T::NULLABLE {
            Vec::push(self, T::null());
        }
        T::NULLABLE
    }
}

impl<K: MapKey, V: Field + std::fmt::Debug> Field for HashMap<K, V> {
    #[inline]
    fn open(&mut self) -> Slot<'_> {
        Slot::Map(self)
    }

    #[inline]
    fn value(&self) -> Option<Value<'_>> {
        Some(Value::Map(self))
    }

    #[inline]
    fn missing() -> Self {
        HashMap::new()
    }
}

impl<K: MapKey, V: Field + std::fmt::Debug> Map for HashMap<K, V> {
    #[inline]
    fn len(&self) -> usize {
        HashMap::len(self)
    }

    #[inline]
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, Option<Value<'a>>) -> bool) {
        for (key, value) in self {
            if !visit(key.as_key(), value.value()) {
                return;
            }
        }
    }

    #[inline]
    fn clear(&mut self) {
        HashMap::clear(self);
    }

    #[inline]
    fn insert(&mut self, key: String) -> Slot<'_> {
        let entry = self.entry(K::from_key(key)).insert_entry(V::missing());
        entry.into_mut().open()
    }

    #[inline]
    fn insert_null(&mut self, key: String) -> bool {
        if V::NULLABLE {
            HashMap::insert(self, K::from_key(key), V::null());
        }
        V::NULLABLE
    }
}
