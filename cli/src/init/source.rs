//! What the first crate is made from: what the command line says comes in, and what a person answers; a model goes out.

use std::path::{Path, PathBuf};

use smithy_codegen::PackageName;
use smithy_model::botocore::Botocore;
use smithy_model::{load, Diagnostic, Diagnostics, Model, SourceFile};

use super::ask::ask;
use crate::config::codes;
use crate::config::places::command_line;
use crate::{fetch, generate, import, paths, Program, Terminal};

/// What the command line says of the source.
#[derive(Clone, Debug, clap::Args)]
pub struct Given {
    /// A service of AWS, named as for `import`
    #[arg(value_name = "SERVICE", conflicts_with = "model")]
    service: Option<String>,
    /// The botocore that has the model, as for `import` [default: the newest one, which pip fetches]
    #[arg(long, value_name = "PATH", conflicts_with = "model")]
    from: Option<PathBuf>,
    /// A model file of your own; may be given several times for a model in several files
    #[arg(long, value_name = "FILE")]
    model: Vec<PathBuf>,
}

/// What the first crate is made from.
pub(super) struct Source {
    /// The paths of the model files, relative to the configuration.
    pub(super) models: Vec<String>,
    /// The document that is still to be written, and its file.
    pub(super) document: Option<(PathBuf, String)>,
    /// The name for the folder of the crate.
    pub(super) name: String,
    pub(super) model: Model,
}

/// The model, from where the command line or a person says.
pub(super) fn source(
    given: &Given,
    folder: &Path,
    program: &Program,
    sources: &mut Vec<SourceFile>,
    terminal: &mut Terminal<'_>,
) -> Result<Source, Diagnostics> {
    if !given.model.is_empty() {
        return own(&given.model, folder, program, sources);
    }
    let mut from = given.from.clone();
    let service = match &given.service {
        Some(service) => service.clone(),
        None => {
            let question = "A service of AWS (such as sqs), or the file of a model?";
            let answer = ask(question, terminal, |answer| match answer {
                "" => Err("name a service or a file".to_owned()),
                answer => Ok(answer.to_owned()),
            })?;
            let answer = answer.ok_or_else(|| unsaid(program))?;
            if Path::new(&answer).is_file() {
                return own(&[PathBuf::from(answer)], folder, program, sources);
            }
            if from.is_none() {
                let question = "A botocore that has its model? (Enter to fetch the newest)";
                from = ask(question, terminal, |answer| match answer {
                    "" => Ok(None),
                    path if Path::new(path).exists() => Ok(Some(PathBuf::from(path))),
                    path => Err(format!("there is no {}", path.escape_debug())),
                })?
                .flatten();
            }
            answer
        }
    };
    let fetched;
    let botocore = match &from {
        Some(from) => from.as_path(),
        None => {
            fetched = fetch::botocore(terminal)?;
            fetched.path()
        }
    };
    let botocore = Botocore::open(botocore)?;
    let imported = import::import(&botocore, &service, None, program, sources)?;
    let name = format!("models/{}.json", imported.name);
    Ok(Source {
        document: Some((folder.join(&name), imported.text)),
        models: vec![name],
        name: imported.name,
        model: imported.model,
    })
}

/// Nothing says from what to generate, and nobody can be asked.
fn unsaid(program: &Program) -> Diagnostics {
    let message = "neither a service nor a model is named";
    let help = format!(
        "name one: `{0} init sqs`, or `{0} init --model model.json`",
        program.name()
    );
    Diagnostic::error(codes::MISSING_KEY, message, command_line())
        .help(help)
        .into()
}

/// A model of the user's own.
fn own(
    files: &[PathBuf],
    folder: &Path,
    program: &Program,
    sources: &mut Vec<SourceFile>,
) -> Result<Source, Diagnostics> {
    generate::read_files(files, "the command line", program, sources)?;
    let model = load(sources)?;
    let stem = files
        .first()
        .and_then(|path| path.file_stem())
        .unwrap_or_default();
    let name = PackageName::of_folder(Path::new(stem));
    Ok(Source {
        models: files
            .iter()
            .map(|path| paths::relative(folder, path))
            .collect(),
        document: None,
        name: name.map_or_else(|_| "client".to_owned(), |name| name.to_string()),
        model,
    })
}
