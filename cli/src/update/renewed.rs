//! Models with newer texts: the crates of a configuration and a botocore come in; the model files that `import` wrote, with the
//! texts that botocore has for them, go out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use smithy_model::botocore::Botocore;
use smithy_model::traits::AwsService;
use smithy_model::{Model, SourceFile};

use crate::config::CrateConfig;
use crate::diff::{Refused, States};
use crate::{generate, import, paths, pending, Program};

/// A model file of the configuration.
pub(super) struct Renewed {
    pub(super) path: PathBuf,
    pub(super) old: SourceFile,
    /// The new text; why there is none otherwise.
    pub(super) new: Result<New, &'static str>,
}

/// The new text of a model.
pub(super) struct New {
    /// The name of the service in botocore.
    pub(super) service: String,
    pub(super) text: String,
}

impl Renewed {
    /// The new text, if it differs.
    pub(super) fn changed(&self) -> Option<&str> {
        let text = self.new.as_ref().ok()?.text.as_str();
        (text != self.old.text()).then_some(text)
    }
}

/// The model files of the crates, each once, with their new texts.
pub(super) fn of(
    crates: &[CrateConfig],
    botocore: &Botocore,
    program: &Program,
) -> Result<Vec<Renewed>, Refused> {
    let mut all: BTreeMap<PathBuf, Renewed> = BTreeMap::new();
    for config in crates {
        if config
            .models
            .iter()
            .all(|path| all.contains_key(&paths::real(path)))
        {
            continue;
        }
        let mut sources = Vec::new();
        let read = generate::read_models(config, program, &mut sources);
        let model = read.and_then(|()| smithy_model::load(&sources));
        let model = model.map_err(|found| Refused {
            found,
            sources: sources.clone(),
        })?;
        for path in &config.models {
            let full = paths::real(path);
            // Documents of botocore that lie beside a model are among the files, too.
            let old = sources
                .iter()
                .find(|file| file.name() == paths::shown(path));
            let Some(old) = old.filter(|_| !all.contains_key(&full)) else {
                continue;
            };
            let new = match config.models.as_slice() {
                _ if !is_smithy(old) => Err("it is in the form of botocore itself"),
                [_] => anew(&model, botocore, program)?,
                _ => Err("it is one of several files of a model"),
            };
            all.insert(
                full,
                Renewed {
                    path: path.clone(),
                    old: old.clone(),
                    new,
                },
            );
        }
    }
    Ok(all.into_values().collect())
}

/// Whether a file is a Smithy document.
fn is_smithy(file: &SourceFile) -> bool {
    let document = serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(file.text());
    document.is_ok_and(|document| document.contains_key("smithy"))
}

/// The text of a model as a botocore has it; otherwise why there is none.
fn anew(
    model: &Model,
    botocore: &Botocore,
    program: &Program,
) -> Result<Result<New, &'static str>, Refused> {
    let Some(service) = model.services().next() else {
        return Ok(Err("it has no service"));
    };
    let Some(id) = service.shape.get::<AwsService>().map(|one| &*one.sdk_id) else {
        return Ok(Err("it is of no service of AWS"));
    };
    let name = import::named(botocore, id)?;
    if !botocore.services().any(|one| one == name) {
        return Ok(Err("botocore has no such service"));
    }
    let version = service.shape.as_service().map(|one| &*one.version);
    let version = version.filter(|version| botocore.versions(&name).any(|one| one == *version));
    let mut sources = Vec::new();
    let imported = import::import(botocore, &name, version, program, &mut sources);
    let imported = imported.map_err(|found| Refused { found, sources })?;
    let mut services = imported.model.services();
    let is_same = services.any(|one| one.shape.id == service.shape.id);
    Ok(match is_same {
        true => Ok(New {
            service: name,
            text: imported.text,
        }),
        false => Err("`import` did not write it"),
    })
}

/// The crates that are made from a model with a new text.
pub(super) fn affected(crates: &[CrateConfig], renewed: &[Renewed]) -> Vec<CrateConfig> {
    let is_affected = |config: &&CrateConfig| {
        let mut models = config.models.iter();
        models.any(|path| of_path(renewed, path).is_some_and(|one| one.new.is_ok()))
    };
    crates.iter().filter(is_affected).cloned().collect()
}

fn of_path<'r>(renewed: &'r [Renewed], path: &Path) -> Option<&'r Renewed> {
    renewed.iter().find(|one| paths::is_same(&one.path, path))
}

/// The two states of the crates.
pub(super) fn states<'c>(crates: &'c [CrateConfig], renewed: &[Renewed]) -> Vec<States<'c>> {
    let of = |config: &'c CrateConfig| {
        let path = config.models.first()?;
        let one = of_path(renewed, path)?;
        let new = one.new.as_ref().ok()?;
        Some(States {
            config,
            old: vec![one.old.clone()],
            new: vec![SourceFile::new(one.old.name(), new.text.as_str())],
        })
    };
    crates.iter().filter_map(of).collect()
}

/// The models whose texts change.
pub(super) fn changed(renewed: &[Renewed]) -> Vec<pending::Model<'_>> {
    let changed = renewed.iter().filter_map(|one| {
        Some(pending::Model {
            path: &one.path,
            old: one.old.text(),
            new: one.changed()?,
        })
    });
    changed.collect()
}

/// Writes the new texts.
pub(super) fn write(renewed: &[Renewed]) -> Result<(), Refused> {
    for one in renewed {
        if let Some(text) = one.changed() {
            import::write_document(text, &one.path, "make it possible to write the file")?;
        }
    }
    Ok(())
}
