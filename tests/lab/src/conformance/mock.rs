//! The independent server of the suite `universal`: a script comes in, servers on loopback go out, which end with their
//! owner.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use super::generate;
use crate::tools::server::{Server, START};

/// How long a server may take for a part of an answer.
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

/// How servers are started.
#[derive(Clone, Debug)]
pub(super) struct Script {
    pub(super) interpreter: PathBuf,
    pub(super) script: PathBuf,
}

impl Script {
    /// Starts a server; `number` tells the log files of servers apart.
    ///
    /// # Errors
    ///
    /// Why it does not run, in one line.
    pub(super) fn start(&self, number: usize) -> Result<Server, String> {
        self.start_within(START, number)
    }

    fn start_within(&self, limit: Duration, number: usize) -> Result<Server, String> {
        let log = generate::root().join(format!("mock-{number}.log"));
        let program = |address: SocketAddr| {
            let mut command = Command::new(&self.interpreter);
            command.arg(&self.script).arg("serve");
            command.arg(address.port().to_string());
            command
        };
        Server::start(program, &log, limit, answers)
    }
}

/// Whether a server answers its control.
fn answers(address: SocketAddr) -> bool {
    let ask = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect_timeout(&address, PERIOD)?;
        stream.set_read_timeout(Some(PERIOD * 10))?;
        stream.set_write_timeout(Some(PERIOD * 10))?;
        stream.write_all(b"GET /_ctl/last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")?;
        let mut head = [0; 12];
        stream.read_exact(&mut head)?;
        Ok(head.ends_with(b"200"))
    };
    ask().unwrap_or(false)
}

#[cfg(all(test, unix))]
mod tests {
    use super::Script;
    use std::path::PathBuf;
    use std::time::Duration;

    /// Why a server of this interpreter and script does not start within so many seconds.
    fn refusal(interpreter: &str, script: PathBuf, number: usize, seconds: u64) -> String {
        let interpreter = interpreter.into();
        let script = Script {
            interpreter,
            script,
        };
        let why = script.start_within(Duration::from_secs(seconds), number);
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
        let nowhere = refusal("/nonexistent/python", "no-such-script".into(), 90, 60);
        assert!(nowhere.contains("cannot be started"), "{nowhere}");
        let missing = refusal("sh", "no-such-script".into(), 91, 60);
        assert!(missing.contains("no-such-script"), "{missing}");
        let ended = refusal("sh", script("ends", "echo no module >&2; exit 1\n"), 92, 60);
        assert!(
            ended.contains("exit status: 1") && ended.ends_with("no module"),
            "{ended}"
        );
        let hanging = refusal("sh", script("hangs", "exec sleep 60\n"), 93, 1);
        assert_eq!(hanging, "the server did not answer within 1 s");
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
