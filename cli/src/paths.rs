//! Paths for reports and for manifests.

use std::path::{Component, Path, PathBuf};

/// An absolute path without `.` and `..`. Links are left as they are.
pub fn absolute(path: &Path) -> PathBuf {
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut plain = PathBuf::new();
    for part in full.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

/// An absolute path with links resolved as far as it exists.
pub fn real(path: &Path) -> PathBuf {
    let folder = absolute(path);
    let known = folder.ancestors().find_map(|above| {
        let real = above.canonicalize().ok()?;
        Some(real.join(folder.strip_prefix(above).ok()?))
    });
    known.unwrap_or(folder)
}

/// Whether two paths lead to the same place, links followed where they can be.
pub fn is_same(one: &Path, other: &Path) -> bool {
    let full = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| absolute(path));
    full(one) == full(other)
}

/// The relative path from a folder to a path, with `/` between its parts; the path itself if there is none, as between
/// two drives.
pub fn relative(from: &Path, to: &Path) -> String {
    let (from, to) = (absolute(from), absolute(to));
    let pairs = from.components().zip(to.components());
    let shared = pairs.take_while(|(here, there)| here == there).count();
    if shared == 0 {
        return to.display().to_string();
    }
    let up = from.components().skip(shared).map(|_| "..".to_owned());
    let down = to.components().skip(shared);
    let down = down.map(|part| part.as_os_str().to_string_lossy().into_owned());
    let parts: Vec<String> = up.chain(down).collect();
    if parts.is_empty() {
        ".".to_owned()
    } else {
        parts.join("/")
    }
}

/// A path as it is shown: relative when it lies in the current folder.
pub fn shown(path: &Path) -> String {
    let full = absolute(path);
    let inside = std::env::current_dir()
        .ok()
        .and_then(|folder| full.strip_prefix(folder).ok().map(Path::to_path_buf));
    match inside {
        Some(inside) if inside.as_os_str().is_empty() => ".".to_owned(),
        Some(inside) => inside.display().to_string(),
        None => full.display().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::relative;
    use std::path::Path;

    #[test]
    fn the_way_from_folder_to_folder() {
        let way = |from: &str, to: &str| relative(Path::new(from), Path::new(to));
        assert_eq!(way("/a/generated", "/a/runtime"), "../runtime");
        assert_eq!(way("/a/b/c", "/a"), "../..");
        assert_eq!(way("/a", "/a/b/../c"), "c");
        assert_eq!(way("/a", "/a"), ".");
        assert_eq!(way("/x/y", "/a/b"), "../../a/b");
    }
}
