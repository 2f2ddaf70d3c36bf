//! Requirements for versions, as Cargo reads them, but for `x` in the place of `*`: a text comes in, whether it is one goes out.

use smithy_codegen::options::InvalidOption;
use smithy_codegen::PackageVersion;

/// Checks a requirement such as `1.2`, `>=1.2, <1.5` or `1.*`.
pub(super) fn check(text: &str) -> Result<(), InvalidOption> {
    match text.trim() == "*" || text.split(',').all(|one| is_comparator(one.trim())) {
        true => Ok(()),
        false => Err(InvalidOption("is no requirement for a version")),
    }
}

fn is_comparator(text: &str) -> bool {
    const OPERATORS: [&str; 7] = [">=", "<=", ">", "<", "=", "^", "~"];
    let mut bare = OPERATORS.iter().filter_map(|one| text.strip_prefix(one));
    let version = bare.next().map_or(text, str::trim_start);
    let numbers = version.trim_end_matches(".*");
    let is_short = numbers.split('.').count() < 3;
    // What is left out may be anything.
    let full = match is_short {
        true => format!("{numbers}{}", ".0".repeat(3 - numbers.split('.').count())),
        false => numbers.to_owned(),
    };
    PackageVersion::new(&full).is_ok() && (is_short || numbers == version)
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn requirements_are_those_of_cargo() {
        for good in [
            "1",
            "0.1",
            "1.2.3",
            "1.*",
            "1.2.*",
            "*",
            "^1.2",
            "~1",
            ">=1.2, <1.5",
            "= 1.0.0-beta.1",
        ] {
            assert!(check(good).is_ok(), "{good}");
        }
        for wrong in [
            "x", "", "*, 1", "1.2.3.4", "1.2.3.*", "1..2", "v1", ">=", "1,", "latest", "01.2",
        ] {
            assert!(check(wrong).is_err(), "{wrong}");
        }
    }
}
