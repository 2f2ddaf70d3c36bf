//! In: a name as a model spells it. Out: the same name in one of Rust's cases, not yet an identifier
//! (`type` stays `type`, and a name without letters or digits is empty): see `identifier` for that.

use super::words;

/// The snake_case form of a model's name, as functions, fields and modules bear it: `ACLsUpdateStatus`
/// is `acls_update_status`, `IPv6Address` is `ipv6_address`, `dynamoDBv2` is `dynamo_dbv2`.
pub fn snake_case(name: &str) -> String {
    let mut text = words::for_snake_case(name).join("_");
    text.make_ascii_lowercase();
    text
}

/// The PascalCase form of a model's name, as structures, unions and their variants bear it: `DBProxy`
/// is `DbProxy`, `VPCs` is `VpCs`, `IPv6` is `IPv6`: types keep an older rule than functions do.
pub fn pascal_case(name: &str) -> String {
    words::for_pascal_case(name)
        .into_iter()
        .flat_map(|word| {
            let (first, rest) = word.split_at(word.len().min(1));
            [first.to_ascii_uppercase(), rest.to_ascii_lowercase()]
        })
        .collect()
}

/// The variant name of an enumeration's value: PascalCase applied twice, for the published SDK does.
/// It shows where words have one letter: `A_A_COMPROMISE` is first `AACompromise`, then `AaCompromise`.
pub(super) fn variant_case(name: &str) -> String {
    pascal_case(&pascal_case(name))
}
