// Generated from a service model. Change the model and regenerate; edits here are lost.
/// The pages of [`ListConnectionInvitations`](crate::operation::list_connection_invitations::ListConnectionInvitations).
#[derive(::std::fmt::Debug)]
pub struct ListConnectionInvitationsPaginator {
    handle: ::std::sync::Arc<crate::client::Handle>,
    builder: crate::operation::list_connection_invitations::builders::ListConnectionInvitationsInputBuilder,
    stop_on_duplicate_token: bool,
}

impl ListConnectionInvitationsPaginator {
    #[inline]
    pub(crate) fn new(
        handle: ::std::sync::Arc<crate::client::Handle>,
        builder: crate::operation::list_connection_invitations::builders::ListConnectionInvitationsInputBuilder,
    ) -> Self {
        Self {
            handle,
            builder,
            stop_on_duplicate_token: true,
        }
    }

    /// Sets how many items a page has, over what `max_results` was.
    #[inline]
    pub fn page_size(mut self, limit: i32) -> Self {
        self.builder.max_results = ::std::option::Option::Some(limit);
        self
    }

    /// Makes a paginator of the items of all pages: `connection_invitation_summaries`.
    #[inline]
    pub fn items(self) -> ListConnectionInvitationsPaginatorItems {
        ListConnectionInvitationsPaginatorItems(self)
    }

    /// Sets whether to stop when the service answers the token that it was asked with; it is set unless changed.
    #[inline]
    pub fn stop_on_duplicate_token(mut self, stop_on_duplicate_token: bool) -> Self {
        self.stop_on_duplicate_token = stop_on_duplicate_token;
        self
    }

    /// The stream of pages. No request is made until it is read.
    #[inline]
    pub fn send(
        self,
    ) -> ::smithy_client_runtime::api::PaginationStream<
        ::std::result::Result<
        crate::operation::list_connection_invitations::ListConnectionInvitationsOutput,
        crate::error::SdkError<crate::operation::list_connection_invitations::ListConnectionInvitationsError>,
    >,
    > {
        ::smithy_client_runtime::paginator::pages::<super::ListConnectionInvitations>(
            &self.handle.client,
            self.builder.build(),
            self.stop_on_duplicate_token,
        )
    }
}

/// The items of all pages of [`ListConnectionInvitations`](crate::operation::list_connection_invitations::ListConnectionInvitations).
#[derive(::std::fmt::Debug)]
pub struct ListConnectionInvitationsPaginatorItems(ListConnectionInvitationsPaginator);

impl ListConnectionInvitationsPaginatorItems {
    /// The stream of items. No request is made until it is read.
    #[inline]
    pub fn send(
        self,
    ) -> ::smithy_client_runtime::api::PaginationStream<
        ::std::result::Result<
            crate::types::ConnectionInvitationSummary,
            crate::error::SdkError<crate::operation::list_connection_invitations::ListConnectionInvitationsError>,
        >,
    > {
        ::smithy_client_runtime::paginator::items::<super::ListConnectionInvitations>(self.0.send())
    }
}

impl ::smithy_client_runtime::paginator::Paginated for super::ListConnectionInvitations {
    type Token = ::std::string::String;

    #[inline]
    fn next_token(output: &crate::operation::list_connection_invitations::ListConnectionInvitationsOutput) -> ::std::option::Option<&::std::string::String> {
        output.next_token.as_ref()
    }

    #[inline]
    fn token_mut(input: &mut crate::operation::list_connection_invitations::ListConnectionInvitationsInput) -> &mut ::std::option::Option<::std::string::String> {
        &mut input.next_token
    }
}

impl ::smithy_client_runtime::paginator::PaginatedItems for super::ListConnectionInvitations {
    type Item = crate::types::ConnectionInvitationSummary;
    type Items = ::std::vec::Vec<crate::types::ConnectionInvitationSummary>;

    #[inline]
    fn items(output: crate::operation::list_connection_invitations::ListConnectionInvitationsOutput) -> Self::Items {
        output.connection_invitation_summaries
    }
}
