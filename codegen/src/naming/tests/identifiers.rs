//! Whatever a model calls something, what comes out is an identifier, and an identifier only.

use crate::naming::case::variant_case;
use crate::naming::members::{enumeration_variants, union_variants};
use crate::naming::{fields, is_keyword, pascal_case, snake_case, Identifier, Role};
use insta::assert_snapshot;

/// Every identifier that a text can become.
fn identifiers(text: &str) -> Vec<Identifier> {
    let mut renamed = Vec::new();
    let mut found = vec![
        Identifier::function(text),
        Identifier::function(&snake_case(text)),
        Identifier::module(text),
        Identifier::module(&snake_case(text)),
        Identifier::item(text),
        Identifier::item(&pascal_case(text)),
        Identifier::item(&variant_case(text)),
    ];
    let input = Role::Input { waits: true };
    for role in [Role::Data, input, Role::Output, Role::Error] {
        for names in fields(&[text], role, &mut renamed).into_values() {
            found.extend([names.field, names.setter, names.getter]);
        }
    }
    for names in union_variants(&[text], &mut renamed).into_values() {
        found.extend([names.variant, names.accessor, names.predicate]);
    }
    found.extend(enumeration_variants(&[text], &mut renamed).into_values());
    found
}

/// An identifier to the Rust parser, and to `quote` the same that it prints as.
fn assert_all_valid(text: &str) {
    for identifier in identifiers(text) {
        let written = identifier.as_str();
        let parsed = syn::parse_str::<syn::Ident>(written);
        assert!(parsed.is_ok(), "{written:?} of {text:?}");
        let printed = quote::quote!(#identifier).to_string();
        assert_eq!(printed, written, "of {text:?}");
    }
}

/// All short words, and all longer ones that are or were keywords: which of them are is the parser's to
/// say, and our list agrees.
#[test]
fn keywords_are_the_parsers() {
    let mut words: Vec<String> = LONGER_WORDS.split_whitespace().map(str::to_owned).collect();
    let mut short = vec![String::new()];
    for _ in 0..3 {
        let longer = |word: &String| {
            ('a'..='z')
                .map(|letter| format!("{word}{letter}"))
                .collect()
        };
        short = short.iter().flat_map::<Vec<String>, _>(longer).collect();
        words.extend(short.iter().cloned());
    }
    let mut keywords = Vec::new();
    for word in &words {
        // The parser is of no edition: 2024 takes this word for itself.
        let refused = syn::parse_str::<syn::Ident>(word).is_err() || word == "gen";
        assert_eq!(is_keyword(word), refused, "{word}");
        if refused {
            keywords.push(word.as_str());
        }
        assert_all_valid(word);
    }
    keywords.sort_unstable();
    let rows: Vec<String> = keywords.iter().map(|word| keyword_row(word)).collect();
    assert_snapshot!(rows.join("\n"), @r"
    Self      self_       set_self      self_      SelfValue
    abstract  r#abstract  set_abstract  abstract_  Abstract
    as        r#as        set_as        as_        As
    async     r#async     set_async     async_     Async
    await     r#await     set_await     await_     Await
    become    r#become    set_become    become_    Become
    box       r#box       set_box       box_       Box
    break     r#break     set_break     break_     Break
    const     r#const     set_const     const_     Const
    continue  r#continue  set_continue  continue_  Continue
    crate     crate_      set_crate     crate_     Crate
    do        r#do        set_do        do_        Do
    dyn       r#dyn       set_dyn       dyn_       Dyn
    else      r#else      set_else      else_      Else
    enum      r#enum      set_enum      enum_      Enum
    extern    r#extern    set_extern    extern_    Extern
    false     r#false     set_false     false_     False
    final     r#final     set_final     final_     Final
    fn        r#fn        set_fn        fn_        Fn
    for       r#for       set_for       for_       For
    gen       r#gen       set_gen       gen_       Gen
    if        r#if        set_if        if_        If
    impl      r#impl      set_impl      impl_      Impl
    in        r#in        set_in        in_        In
    let       r#let       set_let       let_       Let
    loop      r#loop      set_loop      loop_      Loop
    macro     r#macro     set_macro     macro_     Macro
    match     r#match     set_match     match_     Match
    mod       r#mod       set_mod       mod_       Mod
    move      r#move      set_move      move_      Move
    mut       r#mut       set_mut       mut_       Mut
    override  r#override  set_override  override_  Override
    priv      r#priv      set_priv      priv_      Priv
    pub       r#pub       set_pub       pub_       Pub
    ref       r#ref       set_ref       ref_       Ref
    return    r#return    set_return    return_    Return
    self      self_       set_self      self_      SelfValue
    static    r#static    set_static    static_    Static
    struct    r#struct    set_struct    struct_    Struct
    super     super_      set_super     super_     Super
    trait     r#trait     set_trait     trait_     Trait
    true      r#true      set_true      true_      True
    try       r#try       set_try       try_       Try
    type      r#type      set_type      type_      Type
    typeof    r#typeof    set_typeof    typeof_    Typeof
    unsafe    r#unsafe    set_unsafe    unsafe_    Unsafe
    unsized   r#unsized   set_unsized   unsized_   Unsized
    use       r#use       set_use       use_       Use
    virtual   r#virtual   set_virtual   virtual_   Virtual
    where     r#where     set_where     where_     Where
    while     r#while     set_while     while_     While
    yield     r#yield     set_yield     yield_     Yield
    ");
}

fn keyword_row(word: &str) -> String {
    let fields = fields(&[word], Role::Data, &mut Vec::new());
    let module = Identifier::module(&snake_case(word));
    let item = Identifier::item(&pascal_case(word));
    let names = &fields[word];
    format!(
        "{word:<9} {:<11} {:<13} {module:<10} {item}",
        names.field, names.setter
    )
}

const LONGER_WORDS: &str = "Self abstract alignof async auto await become break catch const continue \
    crate default else enum extern false final global impl loop macro macro_rules match move null \
    offsetof override priv proc pure raw return safe self sizeof static struct super trait true type \
    typeof union unsafe unsized virtual where while yield";

/// Characters that mean something to Rust, to a shell or to a file system, and ones that look like letters.
const HOSTILE: &[&str] = &[
    "",
    " ",
    "_",
    "__",
    "r#",
    "r#type",
    "#",
    "'",
    "\"",
    "\\",
    "\n",
    "\r\n",
    "\0",
    "*/",
    "//",
    "/*",
    "{",
    "}",
    ";",
    "()",
    "!",
    "$crate",
    "../../etc/passwd",
    "a/../b",
    "C:\\x",
    "-",
    "--",
    "0",
    "007",
    "1st",
    "_1",
    "9_",
    "self",
    "Self",
    "SELF",
    "super",
    "crate",
    "Crate",
    "fn",
    "Fn",
    "SelfValue",
    "self value",
    "日本",
    "é",
    "ß",
    "ſ",
    "K",
    "Ⅷ",
    "ﬁ",
    "\u{200d}",
    "\u{202e}abc",
    "\u{feff}x",
    "a\u{301}",
    "🦀",
    "x; fn main() {}",
    "unsafe { }",
    "macro_rules! x",
    "a.b",
    "a-b",
    "a:b",
    "a b",
    "a\tb",
    "m5.large",
    "text/plain",
    "application/*+xml",
];

#[test]
fn hostile_texts() {
    for first in HOSTILE {
        assert_all_valid(first);
        for second in HOSTILE {
            assert_all_valid(&format!("{first}{second}"));
        }
    }
}

/// Texts of any characters, of ASCII alone and of the pieces above; the same ones in each run.
#[test]
fn random_texts() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for _ in 0..5_000 {
        let mut text = String::new();
        for _ in 0..random.below(12) {
            match random.below(4) {
                0 => text.extend(char::from_u32(
                    u32::try_from(random.below(0x11_0000)).unwrap(),
                )),
                1 => text.push(char::from(u8::try_from(random.below(128)).unwrap())),
                2 => text.push(char::from(b"aAzZ09_"[random.below(7)])),
                _ => text.push_str(HOSTILE[random.below(HOSTILE.len())]),
            }
        }
        assert_all_valid(&text);
    }
}

/// The xorshift64* generator.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let drawn = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(drawn).unwrap() % bound
    }
}
