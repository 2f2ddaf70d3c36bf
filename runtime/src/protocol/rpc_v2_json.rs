//! `smithy.protocols#rpcv2Json`: JSON in the frame of RPC v2.

use super::rpc_v2::{self, Variant};
use super::Protocol;
use crate::json;

/// `smithy.protocols#rpcv2Json`.
pub const RPC_V2_JSON: Protocol = rpc_v2::protocol::<Json>(
    "smithy.protocols#rpcv2Json",
    &json::WITH_BIG_NUMBERS_AS_STRINGS,
);

enum Json {}

impl Variant for Json {
    const NAME: &'static str = "rpc-v2-json";
}
