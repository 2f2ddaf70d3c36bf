//! The behavior of clients beyond their models: the name of a service or operation comes in, its customizations go out.
//!
//! All of it is here, each row with its reason and its source. Rows are for protocols that can be generated;
//! `docs/customizations.md` has the state of everything that the published crates do.

/// Behavior of a client that its model does not state.
#[derive(Debug)]
pub struct Customization {
    /// The service or operation.
    pub subject: Subject<'static>,
    /// The behavior.
    pub behavior: Behavior,
    /// The reason for it.
    pub reason: &'static str,
    /// The place where it is documented.
    pub source: &'static str,
}

/// The subject of a customization.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject<'a> {
    /// The service of this `aws.api#service` `sdkId`.
    Service(&'a str),
    /// The operation of this name, in the service of this `sdkId`.
    Operation(&'a str, &'a str),
    /// Each service that signs under this name (`aws.auth#sigv4`).
    SigningName(&'a str),
    /// The shape of this name in the service of this `sdkId`, or a member of one: `Shape$member`.
    Shape(&'a str, &'a str),
}

/// The behavior of a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behavior {
    /// As if the operation had `smithy.api#longPoll`.
    LongPoll,
    /// The service's own defaults of retries, from version 2.1 of the retry behavior on.
    Retries(RetryDefaults),
    /// A bearer token is taken from the environment variable `AWS_BEARER_TOKEN_` and this.
    BearerTokenVariable(&'static str),
    /// Calls go to the endpoint that this member of the input names.
    EndpointMember(&'static str),
    /// Each request has this header, unless its input has it already.
    Header(&'static str, &'static str),
    /// A member of this name in the path is this text where it is empty or absent.
    LabelIfEmpty(&'static str, &'static str),
    /// A request has the hash of its body as a tree of hashes.
    TreeHash,
    /// A stream may be silent for long: it is not ended for that.
    NoStalledStreamProtection,
    /// The crate has the module `auth_token`, which makes the tokens that a database takes for passwords.
    AuthToken(Database),
    /// A label of the path that targets it has none of these at its start.
    LabelWithout(&'static [&'static str]),
    /// An error of this code is transient, whether or not the operation knows it.
    TransientError(&'static str),
    /// As if it were an error of the server with `smithy.api#retryable`.
    RetryableServerError,
    /// As if each member of each structure had `smithy.api#clientOptional`.
    ClientOptional,
    /// The path has no segment for this label, since the endpoint rules place it.
    LabelInEndpoint(&'static str),
    /// As if no operation had `smithy.api#endpoint`.
    NoHostPrefix,
    /// As if it had `smithy.api#sensitive`.
    Sensitive,
    /// As if it, and each member that targets it, had no `smithy.api#default`.
    NoDefault,
    /// The fluent builder has the method `presigned`. Its request is a GET, with what would be in the body as parameters of
    /// the query.
    PresignedInQuery,
}

/// A kind of databases that take tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Database {
    /// Aurora DSQL.
    Dsql,
    /// Those of RDS.
    Rds,
}

/// A service's own defaults of retries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryDefaults {
    /// The most attempts of a call, the first one included.
    pub max_attempts: u32,
    /// The longest wait before the second attempt, in milliseconds.
    pub initial_backoff: u64,
}

/// The decorators of the generator of the published crates.
macro_rules! published {
    ($path:literal) => {
        concat!("https://github.com/smithy-lang/smithy-rs/blob/main/", $path)
    };
}

const LONG_POLL: &str =
    "It is called in a loop; without a backoff, callers would repeat a failed call at once.";
const LONG_POLL_SOURCE: &str = published!(
    "codegen-client/src/main/kotlin/software/amazon/smithy/rust/codegen/client/smithy/customizations/LongPollingOperationDecorator.kt"
);

const fn long_poll(service: &'static str, operation: &'static str) -> Customization {
    Customization {
        subject: Subject::Operation(service, operation),
        behavior: Behavior::LongPoll,
        reason: LONG_POLL,
        source: LONG_POLL_SOURCE,
    }
}

const NO_DEFAULT: &str =
    "The service refuses the default, or takes it for a value that somebody has set.";
const NO_DEFAULT_SOURCE: &str = published!(
    "aws/codegen-aws-sdk/src/main/kotlin/software/amazon/smithy/rustsdk/customize/RemoveDefaultsDecorator.kt"
);

const fn no_default(service: &'static str, shape: &'static str) -> Customization {
    Customization {
        subject: Subject::Shape(service, shape),
        behavior: Behavior::NoDefault,
        reason: NO_DEFAULT,
        source: NO_DEFAULT_SOURCE,
    }
}

const STS_SOURCE: &str = published!(
    "aws/codegen-aws-sdk/src/main/kotlin/software/amazon/smithy/rustsdk/customize/sts/STSDecorator.kt"
);

const fn route_53_id(shape: &'static str) -> Customization {
    Customization {
        subject: Subject::Shape("Route 53", shape),
        behavior: Behavior::LabelWithout(&[
            "/hostedzone/",
            "hostedzone/",
            "/change/",
            "change/",
            "/delegationset/",
            "delegationset/",
        ]),
        reason: "Responses have the kind of a resource before its id, and requests take the id alone.",
        source: published!(
            "aws/codegen-aws-sdk/src/main/kotlin/software/amazon/smithy/rustsdk/customize/route53/Route53Decorator.kt"
        ),
    }
}

const GLACIER_SOURCE: &str = published!(
    "aws/codegen-aws-sdk/src/main/kotlin/software/amazon/smithy/rustsdk/customize/glacier/GlacierDecorator.kt"
);

const fn tree_hash(operation: &'static str) -> Customization {
    Customization {
        subject: Subject::Operation("Glacier", operation),
        behavior: Behavior::TreeHash,
        reason: "The service refuses an archive without the tree of the hashes of its parts.",
        source: GLACIER_SOURCE,
    }
}

const fn silent(service: &'static str, operation: &'static str) -> Customization {
    Customization {
        subject: Subject::Operation(service, operation),
        behavior: Behavior::NoStalledStreamProtection,
        reason: "The service answers when the work is done, and sends nothing until then.",
        source: published!(
            "aws/codegen-aws-sdk/src/main/kotlin/software/amazon/smithy/rustsdk/customize/AwsDisableStalledStreamProtection.kt"
        ),
    }
}

/// All of them.
pub const CUSTOMIZATIONS: &[Customization] = &[
    Customization {
        subject: Subject::Service("DynamoDB"),
        behavior: Behavior::Retries(RetryDefaults {
            max_attempts: 4,
            initial_backoff: 25,
        }),
        reason: "Calls take milliseconds, so the wait before a retry is short, and there is time for one more.",
        source: published!(
            "aws/codegen-aws-sdk/src/main/kotlin/software/amazon/smithy/rustsdk/customize/dynamodb/DynamoDbDecorator.kt"
        ),
    },
    long_poll("SQS", "ReceiveMessage"),
    long_poll("SFN", "GetActivityTask"),
    long_poll("SWF", "PollForActivityTask"),
    long_poll("SWF", "PollForDecisionTask"),
    Customization {
        subject: Subject::SigningName("bedrock"),
        behavior: Behavior::BearerTokenVariable("bedrock"),
        reason: "A token for this service alone (`AWS_BEARER_TOKEN_BEDROCK`), which other services do not accept.",
        source: published!(
            "aws/codegen-aws-sdk/src/main/kotlin/software/amazon/smithy/rustsdk/customize/EnvironmentTokenProviderDecorator.kt"
        ),
    },
    Customization {
        subject: Subject::Service("API Gateway"),
        behavior: Behavior::Header("accept", "application/json"),
        reason: "Without it the service answers in another form, with other names of members.",
        source: published!(
            "aws/codegen-aws-sdk/src/main/kotlin/software/amazon/smithy/rustsdk/customize/apigateway/ApiGatewayDecorator.kt"
        ),
    },
    Customization {
        subject: Subject::Service("Glacier"),
        behavior: Behavior::Header("x-amz-glacier-version", "2012-06-01"),
        reason: "The service refuses a request that does not say the version of the API.",
        source: GLACIER_SOURCE,
    },
    Customization {
        subject: Subject::Service("Glacier"),
        behavior: Behavior::LabelIfEmpty("accountId", "-"),
        reason: "The service takes a hyphen for the account that signs, so nobody has to know its number.",
        source: GLACIER_SOURCE,
    },
    Customization {
        subject: Subject::Service("DSQL"),
        behavior: Behavior::AuthToken(Database::Dsql),
        reason: "A database takes a signed URL for a password, which no operation makes.",
        source: published!(
            "aws/codegen-aws-sdk/src/main/kotlin/software/amazon/smithy/rustsdk/customize/dsql/DsqlDecorator.kt"
        ),
    },
    Customization {
        subject: Subject::Service("RDS"),
        behavior: Behavior::AuthToken(Database::Rds),
        reason: "A database takes a signed URL for a password, which no operation makes.",
        source: published!(
            "aws/codegen-aws-sdk/src/main/kotlin/software/amazon/smithy/rustsdk/customize/rds/RdsDecorator.kt"
        ),
    },
    Customization {
        subject: Subject::Service("EC2"),
        behavior: Behavior::ClientOptional,
        reason: "The model calls members required, and gives them defaults, that responses lack.",
        source: published!(
            "aws/codegen-aws-sdk/src/main/kotlin/software/amazon/smithy/rustsdk/customize/ec2/EC2MakePrimitivesOptional.kt"
        ),
    },
    Customization {
        subject: Subject::Service("S3"),
        behavior: Behavior::LabelInEndpoint("Bucket"),
        reason: "A bucket stands in the host or before the path, as the endpoint rules say.",
        source: published!(
            "aws/codegen-aws-sdk/src/main/kotlin/software/amazon/smithy/rustsdk/customize/s3/StripBucketFromPath.kt"
        ),
    },
    Customization {
        subject: Subject::Service("S3 Control"),
        behavior: Behavior::NoHostPrefix,
        reason: "The endpoint rules have put the account before the host already.",
        source: published!(
            "aws/codegen-aws-sdk/src/main/kotlin/software/amazon/smithy/rustsdk/customize/s3control/S3ControlDecorator.kt"
        ),
    },
    Customization {
        subject: Subject::Service("STS"),
        behavior: Behavior::TransientError("IDPCommunicationError"),
        reason: "Another party did not answer the service in time.",
        source: STS_SOURCE,
    },
    Customization {
        subject: Subject::Shape("STS", "IDPCommunicationErrorException"),
        behavior: Behavior::RetryableServerError,
        reason: "Another party did not answer the service in time.",
        source: STS_SOURCE,
    },
    Customization {
        subject: Subject::Shape("STS", "Credentials"),
        behavior: Behavior::Sensitive,
        reason: "Anyone who reads the credentials in a log can use them.",
        source: STS_SOURCE,
    },
    route_53_id("ResourceId"),
    route_53_id("ChangeId"),
    tree_hash("UploadArchive"),
    tree_hash("UploadMultipartPart"),
    silent("Lambda", "Invoke"),
    silent("Lambda", "InvokeAsync"),
    Customization {
        subject: Subject::Shape("SSO", "RoleCredentials"),
        behavior: Behavior::Sensitive,
        reason: "Anyone who reads the credentials in a log can use them.",
        source: published!(
            "aws/codegen-aws-sdk/src/main/kotlin/software/amazon/smithy/rustsdk/customize/sso/SSODecorator.kt"
        ),
    },
    no_default("AmplifyUIBuilder", "ListComponentsLimit"),
    no_default("AmplifyUIBuilder", "ListFormsLimit"),
    no_default("AmplifyUIBuilder", "ListThemesLimit"),
    no_default("drs", "Validity"),
    no_default("drs", "CostOptimizationConfiguration$burstBalanceThreshold"),
    no_default("drs", "CostOptimizationConfiguration$burstBalanceDeltaThreshold"),
    no_default("drs", "StrictlyPositiveInteger"),
    no_default("drs", "MaxResultsType"),
    no_default("drs", "MaxResultsReplicatingSourceServers"),
    no_default("drs", "LaunchActionOrder"),
    no_default("Evidently", "ResultsPeriod"),
    no_default("Location", "PlaceIndexSearchResultLimit"),
    no_default("Payment Cryptography Data", "IntegerRangeBetween4And12"),
    no_default("EMR Serverless", "WorkerCounts"),
    no_default("S3 Control", "PublicAccessBlockConfiguration$BlockPublicAcls"),
    no_default("S3 Control", "PublicAccessBlockConfiguration$IgnorePublicAcls"),
    no_default("S3 Control", "PublicAccessBlockConfiguration$BlockPublicPolicy"),
    no_default("S3 Control", "PublicAccessBlockConfiguration$RestrictPublicBuckets"),
    no_default("IoT", "ThingConnectivity$connected"),
    no_default("IoT", "DescribeProvisioningTemplateResponse$enabled"),
    no_default("IoT", "ProvisioningTemplateSummary$enabled"),
    // boto3 does so; the published crate does not, and its calls need `endpoint_url`.
    Customization {
        subject: Subject::Operation("Machine Learning", "Predict"),
        behavior: Behavior::EndpointMember("PredictEndpoint"),
        reason: "Each model has an endpoint of its own, which other operations of the service tell.",
        source: "https://smithy.io/2.0/aws/customizations/machinelearning-customizations.html",
    },
    Customization {
        subject: Subject::Operation("Polly", "SynthesizeSpeech"),
        behavior: Behavior::PresignedInQuery,
        reason: "The address of spoken text can be given to others: an audio player takes it as it is, since it needs no body.",
        source: published!(
            "aws/codegen-aws-sdk/src/main/kotlin/software/amazon/smithy/rustsdk/AwsPresigningDecorator.kt"
        ),
    },
];

/// Whether there is this behavior for this subject.
pub fn has(subject: Subject<'_>, behavior: Behavior) -> bool {
    of(subject).any(|it| it == behavior)
}

/// The behavior for this subject that `read` accepts.
pub fn find<T>(subject: Subject<'_>, read: impl Fn(Behavior) -> Option<T>) -> Option<T> {
    of(subject).find_map(read)
}

/// All behavior for this subject.
pub fn of(subject: Subject<'_>) -> impl Iterator<Item = Behavior> + '_ {
    let rows = CUSTOMIZATIONS.iter();
    rows.filter(move |row| row.subject == subject)
        .map(|row| row.behavior)
}

#[cfg(test)]
mod tests {
    use super::{Subject, CUSTOMIZATIONS};

    /// The page for users and contributors.
    const PAGE: &str = include_str!("../../docs/customizations.md");

    #[test]
    fn each_row_has_a_reason_and_a_source_and_is_on_the_page() {
        for row in CUSTOMIZATIONS {
            assert!(row.reason.ends_with('.'), "{row:?}");
            assert!(row.source.starts_with("https://"), "{row:?}");
            let name = match row.subject {
                Subject::Service(name) | Subject::SigningName(name) => name,
                Subject::Operation(_, name) => name,
                Subject::Shape(service, _) => service,
            };
            assert!(PAGE.contains(name), "{row:?}");
        }
    }
}
