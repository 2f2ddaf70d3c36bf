//! The partitions of AWS: groups of regions that share domain names.
//!
//! In: the name of a region. Out: the constant facts of its partition, as function
//! `aws.partition` gives them. The facts are those of the `partitions.json` that comes with the
//! rules engine's AWS extension, or of the file that the environment names in its place.

/// The facts of a partition that rules can ask for.
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

/// Declares the partitions. A row has the name, the DNS suffix, that of endpoints which answer over IPv4 and IPv6, the
/// implicit global region, the beginnings of region names, and the global region. Each supports FIPS and IPv6.
macro_rules! partitions {
    ($($name:literal $dns:literal $dual_stack:literal $implicit:literal [$($prefix:literal)+] $global:expr;)+) => {
        &[$(Entry {
            partition: Partition {
                name: $name,
                dns_suffix: $dns,
                dual_stack_dns_suffix: $dual_stack,
                implicit_global_region: $implicit,
                supports_fips: true,
                supports_dual_stack: true,
            },
            region_prefixes: &[$($prefix),+],
            global_region: $global,
        }),+]
    };
}

/// All partitions; the first one is also the answer for a region that none of them knows.
const PARTITIONS: &[Entry] = partitions! {
    "aws" "amazonaws.com" "api.aws" "us-east-1"
        ["us" "eu" "ap" "sa" "ca" "me" "af" "il" "mx"] Some("aws-global");
    "aws-cn" "amazonaws.com.cn" "api.amazonwebservices.com.cn" "cn-northwest-1"
        ["cn"] Some("aws-cn-global");
    "aws-eusc" "amazonaws.eu" "api.amazonwebservices.eu" "eusc-de-east-1"
        ["eusc-de"] None;
    "aws-iso" "c2s.ic.gov" "api.aws.ic.gov" "us-iso-east-1"
        ["us-iso"] Some("aws-iso-global");
    "aws-iso-b" "sc2s.sgov.gov" "api.aws.scloud" "us-isob-east-1"
        ["us-isob"] Some("aws-iso-b-global");
    "aws-iso-e" "cloud.adc-e.uk" "api.cloud-aws.adc-e.uk" "eu-isoe-west-1"
        ["eu-isoe"] Some("aws-iso-e-global");
    "aws-iso-f" "csp.hci.ic.gov" "api.aws.hci.ic.gov" "us-isof-south-1"
        ["us-isof"] Some("aws-iso-f-global");
    "aws-us-gov" "amazonaws.com" "api.aws" "us-gov-west-1"
        ["us-gov"] Some("aws-us-gov-global");
};

/// The partition of `region`: the one that lists it, else the one whose pattern fits, else `aws`. No two partitions
/// have names in common, so one search answers the first two.
pub(super) fn known(region: &str) -> Option<&'static Partition> {
    let mut partitions = PARTITIONS.iter();
    let known = match region_prefix(region) {
        Some(prefix) => partitions.find(|one| one.region_prefixes.contains(&prefix)),
        None => partitions.find(|one| one.global_region == Some(region)),
    };
    let found = known.or(PARTITIONS.first());
    found.map(|entry| &entry.partition)
}

/// The part of a region's name before `-<word>-<digits>`, if it ends so.
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
