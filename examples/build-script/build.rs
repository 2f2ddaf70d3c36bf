//! Generates the client that `src/main.rs` includes.

fn main() -> Result<(), smithy_codegen::BuildError> {
    smithy_codegen::Build::new()
        .model("model/weather.json")
        .operations(["GetCity", "ListCities"])
        .module("weather")?;
    Ok(())
}
