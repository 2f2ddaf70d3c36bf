//! Expressions as constant data.

/// An expression, which is applied to the current value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Expression {
    /// `@`: the current value.
    Current,
    /// `` `1` `` or `'a'`: this value.
    Constant(Literal),
    /// `name`: the member of an object.
    Field(&'static str),
    /// `[0]`, `[-1]`: the item of an array, counted from the end if negative.
    Index(i64),
    /// `a.b`, `a[0]`, `a | b`: each applied to what the one before gave.
    Chain(&'static [Expression]),
    /// `[*]`: the expression applied to each item of an array.
    Items(&'static Expression),
    /// `*`: the expression applied to each value of an object.
    Values(&'static Expression),
    /// `[]`: the expression applied to each item of an array, those that are arrays being replaced by their items.
    Flatten(&'static Expression),
    /// `[0:10:2]`: the expression applied to each item of a part of an array.
    Part(Slice, &'static Expression),
    /// `[?a]`: where the first expression holds for an item of an array, the second is applied to it.
    Filter(&'static Expression, &'static Expression),
    /// `a || b`: the first that is true, or else the last.
    Or(&'static [Expression]),
    /// `a && b`: the first that is false, or else the last.
    And(&'static [Expression]),
    /// `!a`
    Not(&'static Expression),
    /// `a == b`
    Compare(Comparator, &'static Expression, &'static Expression),
    /// `[a, b]`: an array of what the expressions give.
    List(&'static [Expression]),
    /// `{a: b}`: an object of what the expressions give.
    Hash(&'static [(&'static str, Expression)]),
    /// `length(a)`
    Call(Function, &'static [Expression]),
    /// `&a`: the expression itself, as an argument.
    Reference(&'static Expression),
}

/// A value in an expression.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Literal {
    /// `null`
    Null,
    /// A boolean.
    Boolean(bool),
    /// A number without a fraction.
    Integer(i64),
    /// Another number.
    Float(f64),
    /// A string.
    String(&'static str),
    /// An array.
    Array(&'static [Literal]),
    /// An object, with each key once.
    Object(&'static [(&'static str, Literal)]),
}

/// A part of an array: every `step`th item from `start` to before `stop`. Negative positions count from the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    /// The first position; the end that `step` leads away from unless given.
    pub start: Option<i64>,
    /// The position behind the last; the end that `step` leads to unless given.
    pub stop: Option<i64>,
    /// The distance of two items; negative backwards. A step of 0 selects none.
    pub step: i64,
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparator {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

macro_rules! functions {
    ($($name:ident $text:literal,)*) => {
        /// A function.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Function {
            $(#[doc = concat!("`", $text, "`")] $name,)*
        }

        impl Function {
            /// Its name.
            pub const fn name(self) -> &'static str {
                match self { $(Function::$name => $text,)* }
            }
        }
    };
}

functions! {
    Abs "abs", Avg "avg", Ceil "ceil", Contains "contains", EndsWith "ends_with", Floor "floor", Join "join",
    Keys "keys", Length "length", Map "map", Max "max", MaxBy "max_by", Merge "merge", Min "min", MinBy "min_by",
    NotNull "not_null", Reverse "reverse", Sort "sort", SortBy "sort_by", StartsWith "starts_with", Sum "sum",
    ToArray "to_array", ToNumber "to_number", ToString "to_string", Type "type", Values "values",
}
