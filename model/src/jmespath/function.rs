//! The functions of JMESPath: their names and parameters.

/// A kind of parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parameter {
    /// Anything.
    Any,
    /// A number.
    Number,
    /// A string.
    String,
    /// An object.
    Object,
    /// An array.
    Array,
    /// An array of numbers.
    Numbers,
    /// An array of strings.
    Strings,
    /// An array of numbers, or one of strings.
    Ordered,
    /// An array or a string.
    ArrayOrString,
    /// An array, an object or a string.
    Sized,
    /// An expression that is applied to each item of the array before or behind it: `&name`.
    Reference,
}

macro_rules! functions {
    ($($name:ident = $text:literal ($($parameter:ident),* $(; $more:ident)?);)*) => {
        /// A function.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Function {
            $(#[doc = concat!("`", $text, "`")] $name,)*
        }

        impl Function {
            /// All functions, by name.
            pub const ALL: &'static [Function] = &[$(Function::$name),*];

            /// Its name.
            pub fn name(self) -> &'static str {
                match self { $(Function::$name => $text,)* }
            }

            /// Its parameters.
            pub fn parameters(self) -> &'static [Parameter] {
                match self { $(Function::$name => &[$(Parameter::$parameter),*],)* }
            }

            /// The kind of further arguments, of which there may be any number.
            pub fn more(self) -> Option<Parameter> {
                match self { $(Function::$name => functions!(@more $($more)?),)* }
            }
        }
    };
    (@more) => { None };
    (@more $more:ident) => { Some(Parameter::$more) };
}

functions! {
    Abs = "abs" (Number);
    Avg = "avg" (Numbers);
    Ceil = "ceil" (Number);
    Contains = "contains" (ArrayOrString, Any);
    EndsWith = "ends_with" (String, String);
    Floor = "floor" (Number);
    Join = "join" (String, Strings);
    Keys = "keys" (Object);
    Length = "length" (Sized);
    Map = "map" (Reference, Array);
    Max = "max" (Ordered);
    MaxBy = "max_by" (Array, Reference);
    Merge = "merge" (Object; Object);
    Min = "min" (Ordered);
    MinBy = "min_by" (Array, Reference);
    NotNull = "not_null" (Any; Any);
    Reverse = "reverse" (ArrayOrString);
    Sort = "sort" (Ordered);
    SortBy = "sort_by" (Array, Reference);
    StartsWith = "starts_with" (String, String);
    Sum = "sum" (Numbers);
    ToArray = "to_array" (Any);
    ToNumber = "to_number" (Any);
    ToString = "to_string" (Any);
    Type = "type" (Any);
    Values = "values" (Object);
}

impl Function {
    /// The function of this name.
    pub fn named(name: &str) -> Option<Function> {
        let mut all = Function::ALL.iter().copied();
        all.find(|function| function.name() == name)
    }

    /// The parameter at a position, if there is one.
    pub fn parameter(self, index: usize) -> Option<Parameter> {
        let fixed = self.parameters().get(index).copied();
        fixed.or(self.more())
    }

    /// Whether it can be called with so many arguments.
    pub fn takes(self, count: usize) -> bool {
        let fixed = self.parameters().len();
        count == fixed || count > fixed && self.more().is_some()
    }
}
