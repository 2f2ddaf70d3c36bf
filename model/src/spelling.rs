//! Misspelt names: a name and the known ones come in, those that were probably meant go out.

/// Longer texts are no names that somebody typed.
const LENGTH_LIMIT: usize = 80;

/// At most so many names are proposed.
const PROPOSED: usize = 3;

/// The candidates that are close enough to `name` to be meant, nearest first, at most three: of every three letters
/// of the shorter one, begun ones included, one may be changed, put in, left out or swapped with its neighbour. Upper
/// and lower case are one.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let Some(name) = folded(name) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for candidate in candidates {
        let Some(other) = folded(candidate) else {
            continue;
        };
        let shorter = name.len().min(other.len());
        let limit = shorter.div_ceil(3);
        if name.len().abs_diff(other.len()) > limit {
            continue;
        }
        let distance = edit_distance(&name, &other);
        // What has no letter left has nothing in common.
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

fn folded(name: &str) -> Option<Vec<char>> {
    let short = name.len() <= LENGTH_LIMIT;
    short.then(|| name.chars().flat_map(char::to_lowercase).collect())
}

/// How many characters have to be put in, left out, replaced or swapped with their neighbour to make one text of
/// another (the optimal string alignment distance).
pub fn edit_distance(one: &[char], other: &[char]) -> usize {
    let first: Vec<usize> = (0..=other.len()).collect();
    let mut rows = (first.clone(), first);
    for (row, left) in one.iter().enumerate() {
        let mut next = vec![row + 1];
        for (column, right) in other.iter().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX);
            let (before, above) = &rows;
            let mut least = at(above, column) + usize::from(left != right);
            least = least.min(at(above, column + 1) + 1);
            least = least.min(at(&next, column) + 1);
            let swapped = row > 0
                && column > 0
                && one.get(row - 1) == Some(right)
                && other.get(column - 1) == Some(left);
            if swapped {
                least = least.min(at(before, column - 1) + 1);
            }
            next.push(least);
        }
        rows = (rows.1, next);
    }
    rows.1.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{edit_distance, nearest, question};

    #[test]
    fn distances_are_those_one_counts_by_hand() {
        let count = |one: &str, other: &str| {
            let letters = |text: &str| text.chars().collect::<Vec<_>>();
            edit_distance(&letters(one), &letters(other))
        };
        assert_eq!(count("kitten", "sitting"), 3);
        assert_eq!(count("ca", "ac"), 1);
        assert_eq!(count("", "abc"), 3);
        assert_eq!(count("abc", ""), 3);
        assert_eq!(count("same", "same"), 0);
    }

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
