//! The two little languages inside strings of endpoint rules: templates and attribute paths.
//!
//! In: texts such as `https://{Region}.{partition#dnsSuffix}` and `resourceId[1]`. Out: their
//! parts. Source: the rules engine specification, "Template string" and "Parsing path strings".

use crate::ir::endpoint::Step;

/// A part of a template.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part<'t> {
    /// Text, with `{{` and `}}` turned into single braces.
    Text(String),
    /// What stands in braces, cut at the first `#`.
    Reference {
        name: &'t str,
        path: Option<&'t str>,
    },
}

/// Cuts a template into its parts.
pub(super) fn split(template: &str) -> Result<Vec<Part<'_>>, &'static str> {
    let mut parts = Vec::new();
    let mut text = String::new();
    let mut rest = template;
    while let Some(position) = rest.find(['{', '}']) {
        let (before, from_brace) = rest.split_at(position);
        text.push_str(before);
        if let Some(after) = from_brace.strip_prefix("{{") {
            text.push('{');
            rest = after;
        } else if let Some(after) = from_brace.strip_prefix("}}") {
            text.push('}');
            rest = after;
        } else if let Some(after) = from_brace.strip_prefix('{') {
            let (inside, after) = after
                .split_once('}')
                .ok_or("a `{` in the template is not closed")?;
            if inside.contains('{') {
                return Err("braces in a template cannot be nested");
            }
            if !text.is_empty() {
                parts.push(Part::Text(std::mem::take(&mut text)));
            }
            parts.push(match inside.split_once('#') {
                Some((name, path)) => Part::Reference {
                    name,
                    path: Some(path),
                },
                None => Part::Reference {
                    name: inside,
                    path: None,
                },
            });
            rest = after;
        } else {
            return Err("a `}` in the template closes nothing");
        }
    }
    text.push_str(rest);
    if !text.is_empty() {
        parts.push(Part::Text(text));
    }
    Ok(parts)
}

/// The steps of an attribute path; `None` for other texts.
pub(super) fn attribute_path(path: &str) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    for part in path.split('.') {
        let (key, index) = match part.split_once('[') {
            Some((key, index)) => (key, Some(index.strip_suffix(']')?.parse().ok()?)),
            None => (part, None),
        };
        match (key.is_empty(), index) {
            (true, None) => return None,
            (true, Some(_)) => {}
            (false, _) => steps.push(Step::Key(key.to_owned())),
        }
        steps.extend(index.map(Step::Index));
    }
    Some(steps)
}
