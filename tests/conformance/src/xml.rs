//! Whether two bodies are the same XML, as another parser than that of the clients reads them: prefixes, white space around
//! elements and the order of attributes do not count. Neither does the order of entries of a map, nor that of elements
//! with different names.

use roxmltree::{Document, Node};

/// The media type of a body that is compared as XML.
pub(crate) const MEDIA_TYPE: &str = "application/xml";

/// Tells both documents if they differ.
pub(crate) fn compare(actual: &str, expected: &str) -> Result<(), String> {
    let (one, other) = (canonical(actual)?, canonical(expected)?);
    match one == other {
        true => Ok(()),
        false => Err(format!("the body is `{one}`, and should be `{other}`")),
    }
}

fn canonical(text: &str) -> Result<String, String> {
    let document = Document::parse(text).map_err(|error| format!("`{text}` is no XML: {error}"))?;
    Ok(element(document.root_element()))
}

/// The text of an element that is the same for all ways to write it.
fn element(node: Node<'_, '_>) -> String {
    let mut attributes: Vec<String> = node
        .attributes()
        .map(|one| {
            format!(
                " {{{}}}{}={:?}",
                one.namespace().unwrap_or(""),
                one.name(),
                one.value()
            )
        })
        .collect();
    attributes.sort();
    let name = node.tag_name();
    let name = format!("{{{}}}{}", name.namespace().unwrap_or(""), name.name());
    let attributes = attributes.concat();
    format!("<{name}{attributes}>{}</>", content(node))
}

fn content(node: Node<'_, '_>) -> String {
    let elements: Vec<Node<'_, '_>> = node.children().filter(Node::is_element).collect();
    if elements.is_empty() {
        let texts = node.children().filter_map(|child| child.text());
        return format!("{:?}", texts.collect::<String>());
    }
    let is_entry = |one: &Node<'_, '_>| {
        let all: Vec<Node<'_, '_>> = one.children().filter(Node::is_element).collect();
        let is_text = |one: &Node<'_, '_>| one.children().all(|child| child.is_text());
        all.len() == 2 && all.first().is_some_and(is_text)
    };
    let mut children: Vec<(String, String)> = elements
        .iter()
        .map(|one| (one.tag_name().name().to_owned(), element(*one)))
        .collect();
    match elements.iter().all(is_entry) {
        true => children.sort(),
        false => children.sort_by(|(one, _), (other, _)| one.cmp(other)),
    }
    children.into_iter().map(|(_, text)| text).collect()
}

#[cfg(test)]
mod tests {
    use super::compare;

    #[test]
    fn what_differs_is_told() {
        let one = r#"<a xmlns="u" x="1" y="2"><b>t</b> <c/></a>"#;
        for same in [
            one,
            r#"<?xml version="1.0"?><p:a xmlns:p="u" y='2' x='1'><p:c></p:c><p:b>&#116;</p:b></p:a>"#,
        ] {
            compare(one, same).unwrap();
        }
        for other in [
            r#"<a x="1" y="2"><b>t</b><c/></a>"#,
            r#"<a xmlns="u" x="1"><b>t</b><c/></a>"#,
            r#"<a xmlns="u" x="1" y="2"><b>t </b><c/></a>"#,
            r#"<a xmlns="u" x="1" y="2"><b>t</b></a>"#,
            "<a",
        ] {
            compare(one, other).unwrap_err();
        }
        // Items have an order, entries have none.
        compare("<a><i>1</i><i>2</i></a>", "<a><i>2</i><i>1</i></a>").unwrap_err();
        let entries = ["<e><k>1</k><v>1</v></e>", "<e><k>2</k><v>2</v></e>"];
        let [first, second] = entries;
        compare(
            &format!("<a>{first}{second}</a>"),
            &format!("<a>{second}{first}</a>"),
        )
        .unwrap();
    }
}
