//! Pairs of models: the cases, or two botocores, come in; models that are read when their turn comes go out.

use std::path::Path;
use std::sync::Arc;

use smithy_codegen::diff::Side;
use smithy_codegen::{Options, PackageName, PackageVersion, RuntimeSource};
use smithy_model::botocore::Botocore;
use smithy_model::{read, write, Diagnostics, SourceFile};

use super::cases;
use super::compiled::PACKAGE;
use crate::conformance::Sample;
use crate::tools::{repository, Outcome, Problem};

/// Two states of a model.
pub(super) struct Pair {
    pub(super) name: String,
    pub(super) old: State,
    pub(super) new: State,
}

/// One of them.
pub(super) struct State {
    documents: Vec<SourceFile>,
    /// Whether the documents are botocore's, which have a form of their own.
    is_foreign: bool,
}

/// A pair that may not be read yet.
pub(super) enum Source {
    Case(cases::Case),
    Service(Arc<Botocore>, Arc<Botocore>, String),
}

/// The cases of the repository whose names have a text, or a sample of all.
pub(super) fn of_cases(text: Option<&str>, sample: Option<&Sample>) -> Outcome<Vec<Source>> {
    let all = cases::all()?;
    let names = || all.iter().map(|case| case.name.as_str());
    let chosen = sample.map_or_else(|| names().collect(), |sample| sample.of(names()));
    let is_wanted = |case: &&cases::Case| {
        let name = case.name.as_str();
        chosen.contains(name) && text.is_none_or(|text| name.contains(text))
    };
    let mut cases: Vec<cases::Case> = all.iter().filter(is_wanted).cloned().collect();
    // Those that begin with the same model share the program that uses it.
    cases.sort_by(|one, other| one.old.cmp(&other.old));
    Ok(cases.into_iter().map(Source::Case).collect())
}

/// The services that two botocores have, all or those of a list.
pub(super) fn of_botocores(old: &Path, new: &Path, wanted: &[String]) -> Outcome<Vec<Source>> {
    let open = |path: &Path| {
        Botocore::open(path)
            .map(Arc::new)
            .map_err(|error| Problem(error.to_string()))
    };
    let (old, new) = (open(old)?, open(new)?);
    let names = new
        .services()
        .filter(|name| old.services().any(|known| known == *name));
    let names = names.filter(|name| wanted.is_empty() || wanted.iter().any(|one| one == name));
    let names: Vec<String> = names.map(str::to_owned).collect();
    if names.is_empty() {
        return Err(Problem(
            "both botocores have none of these services".to_owned(),
        ));
    }
    let pair = |name| Source::Service(Arc::clone(&old), Arc::clone(&new), name);
    Ok(names.into_iter().map(pair).collect())
}

impl Source {
    /// The pair; `None` where a service did not change.
    pub(super) fn read(self) -> Outcome<Option<Pair>> {
        match self {
            Source::Case(case) => Ok(Some(Pair {
                name: case.name,
                old: State::of_text("old.json", &case.old),
                new: State::of_text("new.json", &case.new),
            })),
            Source::Service(old, new, name) => {
                let read = |botocore: &Botocore| {
                    let documents = botocore.service(&name);
                    documents.map_err(|error| Problem(error.to_string()))
                };
                let (old, new) = (read(&old)?, read(&new)?);
                let texts = |files: &[SourceFile]| -> Vec<String> {
                    files.iter().map(|file| file.text().to_owned()).collect()
                };
                let is_same = texts(&old) == texts(&new);
                Ok((!is_same).then_some(Pair {
                    name,
                    old: State::of_botocore(old),
                    new: State::of_botocore(new),
                }))
            }
        }
    }
}

impl State {
    fn of_text(name: &str, text: &str) -> State {
        State {
            documents: vec![SourceFile::new(name, text)],
            is_foreign: false,
        }
    }

    fn of_botocore(documents: Vec<SourceFile>) -> State {
        State {
            documents,
            is_foreign: true,
        }
    }

    /// The model as a Smithy document.
    pub(super) fn document(&self) -> Outcome<String> {
        if !self.is_foreign {
            return Ok(self.documents.iter().map(SourceFile::text).collect());
        }
        let mut found = Diagnostics::new();
        let documents = read::documents(&self.documents, &mut found);
        match found.has_errors() {
            true => Err(Problem(found.render(&self.documents))),
            false => Ok(documents.iter().map(write::json_ast).collect()),
        }
    }

    /// The crate, as `diff` sees it.
    pub(super) fn side(&self) -> Outcome<Side> {
        let model = smithy_model::load(&self.documents);
        let side = model.and_then(|model| Side::new(model, &options()?));
        side.map_err(|found| Problem(found.render(&self.documents)))
    }

    /// The files of the crate.
    pub(super) fn files(&self) -> Outcome<smithy_codegen::emit::Files> {
        let model = smithy_model::load(&self.documents);
        let generated = model.and_then(|model| smithy_codegen::generate(&model, &options()?));
        let generated = generated.map_err(|found| Problem(found.render(&self.documents)))?;
        Ok(generated.files)
    }
}

/// The options of both crates, so that one program can depend on the one and then on the other.
fn options() -> Result<Options, smithy_model::Diagnostics> {
    let invalid = |error: smithy_codegen::options::InvalidOption| {
        let code = smithy_codegen::codes::NOT_EMITTED;
        let place = smithy_model::Origin::file("the laboratory");
        smithy_model::Diagnostics::from(smithy_model::Diagnostic::error(
            code,
            error.to_string(),
            place,
        ))
    };
    Ok(Options {
        service: None,
        operations: Vec::new(),
        protocol: None,
        package: PackageName::new(PACKAGE).map_err(invalid)?,
        version: PackageVersion::new("0.1.0").map_err(invalid)?,
        runtime: RuntimeSource::Path(repository().join("runtime").display().to_string()),
        manifest: smithy_codegen::ManifestKeys::default(),
    })
}
