//! Runs cases of what a client does over several calls: waiters, paginators and retries.
//!
//! In: cases, and the client as a list of [`Row`]s. Out: what became of each case, as JSON. A case says what is called
//! with which parameters, and the answers in their order; then the bodies of the calls, the pauses between them (each
//! with its least and its most seconds, since some are random) and the result are compared. Time passes only by pauses.

mod check;
mod end;
mod wire;

use serde_json::{json, Value};

pub use end::End;
pub use wire::Setup;

use crate::check::local_name;
use crate::operation::Running;

/// Something that a client can do, as a row of the table of a program.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// `call`, `pages`, `items` or `wait`.
    kind: &'static str,
    /// The operation's id, or the name of the waiter.
    id: &'static str,
    /// The members that have setters here.
    members: &'static [&'static str],
    run: fn(Setup) -> Running<End>,
}

impl Row {
    /// A row by what it does.
    pub fn new(
        kind: &'static str,
        id: &'static str,
        members: &'static [&'static str],
        run: fn(Setup) -> Running<End>,
    ) -> Self {
        Self {
            kind,
            id,
            members,
            run,
        }
    }
}

/// A row of a table: what is done (`call`, `pages`, `items` or `wait`), and the rest as in
/// [`operation!`](crate::operation!), but for the name of a waiter in the place of the id, and its method.
///
/// ```text
/// behavior!(wait weather, "CityReady", wait_until_city_ready, get_city, GetCity { set_name: "Name" })
/// ```
#[macro_export]
macro_rules! behavior {
    ($kind:ident $krate:ident, $id:literal, $method:ident, $module:ident, $name:ident
     { $($setter:ident: $member:literal),* }) => {
        $crate::behavior::Row::new(::std::stringify!($kind), $id, &[$($member),*], |setup| {
            ::std::boxed::Box::pin(async move {
                let config = $krate::Config::builder()
                    .behavior_version($crate::__api::BehaviorVersion::latest())
                    .region($crate::__api::Region::new("us-east-1"))
                    .credentials_provider(setup.credentials())
                    .endpoint_url("https://example.com")
                    .stalled_stream_protection($crate::__api::StalledStreamProtectionConfig::disabled())
                    .retry_config(setup.retry_config())
                    .sleep_impl(setup.clock())
                    .time_source(setup.clock())
                    .http_client(setup.http_client())
                    .build();
                let client = $krate::Client::from_conf(config);
                $crate::behavior!(@$kind $krate setup [$krate::operation::$module::$name]
                    client.$method()$(.$setter(setup.scalar($member)))*)
            })
        })
    };
    (@call $krate:ident $setup:ident [$operation:ty] $request:expr) => {
        $crate::behavior::End::of_call::<$operation>($request.send().await)
    };
    (@pages $krate:ident $setup:ident [$operation:ty] $request:expr) => {{
        let mut pages = $request.into_paginator().send();
        let mut end = $crate::behavior::End::of_nothing::<$operation>();
        while let ::std::option::Option::Some(page) = pages.next().await {
            end.page::<$operation>(page);
        }
        end
    }};
    (@items $krate:ident $setup:ident [$operation:ty] $request:expr) => {{
        let mut items = $request.into_paginator().items().send();
        let mut end = $crate::behavior::End::of_nothing::<$operation>();
        while let ::std::option::Option::Some(item) = items.next().await {
            end.item::<$operation, _>(item);
        }
        end
    }};
    (@wait $krate:ident $setup:ident [$operation:ty] $request:expr) => {{
        use $krate::client::Waiters as _;
        $crate::behavior::End::of_wait::<$operation>($request.wait($setup.max_wait()).await)
    }};
}

/// Runs cases by their text, a list, and reports as [`crate::main`] prints it.
///
/// # Errors
///
/// It is no list.
pub fn run(text: &str, rows: &[Row]) -> Result<Value, String> {
    let cases: Vec<Value> = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let runtime = crate::run::runtime()?;
    let outcomes = cases.iter().map(|case| {
        let outcome = runtime.block_on(run_case(case, rows));
        json!({ "id": case["id"], "why": outcome.err() })
    });
    Ok(json!({ "cases": outcomes.collect::<Vec<Value>>() }))
}

async fn run_case(case: &Value, rows: &[Row]) -> Result<(), String> {
    check::form(case)?;
    let kind = case["do"].as_str().unwrap_or_default();
    let target = case["target"].as_str().unwrap_or_default();
    let is_it = |row: &&Row| row.kind == kind && local_name(row.id) == target;
    let row = rows.iter().find(is_it);
    let row = row.ok_or_else(|| format!("the client has nothing to {kind} of {target}"))?;
    let params = case["params"].as_object().into_iter().flatten();
    for (name, _) in params {
        if !row.members.contains(&name.as_str()) {
            return Err(format!("there is no setter of a simple member `{name}`"));
        }
    }
    let setup = Setup::new(case)?;
    // A panic is an error like others.
    let end = tokio::spawn((row.run)(setup.clone())).await;
    let end = end.map_err(|panic| format!("the call panicked: {panic}"))?;
    check::compare(case, &setup, &end)
        .map_err(|why| format!("{why}\n(it ended with {})", end.shown()))
}
