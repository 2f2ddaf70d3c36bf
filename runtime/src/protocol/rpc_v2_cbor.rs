//! `smithy.protocols#rpcv2Cbor`: CBOR in the frame of RPC v2.

use super::rpc_v2::{self, Variant};
use super::Protocol;
use crate::cbor;

/// `smithy.protocols#rpcv2Cbor`.
pub const RPC_V2_CBOR: Protocol =
    rpc_v2::protocol::<Cbor>("smithy.protocols#rpcv2Cbor", &cbor::CODEC);

enum Cbor {}

impl Variant for Cbor {
    const NAME: &'static str = "rpc-v2-cbor";
}
