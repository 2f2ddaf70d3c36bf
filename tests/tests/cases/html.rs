//! HTML of documentation comes in; its words go out, in their form, as an HTML parser sees them.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag as HtmlTag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer,
    TokenizerOpts,
};

use super::marked::{Marked, BOLD, CODE, ITALIC, LINK};

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
struct Seen(RefCell<Reader>);

#[derive(Default)]
struct Reader {
    text: Marked,
    has_tags: bool,
    /// The tag whose content is code.
    code: Option<String>,
    link: Option<Anchor>,
}

/// An anchor that is open.
struct Anchor {
    has_address: bool,
    /// The letter that it begins with.
    start: usize,
    /// The form of the text around it.
    around: u8,
    /// What began within it and did not end yet.
    within: u8,
}

impl TokenSink for Seen {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut reader = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(characters) => reader.text.push(&characters),
            Token::TagToken(tag) => reader.tag(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Reader {
    fn tag(&mut self, tag: &HtmlTag) {
        let name = &*tag.name;
        let is_start = tag.kind == TagKind::StartTag;
        let is_note = NOTES.contains(&name);
        let is_block = is_note || BLOCK.contains(&name);
        self.has_tags |= is_block || INLINE.contains(&name);
        self.mark(tag, is_block);
        if is_block {
            self.text.push(" ");
            if is_note && is_start {
                self.text.set(BOLD, true);
                self.text.push(name);
                self.text.set(BOLD, false);
                self.text.push(" ");
            }
        } else if !INLINE.contains(&name) {
            self.text.push(&shown(tag));
        } else if name == "img" {
            let alt = tag.attrs.iter().find(|one| &*one.name.local == "alt");
            self.text.push(alt.map_or("", |one| &one.value));
        }
    }

    /// What a tag changes about the text behind it.
    fn mark(&mut self, tag: &HtmlTag, is_block: bool) {
        let name = &*tag.name;
        let is_start = tag.kind == TagKind::StartTag;
        if let Some(code) = &self.code {
            // Nothing in code has a form of its own.
            if code == name && !is_start {
                self.code = None;
                self.text.set(CODE, false);
            }
            return;
        }
        let is_code_block = ["codeblock", "pre"].contains(&name);
        // A form ends with its block, in Markdown; cells stay in the block of their row.
        if is_block && !["td", "th"].contains(&name) && (is_start || !is_code_block) {
            self.end_link();
            self.text.set(BOLD | ITALIC, false);
        }
        match name {
            "code" | "tt" | "codeblock" | "pre" if is_start => {
                self.code = Some(name.to_owned());
                self.text.set(CODE, true);
            }
            "a" => {
                self.end_link();
                if is_start {
                    self.begin_link(tag);
                }
            }
            "b" | "strong" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.emphasize(BOLD, is_start);
            }
            "i" | "em" => self.emphasize(ITALIC, is_start),
            _ => {}
        }
    }

    /// Begins or ends emphasis. What began in front of a link goes on up to its end at least.
    fn emphasize(&mut self, mark: u8, is_start: bool) {
        let Some(link) = &mut self.link else {
            return self.text.set(mark, is_start);
        };
        if is_start {
            link.within |= mark;
            self.text.set(mark, true);
        } else if link.within & mark != 0 {
            link.within &= !mark;
            self.text.set(mark, link.around & mark != 0);
        } else {
            link.around &= !mark;
        }
    }

    fn begin_link(&mut self, tag: &HtmlTag) {
        let address = tag.attrs.iter().find(|one| &*one.name.local == "href");
        let is_known = address.is_some_and(|address| leads_somewhere(&address.value));
        self.text.set(LINK, is_known);
        self.link = Some(Anchor {
            has_address: address.is_some(),
            start: self.text.letters.len(),
            around: self.text.marks() & (BOLD | ITALIC),
            within: 0,
        });
    }

    /// Ends a link. What has no address and is one word refers to an item.
    fn end_link(&mut self) {
        let Some(link) = self.link.take() else { return };
        self.text.set(LINK | BOLD | ITALIC, false);
        self.text.set(link.around, true);
        let letters = &mut self.text.letters[link.start..];
        let text: String = letters.iter().map(|(letter, _)| letter).collect();
        if !link.has_address && text.split_whitespace().count() == 1 && !text.contains("://") {
            letters
                .iter_mut()
                .for_each(|(_, marks)| *marks = link.around | CODE);
        }
    }
}

/// Whether an address can be followed from where the documentation stands now.
pub fn leads_somewhere(address: &str) -> bool {
    let address = address.trim();
    let is_whole = ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| address.starts_with(scheme));
    let folder = address.split('/').next().unwrap_or_default();
    let is_hosted = address.contains('/')
        && !address.starts_with("//")
        && !folder.contains(['.', ':', '#', '?']);
    (is_whole || is_hosted)
        && !is_example(address)
        && !address.contains([' ', '"', '<', '>', '`', '\\'])
}

/// Whether the host of an address is `example.com` or the like, numbers, or one with a port that is none.
fn is_example(address: &str) -> bool {
    let Some((_, place)) = address.split_once("://").or(address.split_once("mailto:")) else {
        return false;
    };
    let place = place.split(['/', '?', '#']).next().unwrap_or_default();
    let place = place.rsplit('@').next().unwrap_or_default();
    let (host, port) = place.split_once(':').unwrap_or((place, "0"));
    let host = host.to_lowercase();
    host.starts_with("example.")
        || host.contains(".example.")
        || !host.contains(|c: char| c != '.' && !c.is_ascii_digit())
        || port.contains(|c: char| !c.is_ascii_digit())
}

/// A tag that nobody knows.
fn shown(tag: &HtmlTag) -> String {
    let attributes = tag.attrs.iter();
    let attributes: Vec<String> = attributes
        .map(|one| format!(" {}={}", &*one.name.local, &*one.value))
        .collect();
    format!("<{}{}>", &*tag.name, attributes.concat())
}

/// The words of HTML; none when there is no tag in it.
pub fn words_of_html(html: &str) -> Option<Vec<String>> {
    let tokenizer = Tokenizer::new(Seen::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(html));
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    let mut reader = tokenizer.sink.0.borrow_mut();
    reader.end_link();
    reader.has_tags.then(|| reader.text.words())
}
