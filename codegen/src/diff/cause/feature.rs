//! Items that a crate has as soon as something in the model has a trait: one that came or went comes in, the first shape or
//! member of the service with the trait goes out as its cause.

use smithy_model::traits::AppliedTrait;
use smithy_model::{Member, Model, Origin, Shape, ShapeKind};

use super::model::{Causes, Side};
use crate::diff::compare::Finding;
use crate::diff::event::Cause;

/// What brings items: a trait, on a shape of a kind.
#[derive(Debug)]
struct Brought {
    id: &'static str,
    is_it: fn(&Shape) -> bool,
    /// The items by their paths; all within a module whose path ends with `::`.
    paths: &'static [&'static str],
}

const BROUGHT: &[Brought] = &[
    on_any(
        "smithy.api#idempotencyToken",
        &["config::Builder::idempotency_token_provider"],
    ),
    on_any(
        "smithy.api#endpoint",
        &["config::Builder::disable_host_prefix_injection"],
    ),
    on_any(
        "smithy.api#requestCompression",
        &[
            "config::Builder::disable_request_compression",
            "config::Builder::request_min_compression_size_bytes",
        ],
    ),
    on_any(
        "smithy.api#httpBearerAuth",
        &[
            "config::Builder::bearer_token",
            "config::Builder::bearer_token_resolver",
            "config::Builder::token_provider",
            "config::ProvideToken",
            "config::ResolveIdentity",
            "config::SharedTokenProvider",
            "config::Token",
        ],
    ),
    on_any(
        "aws.auth#sigv4",
        &[
            "config::Builder::credentials_provider",
            "config::Builder::signing_name",
            "config::Credentials",
            "config::ProvideCredentials",
            "config::SharedCredentialsProvider",
        ],
    ),
    on_any(
        "aws.auth#sigv4a",
        &[
            "config::Builder::sigv4a_signing_region_set",
            "feature sigv4a",
        ],
    ),
    Brought {
        id: "smithy.api#streaming",
        is_it: |shape| matches!(shape.kind, ShapeKind::Blob),
        paths: &[
            "primitives::AggregatedBytes",
            "primitives::ByteStream",
            "primitives::ByteStreamError",
            "primitives::FsBuilder",
            "primitives::Length",
            "primitives::SdkBody",
        ],
    },
    Brought {
        id: "smithy.api#streaming",
        is_it: |shape| matches!(shape.kind, ShapeKind::Union(_)),
        paths: &["primitives::event_stream::"],
    },
    on_any(
        "aws.api#clientDiscoveredEndpoint",
        &["endpoint_discovery", "endpoint_discovery::ReloadEndpoint"],
    ),
    on_any("smithy.api#http", &["presigning"]),
    on_any("smithy.waiters#waitable", &["waiters"]),
];

const fn on_any(id: &'static str, paths: &'static [&'static str]) -> Brought {
    Brought {
        id,
        is_it: |_| true,
        paths,
    }
}

/// A shape or member with a trait.
struct User<'m> {
    shape: &'m Shape,
    member: Option<&'m Member>,
    applied: &'m AppliedTrait,
}

impl User<'_> {
    fn name(&self) -> String {
        match self.member {
            Some(member) => format!("{}${}", self.shape.name(), member.name()),
            None => self.shape.name().to_owned(),
        }
    }

    fn origin(&self) -> Origin {
        self.applied.origin()
    }
}

/// What brings the item at a path.
fn brought_by(path: &str) -> Option<&'static Brought> {
    let is_it = |known: &str| match known.ends_with("::") {
        true => path.starts_with(known),
        false => path == known,
    };
    BROUGHT
        .iter()
        .find(|one| one.paths.iter().any(|known| is_it(known)))
}

impl Causes<'_> {
    /// An item that came or went with the first or last use of a trait.
    pub(super) fn of_feature(&self, finding: &Finding) -> Option<Cause> {
        let brought = brought_by(&finding.item.path)?;
        let both = (first(&self.old, brought), first(&self.new, brought));
        let (is_new, user) = match both {
            (None, Some(user)) => (true, user),
            (Some(user), None) => (false, user),
            _ => return None,
        };
        let other = if is_new { &self.old } else { &self.new };
        // The shape with the trait may be in the other model too, and not be used there.
        if has(other.model, &user) {
            return self.of_use(is_new, user.shape.id.as_str());
        }
        let name = brought.id.strip_prefix("smithy.api#").unwrap_or(brought.id);
        let verb = if is_new { "new" } else { "gone" };
        let text = format!("`@{name}` is {verb} on `{}`", user.name());
        let origin = Some(user.origin());
        Some(match is_new {
            true => Cause {
                text,
                old: None,
                new: origin,
            },
            false => Cause {
                text,
                old: origin,
                new: None,
            },
        })
    }
}

/// The first shape or member of the service that brings such items.
fn first<'m>(side: &Side<'m>, brought: &Brought) -> Option<User<'m>> {
    let closure = side.service?.closure();
    let mut shapes = closure.into_iter().filter(|shape| (brought.is_it)(shape));
    shapes.find_map(|shape| of_shape(shape, brought.id))
}

fn of_shape<'m>(shape: &'m Shape, id: &str) -> Option<User<'m>> {
    let user = |member, applied| User {
        shape,
        member,
        applied,
    };
    let own = shape.traits.applied(id);
    own.map(|applied| user(None, applied)).or_else(|| {
        let mut members = shape.members();
        members.find_map(|member| Some(user(Some(member), member.traits.applied(id)?)))
    })
}

/// Whether another model has the trait at the same shape or member, which its service does not use then.
fn has(model: &Model, user: &User<'_>) -> bool {
    let Some(shape) = model.shape(user.shape.id.as_str()) else {
        return false;
    };
    let id = user.applied.id.as_str();
    match user.member {
        None => shape.traits.applied(id).is_some(),
        Some(member) => shape
            .member(member.name())
            .is_some_and(|member| member.traits.applied(id).is_some()),
    }
}
