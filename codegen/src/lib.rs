//! From a Smithy service model to a Rust client: for build scripts, and for programs that generate code.
//!
//! [`Build`] is the entry for build scripts. A crate that calls a service needs three things.
//!
//! `Cargo.toml` names the support crate, which is all that generated code depends on. It and the generator come from one
//! commit, since they fit together:
//!
//! ```toml
//! [dependencies]
//! smithy-client-runtime = { git = "…", rev = "…", features = ["default-https-client", "rt-tokio"] }
//! tokio = { version = "1", features = ["macros", "rt-multi-thread"] }
//!
//! [build-dependencies]
//! smithy-codegen = { git = "…", rev = "…" }
//! ```
//!
//! `build.rs` says what to generate, here of a model that has its cities:
//!
//! ```
//! fn main() -> Result<(), smithy_codegen::BuildError> {
//!     # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/build-script");
//!     # std::env::set_current_dir(folder).unwrap();
//!     # let out = std::env::temp_dir().join(format!("smithy-codegen-{}", std::process::id()));
//!     # std::fs::create_dir_all(&out).unwrap();
//!     # std::env::set_var("OUT_DIR", &out);
//!     let built = smithy_codegen::Build::new()
//!         .model("model/weather.json")
//!         .operation("GetCity")
//!         .operation("ListCities")
//!         .module("weather")?;
//!     assert!(built.path.ends_with("weather.rs"));
//!     # std::fs::remove_dir_all(&out).unwrap();
//!     Ok(())
//! }
//! ```
//!
//! And a source file of the crate includes the client as a module:
//!
//! ```ignore
//! mod weather {
//!     include!(concat!(env!("OUT_DIR"), "/weather.rs"));
//! }
//!
//! async fn population(client: &weather::Client) -> Result<i64, weather::Error> {
//!     let city = client.get_city().name("Ulm").send().await?;
//!     Ok(city.population())
//! }
//! ```
//!
//! The repository has this as a whole in `examples/build-script`.
//!
//! # Which features the support crate needs
//!
//! A crate of its own asks the support crate for what it needs in its manifest. For a module, the crate that includes it
//! has to. The second line of `OUT_DIR/weather.rs` lists the features, and [`Generated::runtime_features`] has them.
//! Where one is missing, the compiler says so: *the item is gated behind the `cbor` feature*.
//!
//! # What is different in a module
//!
//! - What a crate has behind a Cargo feature of its own is decided when the module is generated, with
//!   [`Build::feature`] and [`Build::default_features`].
//! - Clients send the version of the crate that includes the module in their user agent.
//! - The crate's own attributes are not there. Lints are allowed on the items of the module; if the types of a service
//!   are nested very deep, the compiler asks for `#![recursion_limit = "…"]` in the root of the crate.
//! - The module is for edition 2018 and later.
//!
//! # Errors in a model
//!
//! A build script that returns [`BuildError`] fails with what the command of the generator would print:
//!
//! ```text
//! error[M010]: `enumm` is not a type of shape
//!   --> model/weather.json:72:15  example.weather#Sky  at /shapes/example.weather#Sky/type
//!   help: did you mean `enum`?
//! ```
//!
//! # Without a build script
//!
//! [`Build::package`] writes a crate of its own. [`generate()`] gives the files of a crate without writing them; it takes a
//! model that [`model::load`] has read.
//!
//! # What is not documented here
//!
//! The modules of the pipeline are public for the commands of this repository (`smithy-codegen-cli`) and its tests, which
//! look at each stage. They are hidden here, since they change with every change of the generator.

mod build;
#[doc(hidden)]
pub mod codes;
#[doc(hidden)]
pub mod customizations;
#[doc(hidden)]
pub mod diff;
#[doc(hidden)]
pub mod documentation;
#[doc(hidden)]
pub mod emit;
mod generate;
#[doc(hidden)]
pub mod ir;
mod keep_going;
#[cfg(test)]
mod layers;
#[doc(hidden)]
pub mod lower;
#[doc(hidden)]
pub mod naming;
#[doc(hidden)]
pub mod options;
#[doc(hidden)]
pub mod protocol;
#[doc(hidden)]
pub mod render;
#[doc(hidden)]
pub mod select;
mod show;

/// Models: reading and resolving them, and what is wrong with them.
pub use smithy_model as model;

pub use build::{Build, BuildError, Built};
#[doc(inline)]
pub use emit::{Files, OutputPath};
pub use generate::{generate, Generated};
#[doc(inline)]
pub use options::{
    Edition, GitReference, InvalidOption, ManifestKeys, Options, PackageName, PackageVersion,
    Publish, RuntimeSource,
};

#[doc(hidden)]
pub use generate::{generate_with, service_in};
#[doc(hidden)]
pub use keep_going::{every_error, generate_what_is_right, Omitted};
#[doc(hidden)]
pub use show::{show, Stage};
