//! The program with four clients whose builds are measured: takes a message from a queue, has a function answer it with the
//! help of a secret, and keeps the answer in a table. The same source on both sides.

use aws_config::{BehaviorVersion, SdkConfig};
use aws_sdk_dynamodb::types::AttributeValue;
use aws_sdk_lambda::primitives::Blob;

/// The line that a person changes.
const CHANGE: u32 = 0;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome<()> {
    let config = config().await;
    let queue = aws_sdk_sqs::Client::new(&config);
    let received = queue
        .receive_message()
        .queue_url("questions")
        .max_number_of_messages(1)
        .send()
        .await?;
    for message in received.messages() {
        let question = message.body().unwrap_or_default();
        let answer = answer(&config, question).await?;
        keep(&config, question, answer).await?;
        queue
            .delete_message()
            .queue_url("questions")
            .receipt_handle(message.receipt_handle().unwrap_or_default())
            .send()
            .await?;
    }
    println!("change {CHANGE}");
    Ok(())
}

/// What a function answers to a question, asked with a secret.
async fn answer(config: &SdkConfig, question: &str) -> Outcome<String> {
    let secrets = aws_sdk_secretsmanager::Client::new(config);
    let secret = secrets.get_secret_value().secret_id("key").send().await?;
    let key = secret.secret_string().unwrap_or_default();
    let answered = aws_sdk_lambda::Client::new(config)
        .invoke()
        .function_name("answer")
        .payload(Blob::new(format!("{key:?}\n{question:?}")))
        .send()
        .await?;
    let payload = answered.payload().map(Blob::as_ref).unwrap_or_default();
    Ok(String::from_utf8_lossy(payload).into_owned())
}

/// Keeps an answer.
async fn keep(config: &SdkConfig, question: &str, answer: String) -> Outcome<()> {
    aws_sdk_dynamodb::Client::new(config)
        .put_item()
        .table_name("answers")
        .item("question", AttributeValue::S(question.to_owned()))
        .item("answer", AttributeValue::S(answer))
        .send()
        .await?;
    Ok(())
}

/// With the whole chain of credential providers. Where `aws-config` comes without a client for HTTPS, the providers and the
/// clients share one on ring.
async fn config() -> SdkConfig {
    let config = aws_config::defaults(BehaviorVersion::latest());
    #[cfg(feature = "support")]
    let config = config.http_client(smithy_client_runtime::http_client::default_https_client());
    config.load().await
}
