//! Which services take part: the filters of the command line come in, answers go out.

use std::collections::BTreeSet;

use smithy_codegen::protocol::local_name;

/// The choice of the command line.
#[derive(Clone, Debug, Default)]
pub(super) struct Filter {
    pub(super) services: Vec<String>,
    pub(super) protocols: Vec<String>,
}

impl Filter {
    /// Whether everything takes part.
    pub(super) fn is_empty(&self) -> bool {
        self.services.is_empty() && self.protocols.is_empty()
    }

    /// Whether a service of this id, under this name (of its file, or in botocore), takes part.
    pub(super) fn admits_service(&self, id: &str, name: &str) -> bool {
        let is_it = |one: &String| one == id || one == local_name(id) || one == name;
        self.services.is_empty() || self.services.iter().any(is_it)
    }

    /// Whether a protocol of this id takes part.
    pub(super) fn admits_protocol(&self, id: &str) -> bool {
        let is_it = |name: &String| name == id || name == local_name(id);
        self.protocols.is_empty() || self.protocols.iter().any(is_it)
    }
}

/// A sample of the real services: which ones depends on the seed alone.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    pub(crate) size: usize,
    pub(crate) seed: String,
}

impl Sample {
    /// The chosen ones of these.
    pub(crate) fn of<'a>(&self, names: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
        let ranked: BTreeSet<(u64, &str)> = names.map(|name| (self.rank(name), name)).collect();
        let chosen = ranked.into_iter().take(self.size);
        chosen.map(|(_, name)| name).collect()
    }

    /// Why others are left out.
    pub(crate) fn reason(&self) -> String {
        format!("not among the {} of seed {}", self.size, self.seed)
    }

    fn rank(&self, name: &str) -> u64 {
        let text = [self.seed.as_bytes(), b"\0", name.as_bytes()].concat();
        // The first bits of FNV-1a hardly depend on the last bytes, so they are mixed once more.
        let sum = checksum(&text);
        (sum ^ (sum >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9)
    }
}

/// FNV-1a.
pub(super) fn checksum(text: &[u8]) -> u64 {
    let step = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    text.iter().fold(0xcbf2_9ce4_8422_2325, step)
}

#[cfg(test)]
mod tests {
    use super::Sample;

    #[test]
    fn a_sample_changes_with_the_seed_alone() {
        let names: Vec<String> = (0..100).map(|number| format!("service-{number}")).collect();
        let sample = |seed: &str, size| {
            let sample = Sample {
                size,
                seed: seed.to_owned(),
            };
            let chosen = sample.of(names.iter().map(String::as_str));
            chosen.into_iter().map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(sample("a", 10).len(), 10);
        assert_eq!(sample("a", 10), sample("a", 10));
        assert_ne!(sample("a", 10), sample("b", 10));
        assert_eq!(sample("a", 1000).len(), 100);
    }
}
