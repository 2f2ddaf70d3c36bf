//! Lists the files of the support crate, so that the program can write it to a folder of its user.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime");
    let source = runtime.join("src");
    println!("cargo:rerun-if-changed={}", source.display());
    let mut files = Vec::new();
    collect(&source, &mut files);
    files.sort();
    let mut text = String::from("&[\n");
    for path in files {
        let relative = path
            .strip_prefix(&runtime)
            .expect("a file of the support crate");
        let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
        writeln!(text, "({:?}, include_str!({:?})),", parts.join("/"), path)
            .expect("a String takes everything");
    }
    text.push_str("]\n");
    let out = std::env::var_os("OUT_DIR").expect("Cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("support.rs"), text).expect("OUT_DIR can be written");
}

/// All Rust files in a folder and below.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    println!("cargo:rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder).expect("the support crate lies beside this package") {
        let path = entry.expect("its folders can be read").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}
