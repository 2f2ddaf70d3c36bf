//! Fuzzing of the XML interpreter: changed documents are read by it and by a reference on roxmltree, which have to agree on
//! every value; what was accepted is written, and read back.
//!
//! The reference is stricter in what no client needs to know: declared prefixes, attributes that come twice, characters that
//! names cannot have. So it may refuse what ours reads, but not the other way round.

use std::collections::{BTreeMap, HashMap};

use roxmltree::{Document, Node};
use smithy_client_runtime::codec::Members;
use smithy_client_runtime::protocol::REST_XML;
use smithy_client_runtime::shape::Structure;

use super::json::Plain;
use super::{mutate, Random, Report};

/// A shape with each way in which XML has members.
#[derive(Default, Clone, PartialEq)]
pub struct Town {
    name: Option<String>,
    lang: Option<String>,
    size: Option<i32>,
    open: Option<bool>,
    streets: Option<Vec<String>>,
    flat: Option<Vec<String>>,
    sizes: Option<HashMap<String, i32>>,
    flags: Option<HashMap<String, String>>,
    twin: Option<Box<Town>>,
    twins: Option<Vec<Town>>,
}

smithy_client_runtime::structure! {
    Town "Town",
    0 => name "Name",
    1 => lang "lang" ATTRIBUTE,
    2 => size "Size",
    3 => open "Open",
    4 => streets "Streets",
    5 => flat "Flat" FLATTENED,
    6 => sizes "Sizes",
    7 => flags "Flags" FLATTENED,
    8 => twin "Twin",
    9 => twins "Twins",
}

/// Documents that together have each kind of value in each position.
const DOCUMENTS: [&str; 4] = [
    "<?xml version=\"1.0\"?>\n<Town lang=\"de\"><Name>A &amp; B</Name><Size>-12</Size><Open>true</Open>\
     <Streets><member>x</member><member/></Streets><Flat>1</Flat><Flat>2</Flat></Town>",
    "<Town xmlns='urn:t'><!-- c --><Sizes><entry><key>a</key><value>1</value></entry>\
     <entry><value>2</value><key>b</key></entry></Sizes><Flags><key>k</key><value>v</value></Flags></Town>",
    "<Town><Twin lang='&#x41;'><Name><![CDATA[<x>]]> y</Name><Twin/></Twin><Twins><member><Size> 7 </Size></member>\
     <item><Name/></item></Twins><Unknown a=\"1\"><b>t</b>u<c/></Unknown></Town>",
    "<t:Town xmlns:t='urn:t'>\r\n <t:Name>first</t:Name><?p i?>\t<t:Name>second\r\nline</t:Name></t:Town>\n<!-- end -->",
];

/// What is put in: markup, references, names of members and values at the edge.
const DICTIONARY: &[&str] = &[
    "<",
    ">",
    "/>",
    "</",
    "</Town>",
    "<Town>",
    "<Name>",
    "</Name>",
    "<Twin>",
    "</Twin>",
    "<Twins>",
    "<member>",
    "</member>",
    "<Flat/>",
    "<entry>",
    "<key>",
    "<value>",
    "&",
    "&amp;",
    "&lt;",
    "&#65;",
    "&#x0;",
    "&x;",
    ";",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?p ?>",
    "<!DOCTYPE a>",
    "=",
    "\"",
    "'",
    " a='b'",
    " lang='x'",
    "2147483647",
    "2147483648",
    "-1",
    "true",
    "yes",
    " ",
    "\r",
    "\n",
    "\u{e9}",
    ":",
    "t:",
];

/// Tries `iterations` changed documents.
pub fn run(iterations: u64, seed: u64) -> Report {
    let mut random = Random::new(seed);
    let mut report = Report::default();
    for _ in 0..iterations {
        let original = DOCUMENTS[random.below(DOCUMENTS.len())];
        let document = mutate(original, DICTIONARY, &mut random);
        report.try_one(&document, || compare(&document));
    }
    report
}

fn read(document: &[u8]) -> Result<Town, String> {
    let mut town = Town::empty();
    let read = REST_XML
        .codec
        .read_structure(document, &mut town, Members::All);
    read.map(|()| town).map_err(|error| {
        assert!(
            error.offset() <= document.len(),
            "an error at {}",
            error.offset()
        );
        error.to_string()
    })
}

/// Reads a document with both, and asserts that they agree; says whether it was accepted.
pub fn compare(document: &str) -> bool {
    let ours = read(document.as_bytes());
    // The reference takes an empty prefix for none, and keeps a carriage return before a reference.
    let is_odd = ["<:", "</:", " :", "\r&"]
        .iter()
        .any(|odd| document.contains(odd));
    let tree = Document::parse(document).ok().filter(|_| !is_odd);
    let theirs = tree.as_ref().map(|tree| town_at_root(tree.root_element()));
    match (&ours, theirs) {
        (Ok(town), Some(Some(expected))) => {
            let found = Plain::of_structure(town);
            assert!(
                found.is_same(&expected, &[]),
                "read {found:?}, expected {expected:?}"
            );
        }
        (Ok(_), Some(None)) => panic!("accepted, and should be refused"),
        // The reference takes what is no reference in an attribute for plain text, which XML does not allow.
        (Err(why), Some(Some(_))) if why.contains("a reference without") => {}
        (Err(why), Some(Some(_))) if why.contains("no entity that XML has") => {}
        (Err(why), Some(Some(_))) => panic!("refused, and should be accepted: {why}"),
        (_, None) | (Err(_), Some(None)) => {}
    }
    if let Ok(town) = &ours {
        let written = REST_XML.codec.write_structure(town, Members::All);
        // A text may have a character that no document can have: the reader takes it as it is.
        if let Ok(written) = written {
            let again = read(&written);
            assert!(
                again.as_ref() == Ok(town),
                "wrote {}",
                String::from_utf8_lossy(&written)
            );
        }
    }
    ours.is_ok()
}

fn town_at_root(root: Node<'_, '_>) -> Option<Plain> {
    (root.tag_name().name() == "Town")
        .then(|| town(root))
        .flatten()
}

/// The elements within an element; `None` if there is text between them.
fn elements<'a, 'i>(node: Node<'a, 'i>) -> Option<Vec<Node<'a, 'i>>> {
    let is_blank = |one: &Node<'_, '_>| {
        let text = one.text().unwrap_or_default();
        !one.is_text() || text.bytes().all(|byte| b" \t\r\n".contains(&byte))
    };
    let all = node.children().all(|child| is_blank(&child));
    all.then(|| node.children().filter(Node::is_element).collect())
}

/// The text within an element; `None` if there are elements.
fn text(node: Node<'_, '_>) -> Option<String> {
    let has_elements = node.children().any(|child| child.is_element());
    let texts = node
        .children()
        .filter(Node::is_text)
        .filter_map(|child| child.text());
    (!has_elements).then(|| texts.collect())
}

fn whole(node: Node<'_, '_>) -> Option<Plain> {
    let value: i32 = text(node)?.trim().parse().ok()?;
    Some(Plain::Whole(value.into()))
}

fn plain(node: Node<'_, '_>) -> Option<Plain> {
    text(node).map(Plain::Text)
}

fn boolean(node: Node<'_, '_>) -> Option<Plain> {
    match text(node)?.trim() {
        "true" => Some(Plain::Boolean(true)),
        "false" => Some(Plain::Boolean(false)),
        _ => None,
    }
}

type Value = fn(Node<'_, '_>) -> Option<Plain>;

fn list(node: Node<'_, '_>, item: Value) -> Option<Plain> {
    let items = elements(node)?.into_iter().map(item);
    items.collect::<Option<_>>().map(Plain::List)
}

fn entry(node: Node<'_, '_>, value: Value) -> Option<(String, Plain)> {
    let (mut key, mut found) = (None, None);
    for child in elements(node)? {
        match child.tag_name().name() {
            "key" => key = Some(text(child)?),
            "value" => found = Some(child),
            _ => {}
        }
    }
    Some((key?, value(found?)?))
}

fn map(node: Node<'_, '_>, value: Value) -> Option<Plain> {
    let entries = elements(node)?.into_iter().map(|child| entry(child, value));
    entries.collect::<Option<_>>().map(Plain::Object)
}

fn town(node: Node<'_, '_>) -> Option<Plain> {
    let mut members = BTreeMap::new();
    if let Some(lang) = node.attribute("lang") {
        members.insert("lang".to_owned(), Plain::Text(lang.to_owned()));
    }
    for child in elements(node)? {
        let name = child.tag_name().name();
        let value = match name {
            "Name" => plain(child)?,
            "Size" => whole(child)?,
            "Open" => boolean(child)?,
            "Streets" => list(child, plain)?,
            "Sizes" => map(child, whole)?,
            "Twin" => town(child)?,
            "Twins" => list(child, town)?,
            "Flat" => {
                let Some(Plain::List(items)) = members.get_mut(name) else {
                    members.insert(name.to_owned(), Plain::List(vec![plain(child)?]));
                    continue;
                };
                items.push(plain(child)?);
                continue;
            }
            "Flags" => {
                let (key, value) = entry(child, plain)?;
                let Some(Plain::Object(entries)) = members.get_mut(name) else {
                    let entries = BTreeMap::from([(key, value)]);
                    members.insert(name.to_owned(), Plain::Object(entries));
                    continue;
                };
                entries.insert(key, value);
                continue;
            }
            _ => continue,
        };
        members.insert(name.to_owned(), value);
    }
    Some(Plain::Object(members))
}
