//! Canned answers: a page of the operation's output, and a network in this process that answers with it.

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;

/// A page with so many items, as the service writes it.
pub fn page(items: usize) -> Bytes {
    let items: Vec<String> = (0..items).map(item).collect();
    let body = format!(
        r#"{{"ConnectionInvitationSummaries":[{}],"NextToken":"eyJzdGFydCI6MTAwfQ=="}}"#,
        items.join(",")
    );
    Bytes::from(body)
}

fn item(index: usize) -> String {
    let id = format!("pacinv-{index:013}");
    let second = index % 60;
    format!(
        concat!(
            r#"{{"Catalog":"AWS","Id":"{id}","#,
            r#""Arn":"arn:aws:partnercentral:us-east-1::catalog/AWS/connection-invitation/{id}","#,
            r#""ConnectionId":"pac-{index:013}","ConnectionType":"OPPORTUNITY_COLLABORATION","#,
            r#""CreatedAt":"2025-11-30T08:15:{second:02}.123Z","UpdatedAt":"2025-12-01T10:20:{second:02}Z","#,
            r#""ExpiresAt":"2026-01-01T00:00:{second:02}Z","OtherParticipantIdentifier":"{index:012}","#,
            r#""ParticipantType":"SENDER","Status":"PENDING"}}"#
        ),
        id = id,
        index = index,
        second = second,
    )
}

/// Answers every request with the same body, in this process.
#[derive(Debug, Clone)]
pub struct Network {
    body: Bytes,
}

impl Network {
    /// A network that answers with this body.
    pub fn new(body: &Bytes) -> Self {
        Self { body: body.clone() }
    }
}

impl HttpConnector for Network {
    fn call(&self, _: HttpRequest) -> HttpConnectorFuture {
        let mut response = HttpResponse::new(
            http::StatusCode::OK.into(),
            SdkBody::from(self.body.clone()),
        );
        let headers = response.headers_mut();
        headers.insert("content-type", "application/x-amz-json-1.0");
        headers.insert("x-amzn-requestid", "00000000-0000-4000-8000-000000000000");
        HttpConnectorFuture::ready(Ok(response))
    }
}

impl HttpClient for Network {
    fn http_connector(
        &self,
        _: &HttpConnectorSettings,
        _: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

/// A request as text: line, headers in order of their names, body.
pub fn describe(request: &HttpRequest) -> String {
    let mut headers: Vec<String> = request
        .headers()
        .iter()
        .map(|(name, value)| format!("{}: {value}", name.to_ascii_lowercase()))
        .collect();
    headers.sort();
    let body = String::from_utf8_lossy(request.body().bytes().unwrap_or_default());
    format!(
        "{} {}\n{}\n{body}",
        request.method(),
        request.uri(),
        headers.join("\n")
    )
}
