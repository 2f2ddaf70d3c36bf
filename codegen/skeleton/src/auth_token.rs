//! Tokens with which programs log in to a database, in the place of a password.

pub use ::smithy_client_runtime::auth_token::dsql::{
    AuthToken, AuthTokenGenerator, Config, ConfigBuilder,
};
