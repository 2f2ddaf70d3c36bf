//! Reads every model of a folder and prints how fast: `cargo run --release --example load_all -- FOLDER`.

use std::path::PathBuf;
use std::time::{Duration, Instant};

fn main() -> std::io::Result<()> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for folder in std::env::args().skip(1) {
        for entry in std::fs::read_dir(folder)? {
            paths.push(entry?.path());
        }
    }
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "json")
    });
    paths.sort();
    let mut bytes = 0;
    let mut spent = Duration::ZERO;
    let mut refused = 0;
    for path in &paths {
        let start = Instant::now();
        let findings = match smithy_model::SourceFile::open(path) {
            Ok(file) => {
                bytes += file.text().len();
                let files = [file];
                match smithy_model::load(&files) {
                    Ok(model) => model.warnings().render(&files),
                    Err(diagnostics) => diagnostics.render(&files),
                }
            }
            Err(diagnostic) => diagnostic.to_string(),
        };
        spent += start.elapsed();
        if !findings.is_empty() {
            refused += 1;
            println!("{findings}\n");
        }
    }
    let megabytes = bytes as f64 / 1e6;
    println!(
        "{} models, {refused} with findings, {megabytes:.1} MB in {:.2} s: {:.0} MB/s",
        paths.len(),
        spent.as_secs_f64(),
        megabytes / spent.as_secs_f64()
    );
    Ok(())
}
