//! The facts of the service: its names and its protocol.

use smithy_model::traits::{AwsQueryCompatible, AwsService, RestXml, TargetPrefix, Title};
use smithy_model::Shape;

use super::context::Context;
use crate::customizations::{self, Behavior, RetryDefaults, Subject};
use crate::ir::documentation::one_line;
use crate::ir::service::ProtocolConstant;
use crate::ir::Service;
use crate::options::Options;
use crate::protocol::Constant;

/// The facts of the service.
pub(super) fn lower(options: &Options, context: &Context<'_, '_>) -> Service {
    let shape = context.service.shape;
    let sdk_id = sdk_id(shape);
    Service {
        wire_name: shape
            .get::<TargetPrefix>()
            .map_or(shape.name(), TargetPrefix::as_str)
            .to_owned(),
        short_name: sdk_id.replace(' ', "").to_lowercase(),
        package: options.package.as_str().to_owned(),
        protocol: protocol(context),
        query_compatible: shape.has::<AwsQueryCompatible>() && context.protocol.query_compatible,
        headers: headers(&sdk_id),
        auth_token: customizations::find(Subject::Service(&sdk_id), |it| match it {
            Behavior::AuthToken(database) => Some(database),
            _ => None,
        }),
        transient_errors: transient_errors(&sdk_id),
        retry_defaults: retry_defaults(&sdk_id),
        sdk_id,
    }
}

/// The constant of the protocol that the client speaks.
fn protocol(context: &Context<'_, '_>) -> ProtocolConstant {
    let service = context.service;
    let name = match context.protocol.constant {
        Constant::Same(name) | Constant::OfVersion(name) => name,
        Constant::ByErrors(usual, with_bare_errors) => {
            let rest_xml = service.shape.get::<RestXml>();
            match rest_xml.is_some_and(|rest_xml| rest_xml.no_error_wrapping) {
                true => with_bare_errors,
                false => usual,
            }
        }
    };
    let is_completed = matches!(context.protocol.constant, Constant::OfVersion(_));
    ProtocolConstant {
        name,
        feature: context.protocol.feature,
        version: is_completed.then(|| service.service.version.to_string()),
    }
}

/// The headers that each request of the service has.
fn headers(sdk_id: &str) -> Vec<(&'static str, &'static str)> {
    let header = |it| match it {
        Behavior::Header(name, value) => Some((name, value)),
        _ => None,
    };
    customizations::of(Subject::Service(sdk_id))
        .filter_map(header)
        .collect()
}

/// The codes of errors that are transient in this service alone.
fn transient_errors(sdk_id: &str) -> Vec<&'static str> {
    let code = |it| match it {
        Behavior::TransientError(code) => Some(code),
        _ => None,
    };
    customizations::of(Subject::Service(sdk_id))
        .filter_map(code)
        .collect()
}

/// The service's own defaults of retries.
fn retry_defaults(sdk_id: &str) -> Option<RetryDefaults> {
    customizations::find(Subject::Service(sdk_id), |it| match it {
        Behavior::Retries(defaults) => Some(defaults),
        _ => None,
    })
}

/// The id that SDKs name their clients after; the name of the shape where the model gives none.
pub(super) fn sdk_id(shape: &Shape) -> String {
    let service = shape.get::<AwsService>();
    match service {
        Some(service) => service.sdk_id.to_string(),
        None => shape.name().to_owned(),
    }
}

/// The title of the service.
pub(super) fn title(shape: &Shape) -> String {
    let title = shape.get::<Title>();
    let title = title.map_or_else(|| sdk_id(shape), |title| title.as_str().to_owned());
    one_line(&title)
}
