//! Hostile models through the whole generator: whatever a model says, what comes out is the client that it
//! asks for and nothing else, or a diagnostic with its place. Never a panic, never code of the model's.

mod defined;
mod mutation;
mod names;
mod shapes;
mod support;
mod text;
