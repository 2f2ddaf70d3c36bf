//! What the tests of the model share.

use smithy_model::{load, Diagnostics, Model, SourceFile};

/// One file named `model.json` with these shapes.
pub fn file(shapes: &str) -> SourceFile {
    let text = format!("{{ \"smithy\": \"2.0\", \"shapes\": {{ {shapes} }} }}");
    SourceFile::new("model.json", text)
}

/// The model of these shapes, which must have no finding at all.
pub fn model(shapes: &str) -> Model {
    let files = [file(shapes)];
    match load(&files) {
        Ok(model) => {
            let warnings = model.warnings();
            assert!(warnings.is_empty(), "{}", warnings.render(&files));
            model
        }
        Err(diagnostics) => panic!("{}", diagnostics.render(&files)),
    }
}

/// The findings of these shapes, which must be refused.
pub fn refused(shapes: &str) -> Diagnostics {
    load(&[file(shapes)]).expect_err("the model is refused")
}

/// Each finding on a line: code, pointer, message.
pub fn lines(diagnostics: &Diagnostics) -> String {
    let lines: Vec<String> = diagnostics
        .iter()
        .map(|one| format!("{} {} {}", one.code, one.origin.pointer, one.message))
        .collect();
    lines.join("\n")
}
