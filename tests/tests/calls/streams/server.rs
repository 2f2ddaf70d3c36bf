//! A server of HTTP/1.1 on loopback. It counts the bytes of the requests and answers each with the next of its answers, on a
//! thread of its own; when it has given the last one, it ends.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

/// What the server does with one request.
pub struct Answer {
    status: &'static str,
    /// The length that is stated.
    length: u64,
    body: Content,
}

enum Content {
    Text(&'static str),
    /// This many zeros.
    Zeros(u64),
}

impl Answer {
    /// A success with a body of this many zeros.
    pub fn zeros(count: u64) -> Self {
        Self::cut_off(count, count)
    }

    /// A success of which a part of the body comes.
    pub fn cut_off(length: u64, sent: u64) -> Self {
        Self {
            status: "200 OK",
            length,
            body: Content::Zeros(sent),
        }
    }

    /// A failure that may pass.
    pub fn unavailable() -> Self {
        Self::text("503 Service Unavailable", "{}")
    }

    /// An error that stays one.
    pub fn refused() -> Self {
        Self::text(
            "400 Bad Request",
            r#"{"__type":"NoVoice","message":"no such voice"}"#,
        )
    }

    fn text(status: &'static str, text: &'static str) -> Self {
        Self {
            status,
            length: text.len() as u64,
            body: Content::Text(text),
        }
    }
}

/// What came.
#[derive(Default)]
struct Seen {
    heads: Vec<String>,
    /// The number of bytes of each body.
    bodies: Vec<u64>,
}

pub struct Server {
    url: String,
    seen: Arc<Mutex<Seen>>,
    thread: JoinHandle<u64>,
}

impl Server {
    /// A server with these answers.
    pub fn start(answers: Vec<Answer>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::new(Mutex::new(Seen::default()));
        let all = seen.clone();
        let thread = std::thread::spawn(move || {
            let mut sent = 0;
            for answer in answers {
                // One request for each connection: nothing of an earlier one is left over.
                let (connection, _) = listener.accept().unwrap();
                sent = serve(connection, &answer, &all);
            }
            sent
        });
        Self { url, seen, thread }
    }

    pub fn url(&self) -> &str {
        &self.url
    }

    /// The heads of the requests, in lower case.
    pub fn heads(&self) -> Vec<String> {
        self.seen.lock().unwrap().heads.clone()
    }

    /// The numbers of bytes of the bodies.
    pub fn bodies(&self) -> Vec<u64> {
        self.seen.lock().unwrap().bodies.clone()
    }

    /// Waits for the end of the last answer, and gives how much of its body was sent.
    pub fn sent_of_last(self) -> u64 {
        self.thread.join().unwrap()
    }
}

/// Reads a request and sends its answer; gives how many bytes of its body could be sent.
fn serve(connection: TcpStream, answer: &Answer, seen: &Mutex<Seen>) -> u64 {
    let mut reader = BufReader::with_capacity(1 << 16, connection.try_clone().unwrap());
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).unwrap() == 0 {
            return 0;
        }
    }
    let head = head.to_lowercase();
    let body = match value(&head, "content-length") {
        Some(length) => skip(&mut reader, length.parse().unwrap()),
        None if value(&head, "transfer-encoding") == Some("chunked") => skip_chunks(&mut reader),
        None => 0,
    };
    {
        let mut seen = seen.lock().unwrap();
        seen.heads.push(head);
        seen.bodies.push(body);
    }
    let Answer { status, length, .. } = answer;
    let head =
        format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n");
    let mut connection = connection;
    if connection.write_all(head.as_bytes()).is_err() {
        return 0;
    }
    match answer.body {
        Content::Text(text) => connection
            .write_all(text.as_bytes())
            .map_or(0, |()| *length),
        Content::Zeros(count) => send_zeros(&mut connection, count),
    }
}

fn value<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let mut lines = head.lines().filter_map(|line| line.split_once(": "));
    lines.find_map(|(key, value)| (key == name).then_some(value))
}

fn skip(reader: &mut impl Read, length: u64) -> u64 {
    std::io::copy(&mut reader.take(length), &mut std::io::sink()).unwrap()
}

fn skip_chunks(reader: &mut impl BufRead) -> u64 {
    let mut total = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let length = u64::from_str_radix(line.trim(), 16).unwrap();
        total += skip(reader, length);
        reader.read_line(&mut String::new()).unwrap();
        if length == 0 {
            return total;
        }
    }
}

fn send_zeros(connection: &mut TcpStream, count: u64) -> u64 {
    let part = vec![0; 1 << 16];
    let mut sent = 0;
    while sent < count {
        let length = part.len().min(usize::try_from(count - sent).unwrap());
        if connection.write_all(&part[..length]).is_err() {
            break;
        }
        sent += length as u64;
    }
    sent
}
