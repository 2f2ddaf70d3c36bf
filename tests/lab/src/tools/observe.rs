//! A program run under observation. In: a command. Out: its time on the wall and on the processors, and the
//! most memory that it and all programs it started held at one moment. Memory and processor time come from
//! `/proc`; where there is none, they are absent.

use std::collections::BTreeMap;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::process::well;
use super::{Outcome, Problem};

/// What was observed.
pub struct Observed {
    /// What the program printed.
    pub output: Output,
    /// Seconds on the wall.
    pub wall: f64,
    /// Seconds on the processors, of the program and of all that it started.
    pub processor: Option<f64>,
    /// Mebibytes of resident memory at the highest moment.
    pub peak_memory: Option<f64>,
}

/// How often memory is looked at.
const INTERVAL: Duration = Duration::from_millis(20);

/// Runs to the end; a failure carries what was printed to stderr.
pub fn observe(command: &mut Command, what: &str) -> Outcome<Observed> {
    let mut observed = watch(command, what)?;
    observed.output = well(observed.output, what)?;
    Ok(observed)
}

/// Runs to the end, whatever the end is.
pub fn watch(command: &mut Command, what: &str) -> Outcome<Observed> {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let before = processor_time_of_children();
    let started = Instant::now();
    let child = command
        .spawn()
        .map_err(|error| Problem(format!("cannot start {what}: {error}")))?;
    let watch = Watch::start(child.id());
    let output = child
        .wait_with_output()
        .map_err(|error| Problem(format!("cannot wait for {what}: {error}")))?;
    let wall = started.elapsed().as_secs_f64();
    let peak_memory = watch.stop();
    let processor = match (before, processor_time_of_children()) {
        (Some(before), Some(after)) => Some(after - before),
        _ => None,
    };
    Ok(Observed {
        output,
        wall,
        processor,
        peak_memory,
    })
}

/// Seconds that the children of this process, and theirs, spent on the processors; those that have ended.
fn processor_time_of_children() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The second field is a name in parentheses and may hold anything; the fields behind it are numbers.
    let fields: Vec<&str> = text.rsplit(')').next()?.split_whitespace().collect();
    let ticks = |index: usize| {
        fields
            .get(index)
            .and_then(|field| field.parse::<f64>().ok())
    };
    // Linux counts these two in hundredths of a second, whatever its own clock does.
    Some((ticks(13)? + ticks(14)?) / 100.0)
}

/// Looks at a process and its descendants until it is told to stop.
struct Watch {
    stopped: Arc<AtomicBool>,
    highest: Arc<AtomicU64>,
    thread: std::thread::JoinHandle<()>,
}

impl Watch {
    fn start(root: u32) -> Self {
        let stopped = Arc::new(AtomicBool::new(false));
        let highest = Arc::new(AtomicU64::new(0));
        let (seen, stop) = (highest.clone(), stopped.clone());
        let thread = std::thread::spawn(move || {
            while !stop.load(Ordering::Relaxed) {
                seen.fetch_max(resident_kibibytes(root), Ordering::Relaxed);
                std::thread::sleep(INTERVAL);
            }
        });
        Self {
            stopped,
            highest,
            thread,
        }
    }

    /// Mebibytes at the highest moment.
    fn stop(self) -> Option<f64> {
        self.stopped.store(true, Ordering::Relaxed);
        self.thread.join().ok()?;
        match self.highest.load(Ordering::Relaxed) {
            0 => None,
            kibibytes => Some(kibibytes as f64 / 1024.0),
        }
    }
}

/// Resident memory of a process and all its descendants.
fn resident_kibibytes(root: u32) -> u64 {
    let Ok(entries) = std::fs::read_dir("/proc") else {
        return 0;
    };
    let mut processes: BTreeMap<u32, (u32, u64)> = BTreeMap::new();
    for entry in entries.flatten() {
        let Some(id) = entry
            .file_name()
            .to_str()
            .and_then(|name| name.parse().ok())
        else {
            continue;
        };
        // A process that ended meanwhile has no status any more.
        if let Ok(status) = std::fs::read_to_string(entry.path().join("status")) {
            processes.insert(id, parent_and_memory(&status));
        }
    }
    let is_descendant = |mut id: u32| {
        for _ in 0..processes.len() {
            if id == root {
                return true;
            }
            match processes.get(&id) {
                Some((parent, _)) => id = *parent,
                None => return false,
            }
        }
        false
    };
    processes
        .iter()
        .filter(|(id, _)| is_descendant(**id))
        .map(|(_, (_, memory))| memory)
        .sum()
}

/// The parent's id and the resident memory, from the text of a status file.
fn parent_and_memory(status: &str) -> (u32, u64) {
    let field = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        line.and_then(|line| line.split_whitespace().next())
    };
    let parent = field("PPid:").and_then(|value| value.parse().ok());
    let memory = field("VmRSS:").and_then(|value| value.parse().ok());
    (parent.unwrap_or_default(), memory.unwrap_or_default())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::observe;
    use std::process::Command;

    #[test]
    fn time_and_memory_of_descendants_are_seen() {
        let mut command = Command::new("sh");
        command.args([
            "-c",
            "sh -c 'i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; echo done'",
        ]);
        let observed = observe(&mut command, "a shell").expect("a shell can run");
        assert_eq!(observed.output.stdout, b"done\n");
        assert!(observed.wall > 0.0);
        assert!(observed.processor.is_some_and(|seconds| seconds > 0.0));
        assert!(observed
            .peak_memory
            .is_some_and(|mebibytes| mebibytes > 0.1));
    }

    #[test]
    fn a_failure_carries_what_was_said() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo why >&2; exit 3"]);
        let problem = observe(&mut command, "a shell")
            .map(|_| ())
            .expect_err("it fails");
        assert!(problem.to_string().contains("why"), "{problem}");
    }
}
