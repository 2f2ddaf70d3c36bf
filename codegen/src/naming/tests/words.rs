//! How names are cut into words and cased, as the published SDK does.

use std::path::Path;

use crate::naming::case::variant_case;
use crate::naming::{pascal_case, snake_case};
use insta::assert_snapshot;

/// No code may hold a table of names: the rules are short, and so is the source they are written in.
#[test]
fn rules_are_no_table() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/naming");
    for file in ["words.rs", "case.rs"] {
        let source = std::fs::read_to_string(folder.join(file)).unwrap();
        let code = source
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        let literals: usize = code.map(|line| line.matches('"').count() / 2).sum();
        assert!(literals <= 10, "{literals} text literals in {file}");
    }
}

/// Model names beside what functions, types and variants are called after them.
#[test]
fn casing() {
    let names = "zoneName DBProxy IAMUser ARN ARNs ACLsUpdateStatus AllowedAllVPCs IDs WriteIOs \
        IPv6Address IpV6Cidr ipv4Address IPv6 DynamoDBv2Action AwsElbv2LoadBalancer \
        SigV4Authorization AuthTtL TotalGpuMemoryInMiB MIBps S3Key s3key S3KEY sha256sum \
        OAuth2Token CRC64NVME M3u8Settings OtaaV1_0_x A_B_TEST m5_large x-amz-meta __type \
        signatureR";
    let row = |name: &str| {
        let [snake, pascal, variant] =
            [snake_case, pascal_case, variant_case].map(|case| case(name));
        format!("{name:<20} {snake:<24} {pascal:<20} {variant}")
    };
    let rows: Vec<String> = names.split_whitespace().map(row).collect();
    assert_snapshot!(rows.join("\n"), @r"
    zoneName             zone_name                ZoneName             ZoneName
    DBProxy              db_proxy                 DbProxy              DbProxy
    IAMUser              iam_user                 IamUser              IamUser
    ARN                  arn                      Arn                  Arn
    ARNs                 arns                     ArNs                 ArNs
    ACLsUpdateStatus     acls_update_status       AcLsUpdateStatus     AcLsUpdateStatus
    AllowedAllVPCs       allowed_all_vpcs         AllowedAllVpCs       AllowedAllVpCs
    IDs                  ids                      IDs                  IDs
    WriteIOs             write_ios                WriteIOs             WriteIOs
    IPv6Address          ipv6_address             IPv6Address          IPv6Address
    IpV6Cidr             ipv6_cidr                IpV6Cidr             IpV6Cidr
    ipv4Address          ipv4_address             Ipv4Address          Ipv4Address
    IPv6                 ipv6                     IPv6                 IPv6
    DynamoDBv2Action     dynamo_dbv2_action       DynamoDBv2Action     DynamoDBv2Action
    AwsElbv2LoadBalancer aws_elbv2_load_balancer  AwsElbv2LoadBalancer AwsElbv2LoadBalancer
    SigV4Authorization   sigv4_authorization      SigV4Authorization   SigV4Authorization
    AuthTtL              auth_ttl                 AuthTtL              AuthTtL
    TotalGpuMemoryInMiB  total_gpu_memory_in_mib  TotalGpuMemoryInMiB  TotalGpuMemoryInMiB
    MIBps                mi_bps                   MiBps                MiBps
    S3Key                s3_key                   S3Key                S3Key
    s3key                s3_key                   S3key                S3key
    S3KEY                s3_key                   S3Key                S3Key
    sha256sum            sha256_sum               Sha256sum            Sha256sum
    OAuth2Token          o_auth2_token            OAuth2Token          OAuth2Token
    CRC64NVME            crc64_nvme               Crc64Nvme            Crc64Nvme
    M3u8Settings         m3u8_settings            M3u8Settings         M3u8Settings
    OtaaV1_0_x           otaa_v1_0_x              OtaaV10X             OtaaV10X
    A_B_TEST             a_b_test                 ABTest               AbTest
    m5_large             m5_large                 M5Large              M5Large
    x-amz-meta           x_amz_meta               XAmzMeta             XAmzMeta
    __type               type                     Type                 Type
    signatureR           signature_r              SignatureR           SignatureR
    ");
}
