//! Reads every service of a botocore and prints how fast: `cargo run --release --features botocore --example
//! load_botocore -- PATH`.

use smithy_model::botocore::Botocore;
use std::time::{Duration, Instant};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args()
        .nth(1)
        .ok_or("name a wheel, an sdist or a folder")?;
    let botocore = Botocore::open(path.as_ref())?;
    let (mut bytes, mut refused, mut count) = (0, 0, 0);
    let (mut unpacking, mut reading) = (Duration::ZERO, Duration::ZERO);
    for name in botocore.services() {
        let start = Instant::now();
        let files = botocore.service(name)?;
        unpacking += start.elapsed();
        bytes += files.iter().map(|file| file.text().len()).sum::<usize>();
        let start = Instant::now();
        let findings = match smithy_model::load(&files) {
            Ok(model) => model.warnings().render(&files),
            Err(diagnostics) => diagnostics.render(&files),
        };
        reading += start.elapsed();
        count += 1;
        if !findings.is_empty() {
            refused += 1;
            println!("{name}\n{findings}\n");
        }
    }
    println!(
        "{count} services, {refused} with findings, {:.1} MB, unpacked in {:.2} s, read in {:.2} s",
        bytes as f64 / 1e6,
        unpacking.as_secs_f64(),
        reading.as_secs_f64()
    );
    Ok(())
}
