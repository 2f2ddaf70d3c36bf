//! The drop-in program, which was written for the published crate, compiled against ours and run: its
//! transcript must be the recorded one, apart from the listed differences. `cargo xtask ledger --drop-in
//! --record` makes the recording with the published crate, which is not compiled here.

#[path = "../../drop-in/src/compare.rs"]
mod compare;
#[path = "../../drop-in/src/program/mod.rs"]
mod program;

use aws_smithy_http_client::test_util::ReplayEvent;
use aws_smithy_types::body::SdkBody;

const RECORDED: &str = include_str!("../../drop-in/transcript.txt");
const DIFFERENCES: &str = include_str!("../../drop-in/differences.txt");

#[test]
fn a_program_written_for_the_published_crate_behaves_the_same() {
    let verdict = compare::compare(RECORDED, &program::transcript(), DIFFERENCES);
    println!("{}", verdict.summary());
    assert!(verdict.passes(), "{}", verdict.problems.join("\n"));
    assert!(
        verdict.same > 1000,
        "the recorded transcript is not the whole one"
    );
}

#[test]
fn an_unlisted_difference_is_found_and_so_is_a_stale_one() {
    let listed = "# a reason\n- b\n+ B\n";
    let compare = |recorded, present| compare::compare(recorded, present, listed).problems.len();
    assert_eq!(compare("a\nb\n", "a\nB\n"), 0);
    assert_eq!(compare("a\nb\n", "A\nB\n"), 1);
    assert_eq!(compare("a\nb\n", "a\nb\n"), 1, "the listed one is gone");
    assert_eq!(compare("a\nb\n", "a\nB\nc\n"), 1, "a line more");
    assert_eq!(compare::compare("b", "B", "- b\n+ B\n").problems.len(), 1);
}

/// The published feature `rustls` turns them on, and programs have doubles of HTTP clients that are made with them.
#[test]
fn the_feature_rustls_brings_the_conversions_of_http_0_2() {
    let request = http_02x::Request::builder().uri("https://example.com/");
    let request = request.body(SdkBody::from("request")).unwrap();
    let response = http_02x::Response::builder().status(429);
    let response = response.body(SdkBody::from("response")).unwrap();
    let event = ReplayEvent::new(request, response);
    assert_eq!(event.request().uri(), "https://example.com/");
    let exact = http_body_04x::Body::size_hint(event.request().body()).exact();
    assert_eq!(exact, Some(7));
}
