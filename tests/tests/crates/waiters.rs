//! A program that waits, written for a published crate, compiled against a crate generated here: each sequence of canned
//! answers ends as it did with the published one. `cargo xtask ledger --drop-in --record` records that.

use std::path::Path;

use smithy_codegen::emit::{self, FileSystem, Mode};
use smithy_codegen::{Options, PackageName, PackageVersion, RuntimeSource};
use smithy_model::botocore::Botocore;

use super::support::{lock, repository, run};

const RECORDED: &str = include_str!("../../drop-in/waiters/transcript.txt");
const MANIFEST: &str = include_str!("../../drop-in/waiters/ours.toml");

/// Generates the client of the service, with the one operation of the waiter, from botocore.
fn generate(folder: &Path) {
    let botocore = std::env::var_os("BOTOCORE").unwrap();
    let botocore = Botocore::open(botocore.as_ref()).unwrap();
    let files = botocore.service("acm").unwrap();
    let model = smithy_model::load(&files).unwrap();
    let options = Options {
        service: None,
        operations: vec!["DescribeCertificate".to_owned()],
        protocol: None,
        package: PackageName::new("acm").unwrap(),
        version: PackageVersion::new("0.1.0").unwrap(),
        runtime: RuntimeSource::Path(repository().join("runtime").display().to_string()),
    };
    let generated = smithy_codegen::generate(&model, &options).unwrap();
    emit::write_or_check(&FileSystem, folder, &generated.files, Mode::Write).unwrap();
}

#[test]
#[cfg_attr(
    not(data = "botocore"),
    ignore = "needs the botocore that BOTOCORE names"
)]
fn waiting_ends_as_with_the_published_crate() {
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("waiters");
    std::fs::create_dir_all(&package).unwrap();
    generate(&package.join("acm"));
    let manifest = MANIFEST.replace("{repository}", &repository().display().to_string());
    std::fs::write(package.join("Cargo.toml"), manifest).unwrap();
    lock(&package);
    let transcript = run(&package, &[]);
    assert!(RECORDED.lines().count() > 30, "the recording is not whole");
    for (ours, published) in transcript.lines().zip(RECORDED.lines()) {
        assert_eq!(ours, published);
    }
    assert_eq!(transcript.lines().count(), RECORDED.lines().count());
}
