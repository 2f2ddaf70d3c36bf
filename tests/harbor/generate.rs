//! Generates the client of a model when a crate is built, into the build's own folder. The crate's root takes the place of the
//! generated `lib.rs`, whose attributes cannot be included.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use smithy_codegen::{Generated, Options, PackageName, PackageVersion, RuntimeSource};
use smithy_model::SourceFile;

/// The client of a model.
pub fn client(model: &str, package: &str) -> Result<Generated, Box<dyn Error>> {
    let files = [SourceFile::new("model.json", model)];
    let model = smithy_model::load(&files).map_err(|found| found.render(&files))?;
    let options = Options {
        service: None,
        protocol: None,
        operations: Vec::new(),
        package: PackageName::new(package)?,
        version: PackageVersion::new("0.1.0")?,
        runtime: RuntimeSource::Path("unused".to_owned()),
        manifest: smithy_codegen::ManifestKeys::default(),
    };
    Ok(smithy_codegen::generate(&model, &options).map_err(|found| found.render(&files))?)
}

/// Writes a client to the folder `package`, its root as `root.rs`.
pub fn write(generated: &Generated, package: &str) -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::var("OUT_DIR")?).join(package);
    // An earlier run may have left other files.
    let _ = fs::remove_dir_all(&folder);
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
                true => text.get(end_of_attributes(text)..).unwrap_or_default(),
                false => text,
            },
        )?;
    }
    Ok(())
}

/// Where the comments and attributes of the crate end, which stand before its first item.
pub fn end_of_attributes(root: &str) -> usize {
    root.find("\n#[doc(inline)]").unwrap_or_default()
}
