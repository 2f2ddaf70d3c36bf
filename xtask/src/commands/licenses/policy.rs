//! The policy: `deny.toml` comes in, allowed licences and allowed duplicates go out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use smithy_model::{Diagnostic, Diagnostics, Origin, SourceFile};
use toml::de::DeTable;

use crate::config::table::{parse, Table};
use crate::config::{codes, ConfigError};

/// What is allowed.
#[derive(Debug, Default)]
pub(super) struct Policy {
    licenses: BTreeSet<String>,
    /// Packages that may be there in several versions, and why.
    pub(super) duplicates: BTreeMap<String, String>,
}

impl Policy {
    /// Reads the policy from a file.
    pub(super) fn open(path: &Path) -> Result<Policy, ConfigError> {
        let file = ConfigError::read(path)?;
        Policy::read(&file).map_err(|diagnostics| ConfigError {
            file: Some(file),
            diagnostics,
        })
    }

    /// Reads `licenses.allow` and `bans.skip`; the rest of the file is for cargo-deny.
    pub(super) fn read(file: &SourceFile) -> Result<Policy, Diagnostics> {
        let origin = Origin::file(file.name());
        let document = parse(file)?;
        let mut found = Diagnostics::new();
        let mut policy = Policy::default();
        let mut root = Table::new(document.get_ref(), origin, "the file");
        if let Some((table, origin)) = root.table("licenses", &mut found) {
            let mut table = Table::new(table, origin, "[licenses]");
            let allowed = table.texts("allow", &mut found).unwrap_or_default();
            policy
                .licenses
                .extend(allowed.into_iter().map(|text| text.value));
        }
        if let Some((table, origin)) = root.table("bans", &mut found) {
            let mut table = Table::new(table, origin, "[bans]");
            for (entry, origin) in table.tables("skip", &mut found) {
                policy.read_duplicate(entry, origin, &mut found);
            }
        }
        if found.has_errors() {
            Err(found)
        } else {
            Ok(policy)
        }
    }

    fn read_duplicate(&mut self, entry: &DeTable<'_>, origin: Origin, found: &mut Diagnostics) {
        let mut entry = Table::new(entry, origin, "an entry of `skip`");
        let name = entry.required("crate", found);
        let reason = entry.required("reason", found);
        entry.refuse_unknown_keys(found);
        if let (Some(name), Some(reason)) = (name, reason) {
            // cargo-deny also takes `name@version`.
            let package = name.value.split('@').next().unwrap_or_default().to_owned();
            if self.duplicates.insert(package, reason.value).is_some() {
                let message = "this package is listed twice";
                found.push(Diagnostic::error(
                    codes::INVALID_VALUE,
                    message,
                    name.origin,
                ));
            }
        }
    }

    /// Whether a licence is allowed.
    pub(super) fn allows(&self, id: &str) -> bool {
        self.licenses.contains(id)
    }
}
