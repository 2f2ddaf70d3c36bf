//! moto: an interpreter comes in; a server on a free port of loopback goes out, which ends with its value.

use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::python::Python;
use crate::workspace::{Outcome, Problem};

/// How long the server may take until it answers.
const START: Duration = Duration::from_secs(60);

/// A running server.
#[derive(Debug)]
pub(super) struct Server {
    child: Child,
    endpoint: String,
}

impl Server {
    /// Starts the server and waits until it answers. What it prints goes to the file.
    pub(super) fn start(python: &Python, log: &Path) -> Outcome<Self> {
        let address = free_address()?;
        let file = File::create(log).map_err(|error| Problem::file("create", log, error))?;
        let copy = file
            .try_clone()
            .map_err(|error| Problem::file("open", log, error))?;
        let child = python
            .module("moto.server")
            .args([
                "-H",
                &address.ip().to_string(),
                "-p",
                &address.port().to_string(),
            ])
            .stdout(Stdio::from(file))
            .stderr(Stdio::from(copy))
            .spawn()
            .map_err(|error| Problem(format!("cannot start moto: {error}")))?;
        let mut server = Self {
            child,
            endpoint: format!("http://{address}"),
        };
        let start = Instant::now();
        while start.elapsed() < START {
            if TcpStream::connect_timeout(&address, Duration::from_secs(1)).is_ok() {
                return Ok(server);
            }
            if let Ok(Some(status)) = server.child.try_wait() {
                return Err(Problem(format!(
                    "moto ended ({status}); see {}",
                    log.display()
                )));
            }
            sleep(Duration::from_millis(100));
        }
        Err(Problem(format!(
            "moto does not answer after {} s; see {}",
            START.as_secs(),
            log.display()
        )))
    }

    /// Its address.
    pub(super) fn endpoint(&self) -> &str {
        &self.endpoint
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A server that has ended by itself is as good as one that was ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An address on loopback that nobody listens on.
fn free_address() -> Outcome<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
    let address = listener.and_then(|listener| listener.local_addr());
    address.map_err(|error| Problem(format!("there is no free port: {error}")))
}
