//! A service on loopback that answers what it is told to.

use std::sync::{Arc, Mutex};

use ::harbor::config::{BehaviorVersion, Builder, Region};
use ::harbor::Config;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::support::credentials;

/// A server that answers each request with the next of its answers, the last one over and over.
pub struct Server {
    url: String,
    requests: Arc<Mutex<Vec<String>>>,
}

/// The status and the body of an answer.
pub type Answer = (u16, Vec<u8>);

impl Server {
    pub async fn start(answers: &[Answer]) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Server {
            url: format!("http://{}", listener.local_addr().unwrap()),
            requests: Arc::default(),
        };
        let (requests, answers) = (server.requests.clone(), answers.to_vec());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, requests.clone(), answers.clone()));
            }
        });
        server
    }

    /// The requests that came, heads and bodies.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }

    /// A configuration of clients that call it.
    pub fn config(&self) -> Builder {
        Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("us-east-1"))
            .credentials_provider(credentials(None))
            .endpoint_url(&self.url)
    }
}

async fn serve(mut stream: TcpStream, requests: Arc<Mutex<Vec<String>>>, answers: Vec<Answer>) {
    let mut text = String::new();
    let mut buffer = [0; 4096];
    while let Ok(length @ 1..) = stream.read(&mut buffer).await {
        text.push_str(std::str::from_utf8(&buffer[..length]).unwrap());
        if !is_whole(&text) {
            continue;
        }
        let (status, body) = {
            let mut requests = requests.lock().unwrap();
            requests.push(std::mem::take(&mut text));
            &answers[(requests.len() - 1).min(answers.len() - 1)]
        };
        let head = format!(
            "HTTP/1.1 {status} X\r\nx-amzn-requestid: request-1\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        stream.write_all(body).await.unwrap();
    }
}

fn is_whole(request: &str) -> bool {
    let Some((head, body)) = request.split_once("\r\n\r\n") else {
        return false;
    };
    let mut headers = head.lines().filter_map(|line| line.split_once(": "));
    let length = headers.find(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    length.is_none_or(|(_, length)| body.len() == length.parse::<usize>().unwrap())
}
