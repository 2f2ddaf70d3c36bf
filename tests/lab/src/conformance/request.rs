//! What a run was asked for: the command line and the inputs that it names.

use std::path::PathBuf;

use smithy_model::botocore::Botocore;

use super::exceptions::Exceptions;
use super::filter::{Filter, Sample};
use super::suite::Name;
use super::Arguments;
use crate::tools::Outcome;

/// What a run was asked for.
pub(super) struct Request<'a> {
    pub(super) data: Option<PathBuf>,
    pub(super) botocore: Option<Botocore>,
    pub(super) arguments: &'a Arguments,
    pub(super) filter: Filter,
    /// The clients of real services that are generated; none: all.
    pub(super) generated: Option<Sample>,
    /// Those of them that are compiled; none: all.
    pub(super) sample: Option<Sample>,
    pub(super) exceptions: Exceptions,
    pub(super) jobs: usize,
}

impl<'a> Request<'a> {
    /// The request of a command line, with the folder and the botocore that it names.
    ///
    /// # Errors
    ///
    /// The list of exceptions cannot be read.
    pub(super) fn new(
        data: Option<PathBuf>,
        botocore: Option<Botocore>,
        arguments: &'a Arguments,
    ) -> Outcome<Request<'a>> {
        let sample = |size| Sample {
            size,
            seed: arguments.seed.clone(),
        };
        Ok(Request {
            data,
            botocore,
            arguments,
            filter: arguments.filter(),
            generated: arguments.generate.map(sample),
            sample: arguments.sample.map(sample),
            exceptions: Exceptions::open()?,
            jobs: arguments.jobs(),
        })
    }

    /// Why some clients of real services are not generated, if the command line leaves out any.
    pub(super) fn not_generated(&self) -> Option<String> {
        self.generated.as_ref().map(Sample::reason)
    }

    /// Whether a suite was chosen.
    pub(super) fn wants(&self, name: Name) -> bool {
        let names = &self.arguments.suite;
        names.is_empty() || names.contains(&name)
    }
}
