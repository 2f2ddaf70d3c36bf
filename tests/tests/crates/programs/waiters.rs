//! A program that waits, written for a published crate, compiled against a crate generated here: each sequence of canned
//! answers ends as it did with the published one. `cargo xtask ledger --drop-in --record` records that.

use std::path::Path;

use super::{generate, lock, run};
use crate::support::repository;

const RECORDED: &str = include_str!("../../../drop-in/waiters/transcript.txt");
const MANIFEST: &str = include_str!("../../../drop-in/waiters/ours.toml");

#[test]
#[cfg_attr(
    not(data = "botocore"),
    ignore = "needs the botocore that BOTOCORE names"
)]
fn waiting_ends_as_with_the_published_crate() {
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("waiters");
    std::fs::create_dir_all(&package).unwrap();
    // The one operation of the waiter.
    generate("acm", &["DescribeCertificate"], "acm", &package);
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
