//! Misspelt names: a name and the known ones come in, the one that was probably meant goes out.

/// Longer texts are no names that somebody typed.
const LENGTH_LIMIT: usize = 80;

/// The candidate closest to `name`, if it is close enough to be meant: a third of its length, one at least, may be
/// changed, put in, left out or swapped with its neighbour; upper and lower case are one.
pub(crate) fn nearest<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let name = folded(name)?;
    let mut best: Option<(usize, &'a str)> = None;
    for candidate in candidates {
        let Some(other) = folded(candidate) else {
            continue;
        };
        let limit = (name.len().min(other.len()) / 3).max(1);
        if name.len().abs_diff(other.len()) > limit {
            continue;
        }
        let distance = edit_distance(&name, &other);
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
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
    use super::{edit_distance, nearest};

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
        assert_eq!(find("inputtoken"), Some("inputToken"));
        assert_eq!(find("intputToken"), Some("inputToken"));
        assert_eq!(find("pageSzie"), Some("pageSize"));
        assert_eq!(find("item"), Some("items"));
        assert_eq!(find("maxResults"), None);
        assert_eq!(find(""), None);
        assert_eq!(find(&"items".repeat(1000)), None);
    }
}
