//! Structures, their builders and their getters, and the union: by hand, without a client.

use super::recorder::Recorder;
use aws_sdk_partnercentralaccount::operation::list_connection_invitations::{
    ListConnectionInvitationsInput, ListConnectionInvitationsOutput,
};
use aws_sdk_partnercentralaccount::operation::RequestId;
use aws_sdk_partnercentralaccount::primitives::{Blob, DateTime, DateTimeFormat};
use aws_sdk_partnercentralaccount::types::builders::ConnectionInvitationSummaryBuilder;
use aws_sdk_partnercentralaccount::types::{
    BusinessValidationCode, BusinessValidationError, ConnectionInvitationSummary, ConnectionType,
    FieldValidationCode, FieldValidationError, InvitationStatus, ParticipantType, ValidationError,
};

/// Every structure, every accessor.
pub fn run(record: &mut Recorder) {
    input(record);
    output(record);
    summary(record);
    missing_members(record);
    validation_structures(record);
    union(record);
    primitives(record);
}

fn input(record: &mut Recorder) {
    let builder = ListConnectionInvitationsInput::builder()
        .catalog("AWS")
        .next_token(String::from("token"))
        .connection_type(ConnectionType::Subsidiary)
        .max_results(50)
        .other_participant_identifiers("111111111111")
        .other_participant_identifiers(String::from("222222222222"))
        .participant_type(ParticipantType::Receiver)
        .status(InvitationStatus::Accepted);
    record.debug("input builder", &builder);
    record.debug("get_catalog", builder.get_catalog());
    record.debug("get_next_token", builder.get_next_token());
    record.debug("get_connection_type", builder.get_connection_type());
    record.debug("get_max_results", builder.get_max_results());
    record.debug(
        "get_other_participant_identifiers",
        builder.get_other_participant_identifiers(),
    );
    record.debug("get_participant_type", builder.get_participant_type());
    record.debug("get_status", builder.get_status());
    let input = builder
        .clone()
        .build()
        .expect("inputs never fail to build here");
    record.debug("input", &input);
    record.debug("catalog()", input.catalog());
    record.debug("next_token()", input.next_token());
    record.debug("connection_type()", input.connection_type());
    record.debug("max_results()", input.max_results());
    record.debug(
        "other_participant_identifiers()",
        input.other_participant_identifiers(),
    );
    record.debug("participant_type()", input.participant_type());
    record.debug("status()", input.status());
    record.debug(
        "fields",
        (
            &input.catalog,
            input.max_results,
            &input.other_participant_identifiers,
        ),
    );
    let unset = builder
        .clone()
        .set_catalog(None)
        .set_next_token(None)
        .set_connection_type(None)
        .set_max_results(None)
        .set_other_participant_identifiers(None)
        .set_participant_type(None)
        .set_status(None);
    let empty = ListConnectionInvitationsInput::builder();
    record.debug("unset builder equals an empty one", unset == empty);
    record.debug("builders differ", builder == empty);
    let empty_input = empty.build().expect("inputs never fail to build here");
    record.debug(
        "empty list getter",
        empty_input.other_participant_identifiers(),
    );
    record.debug(
        "empty list field",
        &empty_input.other_participant_identifiers,
    );
    record.debug("inputs equal", input == input.clone());
    record.debug("inputs differ", input == empty_input);
}

fn output(record: &mut Recorder) {
    let builder = ListConnectionInvitationsOutput::builder()
        .connection_invitation_summaries(full_summary().build().expect("complete"))
        .connection_invitation_summaries(full_summary().id("pacinv-2").build().expect("complete"))
        .next_token("more");
    record.debug("output builder", &builder);
    record.debug(
        "get_connection_invitation_summaries",
        builder
            .get_connection_invitation_summaries()
            .as_ref()
            .map(Vec::len),
    );
    record.debug("get_next_token of output", builder.get_next_token());
    let output = builder.clone().build().expect("complete");
    record.debug("output", &output);
    record.debug("summaries", output.connection_invitation_summaries().len());
    record.debug("next_token of output", output.next_token());
    record.debug("request id of a handmade output", output.request_id());
    record.debug("outputs equal", output == output.clone());
    let unset = builder
        .set_connection_invitation_summaries(None)
        .set_next_token(None);
    record.result("output without summaries", unset.build());
}

/// Every member of a summary, set.
fn full_summary() -> ConnectionInvitationSummaryBuilder {
    ConnectionInvitationSummary::builder()
        .catalog("AWS")
        .id("pacinv-1234567890abc")
        .arn("arn:aws:partnercentral:us-east-1::catalog/AWS/connection-invitation/pacinv-1234567890abc")
        .connection_id("pac-1234567890abc")
        .connection_type(ConnectionType::OpportunityCollaboration)
        .created_at(DateTime::from_secs(1_700_000_000))
        .updated_at(DateTime::from_secs_and_nanos(1_700_000_001, 500_000_000))
        .expires_at(DateTime::from_millis(1_800_000_000_123))
        .other_participant_identifier("123456789012")
        .participant_type(ParticipantType::Sender)
        .status(InvitationStatus::Pending)
}

fn summary(record: &mut Recorder) {
    let builder = full_summary();
    record.debug("summary builder", &builder);
    record.debug(
        "summary builder getters 1",
        (
            builder.get_catalog(),
            builder.get_id(),
            builder.get_arn(),
            builder.get_connection_id(),
        ),
    );
    record.debug(
        "summary builder getters 2",
        (
            builder.get_connection_type(),
            builder.get_created_at(),
            builder.get_updated_at(),
            builder.get_expires_at(),
        ),
    );
    record.debug(
        "summary builder getters 3",
        (
            builder.get_other_participant_identifier(),
            builder.get_participant_type(),
            builder.get_status(),
        ),
    );
    let summary = builder.build().expect("complete");
    record.debug("summary", &summary);
    let texts: [&str; 4] = [
        summary.catalog(),
        summary.id(),
        summary.arn(),
        summary.other_participant_identifier(),
    ];
    record.debug("summary texts", texts);
    let times: [&DateTime; 2] = [summary.created_at(), summary.updated_at()];
    record.debug("summary times", times);
    let optional: (Option<&str>, Option<&DateTime>) =
        (summary.connection_id(), summary.expires_at());
    record.debug("summary optional members", optional);
    let kinds: (&ConnectionType, &ParticipantType, &InvitationStatus) = (
        summary.connection_type(),
        summary.participant_type(),
        summary.status(),
    );
    record.debug("summary kinds", kinds);
    record.debug(
        "summary fields",
        (
            &summary.id,
            &summary.connection_id,
            summary.created_at,
            &summary.status,
        ),
    );
    let without_optional = full_summary()
        .set_connection_id(None)
        .set_expires_at(None)
        .build();
    record.result("summary without optional members", without_optional);
}

/// Each required member left out in turn, then all of them.
fn missing_members(record: &mut Recorder) {
    record.result(
        "summary without catalog",
        full_summary().set_catalog(None).build(),
    );
    record.result("summary without id", full_summary().set_id(None).build());
    record.result("summary without arn", full_summary().set_arn(None).build());
    record.result(
        "summary without type",
        full_summary().set_connection_type(None).build(),
    );
    record.result(
        "summary without created_at",
        full_summary().set_created_at(None).build(),
    );
    record.result(
        "summary without updated_at",
        full_summary().set_updated_at(None).build(),
    );
    record.result(
        "summary without other",
        full_summary()
            .set_other_participant_identifier(None)
            .build(),
    );
    record.result(
        "summary without participant",
        full_summary().set_participant_type(None).build(),
    );
    record.result(
        "summary without status",
        full_summary().set_status(None).build(),
    );
    record.result(
        "summary of nothing",
        ConnectionInvitationSummary::builder().build(),
    );
    record.debug(
        "error of a builder",
        ConnectionInvitationSummary::builder().build().err(),
    );
}

fn validation_structures(record: &mut Recorder) {
    let field = FieldValidationError::builder()
        .name("Catalog")
        .message("must not be empty")
        .code(FieldValidationCode::RequiredFieldMissing);
    record.debug(
        "field error getters",
        (field.get_name(), field.get_message(), field.get_code()),
    );
    record.result(
        "field error without name",
        field.clone().set_name(None).build(),
    );
    record.result(
        "field error without message",
        field.clone().set_message(None).build(),
    );
    record.result(
        "field error without code",
        field.clone().set_code(None).build(),
    );
    let field = field.build().expect("complete");
    record.debug("field error", (field.name(), field.message(), field.code()));
    let business = BusinessValidationError::builder()
        .message("not like this")
        .code(BusinessValidationCode::IncompatibleLegalName);
    record.debug(
        "business error getters",
        (business.get_message(), business.get_code()),
    );
    record.result(
        "business error without message",
        business.clone().set_message(None).build(),
    );
    record.result(
        "business error without code",
        business.clone().set_code(None).build(),
    );
    let business = business.build().expect("complete");
    record.debug("business error", (business.message(), business.code()));
}

fn union(record: &mut Recorder) {
    let field = FieldValidationError::builder()
        .name("Status")
        .message("no such value")
        .code(FieldValidationCode::InvalidEnumValue)
        .build()
        .expect("complete");
    let business = BusinessValidationError::builder()
        .message("tier too low")
        .code(BusinessValidationCode::IneligibleAccountTier)
        .build()
        .expect("complete");
    for variant in [
        ValidationError::FieldValidationError(field),
        ValidationError::BusinessValidationError(business),
    ] {
        record.debug("union", &variant);
        record.debug(
            "union is",
            (
                variant.is_field_validation_error(),
                variant.is_business_validation_error(),
                variant.is_unknown(),
            ),
        );
        record.debug("union as field", variant.as_field_validation_error());
        record.debug("union as business", variant.as_business_validation_error());
        let word = match &variant {
            ValidationError::FieldValidationError(inner) => inner.name(),
            ValidationError::BusinessValidationError(inner) => inner.message(),
            _ => "neither",
        };
        record.line("union matched", word);
    }
}

fn primitives(record: &mut Recorder) {
    let time = DateTime::from_str("2025-11-30T08:15:30.123456Z", DateTimeFormat::DateTime);
    record.result(
        "timestamp",
        time.map(|time| (time.secs(), time.subsec_nanos())),
    );
    record.debug("blob", Blob::new("bytes").into_inner());
}
