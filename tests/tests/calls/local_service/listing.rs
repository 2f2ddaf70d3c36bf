//! What is listed: pages, filters, tokens, and the data set itself.

use ::local_service::{to_json, violations, DynamicStructure, LocalService, Running};
use serde_json::{json, Value as Json};

use super::support::{list, Answer};

async fn service() -> Running {
    LocalService::builder().start().await.unwrap()
}

/// All pages of `input`, following the tokens.
async fn pages(service: &Running, input: &Json) -> Vec<Answer> {
    let mut pages = Vec::new();
    let mut input = input.clone();
    loop {
        let page = list(service, &input.to_string()).await;
        assert_eq!(page.status, 200, "{}", page.body);
        let next = page.next_token();
        pages.push(page);
        match next {
            None => return pages,
            Some(token) => input["NextToken"] = token.into(),
        }
        assert!(pages.len() < 1_000, "pagination does not end");
    }
}

async fn ids(service: &Running, input: &Json) -> Vec<String> {
    let pages = pages(service, input).await;
    pages.iter().flat_map(Answer::ids).collect()
}

/// The ids of the data set that pass `keep`.
fn expected(service: &Running, keep: impl Fn(&DynamicStructure) -> bool) -> Vec<String> {
    let kept = service.invitations().filter(|invitation| keep(invitation));
    kept.map(|invitation| invitation.text("Id").unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_repetition() {
    let service = service().await;
    let all = expected(&service, |one| one.text("Catalog") == Some("AWS"));
    assert!(all.len() > 200);
    for size in [1, 7, 20, 99, 100] {
        let input = json!({ "Catalog": "AWS", "MaxResults": size });
        let pages = pages(&service, &input).await;
        assert_eq!(pages.len(), all.len().div_ceil(size), "pages of {size}");
        let listed: Vec<String> = pages.iter().flat_map(Answer::ids).collect();
        assert_eq!(listed, all, "pages of {size}");
    }
    service.shutdown().await;
}

#[tokio::test]
async fn a_page_has_twenty_invitations_as_the_model_says() {
    let service = service().await;
    let page = list(&service, r#"{"Catalog":"AWS"}"#).await;
    assert_eq!(page.ids().len(), 20);
    let page = list(&service, r#"{"Catalog":"AWS","MaxResults":null}"#).await;
    assert_eq!(page.ids().len(), 20);
    service.shutdown().await;
}

#[tokio::test]
async fn every_parameter_filters() {
    let service = service().await;
    let other = service.invitations().nth(3).unwrap();
    let participant = other.text("OtherParticipantIdentifier").unwrap().to_owned();
    let filters = [
        ("Catalog", json!("Sandbox")),
        ("ConnectionType", json!("SUBSIDIARY")),
        ("ParticipantType", json!("RECEIVER")),
        ("Status", json!("ACCEPTED")),
        ("Status", json!("EXPIRED")),
    ];
    for (name, value) in &filters {
        let mut input = json!({ "Catalog": "AWS", "MaxResults": 100 });
        input[*name] = value.clone();
        let catalog = input["Catalog"].as_str().unwrap().to_owned();
        let wanted = expected(&service, |one| {
            one.text("Catalog") == Some(&catalog) && one.text(name) == value.as_str()
        });
        assert!(wanted.len() > 10, "{name} {value}");
        assert_eq!(ids(&service, &input).await, wanted, "{name} {value}");
    }
    let unknown = "nobody-at-all".to_owned();
    for participants in [
        vec![],
        vec![&participant],
        vec![&unknown, &participant],
        vec![&unknown],
    ] {
        let input = json!({ "Catalog": "AWS", "OtherParticipantIdentifiers": participants });
        let wanted = expected(&service, |one| {
            let identifier = one.text("OtherParticipantIdentifier").unwrap();
            one.text("Catalog") == Some("AWS")
                && (participants.is_empty() || participants.iter().any(|one| *one == identifier))
        });
        assert_eq!(ids(&service, &input).await, wanted, "{participants:?}");
    }
    service.shutdown().await;
}

#[tokio::test]
async fn filters_combine() {
    let service = service().await;
    let input = json!({
        "Catalog": "AWS", "Status": "PENDING", "ParticipantType": "SENDER",
        "ConnectionType": "SUBSIDIARY", "MaxResults": 3,
    });
    let wanted = expected(&service, |one| {
        ["Catalog", "Status", "ParticipantType", "ConnectionType"]
            .iter()
            .all(|name| one.text(name) == input[*name].as_str())
    });
    assert!(!wanted.is_empty());
    assert_eq!(ids(&service, &input).await, wanted);
    service.shutdown().await;
}

#[tokio::test]
async fn a_changed_token_is_refused_whatever_changed() {
    let service = service().await;
    let page = list(&service, r#"{"Catalog":"AWS"}"#).await;
    let token = page.next_token().unwrap();
    for position in 0..token.len() {
        let mut changed = token.clone().into_bytes();
        changed[position] = match changed[position] {
            b'A' => b'B',
            _ => b'A',
        };
        assert_refused(&service, &String::from_utf8(changed).unwrap()).await;
    }
    for changed in [
        &token[1..],
        &token[..token.len() - 1],
        "x",
        &format!("{token}A"),
    ] {
        assert_refused(&service, changed).await;
    }
    service.shutdown().await;
}

async fn assert_refused(service: &Running, token: &str) {
    let input = json!({ "Catalog": "AWS", "NextToken": token });
    let answer = list(service, &input.to_string()).await;
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (400, "ValidationException"),
        "{token}"
    );
    let details = answer.json()["ErrorDetails"].clone();
    assert_eq!(
        details[0]["FieldValidationError"]["Name"], "NextToken",
        "{token}"
    );
}

#[tokio::test]
async fn a_token_holds_for_its_filters_and_its_service_only() {
    let service = service().await;
    let first = list(
        &service,
        r#"{"Catalog":"AWS","Status":"PENDING","MaxResults":5}"#,
    )
    .await;
    let token = first.next_token().unwrap();
    for other in [
        json!({ "Catalog": "AWS", "NextToken": token }),
        json!({ "Catalog": "AWS", "Status": "ACCEPTED", "NextToken": token }),
        json!({ "Catalog": "Sandbox", "Status": "PENDING", "NextToken": token }),
        json!({ "Catalog": "AWS", "Status": "PENDING", "ParticipantType": "SENDER", "NextToken": token }),
        json!({ "Catalog": "AWS", "Status": "PENDING", "OtherParticipantIdentifiers": ["x"], "NextToken": token }),
    ] {
        let answer = list(&service, &other.to_string()).await;
        assert_eq!(answer.code(), "ValidationException", "{other}");
    }
    // The page size is no filter.
    let same =
        json!({ "Catalog": "AWS", "Status": "PENDING", "MaxResults": 9, "NextToken": token });
    assert_eq!(list(&service, &same.to_string()).await.ids().len(), 9);

    let another = LocalService::builder().start().await.unwrap();
    let answer = list(&another, &same.to_string()).await;
    assert_eq!(answer.code(), "ValidationException");
    another.shutdown().await;
    service.shutdown().await;
}

#[tokio::test]
async fn the_data_set_is_valid_by_the_model_and_the_same_every_time() {
    let service = service().await;
    let mut listed = Vec::new();
    for invitation in service.invitations() {
        let found = violations(invitation).unwrap();
        assert!(found.is_empty(), "{found:?} in {invitation:?}");
        listed.push(to_json(invitation));
    }
    let unique: std::collections::BTreeSet<&str> = listed
        .iter()
        .map(|one| one["Id"].as_str().unwrap())
        .collect();
    assert_eq!(unique.len(), listed.len());
    let statuses = listed.iter().map(|one| one["Status"].as_str().unwrap());
    let statuses: std::collections::BTreeSet<&str> = statuses.collect();
    assert_eq!(statuses.len(), 5, "every status occurs");
    insta::assert_snapshot!(listed[2], @r#"{"Catalog":"AWS","Id":"pacinv-zo23zbtux531x","Arn":"arn:aws:partnercentral:us-east-1::catalog/AWS/connection-invitation/pacinv-zo23zbtux531x","ConnectionId":"pac-a31e46997nd3m","ConnectionType":"SUBSIDIARY","CreatedAt":"2025-12-30T16:03:14.037Z","UpdatedAt":"2025-12-31T00:03:14.909Z","OtherParticipantIdentifier":"partner-9167","ParticipantType":"RECEIVER","Status":"ACCEPTED"}"#);

    let same = LocalService::builder().start().await.unwrap();
    let again: Vec<Json> = same.invitations().map(to_json).collect();
    assert_eq!(again, listed);
    let other = LocalService::builder().data(7, 30).start().await.unwrap();
    assert_eq!(other.invitations().len(), 30);
    assert_ne!(
        other.invitations().next().unwrap().text("Id"),
        listed[0]["Id"].as_str()
    );
}
