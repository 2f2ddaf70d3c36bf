//! Generates the client of `model.json`.

#[path = "../harbor/generate.rs"]
mod generate;

use std::error::Error;
use std::fs;

const MODEL: &str = "model.json";

fn main() -> Result<(), Box<dyn Error>> {
    for file in [MODEL, "build.rs", "../harbor/generate.rs"] {
        println!("cargo::rerun-if-changed={file}");
    }
    let generated = generate::client(&fs::read_to_string(MODEL)?, "speech")?;
    generate::write(&generated, "speech")
}
