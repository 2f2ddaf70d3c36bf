//! The memory that bodies take, which is that of a process: Linux tells the most that it was.

use std::process::Command;

use speech::error::DisplayErrorContext;

use super::server::{Answer, Server};
use super::{client, speak, zeros, MANY};

/// The memory that a process may take for it in addition, in KiB.
const MEMORY: u64 = 64 << 10;

/// The variable that tells the process of its own what it is for.
const OWN_PROCESS: &str = "STREAMS_OF_MANY_BYTES";

/// Memory is that of a process, so the calls are made in one of their own: this test once more.
#[tokio::test]
async fn bodies_of_two_gibibytes_are_not_held() {
    if std::env::var_os(OWN_PROCESS).is_some() {
        return two_gibibytes_each_way().await;
    }
    let test = "streams::memory::bodies_of_two_gibibytes_are_not_held";
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(OWN_PROCESS, "1")
        .output();
    let output = String::from_utf8(output.unwrap().stdout).unwrap();
    assert!(output.contains("1 passed"), "{output}");
    assert!(
        output.contains(&format!("{MANY} bytes each way")),
        "{output}"
    );
}

async fn two_gibibytes_each_way() {
    let server = Server::start(vec![
        Answer::zeros(1),
        Answer::zeros(0),
        Answer::zeros(MANY),
    ]);
    let client = client(&server);
    // What is made at the first call is there before the measurement.
    speak(&client).await;
    let before = most_memory();
    let sent = client.import_audio().audio(zeros(MANY, false)).send();
    sent.await
        .map_err(|error| DisplayErrorContext(error).to_string())
        .unwrap();
    let mut stream = speak(&client).await.audio_stream;
    let mut received = 0;
    while let Some(part) = stream.next().await {
        received += part.unwrap().len() as u64;
    }
    let grown = most_memory() - before;
    assert_eq!(server.bodies()[1], MANY);
    assert_eq!(received, MANY);
    assert!(grown <= MEMORY, "{grown} KiB");
    println!("{received} bytes each way");
}

/// The most memory that this process has taken so far, in KiB.
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.unwrap().parse().unwrap()
}
