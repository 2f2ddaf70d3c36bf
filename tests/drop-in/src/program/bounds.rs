//! What the compiler must accept: bounds on the types that programs move between threads, store and print.

use super::recorder::Recorder;
use aws_sdk_partnercentralaccount::client::customize::CustomizableOperation;
use aws_sdk_partnercentralaccount::config::{auth, endpoint, Builder, Config};
use aws_sdk_partnercentralaccount::error::{
    BuildError, DisplayErrorContext, ErrorMetadata, ProvideErrorMetadata, SdkError,
    UnknownVariantError,
};
use aws_sdk_partnercentralaccount::operation::list_connection_invitations::builders::{
    ListConnectionInvitationsFluentBuilder, ListConnectionInvitationsInputBuilder,
    ListConnectionInvitationsOutputBuilder,
};
use aws_sdk_partnercentralaccount::operation::list_connection_invitations::paginator::{
    ListConnectionInvitationsPaginator, ListConnectionInvitationsPaginatorItems,
};
use aws_sdk_partnercentralaccount::operation::list_connection_invitations::{
    ListConnectionInvitations, ListConnectionInvitationsError, ListConnectionInvitationsInput,
    ListConnectionInvitationsOutput,
};
use aws_sdk_partnercentralaccount::operation::RequestId;
use aws_sdk_partnercentralaccount::primitives::{Blob, DateTime, DateTimeFormat};
use aws_sdk_partnercentralaccount::types::builders::{
    BusinessValidationErrorBuilder, ConnectionInvitationSummaryBuilder, FieldValidationErrorBuilder,
};
use aws_sdk_partnercentralaccount::types::error::builders::{
    AccessDeniedExceptionBuilder, InternalServerExceptionBuilder, ThrottlingExceptionBuilder,
    ValidationExceptionBuilder,
};
use aws_sdk_partnercentralaccount::types::error::{
    AccessDeniedException, InternalServerException, ThrottlingException, ValidationException,
};
use aws_sdk_partnercentralaccount::types::{
    AccessDeniedExceptionReason, BusinessValidationCode, BusinessValidationError,
    ConnectionInvitationSummary, ConnectionType, FieldValidationCode, FieldValidationError,
    InvitationStatus, ParticipantType, ValidationError, ValidationExceptionReason,
};
use aws_sdk_partnercentralaccount::{Client, Error};
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::str::FromStr;

fn shared<T: Send + Sync + 'static>() {}
fn handle<T: Send + Sync + Clone + Debug + Unpin + 'static>() {}
fn plain<T: Send + Sync + Clone + PartialEq + Debug + Unpin + 'static>() {}
fn builder<T: Send + Sync + Clone + PartialEq + Default + Debug + Unpin + 'static>() {}
fn failure<T: std::error::Error + ProvideErrorMetadata + RequestId + Send + Sync + 'static>() {}
fn enumeration<T>()
where
    T: Send + Sync + Clone + Eq + Ord + Hash + Debug + Display + AsRef<str> + 'static,
    T: FromStr<Err = std::convert::Infallible> + for<'text> From<&'text str>,
{
}
fn sends<T: Send>(_: T) {}

/// The futures that programs spawn must be `Send`.
fn futures(client: &Client) {
    sends(client.list_connection_invitations().send());
    sends(client.list_connection_invitations().customize().send());
    sends(ListConnectionInvitationsInput::builder().send_with(client));
    let mut pages = client.list_connection_invitations().into_paginator().send();
    sends(async move { pages.next().await });
    let items = client
        .list_connection_invitations()
        .into_paginator()
        .items();
    sends(items.send().collect::<Result<Vec<_>, _>>());
}

/// Nothing here can fail at run time: it stands in the transcript because it compiled.
pub fn run(record: &mut Recorder) {
    handle::<Client>();
    handle::<Config>();
    handle::<Builder>();
    handle::<ListConnectionInvitationsFluentBuilder>();
    handle::<ListConnectionInvitations>();
    shared::<ListConnectionInvitationsPaginator>();
    shared::<ListConnectionInvitationsPaginatorItems>();
    shared::<
        CustomizableOperation<
            ListConnectionInvitationsOutput,
            ListConnectionInvitationsError,
            ListConnectionInvitationsFluentBuilder,
        >,
    >();
    plain::<ListConnectionInvitationsInput>();
    plain::<ListConnectionInvitationsOutput>();
    plain::<ConnectionInvitationSummary>();
    plain::<ValidationError>();
    plain::<FieldValidationError>();
    plain::<BusinessValidationError>();
    plain::<endpoint::Params>();
    plain::<auth::Params>();
    builder::<ListConnectionInvitationsInputBuilder>();
    builder::<ListConnectionInvitationsOutputBuilder>();
    builder::<ConnectionInvitationSummaryBuilder>();
    builder::<FieldValidationErrorBuilder>();
    builder::<BusinessValidationErrorBuilder>();
    builder::<AccessDeniedExceptionBuilder>();
    builder::<InternalServerExceptionBuilder>();
    builder::<ThrottlingExceptionBuilder>();
    builder::<ValidationExceptionBuilder>();
    builder::<endpoint::ParamsBuilder>();
    builder::<auth::ParamsBuilder>();
    plain::<AccessDeniedException>();
    plain::<InternalServerException>();
    plain::<ThrottlingException>();
    plain::<ValidationException>();
    failure::<AccessDeniedException>();
    failure::<InternalServerException>();
    failure::<ThrottlingException>();
    failure::<ValidationException>();
    failure::<ListConnectionInvitationsError>();
    failure::<Error>();
    enumeration::<ConnectionType>();
    enumeration::<ParticipantType>();
    enumeration::<InvitationStatus>();
    enumeration::<AccessDeniedExceptionReason>();
    enumeration::<ValidationExceptionReason>();
    enumeration::<FieldValidationCode>();
    enumeration::<BusinessValidationCode>();
    shared::<SdkError<ListConnectionInvitationsError>>();
    shared::<BuildError>();
    shared::<UnknownVariantError>();
    shared::<DisplayErrorContext<Error>>();
    shared::<ErrorMetadata>();
    plain::<Blob>();
    plain::<DateTime>();
    plain::<DateTimeFormat>();
    let _ = futures;
    record.line(
        "types are Send, Sync, Clone and 'static where programs need it",
        "compiled",
    );
}
