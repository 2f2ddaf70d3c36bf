//! Which crates a command line means: `codegen.toml` and the arguments come in, complete [`CrateConfig`]s
//! go out.

use std::path::Path;

use smithy_codegen::{nearest, PackageName, PackageVersion, RuntimeSource};
use smithy_model::{Diagnostic, Origin, SourceFile};

use super::failure::Failure;
use super::Arguments;
use crate::config::{codes, Config, CrateConfig, DEFAULT_VERSION};
use crate::paths;

/// The crates to generate, with the values of the command line in place of those of the configuration.
pub(super) fn targets(
    arguments: &Arguments,
    sources: &mut Vec<SourceFile>,
) -> Result<Vec<CrateConfig>, Failure> {
    let default = paths::workspace().join("codegen.toml");
    let path = arguments.config.as_deref().unwrap_or(&default);
    let is_free_standing =
        arguments.config.is_none() && !arguments.model.is_empty() && !path.exists();
    if is_free_standing {
        return Ok(vec![overridden(free_standing(arguments)?, arguments)?]);
    }
    let config = Config::open(path).map_err(|error| {
        sources.extend(error.file);
        error.diagnostics
    })?;
    sources.push(config.file.clone());
    let mut crates = match &arguments.only {
        Some(name) => vec![chosen(&config, name)?],
        None => config.crates,
    };
    if !has_overrides(arguments) {
        return Ok(crates);
    }
    match (crates.pop(), crates.as_slice()) {
        (Some(one), []) => Ok(vec![overridden(one, arguments)?]),
        _ => Err(Failure::Usage(format!(
            "{} lists several crates; choose one of them with --crate to replace its values",
            config.file.name()
        ))),
    }
}

/// The crate of a package name.
fn chosen(config: &Config, name: &str) -> Result<CrateConfig, Failure> {
    let names = || config.crates.iter().map(|one| one.package.as_str());
    let mut found = config
        .crates
        .iter()
        .filter(|one| one.package.as_str() == name);
    let first = found.next();
    if let (Some(first), Some(second)) = (first, found.next()) {
        let message = format!("several `[[crate]]` have the package name `{name}`");
        let error = Diagnostic::error(codes::UNKNOWN_CRATE, message, second.origin.clone());
        let error = error
            .related(first.origin.clone())
            .help("give each a name of its own with `package`");
        return Err(Failure::Input(error.into()));
    }
    first.cloned().ok_or_else(|| {
        let message = format!(
            "no `[[crate]]` has the package name `{}`",
            name.escape_debug()
        );
        let help = nearest::question(name, names())
            .unwrap_or_else(|| format!("there are {}", names().collect::<Vec<_>>().join(", ")));
        let origin = Origin::file(config.file.name());
        Failure::Input(
            Diagnostic::error(codes::UNKNOWN_CRATE, message, origin)
                .help(help)
                .into(),
        )
    })
}

fn has_overrides(arguments: &Arguments) -> bool {
    !arguments.model.is_empty()
        || arguments.service.is_some()
        || !arguments.operation.is_empty()
        || arguments.out.is_some()
        || arguments.package.is_some()
}

/// The crate with the values of the command line. Paths there are relative to the current folder.
fn overridden(mut config: CrateConfig, arguments: &Arguments) -> Result<CrateConfig, Failure> {
    if !arguments.model.is_empty() {
        config.origin = Origin::file("the command line");
        config.models = arguments.model.clone();
        config.service = None;
        config.protocol = None;
        config.operations = Vec::new();
    }
    if let Some(service) = &arguments.service {
        config.service = Some(service.clone());
    }
    if !arguments.operation.is_empty() {
        config.operations = arguments.operation.clone();
    }
    if let Some(out) = &arguments.out {
        config.output = out.clone();
    }
    if let Some(package) = &arguments.package {
        config.package = package_name(package, "--package")?;
    }
    Ok(config)
}

/// The beginnings of a crate that no configuration speaks of.
fn free_standing(arguments: &Arguments) -> Result<CrateConfig, Failure> {
    let usage = |message: &str| Failure::Usage(message.to_owned());
    let output = arguments
        .out
        .clone()
        .ok_or_else(|| usage("without a codegen.toml, --model needs --out"))?;
    let package = match &arguments.package {
        Some(package) => package_name(package, "--package")?,
        None => PackageName::of_folder(&output).map_err(|error| {
            usage(&format!(
                "a package named after the output folder {error}; give a name with --package"
            ))
        })?,
    };
    let version = PackageVersion::new(DEFAULT_VERSION)
        .map_err(|error| usage(&format!("the default version {error}")))?;
    let runtime = paths::workspace().join("runtime");
    Ok(CrateConfig {
        models: arguments.model.clone(),
        service: None,
        operations: Vec::new(),
        protocol: None,
        output,
        package,
        version,
        runtime: RuntimeSource::Path(Path::display(&runtime).to_string()),
        origin: Origin::file("the command line"),
    })
}

fn package_name(name: &str, what: &str) -> Result<PackageName, Failure> {
    PackageName::new(name).map_err(|error| {
        let name = name.escape_debug();
        Failure::Usage(format!(
            "{what} {error}: `{name}`; give a package name with --package"
        ))
    })
}
