//! Where a unit of a file stands, which its text depends on.

/// How many spaces a line is indented for each brace around it.
const INDENT: usize = 4;

/// What a unit stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Container {
    /// A file or a module, which hold items.
    Module,
    /// An impl block.
    Impl,
    /// A trait.
    Trait,
    /// The fields of a structure.
    Struct,
    /// The variants of an enum.
    Enum,
}

/// Where a unit stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// What it stands in.
    pub(super) container: Container,
    /// In how many braces.
    pub(super) depth: usize,
}

impl Place {
    /// The file itself.
    pub(super) const FILE: Place = Place {
        container: Container::Module,
        depth: 0,
    };

    /// The place of a member of the unit here.
    pub(super) fn inside(self, container: Container) -> Place {
        Place {
            container,
            depth: self.depth + 1,
        }
    }

    /// The place as a part of keys.
    pub(super) fn key(self) -> [u8; 2] {
        let depth = u8::try_from(self.depth).unwrap_or(u8::MAX);
        [self.container as u8, depth]
    }

    /// Appends the spaces in front of a line.
    pub(super) fn indent(self, output: &mut String) {
        output.extend(std::iter::repeat_n(' ', self.depth * INDENT));
    }
}
