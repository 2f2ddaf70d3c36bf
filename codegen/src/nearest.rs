//! Suggestions for a misspelt name: a name and the known ones come in, the nearest of those go out.

use smithy_model::edit_distance;

/// The known names that are close enough to be what was meant, nearest first, at most three.
///
/// Case is not counted: `listusers` is as near to `ListUsers` as can be.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let wanted: Vec<char> = name.to_lowercase().chars().collect();
    let mut found: Vec<(usize, &str)> = Vec::new();
    for candidate in known {
        let letters: Vec<char> = candidate.to_lowercase().chars().collect();
        let limit = wanted.len().max(letters.len()) / 3 + 1;
        if wanted.len().abs_diff(letters.len()) > limit {
            continue;
        }
        let distance = edit_distance(&wanted, &letters);
        if distance <= limit && distance < letters.len() {
            found.push((distance, candidate));
        }
    }
    found.sort();
    found.dedup();
    found.into_iter().take(3).map(|(_, name)| name).collect()
}

/// The nearest names as a question, `did you mean …?`; none when nothing is near.
pub fn question<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let names: Vec<String> = nearest(name, known)
        .into_iter()
        .map(|name| format!("`{name}`"))
        .collect();
    let (last, others) = names.split_last()?;
    Some(match others {
        [] => format!("did you mean {last}?"),
        others => format!("did you mean {} or {last}?", others.join(", ")),
    })
}

#[cfg(test)]
mod tests {
    use super::{nearest, question};

    #[test]
    fn the_nearest_come_first_and_the_far_not_at_all() {
        let known = [
            "ListConnections",
            "ListConnectionInvitations",
            "GetPartner",
            "ListConnection",
        ];
        assert_eq!(
            nearest("listconection", known),
            ["ListConnection", "ListConnections"]
        );
        assert_eq!(question("DeleteBucket", known), None);
        assert_eq!(
            question("GetPartners", known).unwrap(),
            "did you mean `GetPartner`?"
        );
        assert_eq!(
            question("ListConection", known).unwrap(),
            "did you mean `ListConnection` or `ListConnections`?"
        );
    }
}
