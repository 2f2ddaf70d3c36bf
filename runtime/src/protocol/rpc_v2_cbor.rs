//! `smithy.protocols#rpcv2Cbor`: CBOR in the frame of RPC v2.

use super::{rpc_v2, Protocol};
use crate::cbor;

/// `smithy.protocols#rpcv2Cbor`.
pub const RPC_V2_CBOR: Protocol = Protocol {
    id: "smithy.protocols#rpcv2Cbor",
    codec: &cbor::CODEC,
    request: |protocol, call| rpc_v2::request(NAME, protocol, call),
    response: |protocol, head, body, target| rpc_v2::response(NAME, protocol, head, body, target),
    is_error: rpc_v2::is_error,
    error_facts: |protocol, service, head, body| {
        rpc_v2::error_facts(NAME, protocol, service, head, body)
    },
    initial_messages: true,
};

/// Its value of the header `smithy-protocol`.
const NAME: &str = "rpc-v2-cbor";
