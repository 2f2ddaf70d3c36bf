//! Indented JSON: a value comes in, its text goes out.

use crate::node::Node;
use std::fmt::Write;

const INDENT: &str = "    ";

/// The text of a value with a line for each item and entry, and a line break at its end.
pub(super) fn text(node: &Node) -> String {
    let mut text = String::new();
    write(node, 0, &mut text);
    text.push('\n');
    text
}

fn write(node: &Node, depth: usize, text: &mut String) {
    match node {
        Node::Array(items) if !items.is_empty() => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                start_line(index, depth, text);
                write(item, depth + 1, text);
            }
            end_lines(depth, text);
            text.push(']');
        }
        Node::Object(object) if !object.is_empty() => {
            text.push('{');
            for (index, (key, value)) in object.iter().enumerate() {
                start_line(index, depth, text);
                put(&Node::String(key.clone()), text);
                text.push_str(": ");
                write(value, depth + 1, text);
            }
            end_lines(depth, text);
            text.push('}');
        }
        leaf => put(leaf, text),
    }
}

fn start_line(index: usize, depth: usize, text: &mut String) {
    text.push_str(if index > 0 { ",\n" } else { "\n" });
    (0..=depth).for_each(|_| text.push_str(INDENT));
}

fn end_lines(depth: usize, text: &mut String) {
    text.push('\n');
    (0..depth).for_each(|_| text.push_str(INDENT));
}

/// A value on one line.
fn put(node: &Node, text: &mut String) {
    // Writing to a string does not fail.
    let _ = write!(text, "{node}");
}
