//! Servers on loopback: a command comes in; a server on a free port goes out, which ends with its value.

use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::process;

/// How long a server may take until it answers: one in Python imports much.
pub const START: Duration = Duration::from_secs(60);

/// How often a server that starts is looked at.
const PERIOD: Duration = Duration::from_millis(200);

/// At most this much of what a server says is shown.
const SHOWN: usize = 300;

/// A server that runs. It ends when this is dropped.
#[derive(Debug)]
pub struct Server {
    child: Child,
    address: SocketAddr,
}

impl Drop for Server {
    fn drop(&mut self) {
        process::end(&mut self.child);
    }
}

impl Server {
    /// Starts the program that is made for an address, and waits until it answers there. What it prints as errors goes
    /// to the log.
    ///
    /// # Errors
    ///
    /// Why it does not run, in one line.
    pub fn start(
        program: impl FnOnce(SocketAddr) -> Command,
        log: &Path,
        limit: Duration,
        answers: impl Fn(SocketAddr) -> bool,
    ) -> Result<Server, String> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
        let address = listener.and_then(|listener| listener.local_addr());
        let address = address.map_err(|error| format!("no free port: {error}"))?;
        let folder = log.parent().unwrap_or(Path::new(""));
        let file = std::fs::create_dir_all(folder).and_then(|()| File::create(log));
        let file = file.map_err(|error| format!("{}: {error}", log.display()))?;
        let mut command = program(address);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(file);
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command.spawn();
        let child = child.map_err(|error| format!("{name} cannot be started: {error}"))?;
        let mut server = Server { child, address };
        let start = Instant::now();
        while start.elapsed() < limit {
            if let Ok(Some(status)) = server.child.try_wait() {
                return Err(format!("the server ended ({status}): {}", last_line(log)));
            }
            if answers(address) {
                return Ok(server);
            }
            std::thread::sleep(PERIOD);
        }
        Err(format!(
            "the server did not answer within {} s",
            limit.as_secs()
        ))
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Whether it has not ended.
    pub fn runs(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }
}

/// The last line of a log, which in Python is the error.
fn last_line(log: &Path) -> String {
    let text = std::fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let last = text.lines().rfind(|line| !line.trim().is_empty());
    last.unwrap_or("it said nothing")
        .chars()
        .take(SHOWN)
        .collect()
}
