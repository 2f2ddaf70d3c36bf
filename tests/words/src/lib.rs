//! The client of a model in which everything has a name that generated code uses itself. That it compiles is the test.
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![allow(
    deprecated,
    clippy::approx_constant,
    clippy::borrowed_box,
    clippy::deprecated_semver,
    clippy::doc_lazy_continuation,
    clippy::large_enum_variant,
    clippy::len_without_is_empty,
    clippy::module_inception,
    clippy::new_ret_no_self,
    clippy::result_large_err,
    clippy::self_named_constructors,
    clippy::should_implement_trait,
    clippy::type_complexity,
    clippy::wrong_self_convention
)]

include!(concat!(env!("OUT_DIR"), "/words/src/root.rs"));
