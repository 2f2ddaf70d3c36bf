//! Generates the client of `model.json` into the build's own folder. The crate's root takes the place of the
//! generated `lib.rs`, whose attributes cannot be included.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use smithy_codegen::{Options, PackageName, PackageVersion, RuntimeSource};
use smithy_model::SourceFile;

const MODEL: &str = "model.json";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={MODEL}");
    println!("cargo::rerun-if-changed=build.rs");
    let files = [SourceFile::new(MODEL, fs::read_to_string(MODEL)?)];
    let model = smithy_model::load(&files).map_err(|found| found.render(&files))?;
    let options = Options {
        service: None,
        protocol: None,
        operations: Vec::new(),
        package: PackageName::new("harbor")?,
        version: PackageVersion::new("0.1.0")?,
        runtime: RuntimeSource::Path("unused".to_owned()),
    };
    let generated =
        smithy_codegen::generate(&model, &options).map_err(|found| found.render(&files))?;
    let folder = PathBuf::from(env::var("OUT_DIR")?).join("harbor");
    for (path, text) in generated.files.iter() {
        let is_root = path.as_str() == "src/lib.rs";
        let path = match is_root {
            true => folder.join("src/root.rs"),
            false => folder.join(path.as_str()),
        };
        fs::create_dir_all(path.parent().ok_or("a file without a folder")?)?;
        fs::write(
            path,
            match is_root {
                true => without_attributes(text),
                false => text.to_owned(),
            },
        )?;
    }
    Ok(())
}

/// A file without the comments and attributes of the crate, which stand before its first item.
fn without_attributes(text: &str) -> String {
    let end = text.find("\n#[doc(inline)]").unwrap_or_default();
    text.get(end..).unwrap_or_default().to_owned()
}
