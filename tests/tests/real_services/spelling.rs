//! How names are cut into words, against the published SDK's own spelling.

use std::io::Read;
use std::path::{Path, PathBuf};

use smithy_codegen::naming::snake_case;
use tests::conformance;

/// The name lists of the conformance data: `snake-names*.csv`, plain or packed with xz.
fn name_lists() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(conformance::path(""))
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let is_list = |path: &PathBuf| {
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        name.starts_with("snake-names") && (name.ends_with(".csv") || name.ends_with(".csv.xz"))
    };
    let mut lists: Vec<PathBuf> = entries.filter(is_list).collect();
    lists.sort();
    lists
}

fn read_list(path: &Path) -> String {
    let bytes = std::fs::read(path).unwrap();
    if path.extension() != Some("xz".as_ref()) {
        return String::from_utf8(bytes).unwrap();
    }
    let mut text = String::new();
    let mut reader = lzma_rust2::XzReader::new(bytes.as_slice(), true);
    reader.read_to_string(&mut text).unwrap();
    text
}

#[test]
#[cfg_attr(
    not(data = "names"),
    ignore = "needs snake-names*.csv[.xz] of CONFORMANCE_DATA"
)]
fn every_name_of_the_published_lists() {
    let lists = name_lists();
    for path in &lists {
        let list = read_list(path);
        let mut rows = 0;
        let mut wrong = Vec::new();
        for row in list.lines().filter(|row| !row.is_empty()) {
            let (model, rust) = row.split_once(',').expect("a row has two columns");
            rows += 1;
            if snake_case(model) != rust {
                wrong.push(format!("{model} is {rust}, not {}", snake_case(model)));
            }
        }
        conformance::ran(&format!("names of {}", path.display()), rows);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
