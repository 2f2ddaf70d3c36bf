//! The outcome of a suite: counts and failures come in, text or JSON goes out.

use std::time::Duration;

use clap::ValueEnum;
use serde_json::{json, Value};

use super::recordings::Recordings;
use super::said::Said;

/// At most this many failures are printed for people.
const SHOWN: usize = 40;

/// The suites, in the order in which they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(super) enum Name {
    /// Every model is read and resolved without a diagnostic.
    ModelsLoad,
    /// A client is generated from every model whose protocol is supported.
    CratesGenerate,
    /// Every generated client compiles with warnings denied.
    CratesCompile,
    /// Every client case of the Smithy protocol tests passes.
    SmithyProtocol,
    /// Every case of botocore's protocol suites passes, through clients of their C2J models.
    BotocoreProtocol,
    /// Every endpoint case of botocore's services resolves to what it says.
    EndpointRules,
    /// Every endpoint case of some real services resolves through their clients to what it says.
    EndpointClients,
    /// Every case of the models that test the rules engine resolves to what it says.
    RulesEngine,
    /// Every JMESPath case evaluates to its result, or is refused.
    Jmespath,
    /// Calls of real services through an independent server: what arrives and what comes back is right.
    Universal,
    /// What clients send is what boto3 sends for the same parameters.
    Boto3Requests,
    /// Responses that were changed at random make no client panic, hang or fill the memory.
    HostileResponses,
    /// Waiters, paginators and retries make the calls and the pauses of their cases, and end as these say.
    Behavior,
    /// The clients of the hostile models in tests/conformance/models compile, and pass clippy.
    HostileModels,
    /// What clients send and read is what an earlier run recorded, with --compare.
    Recordings,
}

/// The suites of models and clients.
pub(super) const OF_MODELS: [Name; 3] =
    [Name::ModelsLoad, Name::CratesGenerate, Name::CratesCompile];

/// The suites whose cases are put to compiled clients.
pub(super) const OF_PROGRAMS: [Name; 7] = [
    Name::SmithyProtocol,
    Name::BotocoreProtocol,
    Name::EndpointClients,
    Name::Universal,
    Name::Boto3Requests,
    Name::HostileResponses,
    Name::Behavior,
];

/// Whether a suite ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Ran,
    /// Its data is not in the folder.
    NotFound,
    /// Its data is there, but none of it could run.
    Skipped,
}

/// The outcome of a suite.
#[derive(Debug)]
pub(super) struct Suite {
    pub(super) name: Name,
    /// How many cases its data has.
    pub(super) found: usize,
    pub(super) passed: usize,
    /// Why there is no case, when there is none.
    pub(super) absence: Option<String>,
    /// Why some cases were left out.
    pub(super) skips: Vec<Skip>,
    /// Further remarks on the run.
    pub(super) notes: Vec<String>,
    pub(super) failures: Vec<Failure>,
    /// What its clients sent and read.
    pub(super) recordings: Recordings,
    pub(super) duration: Duration,
}

/// Cases that were left out for one reason.
#[derive(Debug)]
pub(super) struct Skip {
    pub(super) count: usize,
    pub(super) reason: String,
}

/// A case that failed.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) id: String,
    pub(super) why: String,
}

impl Suite {
    pub(super) fn new(name: Name) -> Suite {
        Suite {
            name,
            found: 0,
            passed: 0,
            absence: None,
            skips: Vec::new(),
            notes: Vec::new(),
            failures: Vec::new(),
            recordings: Recordings::default(),
            duration: Duration::ZERO,
        }
    }

    /// Adds a case that ran.
    pub(super) fn ran(&mut self, id: &str, outcome: Result<(), String>) {
        self.found += 1;
        match outcome {
            Ok(()) => self.passed += 1,
            Err(why) => self.failures.push(Failure {
                id: id.to_owned(),
                why,
            }),
        }
    }

    /// Adds cases that were left out.
    pub(super) fn skip(&mut self, count: usize, reason: String) {
        self.found += count;
        match self.skips.iter_mut().find(|skip| skip.reason == reason) {
            Some(skip) => skip.count += count,
            None if count > 0 => self.skips.push(Skip { count, reason }),
            None => {}
        }
    }

    /// Adds what became of a part of the suite, except for its time.
    pub(super) fn add(&mut self, part: Suite) {
        for skip in part.skips {
            self.skip(skip.count, skip.reason);
        }
        self.found += part.passed + part.failures.len();
        self.passed += part.passed;
        self.failures.extend(part.failures);
        self.notes.extend(part.notes);
        self.recordings.extend(part.recordings);
    }

    /// Why the run is no success for this suite, if so: a case has failed, or there are cases and none could run,
    /// which only a suite in `allowed` may come to.
    pub(super) fn refusal(&self, allowed: &[Name]) -> Option<String> {
        let name = self.name();
        match self.state() {
            _ if !self.failures.is_empty() => Some(format!("{name} has failed")),
            State::Skipped if !allowed.contains(&self.name) => Some(format!(
                "{name} could not run; `--allow-skipped {name}` goes on without it"
            )),
            _ => None,
        }
    }

    pub(super) fn state(&self) -> State {
        match (self.found, self.ran_count()) {
            (0, _) => State::NotFound,
            (_, 0) => State::Skipped,
            _ => State::Ran,
        }
    }

    fn ran_count(&self) -> usize {
        self.passed + self.failures.len()
    }

    fn skipped_count(&self) -> usize {
        self.skips.iter().map(|skip| skip.count).sum()
    }

    fn reason(&self) -> Option<String> {
        if self.state() == State::NotFound {
            let absence = self.absence.as_deref();
            return Some(absence.unwrap_or("nothing of it was chosen").to_owned());
        }
        let remarks = self.remarks();
        (!remarks.is_empty()).then(|| remarks.join("; "))
    }

    fn remarks(&self) -> Vec<String> {
        let skips = self.skips.iter();
        let skips = skips.map(|skip| format!("{} skipped: {}", skip.count, skip.reason));
        skips.chain(self.notes.iter().cloned()).collect()
    }

    fn name(&self) -> String {
        let value = self.name.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// Keeps what a program said of the cases of a client, under this name and the id of its protocol.
    pub(super) fn record(&mut self, client: &str, protocol: &str, said: &Result<Said, String>) {
        if let Ok(said) = said {
            self.recordings.add(&self.name(), client, protocol, said);
        }
    }

    pub(super) fn json(&self) -> Value {
        let failures = self.failures.iter();
        json!({
            "name": self.name(),
            "state": match self.state() {
                State::Ran => "ran",
                State::NotFound => "not-found",
                State::Skipped => "skipped",
            },
            "reason": self.reason(),
            "found": self.found,
            "ran": self.ran_count(),
            "passed": self.passed,
            "failed": self.failures.len(),
            "skipped": self.skipped_count(),
            "seconds": self.duration.as_secs_f64(),
            "failures": failures
                .map(|failure| json!({ "id": failure.id, "why": failure.why }))
                .collect::<Vec<Value>>(),
        })
    }

    pub(super) fn text(&self) -> String {
        let state = match self.state() {
            State::Ran => "ran",
            State::NotFound => "not found",
            State::Skipped => "skipped",
        };
        let mut lines = vec![format!(
            "{:<16} {state}: {} found, {} ran, {} passed, {} failed, {} skipped, {:.1} s",
            self.name(),
            self.found,
            self.ran_count(),
            self.passed,
            self.failures.len(),
            self.skipped_count(),
            self.duration.as_secs_f64(),
        )];
        let remarks = match self.state() {
            State::NotFound => self.reason().into_iter().collect(),
            _ => self.remarks(),
        };
        lines.extend(remarks.iter().map(|remark| format!("  {remark}")));
        for failure in self.failures.iter().take(SHOWN) {
            let why = failure.why.trim_end().replace('\n', "\n    ");
            lines.push(format!("  FAILED {}\n    {why}", failure.id));
        }
        if self.failures.len() > SHOWN {
            lines.push(format!("  … {} more failures", self.failures.len() - SHOWN));
        }
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::{Name, Suite};

    #[test]
    fn the_form_of_the_report() {
        let mut suite = Suite::new(Name::SmithyProtocol);
        assert_eq!(suite.json()["state"], "not-found");
        assert_eq!(suite.refusal(&[]), None);
        suite.absence = Some("the folder has none".to_owned());
        assert!(suite.text().ends_with("\n  the folder has none"));
        suite.skip(2, "other protocol".to_owned());
        assert_eq!(suite.json()["state"], "skipped");
        assert!(suite.text().ends_with("\n  2 skipped: other protocol"));
        suite.skip(1, "other protocol".to_owned());
        let refused = suite.refusal(&[Name::Universal]).unwrap();
        assert!(refused.contains("--allow-skipped smithy-protocol"));
        assert_eq!(suite.refusal(&[Name::SmithyProtocol]), None);
        suite.ran("a", Ok(()));
        assert_eq!(suite.refusal(&[]), None);
        suite.ran("b", Err("it differs".to_owned()));
        let json = suite.json();
        let count = |key: &str| json[key].as_u64();
        assert_eq!(json["name"], "smithy-protocol");
        assert_eq!(json["state"], "ran");
        assert_eq!(json["reason"], "3 skipped: other protocol");
        assert_eq!(
            ["found", "ran", "passed", "failed", "skipped"].map(count),
            [5, 2, 1, 1, 3].map(Some)
        );
        assert_eq!(json["failures"][0]["id"], "b");
        assert_eq!(json["failures"][0]["why"], "it differs");
        assert!(suite.refusal(&[Name::SmithyProtocol]).is_some());
    }
}
