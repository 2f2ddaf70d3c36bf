//! The independent server of the suite `universal`: a script comes in, servers on loopback go out, which end with their
//! owner.

use std::fs::File;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::{generate, process};

/// How long a server may take until it answers: it imports much.
const START: Duration = Duration::from_secs(60);

/// How often a server that starts is looked at, and how long it may take for one answer.
const PERIOD: Duration = Duration::from_millis(200);

/// What the server calls the protocol of this id, as botocore does; it has one name for both versions of JSON.
pub(super) fn protocol_name(id: &str) -> Option<&'static str> {
    Some(match id {
        "aws.protocols#awsJson1_0" | "aws.protocols#awsJson1_1" => "json",
        "aws.protocols#restJson1" => "rest-json",
        "aws.protocols#restXml" => "rest-xml",
        "aws.protocols#awsQuery" => "query",
        "aws.protocols#ec2Query" => "ec2",
        "smithy.protocols#rpcv2Cbor" => "smithy-rpc-v2-cbor",
        _ => return None,
    })
}

/// At most this much of what a server says is shown.
const SHOWN: usize = 300;

/// How servers are started.
#[derive(Clone, Debug)]
pub(super) struct Script {
    pub(super) interpreter: PathBuf,
    pub(super) script: PathBuf,
}

/// A server that runs. It ends when this is dropped.
#[derive(Debug)]
pub(super) struct Mock {
    child: Child,
    address: SocketAddr,
}

impl Drop for Mock {
    fn drop(&mut self) {
        process::end(&mut self.child);
    }
}

impl Script {
    /// Starts a server; `number` tells the log files of servers apart.
    ///
    /// # Errors
    ///
    /// Why it does not run, in one line.
    pub(super) fn start(&self, number: usize) -> Result<Mock, String> {
        self.start_within(START, number)
    }

    fn start_within(&self, limit: Duration, number: usize) -> Result<Mock, String> {
        let address = free_address().map_err(|error| format!("no free port: {error}"))?;
        let log = generate::root().join(format!("mock-{number}.log"));
        let errors = create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
        let child = Command::new(&self.interpreter)
            .arg(&self.script)
            .arg("serve")
            .arg(address.port().to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(errors)
            .spawn();
        let interpreter = self.interpreter.display();
        let child = child.map_err(|error| format!("{interpreter} cannot be started: {error}"))?;
        let mut mock = Mock { child, address };
        let start = Instant::now();
        while start.elapsed() < limit {
            if let Ok(Some(status)) = mock.child.try_wait() {
                return Err(format!("the server ended ({status}): {}", last_line(&log)));
            }
            if mock.answers() {
                return Ok(mock);
            }
            std::thread::sleep(PERIOD);
        }
        Err(format!(
            "the server did not answer within {} s",
            limit.as_secs()
        ))
    }
}

impl Mock {
    /// Where it listens.
    pub(super) fn address(&self) -> String {
        self.address.to_string()
    }

    /// Whether it has not ended.
    pub(super) fn runs(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Whether it answers its control.
    fn answers(&self) -> bool {
        let ask = || -> std::io::Result<bool> {
            let mut stream = TcpStream::connect_timeout(&self.address, PERIOD)?;
            stream.set_read_timeout(Some(PERIOD * 10))?;
            stream.set_write_timeout(Some(PERIOD * 10))?;
            stream.write_all(b"GET /_ctl/last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")?;
            let mut head = [0; 12];
            stream.read_exact(&mut head)?;
            Ok(head.ends_with(b"200"))
        };
        ask().unwrap_or(false)
    }
}

fn free_address() -> std::io::Result<SocketAddr> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()
}

fn create(log: &Path) -> std::io::Result<File> {
    std::fs::create_dir_all(generate::root())?;
    File::create(log)
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
    use super::Script;
    use std::path::PathBuf;
    use std::time::{Duration, Instant};

    /// Why a server of this interpreter and script does not start within a second.
    fn refusal(interpreter: &str, script: PathBuf, number: usize) -> String {
        let interpreter = interpreter.into();
        let script = Script {
            interpreter,
            script,
        };
        let start = Instant::now();
        let why = script.start_within(Duration::from_secs(1), number);
        assert!(start.elapsed() < Duration::from_secs(20));
        why.unwrap_err()
    }

    #[test]
    fn a_server_that_does_not_start_says_why() {
        let folder = std::env::temp_dir().join(format!("mock-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let script = |name: &str, text: &str| {
            let path = folder.join(name);
            std::fs::write(&path, text).unwrap();
            path
        };
        let nowhere = refusal("/nonexistent/python", "no-such-script".into(), 90);
        assert!(nowhere.contains("cannot be started"), "{nowhere}");
        let missing = refusal("sh", "no-such-script".into(), 91);
        assert!(missing.contains("no-such-script"), "{missing}");
        let ended = refusal("sh", script("ends", "echo no module >&2; exit 1\n"), 92);
        assert!(
            ended.contains("exit status: 1") && ended.ends_with("no module"),
            "{ended}"
        );
        let hanging = refusal("sh", script("hangs", "exec sleep 60\n"), 93);
        assert_eq!(hanging, "the server did not answer within 1 s");
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
