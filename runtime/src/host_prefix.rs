//! `smithy.api#endpoint`: a prefix before the host that the endpoint rules give, in which labels
//! stand for members of the input (`smithy.api#hostLabel`). A setting turns it off for hosts without subdomains, such as
//! those of tests.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::error::InvalidEndpointError;
use aws_smithy_runtime_api::client::endpoint::EndpointPrefix;
use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::error::ContextAttachedError;
use aws_smithy_runtime_api::client::interceptors::{
    dyn_dispatch_hint, Intercept, SharedInterceptor,
};
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};

use crate::operation::OperationData;
use crate::shape::{Structure, Value};

/// Whether calls go to the host that the endpoint rules give, without a prefix; false unless it is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DisableHostPrefixInjection(pub bool);

impl Storable for DisableHostPrefixInjection {
    type Storer = StoreReplace<Self>;
}

/// The interceptor that puts an operation's prefix into its configuration, if it has one.
pub(crate) fn interceptor(operation: &'static OperationData) -> Option<SharedInterceptor> {
    let template = operation.descriptor.host_prefix?;
    Some(SharedInterceptor::permanent(HostPrefixInterceptor {
        operation,
        template,
    }))
}

#[derive(Debug)]
struct HostPrefixInterceptor {
    operation: &'static OperationData,
    template: &'static str,
}

#[dyn_dispatch_hint]
impl Intercept for HostPrefixInterceptor {
    fn name(&self) -> &'static str {
        "HostPrefixInterceptor"
    }

    fn read_before_execution(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let disabled = cfg.load::<DisableHostPrefixInjection>().copied();
        if disabled.unwrap_or_default().0 {
            return Ok(());
        }
        let input = (self.operation.input)(context.input());
        let input = input.ok_or("the input is not this operation's")?;
        let failed = |error: InvalidEndpointError| {
            ContextAttachedError::new("endpoint prefix could not be built", error)
        };
        let prefix = expand(self.template, input)
            .map_err(|message| failed(InvalidEndpointError::failed_to_construct_uri(message)))?;
        let prefix = EndpointPrefix::new(prefix).map_err(failed)?;
        cfg.interceptor_state().store_put(prefix);
        Ok(())
    }
}

/// The prefix with the labels replaced by the members that they name.
fn expand(template: &str, input: &dyn Structure) -> Result<String, String> {
    let mut prefix = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((literal, tail)) = rest.split_once('{') {
        let Some((label, tail)) = tail.split_once('}') else {
            break;
        };
        prefix.push_str(literal);
        prefix.push_str(label_value(label, input)?);
        rest = tail;
    }
    prefix.push_str(rest);
    Ok(prefix)
}

fn label_value<'a>(label: &str, input: &'a dyn Structure) -> Result<&'a str, String> {
    match input.named(label).and_then(Value::text) {
        Some(text) if is_host_part(text) => Ok(text),
        Some(text) if !text.is_empty() => Err(format!(
            "{label} is {text:?}, which cannot be part of a host name"
        )),
        _ => Err(format!(
            "{label} was unset or empty but must be set as part of the endpoint prefix"
        )),
    }
}

/// Whether a text can stand in a host: the unreserved characters of RFC 3986. A user's value must
/// not bring a port, a user or a path of its own, and so name another host.
fn is_host_part(text: &str) -> bool {
    let is_unreserved =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    !text.is_empty() && text.bytes().all(is_unreserved)
}

#[cfg(test)]
mod tests {
    use super::expand;
    use crate::shape::Structure;

    struct Input {
        account: Option<String>,
        count: Option<i32>,
    }

    crate::structure! {
        Input "Input",
        0 => account "accountId",
        1 => count "count",
    }

    fn with(account: Option<&str>) -> Input {
        Input {
            account: account.map(str::to_owned),
            ..Input::empty()
        }
    }

    #[test]
    fn labels_are_replaced_by_members() {
        let input = with(Some("123"));
        for (template, expected) in [
            ("data.", "data."),
            ("{accountId}.", "123."),
            ("a-{accountId}.{accountId}-b.", "a-123.123-b."),
            ("open{", "open{"),
        ] {
            assert_eq!(expand(template, &input).as_deref(), Ok(expected));
        }
    }

    #[test]
    fn a_label_without_a_value_or_with_a_harmful_one_is_refused() {
        for account in [
            None,
            Some(""),
            Some("evil.com/"),
            Some("a@b"),
            Some("a:1"),
            Some("a?b"),
            Some("é"),
        ] {
            assert!(
                expand("{accountId}.", &with(account)).is_err(),
                "{account:?}"
            );
        }
        assert!(expand("{count}.", &with(None)).is_err());
        assert!(expand("{nothing}.", &with(None)).is_err());
    }
}
