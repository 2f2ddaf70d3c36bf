//! Runs cases of endpoint rules (`smithy.rules#endpointTests`) through what a generated client has for them.
//!
//! In: a service model with cases, and the client as a [`Table`]. Out: what became of each case, as JSON. The parameters
//! of a case go through the client's `Params` and its resolver; each call of an operation that the case names
//! (`operationInputs`) is made with the settings that it says, and the URL of its request is compared.

mod wire;

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use serde_json::{json, Map, Value};
use smithy_client_runtime::api::{DisplayErrorContext, Endpoint, EndpointFuture};

pub use wire::Setup;

use crate::check::local_name;
use crate::operation::Running;
use crate::outcome::{expected, plain};

/// The endpoint parameters and operations of a client.
#[derive(Clone, Debug)]
pub struct Table {
    /// Resolves the endpoint of these parameters.
    pub resolve: fn(Given<'_>) -> Result<Endpoint, String>,
    /// The operations that cases call.
    pub operations: Vec<Operation>,
}

/// An operation that cases call.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    /// Its id.
    pub id: &'static str,
    /// Calls it.
    pub call: fn(Setup) -> Running<Result<(), String>>,
}

/// The parameters of a case.
#[derive(Clone, Copy, Debug)]
pub struct Given<'c>(&'c Map<String, Value>);

/// A type of endpoint parameters.
pub trait Parameter: Sized {
    /// The parameter of a case, unless it is of another type.
    fn read(value: &Value) -> Option<Self>;
}

impl Parameter for bool {
    fn read(value: &Value) -> Option<Self> {
        value.as_bool()
    }
}

impl Parameter for String {
    fn read(value: &Value) -> Option<Self> {
        value.as_str().map(str::to_owned)
    }
}

impl Parameter for Vec<String> {
    fn read(value: &Value) -> Option<Self> {
        value.as_array()?.iter().map(String::read).collect()
    }
}

impl Given<'_> {
    /// A parameter, if the case has it.
    ///
    /// # Errors
    ///
    /// It is of another type.
    pub fn parameter<T: Parameter>(self, name: &str) -> Result<Option<T>, String> {
        let value = self.0.get(name).filter(|value| !value.is_null());
        let read = value.map(|value| {
            T::read(value).ok_or_else(|| format!("the parameter {name} cannot be `{value}`"))
        });
        read.transpose()
    }
}

/// What a client has for endpoints: the crate, its parameters with their setters, and the operations that cases call, as
/// in [`operation!`](crate::operation!) but with the setters of all members.
///
/// ```text
/// endpoints!(weather { "Region": set_region } ["example.weather#GetCity", get_city { set_city_id: "cityId" }])
/// ```
#[macro_export]
macro_rules! endpoints {
    ($krate:ident { $($parameter:literal: $set:ident),* }
     $([$id:literal, $method:ident { $($setter:ident: $member:literal),* }])*) => {
        $crate::endpoints::Table {
            resolve: |given| {
                use $krate::config::endpoint::{DefaultResolver, Params, ResolveEndpoint};
                let builder = Params::builder()$(.$set(given.parameter($parameter)?))*;
                let params = builder.build().map_err(|error| error.to_string())?;
                $crate::endpoints::ready(ResolveEndpoint::resolve_endpoint(
                    &DefaultResolver::new(),
                    &params,
                ))
            },
            operations: ::std::vec![$($crate::endpoints::Operation {
                id: $id,
                call: |setup| ::std::boxed::Box::pin(async move {
                    let result = $krate::Client::new(&setup.config()?)
                        .$method()
                        $(.$setter(setup.member($member)?))*
                        .send()
                        .await;
                    result.map(::std::mem::drop).map_err($crate::endpoints::shown)
                }),
            }),*],
        }
    };
}

/// The endpoint of a future that is complete already.
///
/// # Errors
///
/// There is none, or it takes time to find it.
pub fn ready(future: EndpointFuture<'_>) -> Result<Endpoint, String> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => result.map_err(|error| error.to_string()),
        Poll::Pending => Err("resolving had to wait".to_owned()),
    }
}

/// An error with all that caused it.
pub fn shown(error: impl std::error::Error) -> String {
    DisplayErrorContext(error).to_string()
}

/// Runs the cases of a service in a model by its text, and reports as [`crate::main`] prints it. A case is called by its
/// position, from 0.
///
/// # Errors
///
/// The model is no JSON, or has no cases for the service.
pub fn run(model: &str, service: &str, table: &Table) -> Result<Value, String> {
    let model: Value = serde_json::from_str(model).map_err(|error| error.to_string())?;
    let tests = &model["shapes"][service]["traits"]["smithy.rules#endpointTests"]["testCases"];
    let cases = tests.as_array().ok_or("the service has no cases")?;
    let runtime = crate::run::runtime()?;
    let outcomes = cases.iter().enumerate().map(|(index, case)| {
        let outcome = runtime.block_on(run_case(case, table));
        json!({ "id": index.to_string(), "why": outcome.err() })
    });
    Ok(json!({ "cases": outcomes.collect::<Vec<Value>>() }))
}

async fn run_case(case: &Value, table: &Table) -> Result<(), String> {
    let expect = &case["expect"];
    if !expect["endpoint"].is_object() && !expect["error"].is_string() {
        return Err("the case expects neither an endpoint nor an error".to_owned());
    }
    let expect = expected(expect);
    let none = Map::new();
    let found = (table.resolve)(Given(case["params"].as_object().unwrap_or(&none)));
    let found = match found {
        Ok(endpoint) => plain(&endpoint),
        Err(error) => json!({ "error": error }),
    };
    if found != expect {
        return Err(format!("expected {expect}\nfound    {found}"));
    }
    for call in case["operationInputs"].as_array().into_iter().flatten() {
        let name = call["operationName"].as_str().unwrap_or_default();
        let checked = run_call(call, name, &expect, table).await;
        checked.map_err(|why| format!("{name}: {why}"))?;
    }
    Ok(())
}

async fn run_call(call: &Value, name: &str, expect: &Value, table: &Table) -> Result<(), String> {
    let is_it = |one: &&Operation| local_name(one.id) == name;
    let operation = table.operations.iter().find(is_it);
    let operation = operation.ok_or("the client has no such operation")?;
    let setup = Setup::new(call);
    // A panic is an error like others.
    let result = tokio::spawn((operation.call)(setup.clone())).await;
    let result = result.map_err(|panic| format!("the call panicked: {panic}"))?;
    match (expect["error"].as_str(), setup.sent(), result) {
        (Some(error), None, Err(why)) if why.contains(error) => Ok(()),
        (Some(error), None, Err(why)) => Err(format!("the error is {why}, and should be {error}")),
        (Some(error), _, _) => Err(format!(
            "a request was sent, and should have failed: {error}"
        )),
        (None, Some(url), _) => {
            let expected = expect["url"].as_str().unwrap_or_default();
            match url.trim_end_matches('/') == expected.trim_end_matches('/') {
                true => Ok(()),
                false => Err(format!("the URL is {url}, and should be {expected}")),
            }
        }
        (None, None, result) => Err(format!("no request was sent: {result:?}")),
    }
}
