//! From HTML to Markdown: tokens come in, Markdown goes out.

use super::html::Token;
use super::inline::{code_span, escape_word, hosted_target, is_reference, link_addresses};
use super::line::Line;

/// Finds the path of the item that a reference names.
pub type Find<'f> = &'f dyn Fn(&str) -> Option<String>;

/// The Markdown form of HTML.
pub(super) fn convert(tokens: &[Token], find: Find<'_>) -> String {
    let mut converter = Converter::new(find);
    for token in tokens {
        match token {
            Token::Text(text) => converter.text(text),
            Token::Open { name, target, .. } if token.is_known_tag() => {
                converter.open(name, target.as_deref());
            }
            Token::Close { name, .. } if token.is_known_tag() => converter.close(name),
            Token::Open { source, .. } | Token::Close { source, .. } => converter.text(source),
        }
    }
    converter.finish()
}

struct Converter<'f> {
    find: Find<'f>,
    /// What is written, but for the text of a link.
    main: Line,
    /// The blocks that are open: `ul`, `li`, `note`.
    blocks: Vec<String>,
    /// The code that is being collected, in a block or a span.
    code: Option<Code>,
    /// The link that is being collected.
    link: Option<Link>,
}

#[derive(Debug)]
struct Code {
    tag: String,
    text: String,
    is_block: bool,
}

#[derive(Debug)]
struct Link {
    target: Target,
    /// As Markdown.
    text: Line,
    /// As it stands.
    plain: String,
    /// Emphasis around the link that ended within it. It is ended behind the link.
    ended: Vec<&'static str>,
}

#[derive(Debug)]
enum Target {
    /// An address of the web.
    Web(String),
    /// No address: the text names the item that it refers to.
    Named,
    /// An address that leads nowhere from here.
    Lost,
}

/// The elements within a line.
const INLINE: &[&str] = &[
    "a", "b", "code", "em", "i", "span", "strong", "sub", "sup", "tt", "u",
];

impl<'f> Converter<'f> {
    fn new(find: Find<'f>) -> Self {
        Converter {
            find,
            main: Line::default(),
            blocks: Vec::new(),
            code: None,
            link: None,
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(code) = &mut self.code {
            code.text.push_str(text);
            return;
        }
        match &mut self.link {
            Some(link) => {
                link.plain.push_str(text);
                // An address within a link is not a link of its own.
                let word = match link.target {
                    Target::Web(_) => escape_word,
                    Target::Named | Target::Lost => link_addresses,
                };
                link.text.text(text, word);
            }
            None => self.main.text(text, link_addresses),
        }
    }

    /// The line that is being written.
    fn line(&mut self) -> &mut Line {
        match &mut self.link {
            Some(link) => &mut link.text,
            None => &mut self.main,
        }
    }

    fn open(&mut self, name: &str, target: Option<&str>) {
        if let Some(code) = &mut self.code {
            if name == "br" {
                code.text.push('\n');
            }
            return;
        }
        self.line().is_behind_element &= INLINE.contains(&name);
        match name {
            "code" | "tt" => self.begin_code(name, false),
            "pre" | "codeblock" => {
                self.end_inline();
                self.begin_code(name, true);
            }
            "a" => {
                self.end_link();
                self.link = Some(Link {
                    target: target.map_or(Target::Named, |address| {
                        hosted_target(address).map_or(Target::Lost, Target::Web)
                    }),
                    text: Line::default(),
                    plain: String::new(),
                    ended: Vec::new(),
                });
            }
            "b" | "strong" => self.emphasize("**"),
            "i" | "em" => self.emphasize("*"),
            "img" => self.text(target.unwrap_or_default()),
            "br" | "hr" => {
                self.end_inline();
                self.main.writer.end_paragraph();
            }
            "span" | "u" | "sub" | "sup" => {}
            "td" | "th" => self.main.writer.space(),
            _ => self.open_block(name),
        }
    }

    fn open_block(&mut self, name: &str) {
        self.end_inline();
        self.main.writer.end_paragraph();
        match name {
            "ul" | "ol" | "dl" | "tbody" | "table" | "thead" => self.blocks.push(name.to_owned()),
            "li" | "dt" | "tr" => {
                // An item that was not closed ends where the next one starts.
                self.close_to_list();
                let ordered = self.blocks.last().is_some_and(|block| block == "ol");
                match ordered {
                    true => self.main.writer.open("1. ", "   "),
                    false => self.main.writer.open("- ", "  "),
                }
                self.blocks.push("li".to_owned());
            }
            "note" | "important" | "warning" | "caution" => {
                self.main.writer.open("> ", "> ");
                self.blocks.push(name.to_owned());
                let (first, rest) = name.split_at(1);
                let title = format!("**{}{rest}:**", first.to_ascii_uppercase());
                self.main.writer.push(&title, true);
                self.main.writer.space();
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.emphasize("**"),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if let Some(code) = self.code.take() {
            if code.tag == name {
                self.end_code(&code);
            } else {
                self.code = Some(code);
            }
            self.line().is_behind_element = true;
            return;
        }
        match name {
            "a" => self.end_link(),
            "b" | "strong" => self.end_emphasis("**"),
            "i" | "em" => self.end_emphasis("*"),
            "code" | "tt" | "pre" | "codeblock" | "span" | "u" | "sub" | "sup" | "br" | "hr"
            | "img" => {}
            "td" | "th" => self.main.writer.space(),
            "p" | "para" => {
                self.end_inline();
                self.main.writer.end_paragraph();
            }
            _ => self.close_block(name),
        }
        self.line().is_behind_element = INLINE.contains(&name);
    }

    fn close_block(&mut self, name: &str) {
        self.end_inline();
        self.main.writer.end_paragraph();
        match name {
            "ul" | "ol" | "dl" | "tbody" | "table" | "thead" => {
                self.close_to_list();
                if self.blocks.last().is_some_and(|block| block == name) {
                    self.blocks.pop();
                }
            }
            "li" | "tr" => self.close_to_list(),
            "note" | "important" | "warning" | "caution" => self.close_note(name),
            _ => {}
        }
    }

    /// Closes a note, and what is still open within it.
    fn close_note(&mut self, name: &str) {
        if !self.blocks.iter().any(|block| block == name) {
            return;
        }
        while let Some(block) = self.blocks.pop() {
            self.close_container(&block);
            if block == name {
                return;
            }
        }
    }

    /// Closes what is open within the innermost list.
    fn close_to_list(&mut self) {
        while self.blocks.last().is_some_and(|block| block == "li") {
            self.blocks.pop();
            self.main.writer.close();
        }
    }

    fn close_container(&mut self, block: &str) {
        if matches!(block, "li" | "note" | "important" | "warning" | "caution") {
            self.main.writer.close();
        }
    }

    fn begin_code(&mut self, tag: &str, is_block: bool) {
        self.code = Some(Code {
            tag: tag.to_owned(),
            text: String::new(),
            is_block,
        });
    }

    fn end_code(&mut self, code: &Code) {
        if code.is_block {
            self.main.writer.code_block(&code.text);
            return;
        }
        if let Some(link) = &mut self.link {
            link.plain.push_str(&code.text);
        }
        self.line().code(&code.text);
    }

    fn end_link(&mut self) {
        let Some(mut link) = self.link.take() else {
            return;
        };
        if link.plain.starts_with(char::is_whitespace) {
            self.main.writer.space();
        }
        link.text.end_all_emphasis();
        let (text, needs_space) = link.text.writer.into_line();
        match &link.target {
            Target::Web(target) if !text.is_empty() => {
                self.main.push(&format!("[{text}]({target})"), true);
            }
            Target::Named if is_reference(&link.plain) => {
                let code = code_span(&link.plain);
                match (self.find)(link.plain.trim()) {
                    Some(path) => self.main.push(&format!("[{code}]({path})"), true),
                    None => self.main.push(&code, true),
                }
            }
            _ => {
                self.main.push(&text, false);
                self.main.writer.end_like(needs_space);
            }
        }
        if link.plain.ends_with(char::is_whitespace) {
            self.main.writer.space();
        }
        for mark in link.ended {
            self.main.end_emphasis(mark);
        }
    }

    fn emphasize(&mut self, mark: &'static str) {
        let is_repeated = self.link.is_some() && self.main.has_emphasis(mark);
        self.line().emphasize(mark, is_repeated);
    }

    fn end_emphasis(&mut self, mark: &'static str) {
        match &mut self.link {
            Some(link) if !link.text.has_emphasis(mark) => link.ended.push(mark),
            _ => self.line().end_emphasis(mark),
        }
    }

    fn end_inline(&mut self) {
        self.end_link();
        self.main.end_all_emphasis();
    }

    fn finish(mut self) -> String {
        if let Some(code) = self.code.take() {
            self.end_code(&code);
        }
        self.end_inline();
        self.main.writer.finish()
    }
}
