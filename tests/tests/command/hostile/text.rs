//! Words of a model: documentation, values, patterns, defaults, messages, in every place that has them.

use pulldown_cmark::{BrokenLink, Event, Options, Parser, Tag};
use serde_json::Value;

use super::support::{
    assert_well_placed, generate, is_bidirectional, lower, options, own_model, print, skeletons,
};

/// What marks the strings of `text.json` that are replaced.
const MARK: &str = "evil";

/// Texts that have meaning in Rust, Markdown, TOML, terminals or file systems.
const TEXTS: &[&str] = &[
    "*/ fn evil() {} /*",
    "\"] fn evil() {} #[doc = \"",
    "\n} fn evil() {}\n",
    "\r fn evil() {} \r\n// x",
    "\"# fn evil() {} r##\"",
    "\u{202e}fn evil() {}\u{2066}\u{200b}\u{feff}",
    "\\",
    "\\\" fn evil() {} \\u{0} \\",
    "\u{0}\u{1}\u{1b}[31m\u{7f}\u{85}\u{2028}",
    "<script>evil()</script><pre>evil();</pre><code>`evil`</code>",
    "```\nfn evil() { panic!() }\n```",
    "~~~rust\nevil();\n~~~\n\n    evil();\n\n\tevil();",
    "[evil](javascript:evil()) [`evil`](crate::evil)\n\n[evil]: crate::evil",
    "../../evil/../..\\evil:evil",
    "'evil' // evil /* evil",
    "]\n[dependencies]\nevil = \"1\"\n'''\n\"\"\"",
    "[evil] of <Evil>, [`evil`], [evil][evil] <evil> <b>evil</b> </evil> https://evil.test/<evil>",
];

/// `text.json` with all its hostile strings replaced, each by a text of its own.
fn with(text: &str) -> String {
    let mut model: Value = serde_json::from_str(&own_model("text")).unwrap();
    let mut count = 0;
    // Texts of endpoint rules are templates, in which braces come twice.
    let rules = "/shapes/hostile.text#Texts/traits/smithy.rules#endpointRuleSet";
    let template = text.replace('{', "{{").replace('}', "}}");
    let mut templates = model.pointer_mut(rules).unwrap().take();
    replace(&mut templates, &template, &mut count);
    replace(&mut model, text, &mut count);
    *model.pointer_mut(rules).unwrap() = templates;
    assert!(count > 100, "only {count} places");
    model.to_string()
}

fn replace(value: &mut Value, text: &str, count: &mut usize) {
    match value {
        Value::String(string) if string.contains(MARK) && !is_typed(string) => {
            *count += 1;
            *string = format!("{count:03} {text} {count}");
        }
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, text, count)),
        Value::Object(entries) => entries
            .values_mut()
            .for_each(|item| replace(item, text, count)),
        _ => {}
    }
}

/// Strings of which the trait asks for more than that they are some text: URLs, templates, base64, patterns.
fn is_typed(string: &str) -> bool {
    string.starts_with("https://") || string.starts_with('^')
}

#[test]
fn words_never_become_items() {
    let harmless = generate(&with("words")).unwrap();
    let expected = skeletons(&harmless);
    assert!(expected.len() > 25, "{} files", expected.len());
    let work = |texts: &[&str]| {
        for text in texts {
            let files = generate(&with(text)).unwrap_or_else(|found| panic!("{text:?}: {found}"));
            let actual = skeletons(&files);
            for ((path, one), (other_path, other)) in expected.iter().zip(&actual) {
                assert_eq!((path, one), (other_path, other), "{text:?}");
            }
            assert_eq!(expected.len(), actual.len(), "{text:?}");
            for (path, text) in files.iter() {
                assert_plain(path.as_str(), text);
            }
        }
    };
    std::thread::scope(|scope| {
        for texts in TEXTS.chunks(TEXTS.len().div_ceil(4)) {
            scope.spawn(move || work(texts));
        }
    });
}

/// A generated file shows what it is: no character that reorders or hides text, in manifests no key of the
/// model's, in documentation no code that rustdoc would run.
fn assert_plain(path: &str, text: &str) {
    let acts = |c: char| is_bidirectional(c) || c.is_control() && c != '\n' && c != '\t';
    let acting = text.chars().find(|c| acts(*c));
    assert_eq!(acting, None, "{path}: {text}");
    match path.rsplit_once('.') {
        Some(("Cargo", "toml")) => {
            let keys = text.lines().filter_map(|line| line.split_once(" = "));
            let mut keys = keys.map(|(key, _)| key.trim());
            assert!(keys.all(|key| !key.contains(MARK)), "{text}");
            let tables = text.matches("\n[dependencies]\n").count();
            assert_eq!(tables, usize::from(path == "Cargo.toml"), "{text}");
        }
        Some((_, "rs")) => {
            assert_runs_nothing(path, text);
            for paragraphs in documentation(text) {
                assert_says_only_words(path, &paragraphs);
            }
        }
        Some((_, "md")) => {
            // Its first line is the mark of the generator, a comment.
            let (_, text) = text.split_once('\n').unwrap();
            assert_says_only_words(path, text);
        }
        _ => {}
    }
}

/// The documentation of each item and file.
fn documentation(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for line in text.lines().map(str::trim_start) {
        let said = ["///", "//!"]
            .iter()
            .find_map(|start| line.strip_prefix(start));
        match (said, all.last_mut()) {
            (Some(said), Some(last)) => {
                last.push_str(said.strip_prefix(' ').unwrap_or(said));
                last.push('\n');
            }
            _ => all.push(String::new()),
        }
    }
    all.retain(|one| !one.is_empty());
    all
}

/// In documentation a text of the model is no tag, and links to nothing of the crate. rustdoc would warn of both.
fn assert_says_only_words(path: &str, markdown: &str) {
    let mut lost = Vec::new();
    let broken = |link: BrokenLink<'_>| {
        if link.reference.to_lowercase().contains(MARK) {
            lost.push(link.reference.to_string());
        }
        None
    };
    let parser = Parser::new_with_broken_link_callback(markdown, Options::all(), Some(broken));
    for event in parser {
        match event {
            Event::Html(tag) | Event::InlineHtml(tag) => panic!("{path}: {tag} in {markdown}"),
            Event::Start(Tag::Link { dest_url, .. }) if dest_url.contains(MARK) => {
                assert!(
                    dest_url.starts_with("http"),
                    "{path}: {dest_url} in {markdown}"
                );
            }
            _ => {}
        }
    }
    assert!(lost.is_empty(), "{path}: {lost:?} in {markdown}");
}

/// Every code block in documentation is marked as text, but for the generator's own examples.
fn assert_runs_nothing(path: &str, text: &str) {
    let mut in_block = false;
    let mut examples = 0;
    let mut after_blank = true;
    for line in text.lines().map(str::trim_start) {
        let line = ["/// ", "//! ", "///", "//!"]
            .iter()
            .find_map(|start| line.strip_prefix(start));
        let Some(line) = line else {
            assert!(!in_block, "{path}: a code block is left open");
            after_blank = true;
            continue;
        };
        let fence = ["```", "~~~"]
            .iter()
            .find_map(|fence| line.trim_start().strip_prefix(fence));
        match fence {
            Some(_) if in_block => in_block = false,
            Some(language) => {
                let is_example = language == "rust,ignore";
                examples += usize::from(is_example);
                let is_inert = ["text", "toml"].contains(&language);
                assert!(is_inert || is_example, "{path}: {line}");
                in_block = true;
            }
            None if in_block => {}
            None => assert!(
                !(after_blank && line.starts_with("    ")),
                "{path}: {line:?}"
            ),
        }
        after_blank = line.trim().is_empty();
    }
    let own = match path {
        "src/lib.rs" => 1,
        "src/client.rs" => 2,
        _ => 0,
    };
    assert_eq!(
        examples, own,
        "{path}: examples that the compiler may be asked to look at"
    );
}

/// Places of which the model or the generator asks for more than that they are some text.
const PICKY: &[&str] = &[
    "/shapes/hostile.text#Texts/traits/aws.api#service/sdkId",
    "/shapes/hostile.text#Texts/traits/aws.api#service/endpointPrefix",
    "/shapes/hostile.text#Texts/traits/aws.auth#sigv4/name",
    "/shapes/hostile.text#Texts/rename/hostile.text#Item",
    "/shapes/hostile.text#Texts/traits/smithy.rules#endpointRuleSet/version",
    "/shapes/hostile.text#Texts/traits/smithy.rules#endpointRuleSet/rules/0/conditions/0/fn",
    "/shapes/hostile.text#Texts/traits/smithy.rules#endpointRuleSet/rules/1/endpoint/url",
    "/shapes/hostile.text#Texts/traits/smithy.rules#endpointRuleSet/rules/2/error",
    "/shapes/hostile.text#Texts/traits/smithy.rules#endpointRuleSet/parameters/Region/builtIn",
    "/shapes/hostile.text#Texts/traits/smithy.rules#endpointRuleSet/parameters/Region/type",
    "/shapes/hostile.text#Tell/traits/smithy.api#endpoint/hostPrefix",
    "/shapes/hostile.text#Tell/traits/smithy.api#requestCompression/encodings/0",
    "/shapes/hostile.text#Tell/traits/smithy.api#http/uri",
    "/shapes/hostile.text#Tell/traits/smithy.rules#staticContextParams/Word/value",
    "/shapes/hostile.text#Tell/traits/smithy.rules#operationContextParams/Word/path",
    "/shapes/hostile.text#List/traits/smithy.api#paginated/items",
    "/shapes/hostile.text#List/traits/smithy.api#paginated/inputToken",
    "/shapes/hostile.text#TellInput/members/word/traits/smithy.rules#contextParam/name",
    "/shapes/hostile.text#TellInput/members/word/target",
    "/shapes/hostile.text#Item/members/blob/traits/smithy.api#default",
    "/shapes/hostile.text#Word/traits/smithy.api#pattern",
    "/shapes/hostile.text#Gone/traits/smithy.api#error",
    "/shapes/hostile.text#Item/type",
    "/smithy",
];

#[test]
fn words_where_more_is_asked_for() {
    let original = with("words");
    let (mut refused, mut printed) = (0, 0);
    for place in PICKY {
        let mut first = true;
        for text in TEXTS {
            let mut model: Value = serde_json::from_str(&original).unwrap();
            set(&mut model, place, text);
            let model = model.to_string();
            match lower(&model) {
                Err(findings) => {
                    refused += 1;
                    assert_well_placed(&findings, &model);
                }
                // What is accepted may add code of the generator's, but none of the text's. Printing takes
                // long, so the first text has to do for each place.
                Ok(krate) if first => {
                    first = false;
                    printed += 1;
                    for (path, skeleton) in skeletons(&print(&krate)) {
                        assert!(!skeleton.contains(MARK), "{place}: {path}");
                    }
                }
                Ok(_) => {}
            }
        }
    }
    println!("{refused} refused, {printed} accepted and printed");
    assert!(
        refused > 150 && printed > 3,
        "{refused} refused, {printed} printed"
    );
}

/// Sets the value at a pointer, with the objects on the way.
fn set(model: &mut Value, pointer: &str, text: &str) {
    let mut place = model;
    for key in pointer.split('/').skip(1) {
        place = match place {
            Value::Array(items) => {
                let index: usize = key.parse().unwrap();
                items.resize(items.len().max(index + 1), Value::Null);
                &mut items[index]
            }
            Value::Null if key == "0" => {
                *place = Value::Array(vec![Value::Null]);
                &mut place[0]
            }
            place => &mut place[key],
        };
    }
    *place = Value::String(text.to_owned());
}

#[test]
fn keys_that_are_hostile() {
    let original = with("words");
    for text in TEXTS {
        for place in [
            "/shapes",
            "/shapes/hostile.text#Item/members",
            "/shapes/hostile.text#Item/traits",
            "/shapes/hostile.text#Texts/traits/smithy.rules#endpointRuleSet/parameters",
            "/shapes/hostile.text#Texts/traits/smithy.rules#clientContextParams",
        ] {
            let mut model: Value = serde_json::from_str(&original).unwrap();
            let object = model.pointer_mut(place).unwrap().as_object_mut().unwrap();
            let value = object.values().next_back().unwrap().clone();
            object.insert((*text).to_owned(), value);
            let model = model.to_string();
            match lower(&model) {
                Err(findings) => assert_well_placed(&findings, &model),
                Ok(krate) => {
                    let skeletons = skeletons(&print(&krate));
                    assert!(
                        skeletons.iter().all(|(_, one)| !one.contains("evil")),
                        "{place}: {text:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn names_of_files_that_are_hostile() {
    let text = with("words");
    let expected = skeletons(&generate(&text).unwrap());
    let named = smithy_model::SourceFile::new(TEXTS.concat(), text);
    let model = smithy_model::load(&[named]).unwrap();
    let files = smithy_codegen::generate(&model, &options()).unwrap().files;
    assert_eq!(skeletons(&files), expected);
}
