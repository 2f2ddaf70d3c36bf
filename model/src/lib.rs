//! Smithy service models: reading, resolving, typed traits.
