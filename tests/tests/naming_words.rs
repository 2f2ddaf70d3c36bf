//! How names are cut into words and cased, against the published SDK's own spelling.

use std::io::Read;
use std::path::{Path, PathBuf};

use insta::assert_snapshot;
use smithy_codegen::naming::{constant_case, pascal_case, snake_case, variant_case};
use tests::conformance;

/// The name lists of the conformance data: `snake-names*.csv`, plain or packed with xz.
fn name_lists() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(conformance::path(""))
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let is_list = |path: &PathBuf| {
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        name.starts_with("snake-names") && (name.ends_with(".csv") || name.ends_with(".csv.xz"))
    };
    let mut lists: Vec<PathBuf> = entries.filter(is_list).collect();
    lists.sort();
    lists
}

fn read_list(path: &Path) -> String {
    let bytes = std::fs::read(path).unwrap();
    if path.extension() != Some("xz".as_ref()) {
        return String::from_utf8(bytes).unwrap();
    }
    let mut text = String::new();
    let mut reader = lzma_rust2::XzReader::new(bytes.as_slice(), true);
    reader.read_to_string(&mut text).unwrap();
    text
}

#[test]
#[cfg_attr(
    not(data = "names"),
    ignore = "needs snake-names*.csv[.xz] of CONFORMANCE_DATA"
)]
fn every_name_of_the_published_lists() {
    let lists = name_lists();
    for path in &lists {
        let list = read_list(path);
        let mut rows = 0;
        let mut wrong = Vec::new();
        for row in list.lines().filter(|row| !row.is_empty()) {
            let (model, rust) = row.split_once(',').expect("a row has two columns");
            rows += 1;
            if snake_case(model) != rust {
                wrong.push(format!("{model} is {rust}, not {}", snake_case(model)));
            }
        }
        conformance::ran(&format!("names of {}", path.display()), rows);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

/// No code may hold a table of names: the rules are short, and so is the source they are written in.
#[test]
fn rules_are_no_table() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/src/naming");
    for file in ["words.rs", "case.rs"] {
        let source = std::fs::read_to_string(folder.join(file)).unwrap();
        let code = source
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        let literals: usize = code.map(|line| line.matches('"').count() / 2).sum();
        assert!(literals <= 10, "{literals} text literals in {file}");
    }
}

/// Model names beside what functions, types, variants and constants are called after them.
#[test]
fn casing() {
    let names = "zoneName DBProxy IAMUser ARN ARNs ACLsUpdateStatus AllowedAllVPCs IDs WriteIOs \
        IPv6Address IpV6Cidr ipv4Address IPv6 DynamoDBv2Action AwsElbv2LoadBalancer \
        SigV4Authorization AuthTtL TotalGpuMemoryInMiB MIBps S3Key s3key S3KEY sha256sum \
        OAuth2Token CRC64NVME M3u8Settings OtaaV1_0_x A_B_TEST m5_large x-amz-meta __type \
        signatureR";
    let row = |name: &str| {
        let [snake, pascal, variant, constant] =
            [snake_case, pascal_case, variant_case, constant_case].map(|case| case(name));
        format!("{name:<20} {snake:<24} {pascal:<20} {variant:<20} {constant}")
    };
    let rows: Vec<String> = names.split_whitespace().map(row).collect();
    assert_snapshot!(rows.join("\n"), @r"
    zoneName             zone_name                ZoneName             ZoneName             ZONE_NAME
    DBProxy              db_proxy                 DbProxy              DbProxy              DB_PROXY
    IAMUser              iam_user                 IamUser              IamUser              IAM_USER
    ARN                  arn                      Arn                  Arn                  ARN
    ARNs                 arns                     ArNs                 ArNs                 ARNS
    ACLsUpdateStatus     acls_update_status       AcLsUpdateStatus     AcLsUpdateStatus     ACLS_UPDATE_STATUS
    AllowedAllVPCs       allowed_all_vpcs         AllowedAllVpCs       AllowedAllVpCs       ALLOWED_ALL_VPCS
    IDs                  ids                      IDs                  IDs                  IDS
    WriteIOs             write_ios                WriteIOs             WriteIOs             WRITE_IOS
    IPv6Address          ipv6_address             IPv6Address          IPv6Address          IPV6_ADDRESS
    IpV6Cidr             ipv6_cidr                IpV6Cidr             IpV6Cidr             IPV6_CIDR
    ipv4Address          ipv4_address             Ipv4Address          Ipv4Address          IPV4_ADDRESS
    IPv6                 ipv6                     IPv6                 IPv6                 IPV6
    DynamoDBv2Action     dynamo_dbv2_action       DynamoDBv2Action     DynamoDBv2Action     DYNAMO_DBV2_ACTION
    AwsElbv2LoadBalancer aws_elbv2_load_balancer  AwsElbv2LoadBalancer AwsElbv2LoadBalancer AWS_ELBV2_LOAD_BALANCER
    SigV4Authorization   sigv4_authorization      SigV4Authorization   SigV4Authorization   SIGV4_AUTHORIZATION
    AuthTtL              auth_ttl                 AuthTtL              AuthTtL              AUTH_TTL
    TotalGpuMemoryInMiB  total_gpu_memory_in_mib  TotalGpuMemoryInMiB  TotalGpuMemoryInMiB  TOTAL_GPU_MEMORY_IN_MIB
    MIBps                mi_bps                   MiBps                MiBps                MI_BPS
    S3Key                s3_key                   S3Key                S3Key                S3_KEY
    s3key                s3_key                   S3key                S3key                S3_KEY
    S3KEY                s3_key                   S3Key                S3Key                S3_KEY
    sha256sum            sha256_sum               Sha256sum            Sha256sum            SHA256_SUM
    OAuth2Token          o_auth2_token            OAuth2Token          OAuth2Token          O_AUTH2_TOKEN
    CRC64NVME            crc64_nvme               Crc64Nvme            Crc64Nvme            CRC64_NVME
    M3u8Settings         m3u8_settings            M3u8Settings         M3u8Settings         M3U8_SETTINGS
    OtaaV1_0_x           otaa_v1_0_x              OtaaV10X             OtaaV10X             OTAA_V1_0_X
    A_B_TEST             a_b_test                 ABTest               AbTest               A_B_TEST
    m5_large             m5_large                 M5Large              M5Large              M5_LARGE
    x-amz-meta           x_amz_meta               XAmzMeta             XAmzMeta             X_AMZ_META
    __type               type                     Type                 Type                 TYPE
    signatureR           signature_r              SignatureR           SignatureR           SIGNATURE_R
    ");
}
