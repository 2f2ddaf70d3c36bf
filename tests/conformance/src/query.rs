//! Whether a request has the query of its case: the query and what the case says of it come in, the first difference goes out.

use crate::case::RequestCase;

/// Compares the parameters with their exact values, each as often as it is stated; their order does not count.
pub(crate) fn compare(query: &str, expected: &RequestCase) -> Result<(), String> {
    let params = query.split('&').filter(|param| !param.is_empty());
    let params: Vec<&str> = params.collect();
    let has = |name: &String| params.iter().any(|param| name_of(param) == name_of(name));
    let mut rest = params.clone();
    for param in &expected.query_params {
        // A parameter without a value may be written with an empty one.
        let same = |one: &&str| one.trim_end_matches('=') == param.trim_end_matches('=');
        let Some(at) = rest.iter().position(same) else {
            return Err(format!("the query lacks `{param}`: {query}"));
        };
        rest.swap_remove(at);
    }
    if let Some(name) = expected.require_query_params.iter().find(|name| !has(name)) {
        return Err(format!("the query lacks `{name}`: {query}"));
    }
    // Some cases forbid a value of a parameter.
    let is_there = |one: &String| match one.contains('=') {
        true => params.contains(&one.as_str()),
        false => has(one),
    };
    let mut forbidden = expected.forbid_query_params.iter();
    if let Some(name) = forbidden.find(|one| is_there(one)) {
        return Err(format!("the query should not have `{name}`: {query}"));
    }
    let is_required = |param: &str| {
        let mut names = expected.require_query_params.iter();
        names.any(|name| name_of(name) == name_of(param))
    };
    match rest.into_iter().find(|param| !is_required(param)) {
        Some(param) => Err(format!("the case does not mention `{param}`: {query}")),
        None => Ok(()),
    }
}

fn name_of(param: &str) -> &str {
    param.split('=').next().unwrap_or(param)
}

#[cfg(test)]
mod tests {
    use super::compare;
    use crate::case::RequestCase;

    #[test]
    fn a_query_has_what_the_case_mentions_and_nothing_else() {
        let texts = |list: &[&str]| list.iter().map(|one| (*one).to_owned()).collect();
        let expected = RequestCase {
            method: "GET".to_owned(),
            uri: "/".to_owned(),
            host: None,
            resolved_host: None,
            query_params: texts(&["a=1", "a=1", "flag"]),
            forbid_query_params: texts(&["no", "flag=1"]),
            require_query_params: texts(&["token"]),
            forbid_headers: Vec::new(),
            require_headers: Vec::new(),
        };
        assert_eq!(compare("a=1&flag=&token=x&a=1", &expected), Ok(()));
        for (wrong, reason) in [
            ("a=2&a=1&flag&token=x", "lacks `a=1`"),
            ("a=1&flag&token=x", "lacks `a=1`"),
            ("a=1&a=1&flag", "lacks `token`"),
            ("a=1&a=1&flag&token=x&no=1", "should not have `no`"),
            ("a=1&a=1&flag&flag=1&token=x", "should not have `flag=1`"),
            ("a=1&a=1&flag&token=x&more=1", "does not mention `more=1`"),
            ("a=1&a=1&a=1&flag&token=x", "does not mention `a=1`"),
        ] {
            let why = compare(wrong, &expected).unwrap_err();
            assert!(why.contains(reason), "{why}");
        }
    }
}
