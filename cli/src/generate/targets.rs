//! The crates that a command line names: `codegen.toml` and the arguments come in, complete [`CrateConfig`]s go out.

use std::path::{Path, PathBuf};

use smithy_codegen::{service_in, ManifestKeys, PackageName, PackageVersion};
use smithy_model::spelling::question;
use smithy_model::{Diagnostic, Diagnostics, Origin, SourceFile};

use super::arguments::{Run, Selection};
use super::failure::Failure;
use super::mend::Folder;
use super::vendored;
use crate::config::places::command_line;
use crate::config::{codes, refuse_folders, Config, CrateConfig, Places, Runtime, DEFAULT_VERSION};
use crate::{paths, support};

/// The crates to generate, with the values of the command line in place of those of the configuration. `folders` gets the
/// output folders of all crates of the configuration, chosen or not, and that of the command line, also after a failure.
pub(super) fn targets(
    run: Run<'_>,
    sources: &mut Vec<SourceFile>,
    folders: &mut Vec<Folder>,
) -> Result<Vec<CrateConfig>, Failure> {
    let crates = chosen_crates(run, sources, folders);
    folders.extend(crates.iter().flatten().map(Folder::of));
    let support = crates.iter().flat_map(|crates| vendored::places(crates));
    folders.extend(support.map(|place| Folder {
        package: None,
        path: place.folder,
    }));
    if let Some(out) = &run.selection.out {
        folders.push(Folder {
            package: run.selection.package.clone(),
            path: out.clone(),
        });
    }
    crates
}

fn chosen_crates(
    run: Run<'_>,
    sources: &mut Vec<SourceFile>,
    folders: &mut Vec<Folder>,
) -> Result<Vec<CrateConfig>, Failure> {
    let selection = run.selection;
    let path = &run.configuration();
    let is_free_standing =
        selection.config.is_none() && !selection.model.is_empty() && !path.exists();
    if is_free_standing {
        let new = overridden(free_standing(run)?, selection)?;
        refuse_folder(&new, Vec::new())?;
        return Ok(vec![new]);
    }
    let config = Config::open(path).map_err(|error| {
        sources.extend(error.file);
        error.diagnostics
    })?;
    sources.push(config.file.clone());
    folders.extend(config.crates.iter().map(Folder::of));
    let all = config.crates.clone();
    let mut crates = match selection.only.as_slice() {
        [] => config.crates,
        names => names
            .iter()
            .map(|name| chosen(&config, name))
            .collect::<Result<Vec<CrateConfig>, Diagnostics>>()?,
    };
    if !has_overrides(selection) {
        return Ok(crates);
    }
    if !selection.model.is_empty() {
        crates = concerned(crates, selection.out.as_deref());
    }
    match (crates.pop(), crates.as_slice()) {
        (Some(one), []) => {
            let new = overridden(one, selection)?;
            refuse_folder(&new, all)?;
            Ok(vec![new])
        }
        _ => Err(Failure::usage(format!(
            "{} lists several crates; choose one of them with --crate to replace its values",
            config.file.name()
        ))),
    }
}

/// Refuses a crate of the command line whose folder is not apart from those of the configuration. It may take the place of
/// the crate that has its folder.
fn refuse_folder(new: &CrateConfig, crates: Vec<CrateConfig>) -> Result<(), Diagnostics> {
    let mut crates = crates;
    crates.retain(|one| !paths::is_same(&one.output, &new.output));
    crates.push(new.clone());
    let mut found = Diagnostics::new();
    refuse_folders(&crates, &mut found);
    match found.has_errors() {
        true => Err(found),
        false => Ok(()),
    }
}

/// The crate that another model for an output folder starts from: that of the folder, or else any one, as long as all
/// agree on the support crate, which the new crate takes over.
fn concerned(crates: Vec<CrateConfig>, out: Option<&Path>) -> Vec<CrateConfig> {
    let Some(out) = out.map(paths::absolute) else {
        return crates;
    };
    let mut all = crates.iter();
    let of_folder = all.find(|one| paths::absolute(&one.output) == out);
    let any = crates.first();
    let any = any.filter(|any| crates.iter().all(|one| one.runtime == any.runtime));
    match of_folder.or(any) {
        Some(one) => vec![one.clone()],
        None => crates,
    }
}

/// The crate of a package name.
///
/// # Errors
///
/// There is none.
pub(crate) fn chosen(config: &Config, name: &str) -> Result<CrateConfig, Diagnostics> {
    let names = || config.crates.iter().map(|one| one.package.as_str());
    let mut crates = config.crates.iter();
    let found = crates.find(|one| one.package.as_str() == name);
    found.cloned().ok_or_else(|| {
        let message = format!(
            "no `[[crate]]` has the package name `{}`",
            name.escape_debug()
        );
        let help = question(name, names()).unwrap_or_else(|| {
            format!(
                "the configuration has {}",
                names().collect::<Vec<_>>().join(", ")
            )
        });
        let origin = Origin::file(config.file.name());
        Diagnostic::error(codes::UNKNOWN_CRATE, message, origin)
            .help(help)
            .into()
    })
}

fn has_overrides(selection: &Selection) -> bool {
    !selection.model.is_empty()
        || selection.service.is_some()
        || !selection.operation.is_empty()
        || selection.out.is_some()
        || selection.package.is_some()
}

/// The crate with the values of the command line. Paths there are relative to the current folder.
fn overridden(mut config: CrateConfig, selection: &Selection) -> Result<CrateConfig, Failure> {
    if !selection.model.is_empty() {
        replace_model(&mut config, selection)?;
    }
    if let Some(service) = &selection.service {
        config.service = Some(service.clone());
        config.places.forget_service();
    }
    if !selection.operation.is_empty() {
        config.operations = selection.operation.clone();
        config.places.forget_operations();
    }
    if let Some(out) = &selection.out {
        config.output = out.clone();
    }
    if let Some(package) = &selection.package {
        config.package = package_name(package)?;
    }
    Ok(config)
}

/// Replaces the model of a crate. In the crate's own folder, the model has to be of the same service; in another folder it
/// makes a new crate, which takes over only the support crate.
fn replace_model(config: &mut CrateConfig, selection: &Selection) -> Result<(), Failure> {
    let folder = paths::absolute(&config.output);
    match &selection.out {
        Some(out) if paths::absolute(out) != folder => {
            config.version = default_version()?;
            if selection.package.is_none() {
                config.package = package_of_folder(out)?;
            }
        }
        Some(_) => {}
        None => {
            let full = |models: &[PathBuf]| -> Vec<PathBuf> {
                models.iter().map(|path| paths::absolute(path)).collect()
            };
            let is_configured = full(&selection.model) == full(&config.models);
            if !is_configured && service_in(&folder).is_none() {
                return Err(Failure::usage(format!(
                    "--model needs --out: {} is the folder of {}, but has no crate that shows whether this is a model of \
                     the same service; name the folder of its crate with --out",
                    paths::shown(&folder),
                    config.package,
                )));
            }
        }
    }
    config.origin = command_line();
    config.models = selection.model.clone();
    config.service = None;
    config.protocol = None;
    config.operations = Vec::new();
    config.places = Places::default();
    Ok(())
}

/// The start of a crate that is in no configuration.
fn free_standing(run: Run<'_>) -> Result<CrateConfig, Failure> {
    let selection = run.selection;
    let output = selection
        .out
        .clone()
        .ok_or_else(|| Failure::usage("without a codegen.toml, --model needs --out"))?;
    let package = match &selection.package {
        Some(package) => package_name(package)?,
        None => package_of_folder(&output)?,
    };
    let runtime = match run.program.home() {
        Some(home) => Runtime::Folder(home.join("runtime")),
        None => Runtime::vendored_in(paths::absolute(&output).with_file_name(support::NAME)),
    };
    Ok(CrateConfig {
        models: selection.model.clone(),
        service: None,
        operations: Vec::new(),
        protocol: None,
        output,
        package,
        version: default_version()?,
        runtime,
        manifest: ManifestKeys::default(),
        accepted: Vec::new(),
        origin: command_line(),
        places: Places::default(),
    })
}

fn default_version() -> Result<PackageVersion, Failure> {
    PackageVersion::new(DEFAULT_VERSION)
        .map_err(|error| Failure::usage(format!("the default version {error}")))
}

fn package_of_folder(output: &Path) -> Result<PackageName, Failure> {
    PackageName::of_folder(&paths::absolute(output)).map_err(|error| {
        Failure::usage(format!(
            "a package named after the output folder {error}; give a name with --package"
        ))
    })
}

fn package_name(name: &str) -> Result<PackageName, Failure> {
    PackageName::new(name).map_err(|error| {
        let name = name.escape_debug();
        Failure::usage(format!(
            "--package {error}: `{name}`; give a package name with --package"
        ))
    })
}
