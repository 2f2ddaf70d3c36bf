//! Starting and stopping. In: settings, each with a default that serves. Out: a running service on a
//! loopback port, or why it cannot run.

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU64;
use std::sync::Arc;

use smithy_model::{Model, SourceFile};
use tokio::net::TcpListener;
use tokio::sync::{watch, Semaphore};
use tokio::task::{JoinHandle, JoinSet};

use crate::api::Api;
use crate::clock::Clock;
use crate::faults::{Fault, FaultQueue};
use crate::invitations::{self, data, Invitations, TokenKey};
use crate::record::{Counters, Record, RecordedRequest};
use crate::service::{Service, Shared};
use crate::shapes::DynamicStructure;
use crate::sigv4::{KnownCredentials, Verifier};
use crate::{connection, credentials};

/// How many connections are served at once; more wait for a place.
const MOST_CONNECTIONS: usize = 256;

/// The region that signatures must be scoped to unless another is set.
pub const DEFAULT_REGION: &str = "us-east-1";

/// A local service, before it starts.
#[derive(Debug)]
pub struct LocalService {
    port: u16,
    model: PathBuf,
    region: String,
    credentials: Vec<KnownCredentials>,
    clock: Clock,
    faults: Vec<Fault>,
    seed: u64,
    invitations: usize,
}

/// Why a service cannot start.
#[derive(Debug)]
pub enum StartError {
    /// The model cannot be read, or says what the service cannot serve; one finding a line.
    Model(String),
    /// The port cannot be had.
    Listen(io::Error),
}

impl fmt::Display for StartError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StartError::Model(findings) => {
                write!(formatter, "the model cannot be served:\n{findings}")
            }
            StartError::Listen(error) => write!(formatter, "cannot listen on loopback: {error}"),
        }
    }
}

impl std::error::Error for StartError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            StartError::Model(_) => None,
            StartError::Listen(error) => Some(error),
        }
    }
}

impl LocalService {
    /// A service with every setting at its default: a free port, this repository's model of Partner
    /// Central Account, the credentials of [`crate::credentials`], no faults.
    pub fn builder() -> Self {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        LocalService {
            port: 0,
            model: here.join("../../model/services/partnercentral-account.json"),
            region: DEFAULT_REGION.to_owned(),
            credentials: credentials::all(),
            clock: Clock::system(),
            faults: Vec::new(),
            seed: data::DEFAULT_SEED,
            invitations: data::DEFAULT_SIZE,
        }
    }

    /// Listens on this port instead of a free one.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Serves this model document instead.
    pub fn model(mut self, model: impl Into<PathBuf>) -> Self {
        self.model = model.into();
        self
    }

    /// Wants signatures scoped to this region instead of `us-east-1`.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = region.into();
        self
    }

    /// Knows these credentials instead.
    pub fn credentials(mut self, credentials: impl IntoIterator<Item = KnownCredentials>) -> Self {
        self.credentials = credentials.into_iter().collect();
        self
    }

    /// Adds a fault to the end of the queue.
    pub fn fault(mut self, fault: Fault) -> Self {
        self.faults.push(fault);
        self
    }

    /// Moves the service's clock by `seconds`.
    pub fn clock_offset_seconds(self, seconds: i64) -> Self {
        self.clock.set_offset_seconds(seconds);
        self
    }

    /// Stops the service's clock at this moment, in seconds since the Unix epoch.
    pub fn clock_stopped_at(mut self, epoch_seconds: i64) -> Self {
        self.clock = Clock::stopped_at(epoch_seconds);
        self
    }

    /// Makes the data set of another seed, with another number of invitations.
    pub fn data(mut self, seed: u64, invitations: usize) -> Self {
        self.seed = seed;
        self.invitations = invitations;
        self
    }

    /// Starts listening on the loopback interface. The service runs on the current tokio runtime
    /// until it is shut down or dropped.
    ///
    /// # Errors
    /// When the model cannot be served or the port cannot be had.
    pub async fn start(self) -> Result<Running, StartError> {
        let model = load(&self.model)?;
        let api = Api::new(&model).map_err(|errors| {
            let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
            StartError::Model(lines.join("\n"))
        })?;
        let listing = api.operations.get(invitations::OPERATION).ok_or_else(|| {
            StartError::Model(format!("it has no operation {}", invitations::OPERATION))
        })?;
        let summaries = data::invitations(self.seed, self.invitations);
        let invitations = Invitations::new(listing, &summaries, TokenKey::random())
            .map_err(|mismatch| StartError::Model(mismatch.to_string()))?;
        let verifier = Verifier {
            region: self.region,
            service: api.signing_name.clone(),
            credentials: self.credentials,
        };
        let faults = FaultQueue::default();
        faults.replace(self.faults);
        let service = Arc::new(Service {
            api,
            verifier,
            invitations,
            clock: self.clock,
            faults,
            record: Record::default(),
            request_numbers: AtomicU64::new(0),
        });
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port))
            .await
            .map_err(StartError::Listen)?;
        let address = listener.local_addr().map_err(StartError::Listen)?;
        let (stop, stopped) = watch::channel(());
        let task = tokio::spawn(accept(listener, Shared::clone(&service), stopped));
        Ok(Running {
            address,
            service,
            stop,
            task,
        })
    }
}

fn load(path: &Path) -> Result<Model, StartError> {
    let file = SourceFile::open(path).map_err(|error| StartError::Model(error.to_string()))?;
    let files = [file];
    smithy_model::load(&files).map_err(|diagnostics| {
        let lines: Vec<String> = diagnostics.iter().map(|one| one.render(&files)).collect();
        StartError::Model(lines.join("\n"))
    })
}

/// Accepts connections until it is told to stop, then ends them all.
async fn accept(listener: TcpListener, service: Shared, mut stopped: watch::Receiver<()>) {
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let mut connections = JoinSet::new();
    loop {
        let place = tokio::select! {
            _ = stopped.changed() => return,
            place = Arc::clone(&places).acquire_owned() => place,
        };
        let accepted = tokio::select! {
            _ = stopped.changed() => return,
            accepted = listener.accept() => accepted,
        };
        // A connection that failed before it was accepted does not affect the others.
        let Ok((stream, _)) = accepted else { continue };
        let service = Shared::clone(&service);
        connections.spawn(async move {
            connection::serve(stream, service).await;
            drop(place);
        });
        while connections.try_join_next().is_some() {}
    }
}

/// A running service. Dropping it stops it without waiting.
#[derive(Debug)]
pub struct Running {
    address: SocketAddr,
    service: Shared,
    stop: watch::Sender<()>,
    task: JoinHandle<()>,
}

impl Running {
    /// Where it listens: `http://127.0.0.1:PORT`.
    pub fn endpoint_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Address and port.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Numbers of requests so far.
    pub fn counters(&self) -> Counters {
        self.service.record.counters()
    }

    /// The most recent requests, oldest first; at most a thousand.
    pub fn recorded_requests(&self) -> Vec<RecordedRequest> {
        self.service.record.requests()
    }

    /// Forgets pending faults and queues these.
    pub fn set_faults(&self, faults: impl IntoIterator<Item = Fault>) {
        self.service.faults.replace(faults);
    }

    /// Moves the service's clock by `seconds` against its base.
    pub fn set_clock_offset_seconds(&self, seconds: i64) {
        self.service.clock.set_offset_seconds(seconds);
    }

    /// The data set, in the order it is listed.
    pub fn invitations(&self) -> impl ExactSizeIterator<Item = &DynamicStructure> {
        let all = self.service.invitations.all().iter();
        all.map(|invitation| &invitation.summary)
    }

    /// Stops listening, ends every connection and waits until that is done.
    pub async fn shutdown(self) {
        // The receiver is gone only when the task has ended already.
        let _ = self.stop.send(());
        let _ = self.task.await;
    }

    /// Serves until the process ends.
    pub async fn wait(self) {
        let _ = self.task.await;
    }
}
