//! The service document of this repository: the facts it must state, and its rules against the data.

use serde_json::Value;
use smithy_model::traits::{
    AwsService, Documentation, Error, HttpError, Input, Length, Output, Paginated, Pattern,
    Readonly, Required, Retryable, SigV4, TimestampFormat,
};
use smithy_model::{load, traits, Member, Model, Node, SourceFile};
use tests::conformance;

const PATH: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../model/services/partnercentral-account.json"
);
const NAMESPACE: &str = "com.amazonaws.partnercentralaccount";

fn document() -> Model {
    let files = [SourceFile::open(PATH.as_ref()).unwrap()];
    let model = load(&files).unwrap_or_else(|findings| panic!("{}", findings.render(&files)));
    assert!(model.warnings().is_empty(), "{}", model.warnings());
    model
}

/// A shape's members on a line each: name, target, what is said of it.
fn members(model: &Model, name: &str) -> String {
    let shape = model.shape(&format!("{NAMESPACE}#{name}")).unwrap();
    let line = |member: &Member| {
        let mut line = format!("{}: {}", member.name(), member.target.name());
        if member.has::<Required>() {
            line.push_str(", required");
        }
        if let Some(traits::Default(value)) = member.get() {
            line.push_str(&format!(", default {value}"));
        }
        if let Some(Length { max: Some(max), .. }) = member.get() {
            line.push_str(&format!(", at most {max}"));
        }
        line
    };
    shape.members().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_operation_hangs_off_its_resource() {
    let model = document();
    let service = model.services().next().unwrap();
    assert_eq!(
        service.shape.id,
        "com.amazonaws.partnercentralaccount#PartnerCentralAccount"
    );
    assert_eq!(&*service.service.version, "2025-04-04");
    assert!(service.service.operations.is_empty());
    let operations = service.operations();
    assert_eq!(operations.len(), 1);
    let operation = operations[0];
    assert_eq!(operation.shape.name(), "ListConnectionInvitations");
    assert!(operation.shape.has::<Readonly>());
    assert!(operation.input().has::<Input>() && operation.output().has::<Output>());
    let expected = Paginated {
        input_token: Some("NextToken".into()),
        output_token: Some("NextToken".into()),
        items: Some("ConnectionInvitationSummaries".into()),
        page_size: Some("MaxResults".into()),
    };
    assert_eq!(operation.pagination(&service), Some(expected));
    let errors = operation.errors(&service);
    let errors: Vec<String> = errors
        .iter()
        .map(|error| {
            let status = error.get::<HttpError>().unwrap().0;
            let retried = error.get::<Retryable>().map(|retried| retried.throttling);
            format!(
                "{} {:?} {status} {retried:?}",
                error.name(),
                error.get::<Error>().unwrap()
            )
        })
        .collect();
    insta::assert_snapshot!(errors.join("\n"), @r"
    AccessDeniedException Client 403 None
    InternalServerException Server 500 Some(false)
    ThrottlingException Client 429 Some(false)
    ValidationException Client 400 None
    ");
}

#[test]
fn the_service_says_what_it_is_called() {
    let model = document();
    let service = model.services().next().unwrap().shape;
    let called = service.get::<AwsService>().unwrap();
    assert_eq!(&*called.sdk_id, "PartnerCentral Account");
    assert_eq!(
        called.endpoint_prefix.as_deref(),
        Some("partnercentral-account")
    );
    assert_eq!(called.arn_namespace.as_deref(), Some("partnercentral"));
    let source = called.cloud_trail_event_source.as_deref();
    assert_eq!(source, Some("partnercentral-account.amazonaws.com"));
    assert_eq!(
        &*service.get::<SigV4>().unwrap().name,
        "partnercentral-account"
    );
    assert!(service.has::<traits::AwsJson1_0>());
    let title = service.get::<traits::Title>().unwrap();
    assert_eq!(title.as_str(), "Partner Central Account API");
}

#[test]
fn members_are_as_the_service_has_them() {
    let model = document();
    insta::assert_snapshot!(members(&model, "ListConnectionInvitationsRequest"), @r"
    Catalog: Catalog, required
    NextToken: NextToken
    ConnectionType: ConnectionType
    MaxResults: MaxResults, default 20
    OtherParticipantIdentifiers: ParticipantIdentifierList, at most 100
    ParticipantType: ParticipantType
    Status: InvitationStatus
    ");
    insta::assert_snapshot!(members(&model, "ListConnectionInvitationsResponse"), @r"
    ConnectionInvitationSummaries: ConnectionInvitationSummaryList, required
    NextToken: NextToken
    ");
    insta::assert_snapshot!(members(&model, "ConnectionInvitationSummary"), @r"
    Catalog: Catalog, required
    Id: ConnectionInvitationId, required
    Arn: ConnectionInvitationArn, required
    ConnectionId: ConnectionId
    ConnectionType: ConnectionType, required
    CreatedAt: DateTime, required
    UpdatedAt: DateTime, required
    ExpiresAt: DateTime
    OtherParticipantIdentifier: ParticipantIdentifier, required
    ParticipantType: ParticipantType, required
    Status: InvitationStatus, required
    ");
    insta::assert_snapshot!(members(&model, "ValidationException"), @r"
    Message: String, required
    Reason: ValidationExceptionReason, required
    ErrorDetails: ValidationErrorList
    ");
    insta::assert_snapshot!(members(&model, "ThrottlingException"), @r"
    Message: String, required
    ServiceCode: String
    QuotaCode: String
    ");
}

#[test]
fn simple_shapes_have_their_limits() {
    let model = document();
    let lines: Vec<String> = model
        .shapes()
        .filter(|shape| shape.id.namespace() == NAMESPACE)
        .filter_map(|shape| {
            let length = shape.get::<Length>();
            let pattern = shape.get::<Pattern>().map(Pattern::as_str);
            let range = shape.get::<traits::Range>();
            let limited = length.is_some() || pattern.is_some() || range.is_some();
            let length = length.map(|length| (length.min, length.max));
            let range = range.map(|range| (range.min.as_ref(), range.max.as_ref()));
            limited.then(|| format!("{}: {length:?} {pattern:?} {range:?}", shape.name()))
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"), @r#"
    Catalog: Some((Some(1), Some(64))) Some("^[a-zA-Z0-9-]+$") None
    ConnectionId: None Some("^pac-[A-Za-z0-9]{13}$") None
    ConnectionInvitationArn: Some((Some(1), Some(200))) Some("^arn:[a-zA-Z0-9-]+:partnercentral:[a-z0-9\\-]*::catalog/[a-zA-Z]+/connection-invitation/pacinv-[A-Za-z0-9]{13}$") None
    ConnectionInvitationId: None Some("^pacinv-[A-Za-z0-9]{13}$") None
    MaxResults: None None Some((Some(Number { text: "1" }), Some(Number { text: "100" })))
    NextToken: Some((Some(1), Some(2048))) Some("^[\\S]+$") None
    ParticipantIdentifier: Some((Some(1), Some(100))) Some("^[a-zA-Z0-9-]+$") None
    "#);
    let time = model
        .shape("com.amazonaws.partnercentralaccount#DateTime")
        .unwrap();
    assert_eq!(
        time.get::<TimestampFormat>(),
        Some(&TimestampFormat::DateTime)
    );
}

#[test]
fn everything_is_documented() {
    let model = document();
    for shape in model
        .shapes()
        .filter(|shape| shape.id.namespace() == NAMESPACE)
    {
        let text = shape
            .get::<Documentation>()
            .unwrap_or_else(|| panic!("{}", shape.id));
        assert!(text.as_str().starts_with("<p>") && text.as_str().ends_with("</p>"));
        for member in shape.members() {
            assert!(member.has::<Documentation>(), "{}", member.id);
        }
    }
}

/// Leaves out what is written in words.
fn without_documentation(value: &Value) -> Value {
    match value {
        Value::Object(object) => {
            let fields = object.iter().filter(|(key, _)| *key != "documentation");
            fields
                .map(|(key, value)| (key.clone(), without_documentation(value)))
                .collect()
        }
        Value::Array(items) => items.iter().map(without_documentation).collect(),
        other => other.clone(),
    }
}

fn to_value(node: &Node) -> Value {
    serde_json::from_str(&node.to_string()).unwrap()
}

#[test]
#[cfg_attr(
    not(data = "endpoint-rules"),
    ignore = "needs endpoint-rules of CONFORMANCE_DATA"
)]
fn the_rules_are_those_of_the_service() {
    let folder = conformance::path("endpoint-rules/partnercentral-account");
    let read = |name: &str| -> Value {
        serde_json::from_str(&std::fs::read_to_string(folder.join(name)).unwrap()).unwrap()
    };
    let model = document();
    let service = model.services().next().unwrap().shape;
    let rules = to_value(&service.get::<traits::EndpointRuleSet>().unwrap().0);
    let expected = read("endpoint-rule-set-1.json");
    assert_eq!(
        without_documentation(&rules),
        without_documentation(&expected)
    );
    let cases = to_value(&service.get::<traits::EndpointTests>().unwrap().0);
    let expected = read("endpoint-tests-1.json");
    let expected = expected["testCases"].as_array().unwrap();
    let cases = without_documentation(&cases["testCases"]);
    let cases = cases.as_array().unwrap();
    for case in expected {
        let mut case = without_documentation(case);
        let fields = case.as_object_mut().unwrap();
        fields
            .entry("params")
            .or_insert_with(|| serde_json::json!({}));
        assert!(cases.contains(&case), "{case}");
    }
    conformance::ran("endpoint cases of the document", expected.len());
}
