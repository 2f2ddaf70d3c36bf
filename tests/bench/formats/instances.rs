//! A page of EC2's `DescribeInstances`: reservations with an instance each, and the elements around them.

use serde_json::{json, Value};

use super::page::{Format, Order};
use super::{Call, Network, Side};

/// When everything began.
const SINCE: &str = "2025-11-30T08:15:00.000Z";

/// A client that reads the page.
pub fn side(make: fn(Network) -> Call) -> Side {
    Side {
        make,
        format: Format::Xml,
        page,
        items: 1000,
    }
}

fn page(items: usize, order: Order) -> Value {
    let reservations: Vec<Value> = (0..items).map(reservation).collect();
    let mut page = json!({
        "DescribeInstancesResponse": {
            "requestId": "00000000-0000-4000-8000-000000000000",
            "reservationSet": { "item": reservations },
            "nextToken": "eyJzdGFydCI6MTAwMH0",
        },
    });
    if let Order::Sorted = order {
        page.sort_all_objects();
    }
    page
}

fn reservation(index: usize) -> Value {
    json!({
        "reservationId": format!("r-{index:017x}"),
        "ownerId": "123456789012",
        "groupSet": "",
        "instancesSet": { "item": [instance(index)] },
    })
}

fn instance(index: usize) -> Value {
    let (address, name) = (address(index), name(index));
    json!({
        "instanceId": format!("i-{index:017x}"),
        "imageId": "ami-0123456789abcdef0",
        "instanceState": { "code": 16, "name": "running" },
        "privateDnsName": name,
        "dnsName": format!("ec2-203-0-113-{}.compute-1.amazonaws.com", index % 256),
        "reason": "",
        "keyName": "deployment",
        "amiLaunchIndex": 0,
        "productCodes": "",
        "instanceType": "m7g.large",
        "launchTime": SINCE,
        "placement": { "availabilityZone": "us-east-1a", "groupName": "", "tenancy": "default" },
        "monitoring": { "state": "disabled" },
        "subnetId": "subnet-0123456789abcdef0",
        "vpcId": "vpc-0123456789abcdef0",
        "privateIpAddress": address,
        "ipAddress": format!("203.0.113.{}", index % 256),
        "sourceDestCheck": true,
        "groupSet": groups(),
        "architecture": "arm64",
        "rootDeviceType": "ebs",
        "rootDeviceName": "/dev/xvda",
        "blockDeviceMapping": { "item": [volume(index)] },
        "virtualizationType": "hvm",
        "clientToken": format!("00000000-0000-4000-8000-{index:012x}"),
        "tagSet": { "item": [tag("Name", "frontend"), tag("stage", "production"), tag("owner", "R&D")] },
        "hypervisor": "xen",
        "networkInterfaceSet": { "item": [interface(index)] },
        "ebsOptimized": true,
        "metadataOptions": { "state": "applied", "httpTokens": "required", "httpPutResponseHopLimit": 2 },
        "enclaveOptions": { "enabled": false },
    })
}

fn volume(index: usize) -> Value {
    json!({
        "deviceName": "/dev/xvda",
        "ebs": {
            "volumeId": format!("vol-{index:017x}"),
            "status": "attached",
            "attachTime": SINCE,
            "deleteOnTermination": true,
        },
    })
}

fn interface(index: usize) -> Value {
    json!({
        "networkInterfaceId": format!("eni-{index:017x}"),
        "subnetId": "subnet-0123456789abcdef0",
        "vpcId": "vpc-0123456789abcdef0",
        "description": "",
        "ownerId": "123456789012",
        "status": "in-use",
        "macAddress": "02:00:00:00:00:01",
        "privateIpAddress": address(index),
        "privateDnsName": name(index),
        "sourceDestCheck": true,
        "groupSet": groups(),
        "attachment": {
            "attachmentId": format!("eni-attach-{index:017x}"),
            "deviceIndex": 0,
            "status": "attached",
            "attachTime": SINCE,
            "deleteOnTermination": true,
        },
        "interfaceType": "interface",
    })
}

fn address(index: usize) -> String {
    format!("10.0.{}.{}", index / 256, index % 256)
}

fn name(index: usize) -> String {
    format!("ip-10-0-{}-{}.ec2.internal", index / 256, index % 256)
}

fn groups() -> Value {
    json!({ "item": [{ "groupId": "sg-0123456789abcdef0", "groupName": "frontend" }] })
}

fn tag(key: &str, value: &str) -> Value {
    json!({ "key": key, "value": value })
}
