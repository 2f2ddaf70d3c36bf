//! The credentials that the service knows unless others are set. They exist nowhere else, and open
//! nothing.

use crate::sigv4::KnownCredentials;

/// Access key id of the long-term credentials.
pub const ACCESS_KEY_ID: &str = "AKIDLOCALSERVICE";
/// Secret access key of the long-term credentials.
pub const SECRET_ACCESS_KEY: &str = "local-service-secret-access-key";
/// Access key id of the temporary credentials.
pub const TEMPORARY_ACCESS_KEY_ID: &str = "ASIDLOCALSERVICE";
/// Secret access key of the temporary credentials.
pub const TEMPORARY_SECRET_ACCESS_KEY: &str = "local-service-temporary-secret-access-key";
/// Session token that the temporary credentials must send along.
pub const SESSION_TOKEN: &str = "local-service-session-token";

/// Long-term and temporary credentials.
pub fn all() -> Vec<KnownCredentials> {
    vec![
        KnownCredentials {
            access_key_id: ACCESS_KEY_ID.to_owned(),
            secret_access_key: SECRET_ACCESS_KEY.to_owned(),
            session_token: None,
        },
        KnownCredentials {
            access_key_id: TEMPORARY_ACCESS_KEY_ID.to_owned(),
            secret_access_key: TEMPORARY_SECRET_ACCESS_KEY.to_owned(),
            session_token: Some(SESSION_TOKEN.to_owned()),
        },
    ]
}
