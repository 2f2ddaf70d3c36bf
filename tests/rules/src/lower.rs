//! From the JSON of a rules trait to what the generator makes of it.

use serde_json::{json, Value};
use smithy_codegen::ir::endpoint::Endpoint;
use smithy_codegen::lower::endpoint;
use smithy_model::{Diagnostics, SourceFile};

/// The rules trait `id` with this value, lowered.
///
/// # Errors
///
/// The rules are not what they should be.
///
/// # Panics
///
/// There are errors among the diagnostics of a success, or none among those of a failure.
pub fn lower(id: &str, value: &Value) -> Result<Endpoint, Diagnostics> {
    let model = json!({
        "smithy": "2.0",
        "shapes": { "example#Service": {
            "type": "service", "version": "1", "traits": { id: value }
        } }
    });
    let file = SourceFile::new("rules.json", model.to_string());
    let model = smithy_model::load(&[file])?;
    let service = model.service("example#Service").unwrap();
    let mut diagnostics = Diagnostics::new();
    match endpoint::service(&service, &mut diagnostics) {
        Some(endpoint) => {
            assert!(!diagnostics.has_errors(), "{diagnostics}");
            Ok(endpoint)
        }
        None => {
            assert!(diagnostics.has_errors());
            Err(diagnostics)
        }
    }
}
