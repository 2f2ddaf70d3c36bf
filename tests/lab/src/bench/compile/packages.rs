//! What is compiled: for a service its generated crates, and for each side a workspace with programs that call
//! one, ten and all operations. In: a model. Out: packages on disk.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::Value;
use smithy_codegen::naming::snake_case;

use crate::tools::product;
use crate::tools::{read, repository, write, Outcome, Problem, Workspace};

/// The published crates that the documented figures and the ledgers are about; of others the newest is taken.
const PUBLISHED: [(&str, &str); 17] = [
    ("bedrock-runtime", "1.153.0"),
    ("cloudformation", "1.136.0"),
    ("cloudwatch", "1.140.0"),
    ("dynamodb", "1.136.0"),
    ("ecs", "1.157.0"),
    ("iam", "1.133.0"),
    ("kms", "1.129.0"),
    ("lambda", "1.156.0"),
    ("partnercentral-account", "1.34.0"),
    ("polly", "1.127.0"),
    ("sagemaker", "1.248.0"),
    ("sns", "1.121.0"),
    ("ssm", "1.133.0"),
    ("sso", "1.119.0"),
    ("ssooidc", "1.121.0"),
    ("sts", "1.124.0"),
    ("transcribestreaming", "1.126.0"),
];

/// How many operations the programs call, by the name of the program.
pub const PROGRAMS: [(&str, usize); 3] = [("one", 1), ("ten", 10), ("all", usize::MAX)];

/// A service under measurement.
#[derive(Clone, Debug)]
pub struct Service {
    /// Its name, as of the file of its model.
    pub name: String,
    /// The model.
    pub model: PathBuf,
}

impl Service {
    /// A service of this name and model.
    pub fn new(name: &str, model: PathBuf) -> Self {
        Self {
            name: name.to_owned(),
            model,
        }
    }

    /// The package of our crate, and of the published one behind its prefix.
    pub fn package(&self) -> String {
        self.name.replace('-', "")
    }

    /// The name of the package of a program.
    pub fn program(&self, program: &str) -> String {
        format!("{}-calls-{program}", self.package())
    }

    /// The package of the published crate.
    pub fn published(&self) -> String {
        format!("aws-sdk-{}", self.package())
    }

    /// Which versions of the published crate will do.
    pub fn requirement(&self) -> String {
        let known = PUBLISHED.iter().find(|(name, _)| *name == self.name);
        known.map_or("1".to_owned(), |(_, version)| format!("={version}"))
    }

    /// The operations of the model, by name.
    fn operations(&self) -> Outcome<BTreeSet<String>> {
        let text = read(&self.model)?;
        let model: Value = serde_json::from_str(&text)
            .map_err(|error| Problem::file("read", &self.model, error))?;
        let shapes = model["shapes"].as_object().into_iter().flatten();
        Ok(shapes
            .filter(|(_, shape)| shape["type"] == "operation")
            .filter_map(|(id, _)| id.split_once('#').map(|(_, name)| name.to_owned()))
            .collect())
    }
}

/// The folder of everything here.
pub fn root() -> PathBuf {
    repository().join("target/bench/compile")
}

/// The folder of a generated crate.
pub fn generated(package: &str) -> PathBuf {
    root().join("generated").join(package)
}

/// The package of our crate with three operations.
pub fn subset(service: &Service) -> String {
    format!("{}-three", service.package())
}

/// Generates the whole crate of a service.
pub fn generate_whole(service: &Service) -> Outcome<()> {
    crate_of(service, &service.package(), &[])
}

/// Generates the whole crate of a service, and the one of three operations.
pub fn generate(service: &Service) -> Outcome<()> {
    generate_whole(service)?;
    let three: Vec<String> = service.operations()?.into_iter().take(3).collect();
    crate_of(service, &subset(service), &three)
}

/// Generates the crate of a service with the operations that have these modules, where a newer model has more than the
/// published crate.
pub fn generate_for(service: &Service, modules: &[&str]) -> Outcome<()> {
    let mut operations = service.operations()?;
    operations.retain(|name| modules.contains(&snake_case(name).as_str()));
    if operations.len() != modules.len() {
        return Err(Problem(format!(
            "{} has {} operations of the {} that both crates have",
            service.model.display(),
            operations.len(),
            modules.len(),
        )));
    }
    let operations: Vec<String> = operations.into_iter().collect();
    crate_of(service, &service.package(), &operations)
}

fn crate_of(service: &Service, package: &str, operations: &[String]) -> Outcome<()> {
    let path = |path: &Path| Value::from(path.display().to_string());
    let configuration = root().join(format!("{package}.toml"));
    // Strings of JSON and of TOML are written alike.
    let text = format!(
        "[[crate]]\nmodels = [{}]\noperations = {}\noutput = {}\npackage = {}\nruntime = {{ path = {} }}\n",
        path(&service.model),
        Value::from(operations),
        path(&generated(package)),
        Value::from(package),
        path(&repository().join("runtime")),
    );
    write(&configuration, &text)?;
    product::codegen(&configuration)
}

/// The workspace of one side with the packages of all services.
pub fn workspace(side: &str, services: &[Service]) -> Outcome<Workspace> {
    let folder = root().join(side);
    let mut members = Vec::new();
    for service in services {
        for (program, _) in PROGRAMS {
            members.push(service.program(program));
        }
        if side == "ours" {
            members.push(format!("{}-calls", subset(service)));
        }
    }
    write(
        &folder.join("Cargo.toml"),
        &format!(
            "[workspace]\nresolver = \"2\"\nmembers = {}\n",
            Value::from(members)
        ),
    )?;
    for service in services {
        for (program, _) in PROGRAMS {
            let dependency = match side {
                "ours" => on(&service.package()),
                _ => format!(
                    "{{ package = \"{}\", version = \"{}\" }}",
                    service.published(),
                    service.requirement()
                ),
            };
            package(&folder, &service.program(program), &dependency)?;
        }
        if side == "ours" {
            let subset = subset(service);
            package(&folder, &format!("{subset}-calls"), &on(&subset))?;
        }
    }
    let lock = folder.join("Cargo.lock");
    if !lock.exists() {
        write(
            &lock,
            &read(&repository().join("tests/bench/versions.lock"))?,
        )?;
    }
    Ok(Workspace::at(folder))
}

fn on(package: &str) -> String {
    format!(
        "{{ package = \"{package}\", path = {} }}",
        Value::from(generated(package).display().to_string())
    )
}

fn package(folder: &Path, name: &str, dependency: &str) -> Outcome<()> {
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2021\"\npublish = false\n\n\
         [dependencies]\nservice = {dependency}\ntokio = {{ version = \"1\", features = [\"macros\", \"rt\"] }}\n"
    );
    let folder = folder.join(name);
    write(&folder.join("Cargo.toml"), &manifest)?;
    let main = folder.join("src/main.rs");
    match main.exists() {
        true => Ok(()),
        false => write(&main, "fn main() {}\n"),
    }
}

/// The modules of a crate's operations.
pub fn operations(source: &Path) -> Outcome<BTreeSet<String>> {
    let folder = source.join("operation");
    let entries =
        std::fs::read_dir(&folder).map_err(|error| Problem::file("list", &folder, error))?;
    let module = |name: String| name.strip_suffix(".rs").map(str::to_owned);
    Ok(entries
        .flatten()
        .filter_map(|entry| module(entry.file_name().to_string_lossy().into_owned()))
        .collect())
}

/// The text of a program that calls these operations; `line` is the one that a person changes.
pub fn program(operations: &[&str], line: usize) -> String {
    let mut text =
        "use service::config::BehaviorVersion;\nuse service::{Client, Config, Error};\n\n"
            .to_owned();
    let mut calls = String::new();
    for operation in operations {
        text.push_str(&format!(
            "async fn {operation}(client: &Client) -> Result<(), Error> {{\n    client.{operation}().send().await?;\n    \
             println!(\"{operation} answered\");\n    Ok(())\n}}\n\n"
        ));
        calls.push_str(&format!("    {operation}(&client).await?;\n"));
    }
    text.push_str(&format!(
        "#[tokio::main(flavor = \"current_thread\")]\nasync fn main() -> Result<(), Error> {{\n    \
         let config = Config::builder().behavior_version(BehaviorVersion::latest()).build();\n    \
         let client = Client::from_conf(config);\n    println!(\"line {line}\");\n{calls}    Ok(())\n}}\n"
    ));
    text
}

/// The model of a service: from botocore, where it is newest, or from a folder.
pub fn model(name: &str, models: Option<&Path>, botocore: Option<&Path>) -> Outcome<PathBuf> {
    let safe = |character: char| character.is_ascii_alphanumeric() || character == '-';
    if !name.chars().all(safe) {
        return Err(Problem(format!(
            "`{}` is no name of a service",
            name.escape_debug()
        )));
    }
    if let Some(botocore) = botocore {
        let out = root().join(format!("models/{name}.json"));
        product::import(name, botocore, &out)?;
        return Ok(out);
    }
    let own = repository().join("model/services");
    let folder = models.unwrap_or(&own);
    let file = folder.join(format!("{name}.json"));
    let file = file
        .canonicalize()
        .map_err(|error| Problem::file("open", &file, error))?;
    Ok(file)
}
