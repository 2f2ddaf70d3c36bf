//! `parse-100-cbor`, `cbor-json`, `parse-100-schema`, `parse-100-rest`, `parse-1000-xml`, `xml-events`, `parse-1000-ec2`,
//! `serialize-rest`, `send-1-gib`, `receive-1-gib`: what reading, making requests and streaming cost in other formats and protocols, and against published clients of another
//! making. In: a botocore with the models of the services. Out: measures.

use std::path::Path;

use super::measure::Measure;
use super::speed::Speed;
use crate::tools::{product, repository, write, Outcome, Workspace};

const PROCESSOR_TIME: &str = "µs of processor time";
const THROUGHPUT: &str = "MiB per second of processor time";

/// The measure whose published crate takes minutes and gigabytes to compile, so it is left out unless it is named.
pub const EC2: &str = "parse-1000-ec2";

/// The measures: name, title, unit.
const MEASURES: [(&str, &str, &str); 10] = [
    (
        "parse-100-cbor",
        "reading a page of 100 items in CBOR (CloudWatch)",
        PROCESSOR_TIME,
    ),
    (
        "cbor-json",
        "reading it in CBOR, and in the place of the published crate our JSON",
        PROCESSOR_TIME,
    ),
    (
        "parse-100-schema",
        "reading a page of 100 items, published with schemas (Systems Manager)",
        PROCESSOR_TIME,
    ),
    (
        "parse-100-rest",
        "reading a page of 100 functions (Lambda)",
        PROCESSOR_TIME,
    ),
    (
        "parse-1000-xml",
        "reading a page of 1,000 record sets in XML (Route 53)",
        PROCESSOR_TIME,
    ),
    (
        "xml-events",
        "reading it, and in the place of the published crate quick-xml going through it",
        PROCESSOR_TIME,
    ),
    (
        EC2,
        "reading a page of 1,000 instances in XML (EC2)",
        PROCESSOR_TIME,
    ),
    (
        "serialize-rest",
        "making a request with label, query, headers and payload (Lambda)",
        PROCESSOR_TIME,
    ),
    (
        "send-1-gib",
        "sending a stream of 1 GiB on loopback (Elastic Block Store)",
        THROUGHPUT,
    ),
    (
        "receive-1-gib",
        "receiving a stream of 1 GiB on loopback (Elastic Block Store)",
        THROUGHPUT,
    ),
];

/// The clients: package, service, operations, protocol.
const CLIENTS: [(&str, &str, &[&str], &str); 7] = [
    (
        "cloudwatch-cbor",
        "cloudwatch",
        &["DescribeAlarms"],
        "rpcv2Cbor",
    ),
    (
        "cloudwatch-json",
        "cloudwatch",
        &["DescribeAlarms"],
        "awsJson1_0",
    ),
    ("ssm", "ssm", &["DescribeParameters"], "awsJson1_1"),
    (
        "lambda",
        "lambda",
        &["Invoke", "ListFunctions"],
        "restJson1",
    ),
    ("route53", "route53", &["ListResourceRecordSets"], "restXml"),
    ("ec2", "ec2", &["DescribeInstances"], "ec2Query"),
    (
        "ebs",
        "ebs",
        &["GetSnapshotBlock", "PutSnapshotBlock"],
        "restJson1",
    ),
];

/// Whether a measure is one of these.
pub fn has(name: &str) -> bool {
    MEASURES.iter().any(|(one, ..)| *one == name)
}

/// Generates the clients and builds the program, with the clients of EC2 or without them.
pub fn build(botocore: &Path, samples: usize, with_ec2: bool) -> Outcome<Speed> {
    let workspace = Workspace::create("bench/formats", "bench/formats.toml")?;
    let folder = workspace.folder();
    let mut configuration = String::new();
    for (package, service, operations, protocol) in CLIENTS {
        product::import(
            service,
            botocore,
            &folder.join(format!("models/{service}.json")),
        )?;
        configuration.push_str(&format!(
            "[[crate]]\n\
             models = [\"models/{service}.json\"]\n\
             operations = {operations:?}\n\
             protocol = \"{protocol}\"\n\
             output = \"crates/{package}\"\n\
             package = \"{package}\"\n\
             runtime = {{ path = {:?} }}\n\n",
            repository().join("runtime"),
        ));
    }
    let file = folder.join("codegen.toml");
    write(&file, &configuration)?;
    product::codegen(&file)?;
    let features: &[&str] = if with_ec2 { &["ec2"] } else { &[] };
    Speed::of(&workspace, "formats", features, samples)
}

/// Runs a measure.
pub fn measure(name: &'static str, program: &Speed) -> Outcome<Measure> {
    let known = MEASURES.iter().find(|(one, ..)| *one == name);
    let (_, title, unit) = known.copied().unwrap_or((name, "", PROCESSOR_TIME));
    let mut measure = Measure {
        name: name.into(),
        title: title.into(),
        unit: unit.into(),
        more_is_better: unit == THROUGHPUT,
        ..Measure::default()
    };
    program.run(name, &mut measure)?;
    Ok(measure)
}
