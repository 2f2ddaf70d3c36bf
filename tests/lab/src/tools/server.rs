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

/// How often a server is started that finds its port taken.
const ATTEMPTS: usize = 3;

/// What systems say of a port that is taken.
const IN_USE: &str = "in use";

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
        program: impl Fn(SocketAddr) -> Command,
        log: &Path,
        limit: Duration,
        answers: impl Fn(SocketAddr) -> bool,
    ) -> Result<Server, String> {
        // Another program may take the port before the server does.
        for _ in 1..ATTEMPTS {
            match Self::start_once(&program, log, limit, &answers) {
                Err(why) if why.contains(IN_USE) => {}
                outcome => return outcome,
            }
        }
        Self::start_once(&program, log, limit, &answers)
    }

    fn start_once(
        program: impl Fn(SocketAddr) -> Command,
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

#[cfg(all(test, unix))]
mod tests {
    use super::Server;
    use std::cell::Cell;
    use std::process::Command;
    use std::time::Duration;

    /// Starts a server that finds its port taken so often; how often it was started, and whether it runs.
    fn start(taken: usize, otherwise: &str) -> (usize, Result<(), String>) {
        let folder = std::env::temp_dir().join(format!("server-{}", std::process::id()));
        let log = folder.join(format!("{taken}.log"));
        let started = Cell::new(0);
        let program = |_| {
            started.set(started.get() + 1);
            let mut command = Command::new("sh");
            command.arg("-c").arg(match started.get() <= taken {
                true => "echo Address already in use >&2; exit 1",
                false => otherwise,
            });
            command
        };
        let limit = Duration::from_secs(60);
        let server = Server::start(program, &log, limit, |_| started.get() > taken);
        (started.get(), server.map(drop))
    }

    #[test]
    fn a_port_that_was_taken_meanwhile_is_not_the_end() {
        assert_eq!(start(2, "exec sleep 60"), (3, Ok(())));
        let (started, refused) = start(3, "");
        assert!(refused.unwrap_err().ends_with("in use"));
        assert_eq!(started, 3);
    }
}
