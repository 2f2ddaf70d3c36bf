//! One model file: its path comes in; its text, and the documents of botocore that belong to it, go out.

use std::io;
use std::path::{Path, PathBuf};

use smithy_model::{Diagnostic, SourceFile};

/// The document of a service in botocore.
const SERVICE: &str = "service-2.json";

/// Whether a file is the document of a service in botocore, packed or not.
pub(super) fn is_service(path: &Path) -> bool {
    plain_name(path) == SERVICE
}

/// The name of a file without the end that says that it is packed.
pub(super) fn plain_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.strip_suffix(".gz").unwrap_or(&name).to_owned()
}

/// Reads a model file, which may be packed.
#[cfg(feature = "botocore")]
pub(super) fn open(path: &Path) -> Result<SourceFile, Box<Diagnostic>> {
    use smithy_model::botocore;

    match path.extension().is_some_and(|end| end == "gz") {
        false => SourceFile::open(path),
        true => match std::fs::read(path) {
            Ok(bytes) => botocore::document(path.display().to_string(), bytes),
            // Its error has the words for a file that cannot be read.
            Err(_) => SourceFile::open(path),
        },
    }
}

/// Reads a model file, unless that takes what this build does not have.
#[cfg(not(feature = "botocore"))]
pub(super) fn open(path: &Path) -> Result<SourceFile, Box<Diagnostic>> {
    use smithy_model::diagnostic::codes;
    use smithy_model::Origin;

    if !is_service(path) && path.extension().is_none_or(|end| end != "gz") {
        return SourceFile::open(path);
    }
    let message = "it is a model as botocore has it, which this build cannot read";
    let origin = Origin::file(path.display().to_string());
    let error = Diagnostic::error(codes::UNREADABLE_FILE, message, origin);
    Err(Box::new(error.help(
        "turn on the feature `botocore` of smithy-codegen, or let `smithy-codegen import` make one document of it",
    )))
}

/// The documents of paginators, waiters and endpoint rules beside that of a service.
#[cfg(feature = "botocore")]
pub(super) fn beside(path: &Path) -> io::Result<Vec<PathBuf>> {
    smithy_model::botocore::beside(path)
}

/// The documents of paginators, waiters and endpoint rules beside that of a service, which is refused.
#[cfg(not(feature = "botocore"))]
pub(super) fn beside(_: &Path) -> io::Result<Vec<PathBuf>> {
    Ok(Vec::new())
}

#[cfg(all(test, not(feature = "botocore")))]
mod tests {
    use super::open;

    #[test]
    fn a_model_that_takes_a_feature_names_it() {
        for path in ["maps/1/service-2.json", "model.json.gz"] {
            let error = open(path.as_ref()).unwrap_err();
            assert!(error
                .help
                .is_some_and(|help| help.contains("feature `botocore`")));
        }
        let error = open("model.json".as_ref()).unwrap_err();
        assert!(error.message.contains("cannot be read: "));
    }
}
