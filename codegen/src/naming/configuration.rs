//! In: the name of a setting of a service's own. Out: whether the configuration has a method of that name already.

use super::defined;

/// Whether the builder of every configuration, or of some, has a method of this name.
pub fn is_config_method(name: &str) -> bool {
    defined::CONFIG_BUILDER.contains(&name)
}
