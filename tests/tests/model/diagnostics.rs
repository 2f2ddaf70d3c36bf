//! What a reader of diagnostics sees: file, line, column, shape, what was expected.

use smithy_model::diagnostic::codes;
use smithy_model::{load, Origin, SourceFile};

fn findings(text: &str) -> String {
    let files = [SourceFile::new("city.json", text)];
    load(&files).unwrap_err().render(&files)
}

#[test]
fn a_syntax_error_says_what_was_expected() {
    insta::assert_snapshot!(findings("{ \"smithy\": \"2.0\",\n  \"shapes\": { \"a#B\" \"x\" } }"), @r#"
    error[M002]: expected `:`, found `"`
      --> city.json:2:21  at /shapes/a#B
    "#);
    insta::assert_snapshot!(findings("{ \"smithy\": \"2.0\""), @r"
    error[M002]: expected the rest of an object, found the end of the file
      --> city.json:1:18
    ");
    insta::assert_snapshot!(findings("{ \"a\": 01 }"), @r"
    error[M002]: invalid number, found `1`
      --> city.json:1:9  at /a
    ");
    insta::assert_snapshot!(findings("{ \"a\": \"é\n\" }"), @r"
    error[M002]: expected an escape such as `\n` for a control character, found `\n`
      --> city.json:1:10  at /a
    ");
    insta::assert_snapshot!(findings("{ \"a\": 1, \"a\": 2 }"), @r"
    error[M004]: the key `a` is in this object already
      --> city.json:1:11  at /a
      help: remove one of the two
    ");
    insta::assert_snapshot!(findings(""), @r"
    error[M002]: expected a JSON value, found the end of the file
      --> city.json:1:1
    ");
}

#[test]
fn a_malformed_document_says_where() {
    let text = r#"{
  "shapes": {
    "a#B": { "type": "strukture" },
    "a#C": { "type": "structure", "members": { "d": { "traits": {} }, "e": { "target": 1 } } },
    "a#D": { "type": "structure", "member": {}, "members": [] },
    "a#E": { "type": "list" },
    "no id": { "type": "string" },
    "a#F$g": { "type": "string" },
    "a#G": { "traits": { "": 1 } }
  },
  "extra": 1
}"#;
    insta::assert_snapshot!(findings(text), @r"
    error[M006]: the key `smithy` is missing
      --> city.json:1:1

    error[M010]: `strukture` is not a type of shape
      --> city.json:3:22  a#B  at /shapes/a#B/type
      help: did you mean `structure`?

    error[M006]: the key `target` is missing
      --> city.json:4:48  a#C$d  at /shapes/a#C/members/d

    error[M005]: expected a string, found a number
      --> city.json:4:88  a#C$e  at /shapes/a#C/members/e/target

    error[M005]: expected an object, found an array
      --> city.json:5:49  a#D  at /shapes/a#D/members

    warning[M007]: the key `member` has no meaning here
      --> city.json:5:35  a#D  at /shapes/a#D/member
      help: the keys here are `type`, `traits`, `mixins`, `members`

    error[M006]: the key `member` is missing
      --> city.json:6:5  a#E  at /shapes/a#E

    error[M009]: `no id` is not a shape id of the form `namespace#Name` or `namespace#Name$member`
      --> city.json:7:5  no id  at /shapes/no id

    error[M009]: only `apply` can name a member, and this is the type `string`
      --> city.json:8:5  a#F$g  at /shapes/a#F$g

    error[M006]: the key `type` is missing
      --> city.json:9:5  a#G  at /shapes/a#G

    warning[M007]: the key `extra` has no meaning here
      --> city.json:11:12  at /extra
      help: the keys here are `smithy`, `metadata`, `shapes`
    ");
}

#[test]
fn another_version_of_smithy_is_refused() {
    insta::assert_snapshot!(findings(r#"{ "smithy": "1.0", "shapes": {} }"#), @r"
    error[M008]: expected a model of Smithy 2.0, found `1.0`
      --> city.json:1:13  at /smithy
    ");
    insta::assert_snapshot!(findings(r#"{ "smithy": 2, "shapes": {} }"#), @r#"
    error[M005]: expected the Smithy version, `"2.0"`, found a number
      --> city.json:1:13  at /smithy
    "#);
    let files = [SourceFile::new("city.json", r#"{ "smithy": "2.1" }"#)];
    assert!(load(&files).is_ok(), "a minor version only adds");
}

#[test]
fn a_pointer_is_located_in_the_text() {
    let text = "{\n  \"a/b\": [ 1, { \"~\": \"äöü\", \"x\": true } ]\n}";
    let file = SourceFile::new("f.json", text);
    let find = |pointer: &str| {
        let keys = pointer.split('/').skip(1);
        let keys = keys.map(|key| key.replace("~1", "/").replace("~0", "~"));
        let origin = keys.fold(Origin::file("f.json"), |origin, key| origin.child(&key));
        assert_eq!(origin.pointer.as_str(), pointer);
        let location = file.locate(&origin).unwrap();
        (
            location.line,
            location.column,
            text[location.span].to_owned(),
        )
    };
    assert_eq!(find("/a~1b"), (2, 3, "\"a/b\"".to_owned()));
    assert_eq!(find("/a~1b/0"), (2, 12, "1".to_owned()));
    assert_eq!(find("/a~1b/1/~0"), (2, 22, "\"äöü\"".to_owned()));
    assert_eq!(find("/a~1b/1/x"), (2, 34, "true".to_owned()));
    assert_eq!(
        find("/a~1b/1/gone/deeper"),
        (2, 15, "{".to_owned()),
        "the deepest that exists"
    );
    assert_eq!(find(""), (1, 1, "{".to_owned()));
    assert_eq!(file.locate(&Origin::file("g.json")), None);
    assert_eq!(
        file.line(2),
        Some("  \"a/b\": [ 1, { \"~\": \"äöü\", \"x\": true } ]")
    );
}

#[test]
fn a_file_that_is_not_utf8_is_refused_with_the_place() {
    let refused = SourceFile::from_bytes("f.json", b"{ \"a\": \"\xff\" }".to_vec()).unwrap_err();
    assert_eq!(refused.code, codes::UNREADABLE_FILE);
    assert_eq!(refused.origin.offset, Some(8));
    let marked = SourceFile::from_bytes("f.json", b"\xef\xbb\xbf{}".to_vec()).unwrap();
    assert_eq!(marked.text(), "{}");
    let missing = SourceFile::open("no/such/file.json".as_ref()).unwrap_err();
    assert_eq!(missing.code, codes::UNREADABLE_FILE);
}

#[test]
fn of_very_many_findings_the_first_are_printed() {
    let shape = |index: usize| format!("\"a#S{index}\": 1");
    let shapes: Vec<String> = (0..150).map(shape).collect();
    let text = format!(
        "{{ \"smithy\": \"2.0\", \"shapes\": {{ {} }} }}",
        shapes.join(",")
    );
    let printed = findings(&text);
    assert_eq!(printed.matches("error[M005]").count(), 100);
    assert!(printed.ends_with("\n\nand 50 more"));
}
