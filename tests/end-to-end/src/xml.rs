//! Services that answer in XML, most of which are asked with forms: nested lists, maps, dates, namespaces, errors in both
//! wrappings.

mod autoscaling;
mod cloudformation;
mod ec2;
mod iam;
mod route53;
mod sns;
mod sts;

use crate::check::Report;
use crate::context::Context;

/// What is left for boto3, under the name `from-rust`.
pub async fn write(context: &Context, report: &mut Report) {
    autoscaling::write(context, report).await;
    cloudformation::write(context, report).await;
    ec2::write(context, report).await;
    iam::write(context, report).await;
    route53::write(context, report).await;
    sns::write(context, report).await;
    sts::write(context, report).await;
}

/// What boto3 left, under the name `from-python`.
pub async fn read(context: &Context, report: &mut Report) {
    autoscaling::read(context, report).await;
    cloudformation::read(context, report).await;
    ec2::read(context, report).await;
    iam::read(context, report).await;
    route53::read(context, report).await;
    sns::read(context, report).await;
}
