//! Reading and generating a case.

use std::fs;
use std::path::{Path, PathBuf};

use smithy_codegen::{Generated, Options, PackageName, PackageVersion, RuntimeSource};
use smithy_model::{Diagnostics, SourceFile};

use super::items;

/// The operation that a case gets which has none.
const AROUND: &str = r#"{
    "smithy": "2.0",
    "shapes": {
        "example#Service": {
            "type": "service", "version": "1", "operations": [{ "target": "example#Use" }],
            "traits": { "aws.protocols#awsJson1_0": {} }
        },
        "example#Use": {
            "type": "operation",
            "input": { "target": "smithy.api#Unit" },
            "output": { "target": "example#UseOutput" },
            "errors": ERRORS
        },
        "example#UseOutput": { "type": "structure", "members": MEMBERS }
    }
}"#;

/// A case.
pub struct Case {
    /// The file's name without its ending.
    pub name: String,
    /// Its folder.
    pub folder: PathBuf,
    /// The model as written.
    pub text: String,
    model: serde_json::Value,
}

impl Case {
    /// Every case there is, by topic and name.
    pub fn all() -> Vec<Case> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
        let mut cases = Vec::new();
        // The cases of reading have other forms.
        let is_topic =
            |path: &PathBuf| path.is_dir() && !path.ends_with("model") && !path.ends_with("c2j");
        for topic in entries(&root).into_iter().filter(is_topic) {
            let files = entries(&topic).into_iter();
            let files = files.filter(|path| path.extension().is_some_and(|end| end == "json"));
            for file in files {
                let text = fs::read_to_string(&file).unwrap();
                let model: serde_json::Value = serde_json::from_str(&text).unwrap();
                cases.push(Case {
                    name: file.file_stem().unwrap().to_string_lossy().into_owned(),
                    folder: topic.clone(),
                    text,
                    model,
                });
            }
        }
        cases
    }

    fn shapes(&self) -> &serde_json::Map<String, serde_json::Value> {
        self.model["shapes"].as_object().unwrap()
    }

    fn ids_of(&self, types: &[&str]) -> Vec<String> {
        let of_type = |shape: &serde_json::Value| types.contains(&shape["type"].as_str().unwrap());
        let shapes = self.shapes().iter();
        let shapes = shapes.filter(|(_, shape)| of_type(shape));
        shapes.map(|(id, _)| id.clone()).collect()
    }

    /// The names of its operations.
    pub fn operations(&self) -> Vec<String> {
        self.ids_of(&["operation"])
    }

    /// The service that uses every structure, union, enumeration and error of the case.
    fn around(&self) -> Option<SourceFile> {
        if !self.ids_of(&["service"]).is_empty() {
            return None;
        }
        let is_error = |id: &String| {
            let traits = &self.shapes()[id]["traits"];
            traits.get("smithy.api#error").is_some()
        };
        let used = self.ids_of(&["structure", "union", "enum", "intEnum", "string"]);
        let (errors, used): (Vec<String>, Vec<String>) = used.into_iter().partition(is_error);
        let target = |id: &String| serde_json::json!({ "target": id });
        let errors: Vec<_> = errors.iter().map(target).collect();
        let members: serde_json::Map<String, serde_json::Value> = used
            .iter()
            .enumerate()
            .map(|(index, id)| (format!("m{index}"), target(id)))
            .collect();
        let text = AROUND
            .replace("ERRORS", &serde_json::to_string(&errors).unwrap())
            .replace("MEMBERS", &serde_json::to_string(&members).unwrap());
        Some(SourceFile::new("around.json", text))
    }

    /// The case and what the service that its shapes need is put into.
    fn files(&self) -> Vec<SourceFile> {
        let mut files = vec![SourceFile::new("case.json", self.text.as_str())];
        files.extend(self.around());
        files
    }

    /// Generates the crate of some operations, or of all for none.
    pub fn generate(&self, operations: &[String]) -> Result<Generated, Diagnostics> {
        let model = smithy_model::load(&self.files())?;
        smithy_codegen::generate(&model, &options(operations))
    }

    /// What reading and generating warn of.
    fn warnings(&self, generated: &Generated) -> String {
        let files = self.files();
        let text = generated.warnings.render(&files);
        assert!(!text.is_empty(), "{}: nothing is shown", self.name);
        text
    }

    /// What the snapshot shows.
    pub fn shown(&self) -> String {
        let generated = match self.generate(&[]) {
            Ok(generated) => generated,
            Err(diagnostics) => {
                let files = [SourceFile::new("case.json", self.text.as_str())];
                return diagnostics.render(&files);
            }
        };
        let wanted = &self.model["metadata"]["show"];
        let wanted: Vec<&str> = wanted.as_array().map_or(Vec::new(), |list| {
            list.iter().map(|one| one.as_str().unwrap()).collect()
        });
        if wanted.is_empty() {
            return self.warnings(&generated);
        }
        let shown = wanted.iter().map(|one| {
            items::find(&generated.files, one)
                .unwrap_or_else(|| panic!("{}: there is no {one}", self.name))
        });
        shown.collect::<Vec<String>>().join("\n")
    }
}

/// Generates the crate of a model with one service.
pub fn generate(text: &str) -> Result<Generated, Diagnostics> {
    let model = smithy_model::load(&[SourceFile::new("case.json", text)])?;
    smithy_codegen::generate(&model, &options(&[]))
}

fn options(operations: &[String]) -> Options {
    Options {
        service: None,
        protocol: None,
        operations: operations.to_vec(),
        package: PackageName::new("example").unwrap(),
        version: PackageVersion::new("0.1.0").unwrap(),
        runtime: RuntimeSource::Path("../runtime".to_owned()),
        manifest: smithy_codegen::ManifestKeys::default(),
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}
