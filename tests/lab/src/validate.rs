//! `cargo xtask validate`: the models of this repository, and what `import` writes of services of botocore, come in;
//! what the official validator of Smithy has against them goes out, counted.
//!
//! What is wrong with the data itself is listed in `tests/validator/exceptions.toml`.

mod outcome;
mod validator;

use std::path::{Path, PathBuf};

use smithy_model::botocore::Botocore;

use crate::conformance::Sample;
use crate::official::{folder, Exceptions, Tools};
use crate::tools::product;
use crate::tools::{conclude, repository, Outcome, Problem};
use crate::{Exit, Format, Terminal};
use outcome::Report;
use validator::check;

/// Has the official validator of Smithy read our models.
///
/// Checks the models in model/services and, with --botocore, what `import` writes of some or all of its services, with
/// smithy-cli and the packages of traits that models of AWS use. Maven fetches them into target/validator; where there
/// is no Maven or no Java, everything is skipped and the reason is printed. Errors of the data itself are listed with a
/// reason in tests/validator/exceptions.toml.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Examples:
  cargo xtask validate
  cargo xtask validate --botocore botocore-1.44.5-py3-none-any.whl --sample 12 --seed $(git rev-parse HEAD)
  cargo xtask validate --botocore botocore-1.44.5-py3-none-any.whl

Exit codes: 0 all models passed or were skipped, 1 a model failed, 5 something could not be started.")]
pub struct Arguments {
    /// A wheel or an installed package of botocore, whose services are imported and checked too
    #[arg(long, value_name = "PATH")]
    pub botocore: Option<PathBuf>,
    /// How many of the services to check [default: all]
    #[arg(long, value_name = "COUNT", requires = "botocore")]
    pub sample: Option<usize>,
    /// What the choice of the sample depends on
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub seed: String,
    /// The form of the report
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// A model to check.
#[derive(Clone, Debug)]
struct Model {
    /// The name of the file without its ending: for services of botocore, that of the service.
    name: String,
    path: PathBuf,
}

/// Runs the command.
pub fn run(arguments: Arguments, terminal: &mut Terminal<'_>) -> Exit {
    conclude(validate(&arguments), arguments.format, terminal)
}

fn validate(arguments: &Arguments) -> Outcome<Report> {
    let exceptions = Exceptions::open("tests/validator/exceptions.toml")?;
    let mut models = own_models()?;
    let services = services(arguments)?;
    let tools = match Tools::fetch()? {
        Ok(tools) => tools,
        Err(reason) => return Ok(Report::skipped(models.len() + services.len(), reason)),
    };
    if let Some(botocore) = &arguments.botocore {
        for service in &services {
            models.push(import(service, botocore, &folder().join("models"))?);
        }
    }
    let events = check(&tools, &models)?;
    Ok(Report::new(&models, events, &exceptions))
}

/// The models that this repository generates from.
fn own_models() -> Outcome<Vec<Model>> {
    let folder = repository().join("model/services");
    let failed = |error| Problem::file("list", &folder, error);
    let mut models = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|end| end == "json") {
            let name = path.file_stem().unwrap_or_default();
            models.push(Model {
                name: name.to_string_lossy().into_owned(),
                path,
            });
        }
    }
    models.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(models)
}

/// The services of botocore to check.
fn services(arguments: &Arguments) -> Outcome<Vec<String>> {
    let Some(path) = &arguments.botocore else {
        return Ok(Vec::new());
    };
    let botocore = Botocore::open(path).map_err(|error| Problem(error.to_string()))?;
    let sample = Sample {
        size: arguments.sample.unwrap_or(usize::MAX),
        seed: arguments.seed.clone(),
    };
    let chosen = sample.of(botocore.services());
    Ok(chosen.into_iter().map(str::to_owned).collect())
}

fn import(service: &str, botocore: &Path, folder: &Path) -> Outcome<Model> {
    let path = folder.join(format!("{service}.json"));
    product::import(service, botocore, &path)?;
    Ok(Model {
        name: service.to_owned(),
        path,
    })
}
