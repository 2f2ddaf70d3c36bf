//! Endpoint discovery (`aws.api#clientEndpointDiscovery`): one operation of a service tells the endpoint of the others,
//! and how long it is valid.
//!
//! In: a client, and the operation that tells endpoints. Out: a resolver that answers with the
//! endpoint that was told last, and the task that keeps it up to date.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, SystemTime};

use aws_smithy_async::rt::sleep::{default_async_sleep, AsyncSleep, SharedAsyncSleep};
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::{
    EndpointFuture, EndpointResolverParams, ResolveEndpoint, SharedEndpointResolver,
};
use aws_smithy_types::endpoint::Endpoint;

use crate::client::{send, Client};
use crate::operation::Operation;
use crate::shape::{Structure, Value};

/// How often the age of the endpoint is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// How long before its end an endpoint is replaced.
const REPLACE_BEFORE: Duration = Duration::from_secs(120);

/// Keeps the endpoint of a client with endpoint discovery up to date.
#[must_use = "without it, the endpoint is never asked for again"]
pub struct ReloadEndpoint {
    load: Box<dyn Fn() -> Loading + Send + Sync>,
    cache: Weak<Mutex<Cache>>,
    sleep: SharedAsyncSleep,
    time: SharedTimeSource,
}

type Loading = Pin<Box<dyn Future<Output = Result<Discovered, BoxError>> + Send>>;

/// The endpoint that the service told, and the end of its validity.
#[derive(Clone, Debug)]
struct Discovered {
    endpoint: Endpoint,
    end: SystemTime,
}

/// The endpoint that was told last; the error of the first attempts as long as there is none.
#[derive(Debug, Default)]
struct Cache {
    discovered: Option<Discovered>,
    error: Option<BoxError>,
}

fn lock(cache: &Mutex<Cache>) -> MutexGuard<'_, Cache> {
    cache.lock().unwrap_or_else(PoisonError::into_inner)
}

impl fmt::Debug for ReloadEndpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReloadEndpoint").finish_non_exhaustive()
    }
}

impl ReloadEndpoint {
    /// Asks for the endpoint once, however old the present one is. If that fails, the present one
    /// stays.
    pub async fn reload_once(&self) {
        let loaded = (self.load)().await;
        let Some(cache) = self.cache.upgrade() else {
            return;
        };
        let mut cache = lock(&cache);
        match loaded {
            Ok(discovered) => {
                tracing::debug!(?discovered, "the service told an endpoint");
                cache.discovered = Some(discovered);
            }
            Err(error) => {
                tracing::warn!(%error, "the service told no endpoint");
                cache.error = Some(error);
            }
        }
    }

    /// Looks at the endpoint every minute and asks for a new one two minutes before it ends. Ends
    /// when the client and all its clones are gone.
    pub async fn reload_task(self) {
        while let Some(cache) = self.cache.upgrade() {
            let is_old = is_old(&lock(&cache), self.time.now());
            drop(cache);
            if is_old {
                self.reload_once().await;
            }
            self.sleep.sleep(LOOK_EVERY).await;
        }
    }
}

fn is_old(cache: &Cache, now: SystemTime) -> bool {
    let discovered = cache.discovered.as_ref();
    let left = discovered.and_then(|discovered| discovered.end.duration_since(now).ok());
    left.is_none_or(|left| left < REPLACE_BEFORE)
}

/// Answers with the endpoint that was told last, whatever the parameters.
#[derive(Debug)]
struct DiscoveredEndpoint(Arc<Mutex<Cache>>);

impl ResolveEndpoint for DiscoveredEndpoint {
    fn resolve_endpoint<'a>(&'a self, _params: &'a EndpointResolverParams) -> EndpointFuture<'a> {
        let mut cache = lock(&self.0);
        let discovered = cache.discovered.as_ref();
        EndpointFuture::ready(match discovered {
            Some(discovered) => Ok(discovered.endpoint.clone()),
            None => Err(cache
                .error
                .take()
                .unwrap_or_else(|| "the service told no endpoint".into())),
        })
    }
}

/// Asks the service of `client` for its endpoint by the operation `O`. Returns the resolver of that endpoint, and the task
/// that keeps it up to date.
///
/// # Errors
///
/// The service told no endpoint, or there is no way to sleep.
pub async fn enable<O: Operation>(
    client: &Client,
) -> Result<(SharedEndpointResolver, ReloadEndpoint), BoxError> {
    let components = client.config().runtime_components();
    let time = components.time_source().unwrap_or_default();
    let sleep = components.sleep_impl().or_else(default_async_sleep);
    let sleep = sleep.ok_or("endpoint discovery needs a way to sleep: set `sleep_impl`")?;
    let load = {
        // This clone keeps calling the endpoint of the rules.
        let (client, time) = (client.clone(), time.clone());
        move || -> Loading {
            let (client, time) = (client.clone(), time.clone());
            Box::pin(async move {
                let output = send::<O>(&client, O::Input::empty()).await?;
                discovered(&output, time.now())
            })
        }
    };
    let cache = Arc::new(Mutex::new(Cache::default()));
    let reload = ReloadEndpoint {
        load: Box::new(load),
        cache: Arc::downgrade(&cache),
        sleep,
        time,
    };
    reload.reload_once().await;
    // A client that is given out must be able to call.
    let error = lock(&cache).error.take();
    if let Some(error) = error {
        return Err(error);
    }
    let resolver = SharedEndpointResolver::new(DiscoveredEndpoint(cache));
    Ok((resolver, reload))
}

/// The first endpoint of the operation's output. The trait fixes the names of the members:
/// `Endpoints`, and in each item `Address` and `CachePeriodInMinutes`.
fn discovered(output: &dyn Structure, now: SystemTime) -> Result<Discovered, BoxError> {
    let Some(Value::List(endpoints)) = output.named("Endpoints") else {
        return Err("the service told no endpoint".into());
    };
    let Some(Value::Structure(first)) = endpoints.get(0) else {
        return Err("the service told no endpoint".into());
    };
    let address = match first.named("Address") {
        Some(Value::String(address)) if !address.is_empty() => address,
        _ => return Err("the service told an endpoint without an address".into()),
    };
    let minutes = match first.named("CachePeriodInMinutes") {
        Some(Value::Long(minutes)) => u64::try_from(minutes).unwrap_or_default(),
        _ => 0,
    };
    let url = match address.contains("://") {
        true => address.to_owned(),
        false => format!("https://{address}"),
    };
    let period = Duration::from_secs(minutes.saturating_mul(60));
    Ok(Discovered {
        endpoint: Endpoint::builder().url(url).build(),
        end: now.checked_add(period).unwrap_or(now),
    })
}
