//! Files that are the same for every service: the facts of a service come in, the files that its crate needs go out.
//! They are sources of the crate `skeleton`, which compiles them as the client of a service without operations.

use quote::quote;

use crate::customizations::Database;
use crate::emit::RenderedFile;
use crate::ir::{Auth, Config};

/// A source file of the skeleton as a file of a generated crate.
macro_rules! file {
    ($($path:literal)+) => {
        RenderedFile::text(
            concat!("src/", $($path),+),
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/skeleton/src/", $($path),+)),
        )
    };
}

/// Settings that only some services have: whether this one does, their module below `config`, and its file.
macro_rules! settings {
    ($name:literal if $wanted:expr) => {
        ($wanted, $name, file!("config/" $name ".rs"))
    };
}

/// The files that each crate has.
pub(super) fn files() -> Vec<RenderedFile> {
    vec![
        file!("client/construct.rs"),
        file!("client/customize.rs"),
        file!("config/auth.rs"),
        file!("config/builder.rs"),
        file!("config/calls.rs"),
        file!("config/endpoint/resolver.rs"),
        file!("config/http.rs"),
        file!("config/interceptors.rs"),
        file!("config/program.rs"),
        file!("config/retry.rs"),
        file!("config/settings.rs"),
        file!("config/timeout.rs"),
        file!("error.rs"),
        file!("meta.rs"),
    ]
}

/// The module of endpoint discovery.
pub(super) fn endpoint_discovery() -> RenderedFile {
    file!("endpoint_discovery.rs")
}

/// The module of tokens for databases.
pub(super) fn auth_token(database: Database) -> RenderedFile {
    let module = match database {
        Database::Dsql => quote!(dsql),
        Database::Rds => quote!(rds),
    };
    let types = quote!(AuthToken, AuthTokenGenerator, Config, ConfigBuilder);
    RenderedFile::rust("src/auth_token.rs")
        .with_documentation(
            "Tokens with which programs log in to a database, in the place of a password.",
        )
        .with_items(
            "tokens",
            quote!(pub use ::smithy_client_runtime::auth_token::#module::{#types};),
        )
}

/// The module of presigned requests.
pub(super) fn presigning() -> RenderedFile {
    file!("presigning.rs")
}

/// The settings that some services have, by the name of their module below `config`.
pub(super) fn settings(config: &Config, auth: &Auth) -> Vec<(&'static str, RenderedFile)> {
    let all = [
        settings!("account_id" if config.account_id_endpoint_mode),
        settings!("bearer" if auth.bearer),
        settings!("compression" if config.request_compression),
        settings!("credentials" if auth.credentials),
        settings!("dual_stack" if config.dual_stack),
        settings!("host_prefix" if config.host_prefix),
        settings!("idempotency" if config.idempotency_tokens),
        settings!("sigv4a" if auth.sigv4a),
    ];
    let wanted = all.into_iter().filter(|(is_wanted, ..)| *is_wanted);
    wanted.map(|(_, name, file)| (name, file)).collect()
}

#[cfg(test)]
mod tests {
    use super::{auth_token, endpoint_discovery, files, presigning, settings};
    use crate::customizations::Database;
    use crate::emit::module::of_file;
    use crate::emit::{RenderedContent, RenderedFile};
    use crate::ir::{Auth, Config};
    use proc_macro2::TokenStream;

    /// In a module of another crate, ready files are changed as texts; rendered ones as tokens, which is exact.
    #[test]
    fn as_texts_and_as_tokens_they_become_the_same() {
        let features = ["test-util".to_owned()];
        let mut all = files();
        all.extend([
            endpoint_discovery(),
            presigning(),
            auth_token(Database::Rds),
        ]);
        all.extend(settings_of_all());
        let mut count = 0;
        for file in all {
            let RenderedContent::Text(text) = file.content.clone() else {
                continue;
            };
            count += 1;
            let tokens: TokenStream = text.parse().unwrap();
            let as_tokens = RenderedFile::rust(&file.path).with_items("", tokens);
            let RenderedContent::Rust { items, .. } =
                of_file(as_tokens, &features).unwrap().content
            else {
                panic!("it is Rust");
            };
            let RenderedContent::Text(text) = of_file(file, &features).unwrap().content else {
                panic!("it is a text");
            };
            let as_text: TokenStream = text.parse().unwrap();
            assert_eq!(items[0].tokens.to_string(), as_text.to_string());
        }
        assert!(count > 20, "{count}");
    }

    /// The settings of a service that has all of them.
    fn settings_of_all() -> Vec<RenderedFile> {
        let config = Config {
            dual_stack: true,
            account_id_endpoint_mode: true,
            host_prefix: true,
            request_compression: true,
            idempotency_tokens: true,
            endpoint_settings: Vec::new(),
        };
        let auth = Auth {
            schemes: Vec::new(),
            overrides: Vec::new(),
            signing_name: String::new(),
            credentials: true,
            sigv4a: true,
            bearer: true,
            of_endpoints: false,
            bearer_token_variable: None,
        };
        let all = settings(&config, &auth).into_iter();
        all.map(|(_, file)| file).collect()
    }
}
