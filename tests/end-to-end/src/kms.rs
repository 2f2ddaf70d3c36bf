//! KMS: bytes in and out, encryption contexts, signatures, typed errors.

use kms::primitives::Blob;
use kms::types::{DataKeySpec, KeySpec, KeyUsageType, SigningAlgorithmSpec};
use kms::Client;

use crate::check::{ensure, same, there, Outcome, Report};
use crate::client;
use crate::context::{bytes, Context};

/// What is left for boto3: the alias `alias/from-rust`, and a ciphertext as the description of the key
/// behind `alias/from-rust-text`.
pub async fn write(context: &Context, report: &mut Report) {
    let client = client!(kms, context);
    report
        .run("kms: encryption", encryption(context, &client))
        .await;
    report.run("kms: signatures", signatures(&client)).await;
    report.run("kms: the list of keys", pages(&client)).await;
    report
        .run("kms: what is missing, what is there twice", errors(&client))
        .await;
}

/// What boto3 left: the same with `from-python`.
pub async fn read(context: &Context, report: &mut Report) {
    let client = client!(kms, context);
    report
        .run(
            "kms: a ciphertext that boto3 made",
            decryption(context, &client),
        )
        .await;
}

async fn key(client: &Client, description: &str) -> Result<String, Box<dyn std::error::Error>> {
    let created = client.create_key().description(description).send().await?;
    let metadata = there("the metadata", created.key_metadata)?;
    Ok(metadata.key_id)
}

async fn encryption(context: &Context, client: &Client) -> Outcome {
    let id = key(client, "end to end").await?;
    client
        .create_alias()
        .alias_name("alias/from-rust")
        .target_key_id(&id)
        .send()
        .await?;
    let plaintext = bytes(context.value("/plaintext"));
    let encrypted = client
        .encrypt()
        .key_id("alias/from-rust")
        .plaintext(plaintext.clone())
        .set_encryption_context(Some(context.texts("/encryption_context")))
        .send()
        .await?;
    let ciphertext = there("the ciphertext", encrypted.ciphertext_blob)?;
    let carrier = key(
        client,
        &aws_smithy_types::base64::encode(ciphertext.as_ref()),
    )
    .await?;
    client
        .create_alias()
        .alias_name("alias/from-rust-text")
        .target_key_id(carrier)
        .send()
        .await?;
    let decrypted = client
        .decrypt()
        .ciphertext_blob(ciphertext.clone())
        .set_encryption_context(Some(context.texts("/encryption_context")))
        .send()
        .await?;
    same("plaintext", decrypted.plaintext(), Some(&plaintext))?;
    let refused = client
        .decrypt()
        .ciphertext_blob(ciphertext)
        .encryption_context("other", "context")
        .send()
        .await;
    let error = there("the error", refused.err())?.into_service_error();
    ensure(
        "the ciphertext does not fit",
        error.is_invalid_ciphertext_exception(),
    )?;
    let data = client
        .generate_data_key()
        .key_id(&id)
        .key_spec(DataKeySpec::Aes256)
        .send()
        .await?;
    same(
        "length of the data key",
        data.plaintext().map(|key| key.as_ref().len()),
        Some(32),
    )
}

async fn decryption(context: &Context, client: &Client) -> Outcome {
    let carrier = client
        .describe_key()
        .key_id("alias/from-python-text")
        .send()
        .await?;
    let metadata = there("the metadata", carrier.key_metadata())?;
    let ciphertext = aws_smithy_types::base64::decode(metadata.description().unwrap_or_default())?;
    let decrypted = client
        .decrypt()
        .ciphertext_blob(Blob::new(ciphertext))
        .set_encryption_context(Some(context.texts("/encryption_context")))
        .send()
        .await?;
    same(
        "plaintext",
        decrypted.plaintext(),
        Some(&bytes(context.value("/plaintext"))),
    )
}

async fn signatures(client: &Client) -> Outcome {
    let created = client
        .create_key()
        .key_spec(KeySpec::EccNistP256)
        .key_usage(KeyUsageType::SignVerify)
        .send()
        .await?;
    let id = there("the metadata", created.key_metadata)?.key_id;
    let message = Blob::new(b"a message".as_slice());
    let signed = client
        .sign()
        .key_id(&id)
        .message(message.clone())
        .signing_algorithm(SigningAlgorithmSpec::EcdsaSha256)
        .send()
        .await?;
    let signature = there("the signature", signed.signature)?;
    let verified = client
        .verify()
        .key_id(&id)
        .message(message)
        .signature(signature)
        .signing_algorithm(SigningAlgorithmSpec::EcdsaSha256)
        .send()
        .await?;
    ensure("the signature is valid", verified.signature_valid())
}

async fn pages(client: &Client) -> Outcome {
    for number in 0..5 {
        key(client, &format!("key {number}")).await?;
    }
    let keys = client.list_keys().limit(2).into_paginator().send();
    let keys = keys.collect::<Result<Vec<_>, _>>().await?;
    let mut ids: Vec<&str> = keys
        .iter()
        .flat_map(|page| page.keys())
        .filter_map(|key| key.key_id())
        .collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    same("keys that are different", ids.len(), all)
}

async fn errors(client: &Client) -> Outcome {
    let missing = client
        .describe_key()
        .key_id("12345678-1234-1234-1234-123456789012")
        .send()
        .await;
    let error = there("the error", missing.err())?.into_service_error();
    ensure("the key is not found", error.is_not_found_exception())?;
    let id = key(client, "twice").await?;
    let alias = client
        .create_alias()
        .alias_name("alias/twice")
        .target_key_id(&id);
    alias.clone().send().await?;
    let refused = alias.send().await;
    let error = there("the error", refused.err())?.into_service_error();
    ensure("the alias is there", error.is_already_exists_exception())
}
