"""What both halves of the other party share: its arguments, its clients, and how a check is reported."""

import json
import sys

import boto3

PHASE, ENDPOINT, VALUES = sys.argv[1:4]
with open(VALUES, encoding="utf-8") as file:
    VALUES = json.load(file)
FAILED = []


def client(service):
    return boto3.client(
        service,
        endpoint_url=ENDPOINT,
        region_name="us-east-1",
        aws_access_key_id="AKIDEXAMPLE",
        aws_secret_access_key="secret",
    )


def check(name, function):
    try:
        function()
        print(f"ok {name}")
    except Exception as error:
        FAILED.append(name)
        text = f"{type(error).__name__}: {error}".replace("\n", " ")
        print(f"failed {name}: {text}")


def same(what, actual, expected):
    if actual != expected:
        raise AssertionError(f"{what}: {actual!r}, expected {expected!r}")
