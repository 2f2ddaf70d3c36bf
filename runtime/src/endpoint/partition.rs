//! The partitions of AWS: groups of regions that share domain names.
//!
//! In: the name of a region. Out: the constant facts of its partition, as function
//! `aws.partition` gives them. The facts are those of the `partitions.json` that comes with the
//! rules engine's AWS extension, or of the file that the environment names in its place.

use super::custom_partitions;
use super::evaluate::RulesError;
use super::value::{Text, Value};

/// What rules may ask of a partition.
#[derive(Clone, Copy, Debug)]
pub(super) struct Partition {
    pub(super) name: &'static str,
    pub(super) dns_suffix: &'static str,
    pub(super) dual_stack_dns_suffix: &'static str,
    pub(super) implicit_global_region: &'static str,
    pub(super) supports_fips: bool,
    pub(super) supports_dual_stack: bool,
}

/// A partition, and which regions are in it.
#[derive(Debug)]
struct Entry {
    partition: Partition,
    /// The fixed beginnings of region names. Every partition's pattern for names has the form
    /// `^(a|b)-\w+-\d+$`; keeping the alternatives spares a regular expression engine.
    region_prefixes: &'static [&'static str],
    /// A name besides those that the pattern covers: it stands for the whole partition.
    global_region: Option<&'static str>,
}

/// All partitions; the first one is also the answer for a region that none of them knows.
const PARTITIONS: &[Entry] = &[
    Entry {
        partition: Partition {
            name: "aws",
            dns_suffix: "amazonaws.com",
            dual_stack_dns_suffix: "api.aws",
            implicit_global_region: "us-east-1",
            supports_fips: true,
            supports_dual_stack: true,
        },
        region_prefixes: &["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"],
        global_region: Some("aws-global"),
    },
    Entry {
        partition: Partition {
            name: "aws-cn",
            dns_suffix: "amazonaws.com.cn",
            dual_stack_dns_suffix: "api.amazonwebservices.com.cn",
            implicit_global_region: "cn-northwest-1",
            supports_fips: true,
            supports_dual_stack: true,
        },
        region_prefixes: &["cn"],
        global_region: Some("aws-cn-global"),
    },
    Entry {
        partition: Partition {
            name: "aws-eusc",
            dns_suffix: "amazonaws.eu",
            dual_stack_dns_suffix: "api.amazonwebservices.eu",
            implicit_global_region: "eusc-de-east-1",
            supports_fips: true,
            supports_dual_stack: true,
        },
        region_prefixes: &["eusc-de"],
        global_region: None,
    },
    Entry {
        partition: Partition {
            name: "aws-iso",
            dns_suffix: "c2s.ic.gov",
            dual_stack_dns_suffix: "api.aws.ic.gov",
            implicit_global_region: "us-iso-east-1",
            supports_fips: true,
            supports_dual_stack: true,
        },
        region_prefixes: &["us-iso"],
        global_region: Some("aws-iso-global"),
    },
    Entry {
        partition: Partition {
            name: "aws-iso-b",
            dns_suffix: "sc2s.sgov.gov",
            dual_stack_dns_suffix: "api.aws.scloud",
            implicit_global_region: "us-isob-east-1",
            supports_fips: true,
            supports_dual_stack: true,
        },
        region_prefixes: &["us-isob"],
        global_region: Some("aws-iso-b-global"),
    },
    Entry {
        partition: Partition {
            name: "aws-iso-e",
            dns_suffix: "cloud.adc-e.uk",
            dual_stack_dns_suffix: "api.cloud-aws.adc-e.uk",
            implicit_global_region: "eu-isoe-west-1",
            supports_fips: true,
            supports_dual_stack: true,
        },
        region_prefixes: &["eu-isoe"],
        global_region: Some("aws-iso-e-global"),
    },
    Entry {
        partition: Partition {
            name: "aws-iso-f",
            dns_suffix: "csp.hci.ic.gov",
            dual_stack_dns_suffix: "api.aws.hci.ic.gov",
            implicit_global_region: "us-isof-south-1",
            supports_fips: true,
            supports_dual_stack: true,
        },
        region_prefixes: &["us-isof"],
        global_region: Some("aws-iso-f-global"),
    },
    Entry {
        partition: Partition {
            name: "aws-us-gov",
            dns_suffix: "amazonaws.com",
            dual_stack_dns_suffix: "api.aws",
            implicit_global_region: "us-gov-west-1",
            supports_fips: true,
            supports_dual_stack: true,
        },
        region_prefixes: &["us-gov"],
        global_region: Some("aws-us-gov-global"),
    },
];

impl Partition {
    /// The partition of `region`: the one that lists it, else the one whose pattern fits, else
    /// `aws`. No two partitions have names in common, so one search answers the first two.
    pub(super) fn of(region: &str) -> Result<Option<&'static Partition>, RulesError> {
        if let Some(custom) = custom_partitions::of_environment()? {
            return Ok(custom.of(region));
        }
        let mut partitions = PARTITIONS.iter();
        let known = match region_prefix(region) {
            Some(prefix) => partitions.find(|one| one.region_prefixes.contains(&prefix)),
            None => partitions.find(|one| one.global_region == Some(region)),
        };
        let found = known.or(PARTITIONS.first());
        Ok(found.map(|entry| &entry.partition))
    }

    pub(super) fn field(&self, key: &str) -> Option<Value<'static>> {
        let text = match key {
            "name" => self.name,
            "dnsSuffix" => self.dns_suffix,
            "dualStackDnsSuffix" => self.dual_stack_dns_suffix,
            "implicitGlobalRegion" => self.implicit_global_region,
            "supportsFIPS" => return Some(Value::Boolean(self.supports_fips)),
            "supportsDualStack" => return Some(Value::Boolean(self.supports_dual_stack)),
            _ => return None,
        };
        Some(Value::Text(Text::Borrowed(text)))
    }
}

/// What precedes `-<word>-<digits>` in a region's name, if it ends so.
pub(super) fn region_prefix(region: &str) -> Option<&str> {
    let (rest, digits) = region.rsplit_once('-')?;
    let (prefix, word) = rest.rsplit_once('-')?;
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let fits = !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && !word.is_empty()
        && word.bytes().all(is_word);
    fits.then_some(prefix)
}
