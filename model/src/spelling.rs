//! Misspelt names: a name and the known ones come in, the ones that were probably meant go out.

/// Texts that are longer were not typed by hand.
const LENGTH_LIMIT: usize = 80;

/// The most names that are proposed.
const PROPOSED: usize = 3;

/// The candidates that are close enough to `name` to be meant, nearest first, at most three. For every three letters of
/// the shorter name, rounded up, one may be changed, added, left out or swapped with its neighbour. Case does not
/// count.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let Some(name) = folded(name) else {
        return Vec::new();
    };
    let length = name.chars().count();
    let mut found = Vec::new();
    for candidate in candidates {
        let Some(other) = folded(candidate) else {
            continue;
        };
        let other_length = other.chars().count();
        let shorter = length.min(other_length);
        let limit = shorter.div_ceil(3);
        if length.abs_diff(other_length) > limit {
            continue;
        }
        let distance = strsim::osa_distance(&name, &other);
        // With every letter changed, the names have nothing in common.
        if distance <= limit && distance < shorter {
            found.push((distance, candidate));
        }
    }
    found.sort_unstable();
    found.dedup();
    let found = found.into_iter().take(PROPOSED);
    found.map(|(_, candidate)| candidate).collect()
}

/// The nearest names as a question, `did you mean …?`; none when nothing is near.
pub fn question<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let names = nearest(name, candidates).into_iter();
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    let (last, others) = names.split_last()?;
    Some(match others {
        [] => format!("did you mean {last}?"),
        others => format!("did you mean {} or {last}?", others.join(", ")),
    })
}

fn folded(name: &str) -> Option<String> {
    (name.len() <= LENGTH_LIMIT).then(|| name.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{nearest, question};

    #[test]
    fn a_slip_is_found_and_another_word_is_not() {
        let known = ["inputToken", "outputToken", "items", "pageSize"];
        let find = |name| nearest(name, known);
        assert_eq!(find("inputtoken"), ["inputToken", "outputToken"]);
        assert_eq!(find("intputToken"), ["inputToken", "outputToken"]);
        assert_eq!(find("pageSzie"), ["pageSize"]);
        assert_eq!(find("item"), ["items"]);
        for other in ["maxResults", "", "i", &"items".repeat(1000)] {
            assert!(find(other).is_empty(), "{other}");
        }
        assert!(nearest("a", ["b"]).is_empty());
    }

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
