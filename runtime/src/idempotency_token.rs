//! The source of idempotency tokens (`smithy.api#idempotencyToken`).

use std::sync::Mutex;

use aws_smithy_types::config_bag::{Storable, StoreReplace};

/// Makes the tokens for members with `smithy.api#idempotencyToken` that the caller left out: random UUIDs of version 4, or a fixed or seeded sequence in tests.
#[derive(Debug)]
pub struct IdempotencyTokenProvider {
    source: Source,
}

#[derive(Debug)]
enum Source {
    Fixed(&'static str),
    Random(Mutex<fastrand::Rng>),
}

impl IdempotencyTokenProvider {
    /// A provider that always gives this token.
    pub fn fixed(token: &'static str) -> Self {
        Self {
            source: Source::Fixed(token),
        }
    }

    /// A provider of random tokens.
    pub fn random() -> Self {
        Self {
            source: Source::Random(Mutex::new(fastrand::Rng::new())),
        }
    }

    /// A provider of the tokens that follow from this seed.
    pub fn with_seed(seed: u64) -> Self {
        Self {
            source: Source::Random(Mutex::new(fastrand::Rng::with_seed(seed))),
        }
    }

    /// The next token.
    pub fn make_idempotency_token(&self) -> String {
        match &self.source {
            Source::Fixed(token) => (*token).to_owned(),
            Source::Random(generator) => {
                let mut generator = generator
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner);
                uuid_v4(generator.u128(..))
            }
        }
    }
}

impl From<&'static str> for IdempotencyTokenProvider {
    fn from(token: &'static str) -> Self {
        Self::fixed(token)
    }
}

impl Clone for IdempotencyTokenProvider {
    /// A random provider's clone has a sequence of its own.
    fn clone(&self) -> Self {
        match &self.source {
            Source::Fixed(token) => Self::fixed(token),
            Source::Random(_) => Self::random(),
        }
    }
}

impl Storable for IdempotencyTokenProvider {
    type Storer = StoreReplace<Self>;
}

/// The UUID of version 4 with these random bits.
fn uuid_v4(bits: u128) -> String {
    let builder = uuid::Builder::from_random_bytes(bits.to_be_bytes());
    builder.into_uuid().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_has_the_form_of_a_uuid_of_version_4() {
        assert_eq!(uuid_v4(0), "00000000-0000-4000-8000-000000000000");
        assert_eq!(uuid_v4(u128::MAX), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }

    #[test]
    fn a_seed_fixes_the_sequence() {
        let tokens = |seed| IdempotencyTokenProvider::with_seed(seed).make_idempotency_token();
        assert_eq!(tokens(7), tokens(7));
        assert_ne!(tokens(7), tokens(8));
    }
}
