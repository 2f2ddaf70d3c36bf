//! Facts that C2J cannot state, or that change from day to day: they are taken over from the Smithy form, and counted by
//! category.

use super::document::shapes;
use super::{Pair, Totals};
use serde_json::{json, Map, Value};

/// Traits that C2J does not have and that do not matter to a client's code.
const UNSAID: [&str; 43] = [
    "aws.api#arn",
    "aws.api#arnReference",
    "aws.api#controlPlane",
    "aws.api#data",
    "aws.api#dataPlane",
    "aws.api#tagEnabled",
    "aws.api#taggable",
    "aws.cloudformation#cfnAdditionalIdentifier",
    "aws.cloudformation#cfnExcludeProperty",
    "aws.cloudformation#cfnMutability",
    "aws.cloudformation#cfnName",
    "aws.endpoints#dualStackOnlyEndpoints",
    "aws.endpoints#endpointsModifier",
    "aws.endpoints#rulesBasedEndpoints",
    "aws.endpoints#standardPartitionalEndpoints",
    "aws.endpoints#standardRegionalEndpoints",
    "aws.iam#actionName",
    "aws.iam#actionPermissionDescription",
    "aws.iam#conditionKeyValue",
    "aws.iam#conditionKeys",
    "aws.iam#defineConditionKeys",
    "aws.iam#disableConditionKeyInference",
    "aws.iam#iamAction",
    "aws.iam#requiredActions",
    "aws.iam#supportedPrincipalTypes",
    "smithy.api#cors",
    "smithy.api#examples",
    "smithy.api#internal",
    "smithy.api#nestedProperties",
    "smithy.api#noReplace",
    "smithy.api#notProperty",
    "smithy.api#property",
    "smithy.api#recommended",
    "smithy.api#references",
    "smithy.api#resourceIdentifier",
    "smithy.api#suppress",
    "smithy.api#tags",
    "smithy.api#unstable",
    "smithy.api#uniqueItems",
    "smithy.rules#endpointTests",
    "smithy.test#smokeTests",
    "smithy.api#externalDocumentation",
    "smithy.api#since",
];

/// Traits that C2J says in part, or that a newer model says otherwise; `docs/model-forms.md` explains each.
const TAKEN_OVER: [&str; 45] = [
    // In part: see the document.
    "aws.api#clientEndpointDiscovery",
    "aws.api#service",
    "aws.protocols#awsQueryError",
    "codegen.c2j#targetPrefix",
    "smithy.api#addedDefault",
    "smithy.api#box",
    "smithy.api#clientOptional",
    "smithy.api#default",
    "smithy.api#documentation",
    "smithy.api#error",
    "smithy.api#httpError",
    "smithy.api#input",
    "smithy.api#output",
    "smithy.api#paginated",
    "smithy.api#xmlNamespace",
    "smithy.api#http",
    "smithy.waiters#waitable",
    "example.marks#sensitive",
    // What the service lists differently today.
    "aws.protocols#httpChecksum",
    "smithy.api#endpoint",
    "smithy.api#httpQuery",
    "aws.auth#sigv4",
    "aws.auth#sigv4a",
    "aws.protocols#awsJson1_0",
    "aws.protocols#awsJson1_1",
    "aws.protocols#awsQuery",
    "aws.protocols#awsQueryCompatible",
    "aws.protocols#restJson1",
    "smithy.api#auth",
    "smithy.api#deprecated",
    "smithy.api#httpBearerAuth",
    "smithy.api#idempotent",
    "smithy.api#length",
    "smithy.api#pattern",
    "smithy.api#range",
    "smithy.api#readonly",
    "smithy.api#required",
    "smithy.api#retryable",
    "smithy.api#sensitive",
    "smithy.api#title",
    "smithy.protocols#rpcv2Cbor",
    "smithy.rules#clientContextParams",
    "smithy.rules#endpointBdd",
    "smithy.rules#endpointRuleSet",
    "smithy.rules#staticContextParams",
];

/// Adds to the C2J form the facts that only the Smithy form states.
pub fn take_over(pair: &mut Pair, totals: &mut Totals) {
    let rules = "smithy.rules#endpointRuleSet";
    let rule_set = |document: &Value| document["shapes"][&pair.service]["traits"][rules].clone();
    totals.rule_sets.1 += 1;
    totals.rule_sets.0 += usize::from(rule_set(&pair.smithy) == rule_set(&pair.c2j));
    value_names(pair, totals);
    forget_other_protocols(pair, totals);
    let ids: Vec<String> = shapes(&pair.smithy).keys().cloned().collect();
    for id in ids {
        let (Some(one), Some(two)) = (
            pair.smithy["shapes"].get_mut(&id),
            pair.c2j["shapes"].get_mut(&id),
        ) else {
            continue;
        };
        if one["type"] == "structure" || one["type"] == "union" {
            totals.count("order of members", usize::from(take_order(one, two)));
        }
        if id == pair.service {
            // The version of the documents, not of the API.
            two["version"] = one["version"].clone();
        }
        traits(one, two, totals);
        for key in ["member", "key", "value"] {
            if let (Some(one), Some(two)) = (one.get_mut(key), two.get_mut(key)) {
                traits(one, two, totals);
            }
        }
        if let (Some(ones), Some(twos)) = (
            one["members"].as_object_mut(),
            two["members"].as_object_mut(),
        ) {
            for (name, one) in ones {
                if let Some(two) = twos.get_mut(name) {
                    traits(one, two, totals);
                }
            }
        }
        for shape in [one, two] {
            if let Some(shape) = shape.as_object_mut() {
                shape.retain(|key, value| {
                    let is_nothing = value.is_null() || key == "traits" && *value == json!({});
                    !is_nothing
                });
            }
        }
    }
}

/// Gives the members of the C2J form the order of the Smithy form; whether they had another.
fn take_order(one: &Value, two: &mut Value) -> bool {
    let (Some(ones), Some(twos)) = (one["members"].as_object(), two["members"].as_object_mut())
    else {
        return false;
    };
    let differs = !ones.keys().eq(twos.keys());
    let ordered = ones
        .keys()
        .filter_map(|name| Some((name.clone(), twos.get(name)?.clone())));
    *twos = ordered.collect();
    differs
}

/// Smithy models keep HTTP bindings and names in XML that no protocol of the service uses; C2J does not.
fn forget_other_protocols(pair: &mut Pair, totals: &mut Totals) {
    let traits = &pair.c2j["shapes"][&pair.service]["traits"];
    let speaks = |names: &[&str]| {
        names
            .iter()
            .any(|name| !traits[format!("aws.protocols#{name}")].is_null())
    };
    let mut unused = Vec::new();
    if !speaks(&["restXml", "awsQuery", "ec2Query"]) {
        unused.push("smithy.api#xml");
    }
    if !speaks(&["restJson1", "restXml"]) {
        unused.push("smithy.api#http");
    }
    for prefix in unused {
        let count = forget(&mut pair.smithy["shapes"], prefix);
        totals.count("names of protocols that the service does not speak", count);
        forget(&mut pair.c2j["shapes"], prefix);
    }
}

/// Removes the traits whose ids begin with a text; how many there were.
fn forget(value: &mut Value, prefix: &str) -> usize {
    let Some(object) = value.as_object_mut() else {
        return 0;
    };
    let before = object.len();
    // `httpBearerAuth` begins like that, but is no binding.
    object.retain(|key, _| !key.starts_with(prefix) || key.ends_with("Auth"));
    let removed = before - object.len();
    removed
        + object
            .values_mut()
            .map(|value| forget(value, prefix))
            .sum::<usize>()
}

/// The traits of a shape or member.
fn traits(one: &mut Value, two: &mut Value, totals: &mut Totals) {
    let of = |holder: &Value| holder["traits"].as_object().cloned().unwrap_or_default();
    let (mut ours, mut theirs): (Map<String, Value>, Map<String, Value>) = (of(one), of(two));
    for id in UNSAID {
        ours.remove(id);
        theirs.remove(id);
    }
    for id in TAKEN_OVER {
        let (smithy, c2j) = (ours.get(id), theirs.get(id));
        if smithy == c2j {
            continue;
        }
        let how = match (smithy, c2j) {
            (Some(_), None) => "only in the Smithy form",
            (None, _) => "only in the C2J form",
            _ => "says otherwise",
        };
        let detail = match (id, smithy) {
            ("smithy.api#default", Some(value)) if *value == json!(null) => ", null",
            ("smithy.api#default", Some(value)) if [json!(0), json!(false)].contains(value) => {
                ", zero"
            }
            ("smithy.api#default", Some(_)) => ", another value",
            _ => "",
        };
        *totals
            .categories
            .entry(format!("{id}: {how}{detail}"))
            .or_default() += 1;
        match smithy.cloned() {
            Some(value) => theirs.insert(id.to_owned(), value),
            None => theirs.remove(id),
        };
    }
    for (holder, traits) in [(one, ours), (two, theirs)] {
        if let Some(holder) = holder.as_object_mut() {
            match traits.is_empty() {
                true => holder.remove("traits"),
                false => holder.insert("traits".to_owned(), Value::Object(traits)),
            };
        }
    }
}

/// The names of enumeration values: C2J has only the values.
fn value_names(pair: &mut Pair, totals: &mut Totals) {
    let ids: Vec<String> = shapes(&pair.smithy).keys().cloned().collect();
    for id in ids {
        let shape = &pair.smithy["shapes"][&id];
        if shape["type"] != "enum" {
            continue;
        }
        let text = |member: &Value| {
            member["traits"]["smithy.api#enumValue"]
                .as_str()
                .map(str::to_owned)
        };
        let Some(members) = shape["members"].as_object().cloned() else {
            continue;
        };
        let Some(others) = pair.c2j["shapes"][&id]["members"].as_object().cloned() else {
            continue;
        };
        let mut renamed = Map::new();
        for (name, member) in others {
            let found = members.iter().find(|(_, one)| text(one) == text(&member));
            let given = found.map_or(&name, |(given, _)| given);
            if *given != name {
                let plain = |name: &str| name.replace('_', "").to_lowercase();
                totals.count(
                    match plain(given) == plain(&name) {
                        true => "name of an enumeration value: another spelling",
                        false => "name of an enumeration value: another name",
                    },
                    1,
                );
            }
            renamed.insert(given.clone(), member);
        }
        let order = |members: &Map<String, Value>| members.keys().cloned().collect::<Vec<_>>();
        if order(&renamed) != order(&members) {
            totals.count("order of enumeration values", 1);
        }
        pair.c2j["shapes"][&id]["members"] = Value::Object(renamed);
    }
}
