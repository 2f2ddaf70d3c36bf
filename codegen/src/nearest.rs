//! Suggestions for a misspelt name: a name and the known ones come in, the nearest of those go out.

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
        let distance = distance(&wanted, &letters);
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

/// How many letters have to be put in, left out, replaced or swapped with their neighbour (the optimal
/// string alignment distance).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut previous: Vec<usize> = (0..=b.len()).collect();
    for (row, letter) in a.iter().enumerate() {
        let mut current = vec![row + 1];
        let mut left = row + 1;
        for (column, other) in b.iter().enumerate() {
            let at =
                |line: &[usize], index: usize| line.get(index).copied().unwrap_or(usize::MAX / 2);
            let replaced = at(&previous, column) + usize::from(letter != other);
            let mut best = replaced.min(at(&previous, column + 1) + 1).min(left + 1);
            let swapped = row > 0
                && column > 0
                && a.get(row - 1) == Some(other)
                && b.get(column - 1) == Some(letter);
            if swapped {
                best = best.min(at(&before, column - 1) + 1);
            }
            current.push(best);
            left = best;
        }
        before = std::mem::replace(&mut previous, current);
    }
    previous.last().copied().unwrap_or(a.len())
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest, question};

    #[test]
    fn distances_are_those_one_counts_by_hand() {
        let count = |a: &str, b: &str| {
            distance(
                &a.chars().collect::<Vec<_>>(),
                &b.chars().collect::<Vec<_>>(),
            )
        };
        assert_eq!(count("kitten", "sitting"), 3);
        assert_eq!(count("ca", "ac"), 1);
        assert_eq!(count("", "abc"), 3);
        assert_eq!(count("abc", ""), 3);
        assert_eq!(count("same", "same"), 0);
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
