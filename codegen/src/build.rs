//! The entry for build scripts: what a script asks for comes in; a client on disk, and the lines that Cargo reads, go
//! out.

mod documents;
mod error;
mod sources;

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::emit::{self, FileSystem, Layouts, Mode, OutputPath, Place, MARKER};
use crate::generate::{generate_as, service_in, Form, Generated};
use crate::keep_going::every_error;
use crate::options::{ManifestKeys, Options, PackageName, PackageVersion, RuntimeSource};
use crate::render::features;
pub use error::BuildError;
use sources::Sources;

/// Generates a client when a crate is built.
///
/// The model files are named first, then what is wanted of them. The last call says what the client is to be:
///
/// - [`module`](Self::module): a module of the crate that is being built, to be included;
/// - [`package`](Self::package): a crate of its own, in a folder.
///
/// Both write only what has changed, and print the lines by which Cargo knows when to run the script again
/// (`cargo:rerun-if-changed=` for each model) and what to show as warnings (`cargo:warning=`).
#[derive(Clone, Debug, Default)]
pub struct Build {
    models: Vec<PathBuf>,
    service: Option<String>,
    operations: Vec<String>,
    protocol: Option<String>,
    version: Option<String>,
    manifest: ManifestKeys,
    features: Vec<String>,
    without_default_features: bool,
    output: Option<PathBuf>,
    without_cargo_lines: bool,
}

/// What was built.
#[derive(Clone, Debug)]
pub struct Built {
    /// The file to include, or the folder of the crate.
    pub path: PathBuf,
    /// The client.
    pub generated: Generated,
}

impl Build {
    /// Nothing so far.
    pub fn new() -> Build {
        Build::default()
    }

    /// Adds a model: a file, or a folder, of which all files that end with `.json` or `.json.gz` are read. Several make one
    /// model. A relative path starts at the folder of the package.
    ///
    /// A file `service-2.json` is a service as botocore has it. The paginators, waiters and endpoint rules that lie beside
    /// it are read with it, and of a folder that has one nothing else. That file, and packed ones, need the Cargo feature
    /// `botocore` of this library; without it they are refused.
    pub fn model(mut self, path: impl AsRef<Path>) -> Build {
        self.models.push(path.as_ref().to_owned());
        self
    }

    /// Chooses the service by shape id or name. Without it, the model must have exactly one.
    pub fn service(mut self, service: impl Into<String>) -> Build {
        self.service = Some(service.into());
        self
    }

    /// Adds an operation by shape id or name. Without any, the client has all operations of the service.
    pub fn operation(mut self, operation: impl Into<String>) -> Build {
        self.operations.push(operation.into());
        self
    }

    /// Adds operations by shape ids or names.
    pub fn operations(mut self, operations: impl IntoIterator<Item = impl Into<String>>) -> Build {
        self.operations
            .extend(operations.into_iter().map(Into::into));
        self
    }

    /// Chooses the protocol by the id of its trait or the name in it. Without it, it is the first that is supported, in
    /// Smithy's order of preference.
    pub fn protocol(mut self, protocol: impl Into<String>) -> Build {
        self.protocol = Some(protocol.into());
        self
    }

    /// Sets the version of a package; `0.1.0` without it. It does nothing for a module, which has the version of its crate.
    pub fn version(mut self, version: impl Into<String>) -> Build {
        self.version = Some(version.into());
        self
    }

    /// Sets what else the manifest of a package says: its license, where it may be published, its authors and edition.
    /// It does nothing for a module, which has no manifest.
    pub fn manifest(mut self, keys: ManifestKeys) -> Build {
        self.manifest = keys;
        self
    }

    /// Turns on, for a module, what a crate of its own has behind a Cargo feature, such as `test-util`. The support crate
    /// must have the same features (see [`Generated::runtime_features`]). It does nothing for a package, whose features its
    /// dependents choose.
    pub fn feature(mut self, feature: impl Into<String>) -> Build {
        self.features.push(feature.into());
        self
    }

    /// Sets whether a module has what a crate of its own has by default: `rt-tokio` and an HTTPS client among others. True
    /// without this call. It does nothing for a package.
    pub fn default_features(mut self, default: bool) -> Build {
        self.without_default_features = !default;
        self
    }

    /// Sets the output folder: the one that holds the module, or the one that is the package. Without it, a module is
    /// written to `OUT_DIR`, and a package to a folder of its name there.
    pub fn output(mut self, folder: impl AsRef<Path>) -> Build {
        self.output = Some(folder.as_ref().to_owned());
        self
    }

    /// Sets whether lines for Cargo are printed. True without this call.
    pub fn cargo_lines(mut self, printed: bool) -> Build {
        self.without_cargo_lines = !printed;
        self
    }

    /// Writes the client as a module: a file `NAME.rs` to include, and a folder beside it.
    ///
    /// ```ignore
    /// mod weather {
    ///     include!(concat!(env!("OUT_DIR"), "/weather.rs"));
    /// }
    /// ```
    ///
    /// The module may have any name and stand anywhere in the crate. The name that is given here is that in examples of
    /// the documentation.
    ///
    /// # Errors
    ///
    /// A model that cannot be read or generated, an option that does not fit, a folder that cannot be written, or a file of
    /// your own in the place of a generated one. Then nothing is written.
    pub fn module(self, name: &str) -> Result<Built, BuildError> {
        let options = self.options(name, RuntimeSource::Path(String::new()))?;
        let folder = self.folder()?;
        let on = features::turned_on(&self.features, !self.without_default_features)
            .map_err(BuildError::unknown_feature)?;
        let generated = self.generate(&options, Form::Module { features: &on })?;
        let name = options.package.crate_name();
        let file = OutputPath::new(&format!("{name}.rs")).map_err(BuildError::path)?;
        // Before anything is written: another file of that name may be the user's.
        let there = emit::place(&folder, &file).map_err(BuildError::write)?;
        self.write(&folder.join(&name), &generated)?;
        let (path, text) = (file.under(&folder), root(&name, &generated));
        // Cargo compares times.
        if there != Place::Ours(text.clone()) {
            fs::write(&path, text).map_err(|error| BuildError::system(&path, &error))?;
        }
        Ok(Built { path, generated })
    }

    /// Writes the client as a crate of its own, which depends on the support crate by `runtime`. Your own files in its
    /// folder stay.
    ///
    /// # Errors
    ///
    /// As [`module`](Self::module); or the folder has the crate of another service.
    pub fn package(self, name: &str, runtime: RuntimeSource) -> Result<Built, BuildError> {
        let options = self.options(name, runtime)?;
        let path = match &self.output {
            Some(folder) => folder.clone(),
            None => self.folder()?.join(options.package.as_str()),
        };
        let generated = self.generate(&options, Form::Crate)?;
        if let Some(other) = service_in(&path).filter(|one| *one != generated.service.as_str()) {
            return Err(BuildError::other_service(&path, &other, &generated.service));
        }
        self.write(&path, &generated)?;
        Ok(Built { path, generated })
    }

    fn options(&self, name: &str, runtime: RuntimeSource) -> Result<Options, BuildError> {
        let version = self.version.as_deref().unwrap_or("0.1.0");
        Ok(Options {
            service: self.service.clone(),
            operations: self.operations.clone(),
            protocol: self.protocol.clone(),
            package: PackageName::new(name).map_err(|error| BuildError::invalid(name, error))?,
            version: PackageVersion::new(version)
                .map_err(|error| BuildError::invalid(version, error))?,
            runtime,
            manifest: self.manifest.clone(),
        })
    }

    fn folder(&self) -> Result<PathBuf, BuildError> {
        let given = self.output.clone();
        let folder = given.or_else(|| env::var_os("OUT_DIR").map(PathBuf::from));
        folder.ok_or_else(BuildError::no_folder)
    }

    /// The client, and the lines for Cargo. They are printed first: Cargo also needs them if the rest fails.
    fn generate(&self, options: &Options, form: Form<'_>) -> Result<Generated, BuildError> {
        let sources = sources::read(&self.models);
        self.print(
            sources
                .watched
                .iter()
                .map(|path| format!("rerun-if-changed={path}")),
        );
        let Sources { files, found, .. } = sources;
        if found.has_errors() {
            return Err(BuildError::found(found, files));
        }
        let threads = env::var("NUM_JOBS").ok().and_then(|jobs| jobs.parse().ok());
        let (threads, mut layouts) = (threads.unwrap_or(1), Layouts::default());
        let result = smithy_model::load(&files)
            .and_then(|model| generate_as(&model, options, form, &mut layouts, threads));
        match result {
            Ok(generated) => {
                let warnings = generated.warnings.iter();
                let texts = warnings.map(|one| one.render(&files).replace('\n', " "));
                self.print(texts.map(|text| format!("warning={text}")));
                Ok(generated)
            }
            // Stages after the one that failed have findings as well.
            Err(first) => {
                let all = every_error(&files, options, first, &mut layouts, threads);
                Err(BuildError::found(all, files))
            }
        }
    }

    fn print(&self, lines: impl Iterator<Item = String>) {
        if !self.without_cargo_lines {
            lines.for_each(|line| println!("cargo:{line}"));
        }
    }

    fn write(&self, folder: &Path, generated: &Generated) -> Result<(), BuildError> {
        emit::write_or_check(&FileSystem, folder, &generated.files, Mode::Write)
            .map(|_| ())
            .map_err(BuildError::write)
    }
}

/// The file that is included. The compiler names one feature that is missing; here are all that are needed.
fn root(name: &str, generated: &Generated) -> String {
    let features = generated.runtime_features.iter();
    let features: Vec<String> = features.map(|feature| format!("{feature:?}")).collect();
    format!(
        "// {MARKER}\n\
         // Depends on smithy-client-runtime, features = [{}].\n\
         include!(\"{name}/{}\");\n",
        features.join(", "),
        emit::module::ROOT,
    )
}
