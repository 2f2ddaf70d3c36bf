//! Clients of a few operations: the models of real services come in; large ones of a supported protocol, each with the
//! choice of some of its operations, go out.

use smithy_codegen::protocol::SUPPORTED;

use super::filter::Sample;
use super::models::{Group, Source};

/// How many operations each has.
const OPERATIONS: usize = 3;

/// The services with so many of the largest models are large.
const LARGE: usize = 40;

/// Chooses so many of the models; which ones, and which of their operations, depends on the seed alone.
pub(super) fn choose(sources: &[Source], count: usize, seed: &str) -> Vec<Source> {
    let speaks = |source: &&Source| {
        let text = std::fs::read_to_string(&source.path).unwrap_or_default();
        SUPPORTED.iter().any(|one| text.contains(one.id))
    };
    let real = sources.iter().filter(|one| one.group == Group::Real);
    let mut real: Vec<&Source> = real.collect();
    let size = |source: &&Source| source.path.metadata().map_or(0, |data| data.len());
    real.sort_by_cached_key(|source| std::cmp::Reverse(size(source)));
    let large: Vec<&Source> = real.into_iter().filter(speaks).take(LARGE).collect();
    let sample = |size| Sample {
        size,
        seed: seed.to_owned(),
    };
    let chosen = sample(count);
    let chosen = chosen.of(large.iter().map(|one| one.name.as_str()));
    let large = large.into_iter();
    let subsets = large.filter(|one| chosen.contains(one.name.as_str()));
    let subsets = subsets.map(|source| Source {
        group: Group::Subset,
        operations: Some(sample(OPERATIONS)),
        ..source.clone()
    });
    subsets.collect()
}
