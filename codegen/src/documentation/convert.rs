//! From HTML to Markdown: tokens come in, Markdown goes out.

use super::html::Token;
use super::inline::{code_span, escaped, hosted_target, is_reference, link_addresses};
use super::writer::Writer;

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
    writer: Writer,
    /// The blocks that are open: `ul`, `li`, `note`.
    blocks: Vec<String>,
    /// The code that is being collected, in a block or a span.
    code: Option<Code>,
    /// The link that is being collected.
    link: Option<Link>,
    /// Whether bold or italic text has begun: the mark, and whether it stands in the output yet.
    emphasis: Vec<Emphasis>,
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
    text: String,
    /// As it stands.
    plain: String,
}

#[derive(Debug)]
enum Target {
    /// An address of the web.
    Web(String),
    /// None: the text itself names what it refers to.
    Named,
    /// One that leads nowhere from here.
    Lost,
}

#[derive(Debug)]
struct Emphasis {
    mark: &'static str,
    written: bool,
}

impl<'f> Converter<'f> {
    fn new(find: Find<'f>) -> Self {
        Converter {
            find,
            writer: Writer::default(),
            blocks: Vec::new(),
            code: None,
            link: None,
            emphasis: Vec::new(),
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(code) = &mut self.code {
            code.text.push_str(text);
            return;
        }
        if let Some(link) = &mut self.link {
            link.text.push_str(&escaped(text));
            link.plain.push_str(text);
            return;
        }
        if text.starts_with(char::is_whitespace) {
            self.writer.space();
        }
        for (index, word) in text.split_whitespace().enumerate() {
            if index > 0 {
                self.writer.space();
            }
            self.push(&link_addresses(word), false);
        }
        if text.ends_with(char::is_whitespace) && !text.trim().is_empty() {
            self.writer.space();
        }
    }

    fn open(&mut self, name: &str, target: Option<&str>) {
        if let Some(code) = &mut self.code {
            if name == "br" {
                code.text.push('\n');
            }
            return;
        }
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
                    text: String::new(),
                    plain: String::new(),
                });
            }
            "b" | "strong" => self.emphasize("**"),
            "i" | "em" => self.emphasize("*"),
            "img" => self.text(target.unwrap_or_default()),
            "br" | "hr" => {
                self.end_inline();
                self.writer.end_paragraph();
            }
            "span" | "u" | "sub" | "sup" => {}
            "td" | "th" => self.writer.space(),
            _ => self.open_block(name),
        }
    }

    fn open_block(&mut self, name: &str) {
        self.end_inline();
        self.writer.end_paragraph();
        match name {
            "ul" | "ol" | "dl" | "tbody" | "table" | "thead" => self.blocks.push(name.to_owned()),
            "li" | "dt" | "tr" => {
                // An item that was not closed ends where the next one starts.
                self.close_to_list();
                let ordered = self.blocks.last().is_some_and(|block| block == "ol");
                match ordered {
                    true => self.writer.open("1. ", "   "),
                    false => self.writer.open("- ", "  "),
                }
                self.blocks.push("li".to_owned());
            }
            "note" | "important" | "warning" | "caution" => {
                self.writer.open("> ", "> ");
                self.blocks.push(name.to_owned());
                let (first, rest) = name.split_at(1);
                let title = format!("**{}{rest}:**", first.to_ascii_uppercase());
                self.writer.push(&title, true);
                self.writer.space();
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
            return;
        }
        match name {
            "a" => self.end_link(),
            "b" | "strong" => self.end_emphasis("**"),
            "i" | "em" => self.end_emphasis("*"),
            "code" | "tt" | "pre" | "codeblock" | "span" | "u" | "sub" | "sup" | "br" | "hr"
            | "img" => {}
            "td" | "th" => self.writer.space(),
            "p" | "para" => {
                self.end_inline();
                self.writer.end_paragraph();
            }
            _ => self.close_block(name),
        }
    }

    fn close_block(&mut self, name: &str) {
        self.end_inline();
        self.writer.end_paragraph();
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
            self.writer.close();
        }
    }

    fn close_container(&mut self, block: &str) {
        if matches!(block, "li" | "note" | "important" | "warning" | "caution") {
            self.writer.close();
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
            self.writer.code_block(&code.text);
        } else if let Some(link) = &mut self.link {
            link.text.push_str(&code_span(&code.text));
            link.plain.push_str(&code.text);
        } else {
            if code.text.starts_with(char::is_whitespace) {
                self.writer.space();
            }
            self.push(&code_span(&code.text), true);
            if code.text.ends_with(char::is_whitespace) {
                self.writer.space();
            }
        }
    }

    fn end_link(&mut self) {
        let Some(link) = self.link.take() else {
            return;
        };
        if link.text.starts_with(char::is_whitespace) {
            self.writer.space();
        }
        let text = link.text.trim();
        match &link.target {
            Target::Web(target) if !text.is_empty() => {
                self.push(&format!("[{text}]({target})"), true);
            }
            Target::Named if is_reference(&link.plain) => {
                let code = code_span(&link.plain);
                match (self.find)(link.plain.trim()) {
                    Some(path) => self.push(&format!("[{code}]({path})"), true),
                    None => self.push(&code, true),
                }
            }
            _ => self.push(text, false),
        }
        if link.text.ends_with(char::is_whitespace) {
            self.writer.space();
        }
    }

    fn emphasize(&mut self, mark: &'static str) {
        if !self.emphasis.iter().any(|open| open.mark == mark) && self.link.is_none() {
            let written = false;
            self.emphasis.push(Emphasis { mark, written });
        }
    }

    /// Appends to the paragraph. The first word that has emphasis gets the marks in front of it.
    fn push(&mut self, text: &str, is_markup: bool) {
        let Some(first) = text.chars().next() else {
            return;
        };
        let mut marks = String::new();
        for open in &mut self.emphasis {
            if !open.written {
                marks.push_str(open.mark);
                open.written = true;
            }
        }
        match marks.is_empty() {
            true => self.writer.push(text, is_markup),
            false => {
                self.writer.begin_marked(first);
                self.writer.push(&format!("{marks}{text}"), true);
            }
        }
    }

    /// Ends emphasis, and what began within it.
    fn end_emphasis(&mut self, mark: &str) {
        let Some(position) = self.emphasis.iter().position(|open| open.mark == mark) else {
            return;
        };
        for open in self.emphasis.split_off(position).into_iter().rev() {
            if open.written {
                self.writer.end_marked(open.mark);
            }
        }
    }

    fn end_inline(&mut self) {
        self.end_link();
        if let Some(first) = self.emphasis.first() {
            let mark = first.mark;
            self.end_emphasis(mark);
        }
    }

    fn finish(mut self) -> String {
        if let Some(code) = self.code.take() {
            self.end_code(&code);
        }
        self.end_inline();
        self.writer.finish()
    }
}
