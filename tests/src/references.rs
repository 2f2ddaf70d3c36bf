//! Links of documentation to items: where a subset of the service has no such item, it has its name as code.

use std::collections::BTreeSet;

use smithy_codegen::emit::Files;

/// The paths of what a crate has and documentation links to.
pub struct References(BTreeSet<String>);

impl References {
    /// The operations and public types of a crate.
    pub fn of(files: &Files) -> References {
        let mut found = BTreeSet::new();
        for (path, text) in files.iter() {
            let Some(path) = path.as_str().strip_prefix("src/") else {
                continue;
            };
            let path = path.strip_suffix(".rs").unwrap_or(path);
            let place = match path.split('/').collect::<Vec<&str>>().as_slice() {
                ["operation", module] => {
                    found.insert(format!("crate::operation::{module}"));
                    continue;
                }
                ["operation", module, "builders"] => {
                    format!("crate::operation::{module}::builders")
                }
                ["operation", module, _] => format!("crate::operation::{module}"),
                ["types", "error", _] => "crate::types::error".to_owned(),
                ["types", _] => "crate::types".to_owned(),
                _ => continue,
            };
            let lines = text.lines().flat_map(|line| {
                let item = line.strip_prefix("pub struct ");
                item.or_else(|| line.strip_prefix("pub enum "))
            });
            let is_name = |c: char| c.is_alphanumeric() || c == '_';
            let names = lines.filter_map(|line| line.split(|c| !is_name(c)).next());
            found.extend(names.map(|name| format!("{place}::{name}")));
        }
        References(found)
    }

    /// Those of the items that are not among the others even when these lose their links to what is not here.
    pub fn left_out(&self, own: Vec<String>, others: &BTreeSet<String>) -> Vec<String> {
        if own.is_empty() {
            return own;
        }
        let others: BTreeSet<String> = others.iter().map(|item| self.without_lost(item)).collect();
        let own = own.into_iter();
        own.filter(|item| !others.contains(&one_line(item)))
            .collect()
    }

    /// Whether a path leads to something that is here, or to a method of it.
    fn has(&self, path: &str) -> bool {
        let of_method = path.rsplit_once("::").map(|(of, _)| of);
        self.0.contains(path) || of_method.is_some_and(|of| self.0.contains(of))
    }

    /// An item with the name alone where its documentation links to what is not here.
    fn without_lost(&self, item: &str) -> String {
        let item = one_line(item);
        let mut output = String::new();
        let mut rest = item.as_str();
        while let Some((before, link)) = rest.split_once("[`") {
            output.push_str(before);
            let parts = link.split_once("`](crate::").and_then(|(name, behind)| {
                let (path, behind) = behind.split_once(')')?;
                Some((name, format!("crate::{path}"), behind))
            });
            match parts {
                Some((name, path, behind)) if !name.contains('`') && !self.has(&path) => {
                    output.push_str(&format!("`{name}`"));
                    rest = behind;
                }
                _ => {
                    output.push_str("[`");
                    rest = link;
                }
            }
        }
        output + rest
    }
}

/// An item with its documentation on one line: where lines are broken depends on the links.
fn one_line(item: &str) -> String {
    // Lines of a quotation begin with its mark.
    let joined = item.replace("\"] # [doc = \" > ", " ");
    let joined = joined.replace("\"] # [doc = \"", " ");
    let words = joined.split_whitespace().filter(|word| *word != "///");
    words.collect::<Vec<&str>>().join(" ")
}

#[test]
fn a_link_to_what_is_not_here_equals_its_name() {
    let references = References(BTreeSet::from(["crate::types::A".to_owned()]));
    let whole = "# [doc = \" See [`A`](crate::types::A) and [`B`](crate::types::B),\"] # [doc = \" too.\"] struct C ;";
    let part = "# [doc = \" See [`A`](crate::types::A) and\"] # [doc = \" `B`, too.\"] struct C ;";
    let quoted = |text: &str| text.replace("[doc = \" ", "[doc = \" > ");
    let others = BTreeSet::from([whole.to_owned(), quoted(whole)]);
    assert!(references.left_out(vec![quoted(part)], &others).is_empty());
    assert!(references
        .left_out(vec![part.to_owned()], &others)
        .is_empty());
    for wrong in [
        part.replace("[`A`](crate::types::A)", "`A`"),
        part.replace("`B`", "B"),
        part.replace("too", "two"),
    ] {
        assert_eq!(references.left_out(vec![wrong.clone()], &others), [wrong]);
    }
}
