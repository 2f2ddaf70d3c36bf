//! The public items of a crate, as a regeneration reports those that disappear.

use super::{compare, surface, Surface};

fn lines(surface: &Surface) -> String {
    let lines: Vec<String> = surface
        .iter()
        .map(|(path, kind)| format!("{kind} {path}"))
        .collect();
    lines.join("\n")
}

const ROOT: &str = "
    pub mod types;
    pub mod operation { pub mod list { pub fn of_block() {} } mod private { pub fn unseen() {} } }
    mod client;
    pub use client::Client;
    pub use ::upstream::Config;
    pub use upstream::region::Region as Place;
    pub use types::*;
    pub(crate) use types::Inner;
    #[doc(hidden)] pub mod internal { pub fn unseen() {} }
    pub const NAME: &str = \"\";
    pub type Alias = u8;
";
const TYPES: &str = "
    mod _catalog;
    pub use self::_catalog::Catalog;
    pub use crate::types::_catalog::{Status, Inner as Outer};
    struct Private { pub field: u8 }
";
const CATALOG: &str = "
    #[derive(Debug)] pub struct Catalog { pub name: String, hidden: u8, #[doc(hidden)] pub h: u8 }
    impl Catalog { pub fn name(&self) -> &str { &self.name } fn own(&self) {} pub const MAX: u8 = 1; }
    impl Clone for Catalog { fn clone(&self) -> Self { panic!() } }
    #[non_exhaustive] pub enum Status { Pending, Unknown(String) }
    pub struct Inner(pub u8);
";
const CLIENT: &str = "
    use crate::types::Catalog;
    pub struct Client;
    impl super::Client { pub fn list(&self) {} }
    impl Catalog { pub fn from_client() {} }
    pub trait Extension { const ONE: u8; type Two; fn three(); }
";

fn crate_with(catalog: &str) -> Surface {
    surface([
        ("src/lib.rs", ROOT),
        ("src/types.rs", TYPES),
        ("src/types/_catalog.rs", catalog),
        ("src/client/mod.rs", CLIENT),
        ("build.rs", "pub fn unseen() {}"),
    ])
}

#[test]
fn public_items_are_listed_by_the_paths_that_users_write() {
    insta::assert_snapshot!(lines(&crate_with(CATALOG)), @"
    type alias Alias
    struct Catalog
    constant Catalog::MAX
    method Catalog::from_client()
    field Catalog::name
    method Catalog::name()
    struct Client
    method Client::list()
    re-export Config
    constant NAME
    struct Outer
    field Outer::0
    re-export Place
    enum Status
    variant Status::Pending
    variant Status::Unknown
    module operation
    module operation::list
    function operation::list::of_block
    module types
    struct types::Catalog
    constant types::Catalog::MAX
    method types::Catalog::from_client()
    field types::Catalog::name
    method types::Catalog::name()
    struct types::Outer
    field types::Outer::0
    enum types::Status
    variant types::Status::Pending
    variant types::Status::Unknown
    ");
}

#[test]
fn what_disappears_is_named_and_what_is_new_is_counted() {
    let old = crate_with(CATALOG);
    let less = CATALOG
        .replace("Pending, ", "Accepted, Rejected, ")
        .replace("pub name: String,", "")
        .replace("pub struct Inner(pub u8);", "");
    let change = compare(&old, &crate_with(&less));
    let removed: Vec<String> = change
        .removed
        .iter()
        .map(|item| format!("{} {}", item.kind, item.path))
        .collect();
    insta::assert_snapshot!(removed.join("\n"), @"
    field Catalog::name
    struct Outer
    variant Status::Pending
    field types::Catalog::name
    struct types::Outer
    variant types::Status::Pending
    ");
    assert_eq!(change.added, 4);
    assert_eq!(compare(&old, &old), Default::default());
}

#[test]
fn imports_that_name_each_other_and_files_that_do_not_parse_are_survived() {
    let found = surface([
        (
            "src/lib.rs",
            "pub mod a; pub mod b; pub mod broken; pub use a::*; impl Nothing { pub fn f() {} }",
        ),
        (
            "src/a.rs",
            "pub use crate::b::*; pub use super::b::X; pub use crate::a as again;",
        ),
        (
            "src/b.rs",
            "pub use crate::a::*; pub use super::a::X; pub fn f() {}",
        ),
        ("src/broken.rs", "pub fn ("),
    ]);
    assert!(found.contains_key("f") && found.contains_key("a::f"));
}
