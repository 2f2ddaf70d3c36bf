//! Runs protocol test cases against a generated client.
//!
//! In: a service model with cases (`smithy.test#httpRequestTests`, `smithy.test#httpResponseTests`) and
//! the client generated from it, as a list of [`Operation`]s. Out: what became of each case, as JSON.
//!
//! Cases are read from the model's JSON, an input is filled through the members of its shape by their names, and
//! responses are compared value by value. Expected values come from the cases alone. What is shared with the client
//! under test are the tables of its shapes; README.md says what guards those.

pub mod behavior;
mod case;
mod cbor;
mod check;
mod compare;
mod control;
pub mod endpoints;
pub mod events;
mod exact;
mod fill;
mod fixed;
mod form;
mod json;
mod label;
mod operation;
pub mod outcome;
mod query;
mod record;
mod requests;
mod responses;
mod run;
mod stream;
mod suite;
mod tagged;
mod universal;
mod wire;
mod xml;

pub use fixed::Fixed;
pub use operation::{Call, Operation, Outcome};
pub use requests::run_requests;
pub use responses::run_responses;
pub use run::{main, run, run_suite, Client};
pub use universal::run_universal;
pub use wire::{FillInput, Scalar, Setup};

#[doc(hidden)]
pub use smithy_client_runtime::api as __api;

/// An operation of a generated crate, as a row of the table that [`main`] is given.
///
/// ```text
/// operation!(weather, "example.weather#GetCity", get_city, get_city, GetCity { set_city_id: "cityId" })
/// ```
///
/// stands for the crate `weather`, the id in the model, the client's method, the module in `operation`, the
/// type of the operation there, and the setters of the fluent builder with the members that they set. All
/// members of simple types are set by them, as a caller would; the others are filled in afterwards. Behind it stand the
/// setter of a stream of bytes that the input `sends`, and the field of one that the output `receives`, each with its
/// member: `sends set_body: "Body" receives body: "Body"`.
#[macro_export]
macro_rules! operation {
    ($krate:ident, $id:literal, $method:ident, $module:ident, $name:ident { $($setter:ident: $member:literal),* }
     $(sends $stream:ident: $sent:literal)? $(receives $field:ident: $received:literal)?) => {
        $crate::Operation::new::<$krate::operation::$module::$name>($id, |setup| {
            ::std::boxed::Box::pin(async move {
                let config = $krate::Config::builder()
                    .behavior_version($crate::__api::BehaviorVersion::latest())
                    .region($crate::__api::Region::new("us-east-1"))
                    .credentials_provider(setup.credentials())
                    .endpoint_url(setup.endpoint())
                    .retry_config($crate::__api::RetryConfig::disabled())
                    .time_source($crate::Fixed)
                    .invocation_id_generator($crate::Fixed)
                    .http_client(setup.http_client())
                    .build();
                let set: &[&str] = &[$($member,)* $($sent)?];
                let result = $krate::Client::from_conf(config)
                    .$method()
                    $(.$setter(setup.scalar($member)))*
                    $(.$stream(setup.stream($sent)))?
                    .customize()
                    .interceptor(setup.interceptor::<$krate::operation::$module::$name>(set))
                    .send()
                    .await;
                type Operation = $krate::operation::$module::$name;
                $crate::operation!(@outcome result $($field)?)
            })
        }).receives(&[$($received)?])
    };
    (@outcome $result:ident) => { $crate::Outcome::of::<Operation>($result) };
    (@outcome $result:ident $field:ident) => {{
        let mut result = $result;
        let body = result.as_mut().ok().map(|output| ::std::mem::take(&mut output.$field));
        $crate::Outcome::of::<Operation>(result).reading(body).await
    }};
}
