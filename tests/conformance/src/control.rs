//! The control of the independent server: what to answer goes to it, what it received comes back.
//!
//! A client of a few lines over a socket, so that nothing of what is tested takes part in the test.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::Value;

/// How long the server may take to answer.
const LIMIT: Duration = Duration::from_secs(30);

/// A server that listens on loopback.
#[derive(Debug)]
pub(crate) struct Control {
    server: String,
}

impl Control {
    /// The server at an address, `127.0.0.1:8000`.
    pub(crate) fn new(server: &str) -> Control {
        Control {
            server: server.to_owned(),
        }
    }

    /// Its address.
    pub(crate) fn server(&self) -> &str {
        &self.server
    }

    /// Says what to answer next, and forgets what was received.
    pub(crate) fn put(&self, answer: &Value) -> Result<(), String> {
        self.request("PUT", "/_ctl", &answer.to_string()).map(drop)
    }

    /// The calls that were received since.
    pub(crate) fn last(&self) -> Result<Value, String> {
        let body = self.request("GET", "/_ctl/last", "")?;
        serde_json::from_slice(&body)
            .map_err(|error| format!("the server's control answered no JSON: {error}"))
    }

    fn request(&self, method: &str, path: &str, body: &str) -> Result<Vec<u8>, String> {
        let fail =
            |error: std::io::Error| format!("the server's control at {}: {error}", self.server);
        let address: SocketAddr = self
            .server
            .parse()
            .map_err(|_| format!("`{}` is no address", self.server))?;
        let mut stream = TcpStream::connect_timeout(&address, LIMIT).map_err(fail)?;
        stream.set_read_timeout(Some(LIMIT)).map_err(fail)?;
        stream.set_write_timeout(Some(LIMIT)).map_err(fail)?;
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            self.server,
            body.len()
        );
        stream.write_all(head.as_bytes()).map_err(fail)?;
        stream.write_all(body.as_bytes()).map_err(fail)?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).map_err(fail)?;
        let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n");
        let (head, body) = answer.split_at(end.map_or(answer.len(), |end| end + 4));
        match head.get(9..12) {
            Some(b"200") => Ok(body.to_vec()),
            _ => Err(format!(
                "the server's control refused {method} {path}: {}",
                String::from_utf8_lossy(head)
                    .lines()
                    .next()
                    .unwrap_or_default()
            )),
        }
    }
}
