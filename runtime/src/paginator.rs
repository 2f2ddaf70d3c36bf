//! Pagination (`smithy.api#paginated`): pages as a stream, one request ahead of the reader at most.

use aws_smithy_async::future::pagination_stream::fn_stream::FnStream;
use aws_smithy_async::future::pagination_stream::{PaginationStream, TryFlatMap};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::operation::BuildError;

use crate::client::{self, Client, Feature};
use crate::operation::Operation;
use crate::shape::StringEnum;

/// An operation whose output is a page.
#[doc(hidden)]
pub trait Paginated: Operation<Input: Clone + Send + Sync, Output: Send> {
    /// The token that tells the service where the next page starts.
    type Token: Token;

    /// The token in the output (`outputToken`).
    fn next_token(output: &Self::Output) -> Option<&Self::Token>;

    /// The token in the input (`inputToken`).
    fn token_mut(input: &mut Self::Input) -> &mut Option<Self::Token>;
}

/// A paginated operation with a member that lists the items of a page (`items`).
#[doc(hidden)]
pub trait PaginatedItems: Paginated {
    /// One of the items.
    type Item: Send + 'static;

    /// The items of one page.
    type Items: IntoIterator<Item = Self::Item, IntoIter: Send> + Send;

    /// The items of a page.
    fn items(output: Self::Output) -> Self::Items;
}

/// A pagination token.
#[doc(hidden)]
pub trait Token: Clone + PartialEq + Send + Sync + 'static {
    /// Whether the token means that there is no further page.
    fn is_end(&self) -> bool;
}

impl Token for String {
    #[inline]
    fn is_end(&self) -> bool {
        self.is_empty()
    }
}

impl<K, V> Token for std::collections::HashMap<K, V>
where
    Self: Clone + PartialEq + Send + Sync + 'static,
{
    #[inline]
    fn is_end(&self) -> bool {
        self.is_empty()
    }
}

impl<E: StringEnum + Clone + PartialEq + Send + Sync + 'static> Token for E {
    #[inline]
    fn is_end(&self) -> bool {
        self.as_str().is_empty()
    }
}

/// The result of a page.
pub type Page<O> =
    Result<<O as Operation>::Output, SdkError<<O as Operation>::Error, HttpResponse>>;

/// An item of a page, or the error that ended the pages.
pub type Item<O> =
    Result<<O as PaginatedItems>::Item, SdkError<<O as Operation>::Error, HttpResponse>>;

/// The pages that follow from an input. No request is made until the stream is read. The stream
/// ends after a page without a token, after an error, and, unless told otherwise, when the
/// service answers the token that it was asked with.
pub fn pages<O: Paginated>(
    client: &Client,
    input: Result<O::Input, BuildError>,
    stop_on_duplicate_token: bool,
) -> PaginationStream<Page<O>> {
    let client = client.clone();
    let call = client::repeated::<O>(&client, Feature::PAGINATOR);
    PaginationStream::new(FnStream::new(move |sender| {
        Box::pin(async move {
            let mut input = match input {
                Ok(input) => input,
                Err(error) => {
                    let _ = sender
                        .send(Err(SdkError::construction_failure(error)))
                        .await;
                    return;
                }
            };
            loop {
                let page = client::invoke::<O>(&client, &call, input.clone()).await;
                let more = match &page {
                    Ok(output) => advance::<O>(&mut input, output, stop_on_duplicate_token),
                    Err(_) => false,
                };
                if sender.send(page).await.is_err() || !more {
                    return;
                }
            }
        })
    }))
}

/// Sets the token of the next page; says whether there is one.
fn advance<O: Paginated>(input: &mut O::Input, output: &O::Output, stop: bool) -> bool {
    let Some(next) = O::next_token(output).filter(|token| !token.is_end()) else {
        return false;
    };
    let current = O::token_mut(input);
    if stop && current.as_ref() == Some(next) {
        return false;
    }
    *current = Some(next.clone());
    true
}

/// The items of all pages that follow from an input.
pub fn items<O: PaginatedItems>(pages: PaginationStream<Page<O>>) -> PaginationStream<Item<O>> {
    TryFlatMap::new(pages).flat_map(O::items)
}
