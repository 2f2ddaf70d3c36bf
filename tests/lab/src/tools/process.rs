//! Programs: a command comes in, what it printed goes out, or why it did not end well.

use std::io::Read;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::mpsc::{channel, Receiver};
use std::time::{Duration, Instant};

use super::{Outcome, Problem};

/// How often a program that runs is looked at.
const PERIOD: Duration = Duration::from_millis(5);

/// At most this much of what a program says on its way out is kept.
const KEPT: usize = 2000;

/// Runs to the end with captured output; a failure carries what was printed to stderr.
pub fn finish(command: &mut Command, what: &str) -> Outcome<Output> {
    let output = command.output();
    let output = output.map_err(|error| Problem(format!("cannot start {what}: {error}")))?;
    well(output, what)
}

/// The output of a program that ended well.
pub fn well(output: Output, what: &str) -> Outcome<Output> {
    if output.status.success() {
        return Ok(output);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(Problem(format!(
        "{what} failed ({}):\n{said}",
        output.status
    )))
}

/// What a program prints on its standard output. It is ended when it takes longer than the limit.
///
/// # Errors
///
/// It could not be started, failed, or took too long; the text goes on from the program's name.
pub fn output(command: &mut Command, limit: Duration) -> Result<Vec<u8>, String> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot be started: {error}"))?;
    let out = drain(child.stdout.take());
    let errors = drain(child.stderr.take());
    let status = wait(&mut child, limit)?;
    // A grandchild may hold the streams open after the end of the program.
    let out = out.recv_timeout(limit).unwrap_or_default();
    if status.success() {
        return Ok(out);
    }
    let errors = errors.recv_timeout(PERIOD * 100).unwrap_or_default();
    let said = String::from_utf8_lossy(&errors);
    let from = said.len().saturating_sub(KEPT);
    let end: String = said
        .char_indices()
        .filter(|(at, _)| *at >= from)
        .map(|(_, c)| c)
        .collect();
    Err(format!("failed ({status}): {}", end.trim()))
}

/// Reads a stream to its end, beside whatever else happens.
fn drain(stream: Option<impl Read + Send + 'static>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut stream) = stream {
            // What was read before an error still counts.
            let _ = stream.read_to_end(&mut bytes);
        }
        let _ = sender.send(bytes);
    });
    receiver
}

fn wait(child: &mut Child, limit: Duration) -> Result<ExitStatus, String> {
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status),
            Ok(None) if start.elapsed() < limit => std::thread::sleep(PERIOD),
            Ok(None) => {
                end(child);
                return Err(format!("did not end within {} s", limit.as_secs()));
            }
            Err(error) => {
                end(child);
                return Err(format!("cannot be waited for: {error}"));
            }
        }
    }
}

/// Ends a program that was started here.
pub fn end(child: &mut Child) {
    // Both fail only when it has ended already.
    let _ = child.kill();
    let _ = child.wait();
}

#[cfg(all(test, unix))]
mod tests {
    use super::output;
    use std::process::Command;
    use std::time::Duration;

    #[test]
    fn a_program_ends_well_or_says_why_not() {
        let run = |script: &str, seconds| {
            let limit = Duration::from_secs(seconds);
            output(Command::new("sh").args(["-c", script]), limit)
        };
        assert_eq!(run("echo yes; echo no >&2", 10), Ok(b"yes\n".to_vec()));
        let failed = run("echo no >&2; exit 3", 10).unwrap_err();
        assert!(failed.contains("3") && failed.ends_with("no"), "{failed}");
        assert_eq!(
            run("exec sleep 60", 1).unwrap_err(),
            "did not end within 1 s"
        );
        let nothing = output(&mut Command::new("/nonexistent/program"), Duration::ZERO);
        assert!(nothing.unwrap_err().starts_with("cannot be started"));
    }
}
