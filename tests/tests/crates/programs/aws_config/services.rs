//! STS, SSO, its OIDC and Sign-In on one address: requests come in and are kept, answers as AWS documents them go out.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{channel, Receiver, Sender};
use std::thread;

/// SHA-1 of `office`.
pub const SSO_HASH: &str = "e6427457497fe0f4f93a7334d2203b8e17ee82df";
/// SHA-1 of `https://home.example/start`.
pub const HOME_HASH: &str = "54ebdfbaa0e9691b32e751fcc17079bafa0799cb";
/// SHA-256 of `arn:aws:sts::123456789012:assumed-role/Admin/admin`.
pub const LOGIN_HASH: &str = "76c34dc5bc54e898fa0fb3d4f12aba206ccb28038e8acbf52ecb478d1c8214d6";

/// More than any run needs.
const MOST_REQUESTS: usize = 50;

/// A request as it arrived.
pub struct Request {
    /// Method and target.
    pub line: String,
    headers: Vec<(String, String)>,
    pub body: String,
}

impl Request {
    /// The value of a header, by its name in small letters; empty if there is none.
    pub fn header(&self, name: &str) -> &str {
        let mut headers = self.headers.iter();
        let found = headers.find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }
}

/// The running services.
pub struct Services {
    address: SocketAddr,
    requests: Receiver<Request>,
}

impl Services {
    pub fn start() -> Services {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (sender, requests) = channel();
        thread::spawn(move || {
            let mut refused_web = false;
            for stream in listener.incoming().take(MOST_REQUESTS) {
                serve(stream.unwrap(), &sender, &mut refused_web);
            }
        });
        Services { address, requests }
    }

    pub fn address(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What has been asked. The program has ended, so nothing more comes.
    pub fn stop(self) -> Vec<Request> {
        self.requests.try_iter().collect()
    }
}

fn serve(stream: TcpStream, sender: &Sender<Request>, refused_web: &mut bool) {
    let mut reader = BufReader::new(stream);
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let Some((first, headers)) = lines.split_first() else {
        return;
    };
    let headers = headers.iter().filter_map(|line| line.split_once(": "));
    let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()));
    let mut request = Request {
        line: first.trim_end_matches(" HTTP/1.1").to_owned(),
        headers: headers.collect(),
        body: String::new(),
    };
    let length = request.header("content-length").parse().unwrap_or(0);
    let mut body = reader.by_ref().take(length);
    body.read_to_string(&mut request.body).unwrap();
    let (status, media_type, body) = answer(&request, refused_web);
    let answer = format!(
        "HTTP/1.1 {status} Answer\r\ncontent-type: {media_type}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    sender.send(request).unwrap();
    reader.into_inner().write_all(answer.as_bytes()).unwrap();
}

/// Status, media type and body.
fn answer(request: &Request, refused_web: &mut bool) -> (u16, &'static str, String) {
    let path = request.line.split(['?', ' ']).nth(1).unwrap_or_default();
    match path {
        "/token" => {
            let token = r#"{ "accessToken": "new token", "tokenType": "Bearer", "expiresIn": 3600, "refreshToken": "next" }"#;
            (200, "application/json", token.to_owned())
        }
        "/federation/credentials" if request.line.contains("role_name=refused") => {
            let error = r#"{ "message": "Session token not found or invalid", "__type": "UnauthorizedException" }"#;
            (401, "application/json", error.to_owned())
        }
        "/federation/credentials" => {
            let credentials = r#"{ "roleCredentials": { "accessKeyId": "AKIDSSO", "secretAccessKey": "secret of AKIDSSO",
                "sessionToken": "token of AKIDSSO", "expiration": 4070908800000 } }"#;
            (200, "application/json", credentials.to_owned())
        }
        "/v1/token" => {
            let token = r#"{ "accessToken": { "accessKeyId": "AKIDLOGIN", "secretAccessKey": "secret of AKIDLOGIN",
                "sessionToken": "token of AKIDLOGIN" }, "tokenType": "aws_sigv4", "expiresIn": 900, "refreshToken": "next" }"#;
            (200, "application/json", token.to_owned())
        }
        _ => security_token_service(&request.body, refused_web),
    }
}

fn security_token_service(body: &str, refused_web: &mut bool) -> (u16, &'static str, String) {
    let error = |status, code, message| (status, "text/xml", error(code, message));
    if body.contains("role%2Fdenied") {
        return error(403, "AccessDenied", "not yours &amp; nobody&#39;s");
    }
    let (operation, id) = if body.contains("Action=AssumeRoleWithWebIdentity") {
        if !std::mem::replace(refused_web, true) {
            return error(400, "IDPCommunicationError", "try again");
        }
        ("AssumeRoleWithWebIdentity", "AKIDWEB")
    } else if body.contains("role%2Fsecond") {
        ("AssumeRole", "AKIDSECOND")
    } else {
        ("AssumeRole", "AKIDFIRST")
    };
    let answer = format!(
        r#"<{operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <{operation}Result>
    <AssumedRoleUser><AssumedRoleId>AROA:test</AssumedRoleId><Arn>arn:aws:sts::123456789012:assumed-role/a/b</Arn></AssumedRoleUser>
    <Credentials>
      <AccessKeyId>{id}</AccessKeyId>
      <SecretAccessKey>secret of {id}</SecretAccessKey>
      <SessionToken>token of {id}</SessionToken>
      <Expiration>2099-01-01T00:00:00Z</Expiration>
    </Credentials>
  </{operation}Result>
  <ResponseMetadata><RequestId>01234567-89ab-cdef-0123-456789abcdef</RequestId></ResponseMetadata>
</{operation}Response>"#
    );
    (200, "text/xml", answer)
}

fn error(code: &str, message: &str) -> String {
    format!(
        r#"<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error>
  <RequestId>01234567-89ab-cdef-0123-456789abcdef</RequestId>
</ErrorResponse>"#
    )
}
