//! The constraint interpreter, over structures written by hand as the generator writes them.
//!
//! In: values, valid and not. Out: the violations found, against what plain Rust code written for
//! these shapes finds, and against other engines of regular expressions.

mod constraint {
    mod kinds;
    mod pattern;
    mod random;
    mod shapes;
}
