//! A client of a few lines: requests as text over a socket, signed by the published signer.

use std::io;
use std::time::{Duration, SystemTime};

use ::local_service::credentials::{ACCESS_KEY_ID, SECRET_ACCESS_KEY};
use ::local_service::Running;
use aws_credential_types::Credentials;
use aws_sigv4::http_request::{
    sign, PayloadChecksumKind, SignableBody, SignableRequest, SigningSettings,
};
use aws_sigv4::sign::v4;
use aws_smithy_runtime_api::client::identity::Identity;
use serde_json::Value as Json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

pub const TARGET: &str = "PartnerCentralAccount.ListConnectionInvitations";
pub const CONTENT_TYPE: &str = "application/x-amz-json-1.0";

/// The credentials that sign a request, and the scope of the signature.
#[derive(Debug, Clone)]
pub struct Signer {
    pub access_key_id: String,
    pub secret_access_key: String,
    pub session_token: Option<String>,
    pub region: String,
    pub service: String,
    pub time: SystemTime,
    /// Whether the hash of the body goes into a header of its own.
    pub states_hash: bool,
}

impl Default for Signer {
    fn default() -> Self {
        Signer {
            access_key_id: ACCESS_KEY_ID.to_owned(),
            secret_access_key: SECRET_ACCESS_KEY.to_owned(),
            session_token: None,
            region: "us-east-1".to_owned(),
            service: "partnercentral-account".to_owned(),
            time: SystemTime::now(),
            states_hash: false,
        }
    }
}

/// A request that is not sent yet.
#[derive(Debug, Clone)]
pub struct Call {
    pub method: String,
    pub path: String,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

/// An answer, as far as it arrived.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Call {
    /// ListConnectionInvitations with this body, not signed.
    pub fn list(body: &str) -> Self {
        Call {
            method: "POST".to_owned(),
            path: "/".to_owned(),
            headers: vec![
                ("x-amz-target".to_owned(), TARGET.to_owned()),
                ("content-type".to_owned(), CONTENT_TYPE.to_owned()),
            ],
            body: body.to_owned(),
        }
    }

    /// The same with a header set.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(known, _)| known != name);
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same without a header.
    pub fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(known, _)| known != name);
        self
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> &str {
        find(&self.headers, name).unwrap_or_default()
    }

    /// Adds `host` and the signer's headers.
    pub fn signed(mut self, service: &Running, signer: &Signer) -> Self {
        let host = service.address().to_string();
        self = self.with("host", &host);
        let identity: Identity = Credentials::new(
            &signer.access_key_id,
            &signer.secret_access_key,
            signer.session_token.clone(),
            None,
            "test",
        )
        .into();
        let mut settings = SigningSettings::default();
        if signer.states_hash {
            settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
        }
        let params = v4::SigningParams::builder()
            .identity(&identity)
            .region(&signer.region)
            .name(&signer.service)
            .time(signer.time)
            .settings(settings)
            .build()
            .unwrap()
            .into();
        let uri = format!("http://{host}{}", self.path);
        let headers = self.headers.clone();
        let headers = headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        let signable = SignableRequest::new(
            &self.method,
            uri,
            headers,
            SignableBody::Bytes(self.body.as_bytes()),
        );
        let (instructions, _) = sign(signable.unwrap(), &params).unwrap().into_parts();
        for (name, value) in instructions.headers() {
            self = self.with(name, value);
        }
        self
    }

    /// Sends it as it stands and reads until the service closes the connection.
    pub async fn send(&self, service: &Running) -> io::Result<Answer> {
        let mut head = format!("{} {} HTTP/1.1\r\n", self.method, self.path);
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        if find(&self.headers, "host").is_none() {
            head.push_str("host: localhost\r\n");
        }
        head.push_str(&format!("content-length: {}\r\n", self.body.len()));
        head.push_str("connection: close\r\n\r\n");
        let mut stream = TcpStream::connect(service.address()).await?;
        stream.write_all(head.as_bytes()).await?;
        stream.write_all(self.body.as_bytes()).await?;
        let mut bytes = Vec::new();
        // A connection that is cut may end in an error after the bytes that arrived.
        let read = stream.read_to_end(&mut bytes);
        let ended = tokio::time::timeout(Duration::from_secs(60), read).await?;
        match (ended, bytes.is_empty()) {
            (Err(error), true) => Err(error),
            (Ok(_), true) => Err(io::ErrorKind::UnexpectedEof.into()),
            (_, false) => Ok(Answer::parse(&String::from_utf8(bytes).unwrap())),
        }
    }
}

impl Answer {
    fn parse(text: &str) -> Self {
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap();
        let headers = lines.map(|line| {
            let (name, value) = line.split_once(':').unwrap();
            (name.to_ascii_lowercase(), value.trim().to_owned())
        });
        Answer {
            status: status.parse().unwrap(),
            headers: headers.collect(),
            body: body.to_owned(),
        }
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> &str {
        find(&self.headers, name).unwrap_or_default()
    }

    /// The body as JSON.
    pub fn json(&self) -> Json {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// The error code, without its namespace; empty for a success.
    pub fn code(&self) -> String {
        let json = self.json();
        let code = json["__type"].as_str().unwrap_or_default();
        code.rsplit('#').next().unwrap().to_owned()
    }

    /// The ids of the invitations of a page.
    pub fn ids(&self) -> Vec<String> {
        let json = self.json();
        let page = json["ConnectionInvitationSummaries"].as_array().unwrap();
        page.iter()
            .map(|summary| summary["Id"].as_str().unwrap().to_owned())
            .collect()
    }

    /// The token of the next page.
    pub fn next_token(&self) -> Option<String> {
        self.json()["NextToken"].as_str().map(str::to_owned)
    }
}

/// Calls the operation, well signed.
pub async fn list(service: &Running, body: &str) -> Answer {
    let call = Call::list(body).signed(service, &Signer::default());
    call.send(service).await.unwrap()
}

fn find<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let found = headers.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value.as_str())
}
