//! Hints: a breaking finding comes in; what a caller changes goes out, in Rust where that says it best.

use super::cause::with_article;
use super::compare::Finding;
use super::kinds;
use super::rename::last;
use super::verdict::Api;

/// What a caller changes.
pub(super) fn of(finding: &Finding) -> Option<String> {
    if finding.kind.api != Api::Major {
        return None;
    }
    let name = last(&finding.item.path);
    let kind = finding.kind;
    if let Some(replacement) = &finding.replacement {
        return Some(format!("use `{}`", replacement.path));
    }
    Some(match (finding.was.as_deref(), finding.now.as_deref()) {
        (Some(was), Some(now)) if *kind == *kinds::FIELD_TYPE_CHANGED => of_field(name, was, now),
        (Some(was), Some(now)) if *kind == *kinds::VARIANT_TYPE_CHANGED => match boxing(was, now) {
            Some(hint) => hint,
            None => format!("match `{name}(value)` on a value of type `{now}`"),
        },
        (_, Some(now)) if *kind == *kinds::TYPE_KIND_CHANGED => match now {
            "string type" => format!("make it with `{name}::from(\"..\")`, and compare `as_str()`"),
            now => format!("write what uses it anew: it is {} now", with_article(now)),
        },
        (_, Some(now)) if *kind == *kinds::NAME_TAKEN => format!("remove what uses it: it is the {now} now"),
        _ if *kind == *kinds::BUILD_FALLIBLE => "write `.build()?` for `.build()`".to_owned(),
        _ if *kind == *kinds::BUILD_INFALLIBLE => "write `.build()` for `.build()?`".to_owned(),
        _ if *kind == *kinds::TRAIT_LOST => {
            "make the value anew instead of cloning it, and compare its members one by one".to_owned()
        }
        _ if *kind == *kinds::OPERATION_REMOVED => "remove the calls; the service no longer offers the operation".to_owned(),
        _ if *kind == *kinds::FIELD_REMOVED => format!("remove `{name}` from builders, getters and patterns"),
        _ if *kind == *kinds::VARIANT_REMOVED => {
            "remove the arm; where the service still sends the value, it comes as the unknown variant".to_owned()
        }
        _ if *kind == *kinds::ERROR_CASE_REMOVED => {
            format!("remove the arm; `err.meta().code() == Some({name:?})` still finds the error")
        }
        _ if *kind == *kinds::PAGINATOR_REMOVED => {
            "loop with `send()` in the place of `into_paginator()`, and pass the token on".to_owned()
        }
        _ if *kind == *kinds::WAITER_REMOVED => "loop with the operation in the place of the waiter".to_owned(),
        _ if *kind == *kinds::FEATURE_REMOVED => "remove the feature from the manifest".to_owned(),
        (_, Some(now)) => format!("call `{now}`"),
        _ => "remove what uses it".to_owned(),
    })
}

fn inside<'t>(text: &'t str, outer: &str) -> Option<&'t str> {
    text.strip_prefix(outer)?
        .strip_prefix('<')?
        .strip_suffix('>')
}

fn of_field(name: &str, was: &str, now: &str) -> String {
    let option = |text| inside(text, "Option");
    match (option(was), option(now)) {
        (Some(inner), None) if inner == now => {
            format!("use `value.{name}` without `unwrap` or `?`: it is no `Option` any longer")
        }
        (None, Some(inner)) if inner == was => {
            format!("write `value.{name}.unwrap_or_default()` or match `Some(..)`: it is an `Option` now")
        }
        (Some(was), Some(now)) => boxing(was, now).unwrap_or_else(|| other(name, now)),
        _ => boxing(was, now).unwrap_or_else(|| other(name, now)),
    }
}

fn boxing(was: &str, now: &str) -> Option<String> {
    match (inside(was, "Box"), inside(now, "Box")) {
        (None, Some(inner)) if inner == was => {
            Some("wrap with `Box::new(..)` where it is set, and take out with `*`".to_owned())
        }
        (Some(inner), None) if inner == now => Some("leave out `Box::new(..)` and `*`".to_owned()),
        _ => None,
    }
}

fn other(name: &str, now: &str) -> String {
    format!("set and read `{name}` as `{now}`")
}
