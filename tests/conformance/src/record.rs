//! What a call put on the wire and what was read from the answer: requests, outputs and errors come in; lines of text
//! that are the same in every run go out.
//!
//! Every value is written, sensitive ones too, which `Debug` would redact; the entries of a map are sorted.

use smithy_client_runtime::shape::{Structure, Value};

use crate::operation::Outcome;
use crate::wire::Sent;
use crate::{check, events};

/// The lines of the calls of a case: `>` before what was sent, `<` before what was read.
#[derive(Debug, Default)]
pub(crate) struct Record(String);

impl Record {
    /// Adds a call of an operation.
    pub(crate) fn call(&mut self, operation: &str, sent: Option<&Sent>, outcome: &Outcome) {
        self.request(operation, sent);
        match outcome {
            Outcome::Output {
                output,
                request_id,
                stream,
            } => {
                self.line('<', &format!("output, request id {request_id:?}"));
                self.structure(&**output, 1);
                match stream {
                    None => {}
                    Some(Ok(read)) => self.line('<', &format!("  stream {}", bytes(read))),
                    Some(Err(why)) => self.line('<', &format!("  {why}")),
                }
            }
            Outcome::Error(error) => {
                let (code, message) = (&error.code, &error.message);
                let metadata = format!(
                    "error {code:?} {message:?}, {:?}, request id {:?}",
                    error.fault, error.request_id
                );
                self.line('<', &metadata);
                self.line('<', &error.printed);
                self.structure(&*error.error, 1);
            }
            Outcome::Failed(why) => self.line('<', &format!("failure {why}")),
        }
    }

    /// Adds a call of an operation with events.
    pub(crate) fn events(
        &mut self,
        operation: &str,
        sent: Option<&Sent>,
        outcome: &events::Outcome,
    ) {
        self.request(operation, sent);
        if let Some(output) = &outcome.output {
            self.line('<', "output");
            self.structure(&**output, 1);
        }
        for event in &outcome.events {
            self.line('<', "event");
            self.structure(&**event, 1);
        }
        let Err(failure) = &outcome.end else {
            return;
        };
        let (code, message) = (&failure.code, &failure.message);
        self.line('<', &format!("error {code:?} {message:?}"));
        self.line('<', &failure.printed);
        if let Some(error) = &failure.error {
            self.structure(&**error, 1);
        }
    }

    /// The lines.
    pub(crate) fn into_text(self) -> String {
        self.0
    }

    fn request(&mut self, operation: &str, sent: Option<&Sent>) {
        self.line('>', &format!("call {}", check::local_name(operation)));
        let Some(sent) = sent else {
            return self.line('>', "nothing");
        };
        self.line('>', &format!("{} {}", sent.method, sent.uri));
        for (name, value) in &sent.headers {
            self.line('>', &format!("{name}: {value}"));
        }
        match &sent.body {
            Some(body) => self.line('>', &bytes(body)),
            None => self.line('>', "a body that is not in memory"),
        }
    }

    fn line(&mut self, side: char, text: &str) {
        // A line is one whatever the text is, so that a tool that compares lines shows what differs.
        self.0.push(side);
        self.0.push(' ');
        self.0
            .push_str(&text.replace('\\', "\\\\").replace('\n', "\\n"));
        self.0.push('\n');
    }

    fn structure(&mut self, structure: &dyn Structure, depth: usize) {
        for (index, member) in structure.table().members.iter().enumerate() {
            if let Some(value) = structure.get(index) {
                self.entry(member.name, Some(value), depth);
            }
        }
    }

    fn entry(&mut self, name: &str, value: Option<Value<'_>>, depth: usize) {
        let indent = "  ".repeat(depth);
        let start = format!("{indent}{name:?}: ");
        match value {
            None => self.line('<', &format!("{start}null")),
            Some(Value::Structure(structure)) => {
                self.line('<', &format!("{start}{}", structure.table().name));
                self.structure(structure, depth + 1);
            }
            Some(Value::List(list)) => {
                self.line('<', &format!("{start}{} items", list.len()));
                for index in 0..list.len() {
                    self.entry(&index.to_string(), list.get(index), depth + 1);
                }
            }
            Some(Value::Map(map)) => {
                self.line('<', &format!("{start}{} entries", map.len()));
                let mut entries = Vec::new();
                map.each(&mut |key, value| {
                    entries.push((key, value));
                    true
                });
                entries.sort_by_key(|(key, _)| *key);
                for (key, value) in entries {
                    self.entry(key, value, depth + 1);
                }
            }
            Some(Value::Blob(blob)) => self.line('<', &format!("{start}{}", bytes(blob.as_ref()))),
            Some(Value::Document(document)) => {
                self.line(
                    '<',
                    &format!("{start}{}", crate::outcome::document(document)),
                );
            }
            Some(value) => self.line('<', &format!("{start}{value:?}")),
        }
    }
}

/// Bytes as text where they are printable, and escaped where they are not.
fn bytes(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains(char::is_control) => format!("text {text}"),
        _ => format!("bytes {}", bytes.escape_ascii()),
    }
}
