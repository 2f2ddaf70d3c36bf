//! `parse-100-cbor`, `cbor-json`, `parse-100-schema`: what reading costs in other formats, and against published clients of
//! another making. In: a botocore with the models of the services. Out: measures.

use std::path::Path;

use super::measure::Measure;
use super::speed::Speed;
use crate::tools::{product, repository, write, Outcome, Workspace};

/// The measures.
const MEASURES: [(&str, &str); 3] = [
    (
        "parse-100-cbor",
        "reading a page of 100 items in CBOR (CloudWatch)",
    ),
    (
        "cbor-json",
        "reading it in CBOR, and in the place of the published crate our JSON",
    ),
    (
        "parse-100-schema",
        "reading a page of 100 items, published with schemas (Systems Manager)",
    ),
];

/// The clients: package, service, operation, protocol.
const CLIENTS: [(&str, &str, &str, &str); 3] = [
    (
        "cloudwatch-cbor",
        "cloudwatch",
        "DescribeAlarms",
        "rpcv2Cbor",
    ),
    (
        "cloudwatch-json",
        "cloudwatch",
        "DescribeAlarms",
        "awsJson1_0",
    ),
    ("ssm", "ssm", "DescribeParameters", "awsJson1_1"),
];

/// Whether a measure is one of these.
pub fn has(name: &str) -> bool {
    MEASURES.iter().any(|(one, _)| *one == name)
}

/// Generates the clients and builds the program.
pub fn build(botocore: &Path, samples: usize) -> Outcome<Speed> {
    let workspace = Workspace::create("bench/formats", "bench/formats.toml")?;
    let folder = workspace.folder();
    let mut configuration = String::new();
    for (package, service, operation, protocol) in CLIENTS {
        product::import(
            service,
            botocore,
            &folder.join(format!("models/{service}.json")),
        )?;
        configuration.push_str(&format!(
            "[[crate]]\n\
             models = [\"models/{service}.json\"]\n\
             operations = [\"{operation}\"]\n\
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
    Speed::of(&workspace, "formats", samples)
}

/// Runs a measure.
pub fn measure(name: &'static str, program: &Speed) -> Outcome<Measure> {
    let title = MEASURES.iter().find(|(one, _)| *one == name);
    let mut measure = Measure {
        name: name.into(),
        title: title.map_or("", |(_, title)| title).into(),
        unit: "µs of processor time".into(),
        ..Measure::default()
    };
    program.run(name, &mut measure)?;
    Ok(measure)
}
