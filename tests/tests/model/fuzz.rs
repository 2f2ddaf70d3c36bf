//! A short run of the fuzzer; `fuzz model` is the long one.

#[test]
fn changed_models_never_panic() {
    let report = tests::fuzz::model::run(3_000, 7);
    assert!(report.panics.is_empty(), "{:#?}", report.panics);
    assert!(
        report.accepted > 100,
        "only {} are well-formed",
        report.accepted
    );
    assert!(report.accepted < report.inputs / 2, "the changes do little");
}
