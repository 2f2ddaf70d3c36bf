//! `show`: a stage and a shape come in; the stage's result for the shape is printed, and nothing is written.

use smithy_codegen::Stage;
use smithy_model::{Diagnostics, SourceFile};

use super::arguments::{Run, Show, Stage as Chosen};
use super::failure::{Failed, Failure};
use super::mend::Mended;
use super::{one, report, targets};
use crate::{Exit, Terminal};

/// Prints the stage's result for the shape.
pub(super) fn run(asked: &Show, run: Run<'_>, terminal: &mut Terminal<'_>) -> Exit {
    let mut sources = Vec::new();
    match text(asked, run, &mut sources) {
        Ok(text) => {
            terminal.say(text.trim_end());
            Exit::Success
        }
        Err(failure) => {
            let failed = Failed {
                failure,
                sources,
                package: None,
            };
            report::failures(&[failed], &Mended::default(), run, terminal)
        }
    }
}

fn text(asked: &Show, run: Run<'_>, sources: &mut Vec<SourceFile>) -> Result<String, Failure> {
    let stage = match asked.stage {
        Chosen::Names => Stage::Names,
        Chosen::Ir => Stage::Ir,
        Chosen::Items => Stage::Items,
        Chosen::Files => Stage::Files,
    };
    let crates = targets::targets(run, sources, &mut Vec::new())?;
    let [config] = &*crates else {
        let message = "`show` is about one crate: choose it with --crate";
        return Err(Failure::usage(message));
    };
    let mut models = Vec::new();
    let read = one::read_models(config, run.program, &mut models);
    sources.extend(models.iter().cloned());
    read?;
    let shown = smithy_model::load(&models)
        .and_then(|model| smithy_codegen::show(&model, &config.options(), stage, &asked.shape));
    shown.map_err(|found: Diagnostics| config.places.locate(found).into())
}
