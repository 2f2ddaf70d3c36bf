//! That no word of a model's documentation is lost, and none is invented: the words that an HTML parser sees in the
//! source are those that rustdoc's Markdown parser sees in the result, and in the same form: bold, italic, code, link.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};
use smithy_codegen::documentation::to_markdown;
use tests::conformance;

use super::html::{leads_somewhere, words_of_html};
use super::marked::{Marked, BOLD, CODE, ITALIC, LINK};

/// The words of Markdown as rustdoc reads it, HTML in it included. `numbered` when the numbers of items count.
fn words_of_markdown(markdown: &str, numbered: bool) -> Vec<String> {
    let mut text = Marked::default();
    let mut lists = Vec::new();
    for event in Parser::new_ext(markdown, options()) {
        match event {
            Event::Text(part) | Event::Html(part) | Event::InlineHtml(part) => text.push(&part),
            Event::Code(part) => {
                text.set(CODE, true);
                text.push(&part);
                text.set(CODE, false);
            }
            Event::Start(Tag::Emphasis) => text.set(ITALIC, true),
            Event::End(TagEnd::Emphasis) => text.set(ITALIC, false),
            Event::Start(Tag::Strong) => text.set(BOLD, true),
            Event::End(TagEnd::Strong) => text.set(BOLD, false),
            // An address that is its own text is the same with and without.
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => text.set(
                LINK,
                link_type != LinkType::Autolink && leads_somewhere(&dest_url),
            ),
            Event::End(TagEnd::Link) => text.set(LINK, false),
            Event::Start(Tag::List(first)) => {
                text.push(" ");
                lists.push(first);
            }
            Event::End(TagEnd::List(_)) => drop(lists.pop()),
            Event::Start(Tag::Item) => {
                text.push(" ");
                if let Some(Some(number)) = lists.last_mut().filter(|_| numbered) {
                    text.push(&format!("{number} "));
                    *number += 1;
                }
            }
            other => {
                match other {
                    // What happens to be indented is no code.
                    Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => text.set(CODE, true),
                    Event::End(TagEnd::CodeBlock) => text.set(CODE, false),
                    _ => {}
                }
                text.push(" ");
            }
        }
    }
    text.words()
}

/// What rustdoc turns on.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
}

fn has_html(markdown: &str) -> bool {
    let mut events = Parser::new_ext(markdown, options());
    events.any(|event| matches!(event, Event::Html(_) | Event::InlineHtml(_)))
}

/// Every text of documentation in a document.
fn documentation<'v>(value: &'v serde_json::Value, found: &mut Vec<&'v str>) {
    match value {
        serde_json::Value::Object(object) => {
            for (key, value) in object {
                match value.as_str() {
                    Some(text) if key == "smithy.api#documentation" || key == "documentation" => {
                        found.push(text);
                    }
                    _ => documentation(value, found),
                }
            }
        }
        serde_json::Value::Array(items) => {
            items.iter().for_each(|item| documentation(item, found));
        }
        _ => {}
    }
}

/// What is wrong with the Markdown of a text, if anything is.
fn difference(text: &str) -> Option<String> {
    let markdown = to_markdown(text);
    if has_html(&markdown) {
        return Some(format!("there is HTML in {markdown:?}"));
    }
    let (expected, found) = match words_of_html(text) {
        Some(expected) => (expected, words_of_markdown(&markdown, false)),
        None => (
            words_of_markdown(text, true),
            words_of_markdown(&markdown, true),
        ),
    };
    if expected == found {
        return None;
    }
    let pairs = expected.iter().zip(&found);
    let at = pairs.take_while(|(one, other)| one == other).count();
    let near = |words: &[String]| {
        let end = words.len().min(at + 5);
        words[at.saturating_sub(2)..end].join(" ")
    };
    let (expected, found) = (near(&expected), near(&found));
    Some(format!("{expected:?} became {found:?} in {text:?}"))
}

#[test]
fn what_is_compared_tells_a_loss() {
    assert_eq!(
        difference("<p>One <b>t</b>wo.</p> <ul><li>three</li></ul>"),
        None
    );
    let expected = ["one", "{b}t{}wo", "three", "x"].map(str::to_owned);
    assert_eq!(
        words_of_html("one <b>t</b>wo<br>three <x>"),
        Some(expected.to_vec())
    );
    assert_eq!(words_of_html("one"), None);
    assert_eq!(
        words_of_markdown("- one\n- **t**wo `x`\n\n1. [*y*](https://z.example)", true),
        ["one", "{b}t{}wo", "{c}x", "1", "{il}y"]
    );
    assert_eq!(words_of_markdown("**a:**b", true), ["a", "b"]);
}

/// Marks of emphasis between letters and punctuation would be text, and what a link is of is code.
#[test]
fn no_form_is_lost_where_markdown_has_none() {
    for (text, markdown) in [
        ("<b>Queues:</b>Use them", "**Queues:** Use them"),
        ("a<b>(b)</b> c", "a **(b)** c"),
        ("<i>a</i>b <b>c</b>.", "*a*b **c**."),
        ("<b><i>a</i></b>b", "***a***b"),
        ("<b><code>a</code></b>: b", "**`a`**: b"),
        ("see <a>ListKeys</a>.", "see `ListKeys`."),
        ("<a><code>a_b</code></a>s", "`a_b`s"),
        ("<a>two words</a>", "two words"),
        (
            "<a href=\"a/b.html\">c</a>",
            "[c](https://docs.aws.amazon.com/a/b.html)",
        ),
        (
            "<a href=\"https://a.org\"><i>The</i> (<b>first</b>)<b>!</b>x</a>",
            "[*The* (**first**)**!** x](https://a.org)",
        ),
        (
            "<i>a <a href=\"https://a.org\"><i>b</i> <b>c</b></a> d</i>e",
            "*a [b **c**](https://a.org) d*e",
        ),
        (
            "<b>a <a href=\"https://a.org\"><i>b</b></i> c</a> d",
            "**a [*b* c](https://a.org)** d",
        ),
        (
            "<b><a href=\"https://a.org\"><i>b</i></a></b>",
            "**[*b*](https://a.org)**",
        ),
        ("a<a href=\"#b\"><i>(b)</i></a>c", "a *(b)* c"),
        ("<a><i>ListKeys</i></a>", "`ListKeys`"),
    ] {
        assert_eq!(to_markdown(text), markdown);
        assert_eq!(difference(text), None);
    }
}

/// Where HTML is laid out by a machine, there is a blank in front of the dot.
#[test]
fn punctuation_stands_behind_what_it_belongs_to() {
    for (text, markdown) in [
        ("<a href=\"https://a.org\">b</a> .", "[b](https://a.org)."),
        (
            "(see <i> <a href=\"https://a.org\">b</a> </i>).",
            "(see *[b](https://a.org)*).",
        ),
        (
            "<a href=\"https://a.org\">a <b>b</b> ; c </a> , d",
            "[a **b**; c](https://a.org), d",
        ),
        ("<code>a </code>: <code>b .</code>", "`a`: `b .`"),
        ("<b>a</b> <span></span> ; b", "**a**; b"),
        // Not what closes a sentence, not behind an element, not in the same cell.
        ("<code>a</code> .json <b>b</b> ...", "`a` .json **b** ..."),
        ("a . <b>b</b> - c", "a . **b** - c"),
        ("<tr><td><b>a</b></td><td>: b</td></tr>", "- **a** : b"),
    ] {
        assert_eq!(to_markdown(text), markdown);
        assert_eq!(difference(text), None);
    }
}

#[test]
fn an_example_of_an_address_is_no_link() {
    for (text, markdown) in [
        (
            "Send to <a href=\"https://www.example.com/a\">your <i>page</i></a> at https://example.org:port/.",
            r"Send to your *page* at https\://example.org:port/.",
        ),
        (
            "<a href=\"http://10.0.0.1\">http://10.0.0.1</a>",
            r"http\://10.0.0.1",
        ),
        (
            "[a](https://example.com) <https://example.com>",
            r"a \<https\://example.com>",
        ),
    ] {
        assert_eq!(to_markdown(text), markdown);
        assert_eq!(difference(text), None);
    }
}

#[test]
#[cfg_attr(
    not(data = "models"),
    ignore = "needs aws-smithy-models of CONFORMANCE_DATA"
)]
fn no_word_of_documentation_is_lost() {
    let what = "words of documentation";
    let mut compared = 0;
    let mut differences = Vec::new();
    for path in conformance::real_models() {
        let model = std::fs::read_to_string(&path).unwrap();
        let model: serde_json::Value = serde_json::from_str(&model).unwrap();
        let mut texts = Vec::new();
        documentation(&model, &mut texts);
        compared += texts.len();
        let file = path.file_name().unwrap().display();
        let wrong = texts.into_iter().filter_map(difference);
        differences.extend(wrong.map(|wrong| format!("{file}: {wrong}")));
    }
    conformance::ran(what, compared);
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}
