//! All traits of the namespaces that steer clients are known: an unknown one is misspelt, or newer than this reader.
//!
//! Traits of other namespaces may have no struct. They are kept raw, for other tools (`aws.iam`, `aws.cloudformation`)
//! or for the model's owner.

use crate::diagnostic::{codes, Diagnostic, Diagnostics};
use crate::model::Model;
use crate::spelling::question;
use crate::traits::{typed_names, Traits};

/// The namespaces whose traits may steer a client.
const NAMESPACES: &[&str] = &[
    "smithy.api",
    "smithy.rules",
    "aws.api",
    "aws.auth",
    "aws.protocols",
];

/// Traits of these namespaces that have no struct, since they do not steer a client.
const RAW: &[&str] = &[
    // Traits that define traits and validate models.
    "smithy.api#authDefinition",
    "smithy.api#idRef",
    "smithy.api#protocolDefinition",
    "smithy.api#trait",
    "smithy.api#traitValidators",
    // Tags of resources, for documentation and other tools.
    "aws.api#tagEnabled",
    "aws.api#taggable",
    // Asked for by id where schemes are chosen.
    "aws.auth#cognitoUserPools",
    // Scopes that an Amazon API Gateway checks.
    "aws.auth#cognitoUserPoolsScopes",
];

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        check_traits(&shape.traits, shape.id.as_str(), diagnostics);
        for member in shape.members() {
            check_traits(&member.traits, member.id.as_str(), diagnostics);
        }
    }
}

fn check_traits(traits: &Traits, holder: &str, diagnostics: &mut Diagnostics) {
    for applied in traits.iter() {
        let id = &applied.id;
        if applied.has_struct()
            || !NAMESPACES.contains(&id.namespace())
            || RAW.contains(&id.as_str())
        {
            continue;
        }
        let origin = applied.origin().concerning(holder);
        let message = format!("the trait `{id}` is unknown and has no effect");
        let warning = Diagnostic::warning(codes::UNKNOWN_TRAIT, message, origin);
        let known = typed_names().map(|(known, _)| known);
        let known = known.filter(|known| known.starts_with(id.namespace()));
        diagnostics.push(warning.help_if_any(question(id.as_str(), known)));
    }
}
