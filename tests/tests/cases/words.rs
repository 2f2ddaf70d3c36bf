//! That no word of a model's documentation is lost, and none is invented: the words that an HTML parser sees in the
//! source are those that rustdoc's Markdown parser sees in the result.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag as HtmlTag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer,
    TokenizerOpts,
};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use smithy_codegen::documentation::to_markdown;
use tests::conformance;

/// Tags that stand for a form of what is in them. All others are shown as they are written.
const INLINE: &[&str] = &[
    "a", "b", "code", "em", "i", "img", "span", "strong", "sub", "sup", "tt", "u",
];
const BLOCK: &[&str] = &[
    "br",
    "codeblock",
    "dd",
    "div",
    "dl",
    "dt",
    "fullname",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "para",
    "pre",
    "section",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];
/// Blocks that get a title.
const NOTES: &[&str] = &["caution", "important", "note", "warning"];

/// What a reader of HTML sees.
#[derive(Default)]
struct Seen {
    text: RefCell<String>,
    has_tags: RefCell<bool>,
}

impl TokenSink for Seen {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut text = self.text.borrow_mut();
        match token {
            Token::CharacterTokens(characters) => text.push_str(&characters),
            Token::TagToken(tag) => {
                let name = &*tag.name;
                let is_note = NOTES.contains(&name);
                *self.has_tags.borrow_mut() |=
                    is_note || INLINE.contains(&name) || BLOCK.contains(&name);
                if is_note || BLOCK.contains(&name) {
                    text.push(' ');
                    if is_note && tag.kind == TagKind::StartTag {
                        text.push_str(name);
                        text.push(' ');
                    }
                } else if !INLINE.contains(&name) {
                    show(&tag, &mut text);
                } else if name == "img" {
                    let alt = tag.attrs.iter().find(|one| &*one.name.local == "alt");
                    text.push_str(alt.map_or("", |one| &one.value));
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// A tag that nobody knows.
fn show(tag: &HtmlTag, text: &mut String) {
    text.push_str(&format!("<{}", &*tag.name));
    for attribute in &tag.attrs {
        text.push_str(&format!(
            " {}={}",
            &*attribute.name.local, &*attribute.value
        ));
    }
    text.push('>');
}

/// The words of HTML; none when there is no tag in it.
fn words_of_html(html: &str) -> Option<Vec<String>> {
    let tokenizer = Tokenizer::new(Seen::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(html));
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    let has_tags = *tokenizer.sink.has_tags.borrow();
    has_tags.then(|| words(&tokenizer.sink.text.borrow()))
}

/// The words of Markdown as rustdoc reads it, HTML in it included. `numbered` when the numbers of items count.
fn words_of_markdown(markdown: &str, numbered: bool) -> Vec<String> {
    let mut text = String::new();
    let mut lists = Vec::new();
    for event in Parser::new_ext(markdown, options()) {
        match event {
            Event::Text(part) | Event::Code(part) | Event::Html(part) | Event::InlineHtml(part) => {
                text.push_str(&part);
            }
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. }) => {}
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {}
            Event::Start(Tag::List(first)) => {
                text.push(' ');
                lists.push(first);
            }
            Event::End(TagEnd::List(_)) => drop(lists.pop()),
            Event::Start(Tag::Item) => {
                text.push(' ');
                if let Some(Some(number)) = lists.last_mut().filter(|_| numbered) {
                    text.push_str(&format!("{number} "));
                    *number += 1;
                }
            }
            _ => text.push(' '),
        }
    }
    words(&text)
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

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
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
    assert_eq!(
        words_of_html("one <b>t</b>wo<br>three <x>"),
        Some(words("one two three x"))
    );
    assert_eq!(words_of_html("one"), None);
    assert_eq!(
        words_of_markdown("- one\n- **t**wo `x`\n\n1. y", true),
        words("one two x 1 y")
    );
}

#[test]
fn no_word_of_documentation_is_lost() {
    let what = "words of documentation";
    let Some(folder) = conformance::find("aws-smithy-models", what) else {
        return;
    };
    let mut compared = 0;
    let mut differences = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
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
