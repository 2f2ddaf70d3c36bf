"""The other party of the end-to-end checks: boto3 against the same server.

In: `peer.py write|read ENDPOINT VALUES`. `write` leaves things behind for the generated clients, under the name
`from-python`; `read` looks at what they left, under the name `from-rust`. Out: a line for each check, and the exit code.
"""

import base64
import datetime
import sys

# Nothing is to be left beside the sources.
sys.dont_write_bytecode = True

import rest
import xml_answers
from common import FAILED, PHASE, VALUES, check, client, same


def attribute(value):
    """An attribute as boto3 has it: bytes instead of base64."""
    (kind, value), = value.items()
    if kind == "B":
        value = base64.b64decode(value)
    elif kind == "BS":
        value = [base64.b64decode(one) for one in value]
    elif kind == "L":
        value = [attribute(one) for one in value]
    elif kind == "M":
        value = {key: attribute(one) for key, one in value.items()}
    return {kind: value}


def item(value):
    return {key: attribute(one) for key, one in value.items()}


def ordered(item):
    """Sets have no order."""
    return {
        key: {kind: sorted(value) if kind in ("SS", "NS", "BS") else value for kind, value in one.items()}
        for key, one in item.items()
    }


def dynamodb_write():
    dynamodb = client("dynamodb")
    dynamodb.create_table(
        TableName="from-python",
        AttributeDefinitions=[
            {"AttributeName": "Artist", "AttributeType": "S"},
            {"AttributeName": "Title", "AttributeType": "S"},
        ],
        KeySchema=[
            {"AttributeName": "Artist", "KeyType": "HASH"},
            {"AttributeName": "Title", "KeyType": "RANGE"},
        ],
        BillingMode="PAY_PER_REQUEST",
    )
    for one in VALUES["items"]:
        dynamodb.put_item(TableName="from-python", Item=item(one))


def dynamodb_read():
    dynamodb = client("dynamodb")
    for one in VALUES["items"]:
        expected = item(one)
        key = {name: expected[name] for name in ("Artist", "Title")}
        found = dynamodb.get_item(TableName="from-rust", Key=key)
        same("item", ordered(found["Item"]), ordered(expected))


def sqs_write():
    sqs = client("sqs")
    queue = sqs.create_queue(QueueName="from-python", Attributes={"VisibilityTimeout": "0"})["QueueUrl"]
    for message in VALUES["messages"]:
        sqs.send_message(
            QueueUrl=queue,
            MessageBody=message["body"],
            MessageAttributes={
                "number": {"DataType": "Number", "StringValue": message["number"]},
                "binary": {"DataType": "Binary", "BinaryValue": base64.b64decode(message["binary"])},
            },
        )


def sqs_read():
    sqs = client("sqs")
    queue = sqs.get_queue_url(QueueName="from-rust")["QueueUrl"]
    found = sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10, MessageAttributeNames=["All"])
    found = {message["Body"]: message["MessageAttributes"] for message in found["Messages"]}
    same("bodies", set(found), {message["body"] for message in VALUES["messages"]})
    for message in VALUES["messages"]:
        attributes = found[message["body"]]
        same("number", attributes["number"]["StringValue"], message["number"])
        same("binary", attributes["binary"]["BinaryValue"], base64.b64decode(message["binary"]))


def kms_write():
    kms = client("kms")
    key = kms.create_key(Description="end to end")["KeyMetadata"]["KeyId"]
    kms.create_alias(AliasName="alias/from-python", TargetKeyId=key)
    encrypted = kms.encrypt(
        KeyId=key,
        Plaintext=base64.b64decode(VALUES["plaintext"]),
        EncryptionContext=VALUES["encryption_context"],
    )
    text = base64.b64encode(encrypted["CiphertextBlob"]).decode()
    carrier = kms.create_key(Description=text)["KeyMetadata"]["KeyId"]
    kms.create_alias(AliasName="alias/from-python-text", TargetKeyId=carrier)


def kms_read():
    kms = client("kms")
    text = kms.describe_key(KeyId="alias/from-rust-text")["KeyMetadata"]["Description"]
    decrypted = kms.decrypt(
        CiphertextBlob=base64.b64decode(text),
        EncryptionContext=VALUES["encryption_context"],
    )
    same("plaintext", decrypted["Plaintext"], base64.b64decode(VALUES["plaintext"]))


def acm_write():
    client("acm").request_certificate(
        DomainName="from-python.example.com",
        ValidationMethod="DNS",
        SubjectAlternativeNames=["www.from-python.example.com"],
        Tags=[{"Key": "name", "Value": "from-python.example.com"}, {"Key": "empty"}],
    )


def acm_read():
    acm = client("acm")
    pages = acm.get_paginator("list_certificates").paginate()
    found = [one for page in pages for one in page["CertificateSummaryList"]]
    arn, = [one["CertificateArn"] for one in found if one["DomainName"] == "from-rust.example.com"]
    certificate = acm.describe_certificate(CertificateArn=arn)["Certificate"]
    assert "www.from-rust.example.com" in certificate["SubjectAlternativeNames"]
    tags = acm.list_tags_for_certificate(CertificateArn=arn)["Tags"]
    same("tags", {tag["Key"]: tag.get("Value") for tag in tags}, {"name": "from-rust.example.com", "empty": None})


CONTAINER = {
    "name": "web",
    "image": "nginx:latest",
    "memory": 128,
    "essential": True,
    "environment": [{"name": "MODE", "value": "test"}],
    "portMappings": [{"containerPort": 80, "protocol": "tcp"}],
    "dockerLabels": {"label": "value"},
}


def ecs_write():
    ecs = client("ecs")
    tags = [{"key": key, "value": value} for key, value in VALUES["cluster_tags"].items()]
    ecs.create_cluster(clusterName="from-python", tags=tags)
    ecs.register_task_definition(family="from-python", containerDefinitions=[CONTAINER])


def ecs_read():
    ecs = client("ecs")
    cluster, = ecs.describe_clusters(clusters=["from-rust"], include=["TAGS"])["clusters"]
    same("tags", {tag["key"]: tag["value"] for tag in cluster["tags"]}, VALUES["cluster_tags"])
    definition = ecs.describe_task_definition(taskDefinition="from-rust")["taskDefinition"]
    container, = definition["containerDefinitions"]
    for key in ("name", "image", "memory", "essential", "environment", "dockerLabels"):
        same(key, container[key], CONTAINER[key])
    same("port", container["portMappings"][0]["containerPort"], 80)


def swf_write():
    client("swf").register_domain(
        name="from-python", workflowExecutionRetentionPeriodInDays="2", description="end to end"
    )


def swf_read():
    swf = client("swf")
    domain = swf.describe_domain(name="from-rust")
    same("description", domain["domainInfo"]["description"], "end to end")
    same("days", domain["configuration"]["workflowExecutionRetentionPeriodInDays"], "2")
    history = swf.get_workflow_execution_history(domain="from-rust", execution=run_of(swf))["events"]
    same("input", history[0]["workflowExecutionStartedEventAttributes"]["input"], "the input ☃")
    same("last event", history[-1]["eventType"], "WorkflowExecutionCompleted")


def run_of(swf):
    closed = swf.list_closed_workflow_executions(
        domain="from-rust", startTimeFilter={"oldestDate": datetime.datetime(2020, 1, 1)}
    )
    execution, = closed["executionInfos"]
    return execution["execution"]


def timestream_write():
    timestream = client("timestream-write")
    timestream.create_database(DatabaseName="from-python")
    timestream.create_table(
        DatabaseName="from-python",
        TableName="metrics",
        RetentionProperties={
            "MemoryStoreRetentionPeriodInHours": 7,
            "MagneticStoreRetentionPeriodInDays": 42,
        },
    )


def timestream_read():
    table = client("timestream-write").describe_table(DatabaseName="from-rust", TableName="metrics")["Table"]
    retention = table["RetentionProperties"]
    same("hours", retention["MemoryStoreRetentionPeriodInHours"], 7)
    same("days", retention["MagneticStoreRetentionPeriodInDays"], 42)


def support_write():
    client("support").create_case(
        subject=f"from-python {VALUES['case']['subject']}",
        serviceCode="service-code",
        severityCode="low",
        categoryCode="category",
        communicationBody=VALUES["case"]["body"],
        ccEmailAddresses=["someone@example.com"],
        language="en",
    )


def support_read():
    cases = client("support").describe_cases(includeCommunications=True)["cases"]
    subject = f"from-rust {VALUES['case']['subject']}"
    case, = [case for case in cases if case["subject"] == subject]
    same("body", case["recentCommunications"]["communications"][0]["body"], VALUES["case"]["body"])
    same("addresses", case["ccEmailAddresses"], ["someone@example.com"])


SERVICES = ["dynamodb", "sqs", "kms", "acm", "ecs", "swf", "timestream", "support"]
for service in SERVICES:
    check(f"{service}: boto3 {PHASE}s", globals()[f"{service}_{PHASE}"])
for service in rest.SERVICES:
    check(f"{service}: boto3 {PHASE}s", getattr(rest, f"{service}_{PHASE}"))
for service in xml_answers.SERVICES:
    check(f"{service}: boto3 {PHASE}s", getattr(xml_answers, f"{service}_{PHASE}"))
sys.exit(1 if FAILED else 0)
