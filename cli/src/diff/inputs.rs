//! What is compared: the command line comes in, pairs of models go out that are read when their turn comes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use smithy_codegen::diff::Level;
use smithy_codegen::{Options, PackageName, PackageVersion, RuntimeSource};
use smithy_model::botocore::Botocore;
use smithy_model::spelling::question;
use smithy_model::{Diagnostic, Diagnostics, Origin};

use super::arguments::Arguments;
use super::matched::{service_of, Matched, State};
use super::pairs::{Documents, Given, Inputs, Pair, Renamed};
use super::refused::Refused;
use super::since;
use crate::config::{codes, Places, DEFAULT_VERSION};
use crate::import::named;
use crate::{paths, Program};

/// One of the two arguments.
enum Source {
    /// A model file.
    File(PathBuf),
    /// Model files by their names.
    Folder(BTreeMap<String, PathBuf>),
    /// A botocore.
    Botocore(Arc<Botocore>),
}

/// The pairs that the command line names.
pub(super) fn of(arguments: &Arguments, program: &Program) -> Result<Inputs, Refused> {
    let (old, new) = match (&arguments.since, &arguments.old, &arguments.new) {
        (Some(revision), ..) => return since::since(revision, arguments, program),
        (None, Some(old), Some(new)) => (source(old)?, source(new)?),
        // The command line needs both.
        _ => return Err(Diagnostics::new().into()),
    };
    match (old, new) {
        (Source::File(old), Source::File(new)) => files(old, new, arguments),
        (Source::Folder(old), Source::Folder(new)) => {
            let names = |files: &BTreeMap<String, PathBuf>| files.keys().cloned().collect();
            by_name((names(&old), names(&new)), arguments, |state, name| {
                let files = state.of(&old, &new);
                Documents::File(files.get(name).cloned().unwrap_or_default())
            })
        }
        (Source::Botocore(old), Source::Botocore(new)) => {
            let names = |botocore: &Botocore| botocore.services().map(str::to_owned).collect();
            let mut wanted = arguments.clone();
            for service in &mut wanted.service {
                *service = named(&new, service)?;
            }
            by_name((names(&old), names(&new)), &wanted, |state, name| {
                Documents::Service(Arc::clone(state.of(&old, &new)), name.to_owned())
            })
        }
        // A service of a botocore, or of a folder, against one file.
        (one, other) => mixed(one, other, arguments),
    }
}

fn source(path: &Path) -> Result<Source, Diagnostics> {
    let name = paths::shown(path);
    let unreadable = |error: std::io::Error| {
        codes::unreadable(
            &name,
            &error,
            "name a model file, a folder of them or a botocore",
        )
    };
    if path.is_dir() {
        if let Ok(botocore) = Botocore::open(path) {
            return Ok(Source::Botocore(Arc::new(botocore)));
        }
        let mut files = BTreeMap::new();
        for entry in std::fs::read_dir(path).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            let is_model = path
                .extension()
                .is_some_and(|extension| extension == "json");
            if let Some(stem) = path.file_stem().filter(|_| is_model) {
                files.insert(stem.to_string_lossy().into_owned(), path.clone());
            }
        }
        return match files.is_empty() {
            true => {
                let message =
                    "the folder has no models: no `.json` files and no services of botocore";
                Err(Diagnostic::error(codes::UNREADABLE, message, Origin::file(&*name)).into())
            }
            false => Ok(Source::Folder(files)),
        };
    }
    let mut start = [0; 4];
    let read =
        std::fs::File::open(path).and_then(|mut file| std::io::Read::read(&mut file, &mut start));
    let length = read.map_err(unreadable)?;
    let is_packed = name.ends_with(".tar.gz") || name.ends_with(".tgz");
    match start.starts_with(b"PK") && length == 4 || is_packed {
        true => Ok(Source::Botocore(Arc::new(Botocore::open(path)?))),
        false => Ok(Source::File(path.to_path_buf())),
    }
}

fn files(old: PathBuf, new: PathBuf, arguments: &Arguments) -> Result<Inputs, Refused> {
    let pair = |service: Option<&String>| -> Result<Pair, Refused> {
        let given = |path: &PathBuf| -> Result<Given, Refused> {
            Ok(Given {
                documents: Documents::File(path.clone()),
                options: options(service.cloned())?,
            })
        };
        Ok(Pair {
            name: service.cloned().unwrap_or_default(),
            renamed: None,
            old: given(&old)?,
            new: given(&new)?,
            places: Places::default(),
            accepted: Vec::new(),
        })
    };
    let pairs: Result<Vec<Pair>, Refused> = match arguments.service.as_slice() {
        [] => pair(None).map(|pair| vec![pair]),
        services => services.iter().map(|service| pair(Some(service))).collect(),
    };
    Ok(Inputs::of(pairs?, Vec::new(), Vec::new()))
}

/// Pairs by names, all that both sides have or those that were asked for.
fn by_name(
    (old, new): (BTreeSet<String>, BTreeSet<String>),
    arguments: &Arguments,
    documents: impl Fn(State, &str) -> Documents,
) -> Result<Inputs, Refused> {
    let mut found = Diagnostics::new();
    for name in &arguments.service {
        if !old.contains(name) || !new.contains(name) {
            let side = if new.contains(name) { "old" } else { "new" };
            let message = format!("the {side} state has no service `{}`", name.escape_debug());
            let known = if new.contains(name) { &old } else { &new };
            let error = Diagnostic::error(
                codes::UNREADABLE,
                message,
                crate::config::places::command_line(),
            );
            let help = question(name, known.iter().map(String::as_str));
            found.push(
                error.help(help.unwrap_or_else(|| "name one that both states have".to_owned())),
            );
        }
    }
    if found.has_errors() {
        return Err(found.into());
    }
    let list = |names: &BTreeSet<String>| -> Vec<String> { names.iter().cloned().collect() };
    let mut matched = Matched::of(&list(&old), &list(&new), |state, name| {
        service_of(&documents(state, name).read().ok()?, None)
    });
    if !arguments.service.is_empty() {
        matched.retain(|name| arguments.service.iter().any(|wanted| wanted == name));
    }
    let mut pairs = Vec::new();
    for (old, new) in matched.pairs {
        let given = |documents| -> Result<Given, Refused> {
            Ok(Given {
                documents,
                options: options(None)?,
            })
        };
        pairs.push(Pair {
            renamed: (old != new).then(|| Renamed {
                from: old.clone(),
                // The name of a file or of botocore is in no program.
                level: Level::None,
            }),
            old: given(documents(State::Old, &old))?,
            new: given(documents(State::New, &new))?,
            name: new,
            places: Places::default(),
            accepted: Vec::new(),
        });
    }
    Ok(Inputs::of(pairs, matched.added, matched.removed))
}

/// A file on one side, and on the other a service that `--service` names.
fn mixed(old: Source, new: Source, arguments: &Arguments) -> Result<Inputs, Refused> {
    let [service] = arguments.service.as_slice() else {
        let message =
            "the two states are of different kinds: name the one service to compare with --service";
        let place = crate::config::places::command_line();
        let error = Diagnostic::error(codes::UNREADABLE, message, place);
        return Err(Diagnostics::from(
            error.help("or name two files, two folders, or two botocores"),
        )
        .into());
    };
    let documents = |source: Source| -> Result<Documents, Diagnostics> {
        match source {
            Source::File(path) => Ok(Documents::File(path)),
            Source::Botocore(botocore) => {
                let name = named(&botocore, service)?;
                Ok(Documents::Service(botocore, name))
            }
            Source::Folder(files) => {
                let missing = || {
                    let message =
                        format!("the folder has no model `{}.json`", service.escape_debug());
                    Diagnostics::from(Diagnostic::error(
                        codes::UNREADABLE,
                        message,
                        crate::config::places::command_line(),
                    ))
                };
                files
                    .get(service)
                    .cloned()
                    .map(Documents::File)
                    .ok_or_else(missing)
            }
        }
    };
    let given = |source| -> Result<Given, Refused> {
        Ok(Given {
            documents: documents(source)?,
            options: options(None)?,
        })
    };
    let pair = Pair {
        name: service.clone(),
        renamed: None,
        old: given(old)?,
        new: given(new)?,
        places: Places::default(),
        accepted: Vec::new(),
    };
    Ok(Inputs::of(vec![pair], Vec::new(), Vec::new()))
}

/// The options of a crate that is in no configuration. The names in them are seen nowhere.
fn options(service: Option<String>) -> Result<Options, Refused> {
    let invalid = |error: smithy_codegen::options::InvalidOption| {
        let message = format!("the default {error}");
        let place = crate::config::places::command_line();
        Diagnostics::from(Diagnostic::error(codes::INVALID_VALUE, message, place))
    };
    Ok(Options {
        service,
        operations: Vec::new(),
        protocol: None,
        package: PackageName::new("client").map_err(invalid)?,
        version: PackageVersion::new(DEFAULT_VERSION).map_err(invalid)?,
        runtime: RuntimeSource::Path("runtime".to_owned()),
        manifest: smithy_codegen::ManifestKeys::default(),
    })
}
