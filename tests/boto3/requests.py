"""The requests that boto3 sends: `requests.py SERVICE SEED COUNT OPERATION...`.

Each operation is called COUNT times with random parameters that its model allows, without a network. Out: a JSON list of
`{ "id", "operation", "params", "request": { "method", "target", "headers", "body" } }`. Values that JSON has no form for are
tagged: `{"$timestamp": "2021-03-04T05:06:07+00:00"}`, `{"$b64": "…"}`. The same arguments print the same list.
"""

import base64
import datetime
import io
import json
import math
import random
import sys
from pathlib import Path
from urllib.parse import urlsplit

import boto3
from botocore.awsrequest import AWSResponse, HeadersDict
from botocore.config import Config

# Texts with the characters that places of an HTTP message treat in a way of their own.
TEXTS = ["plain", "two words", "a/b", "50%", "a+b", "k=v&x", "é☃", "~tilde-_.", 'say "hi"', "a,b", "(x)!*'", "a:b@c;d?e#f"]

# Texts that may become a part of a host.
HOSTS = ["plain", "a1-b2", "x-0"]

# Deeper structures have required members alone, and lists and maps are empty, so that recursion ends.
DEEP = 4


# Structures that are unions, though boto3's models do not say so: `service id: names`.
FACTS = Path(__file__).resolve().parents[2] / "model/src/read/c2j/facts/unions.txt"


def unions(service_id):
    rows = (line.partition(": ") for line in FACTS.read_text().splitlines() if not line.startswith("#"))
    return {name for service, _, names in rows if service == service_id for name in names.split()}


def text(shape, rnd, place):
    if shape.enum:
        return rnd.choice(shape.enum)
    # It becomes a part of a host.
    if shape.name == "AccountId":
        return "123456789012"
    low, high = shape.metadata.get("min", 0), shape.metadata.get("max", 60)
    value = rnd.choice(HOSTS if place == "host" else TEXTS)
    if place == "header":
        value = value.encode("ascii", "ignore").decode()
    if len(value) < max(low, 1):
        value += "x" * (low - len(value))
    return value[: max(high, 1)].strip() or "x"


def number(shape, rnd):
    low = math.ceil(shape.metadata.get("min", 1))
    return rnd.randint(low, max(low, math.floor(min(shape.metadata.get("max", low + 999), low + 999))))


def fraction(shape, rnd):
    """A number that need not be whole; the range may hold no whole one."""
    value = number(shape, rnd) + rnd.choice([0.0, 0.5, 0.25])
    return float(min(value, shape.metadata.get("max", value)))


UNIONS = set()


def structure(shape, rnd, depth):
    if getattr(shape, "is_document_type", False):
        return {"text": "a", "list": [1, 2.5, None, True], "map": {"k": "v"}} if rnd.random() < 0.5 else {}
    names = list(shape.members)
    if getattr(shape, "is_tagged_union", False) or shape.name in UNIONS:
        # A member that recurs without end is none to take far inside.
        plain = [name for name in names if shape.members[name].type_name not in ("structure", "list", "map")]
        names = [rnd.choice((plain or names) if depth > DEEP else names)]
        required = names
    else:
        required = list(shape.required_members)
    params = {}
    for name in names:
        member = shape.members[name]
        # A token that is left out is another one in each call.
        is_token = "idempotencyToken" in member.metadata or member.serialization.get("idempotencyToken")
        chance = 0 if depth > DEEP else 0.6 if depth == 0 else 0.4
        if name in required or is_token or rnd.random() < chance:
            params[name] = value(member, rnd, depth + 1, place_of(member))
    return params


def place_of(member):
    """Where a member of an input stands; rules of endpoints take some, and refuse what no host can have."""
    if "contextParam" in member.metadata or member.serialization.get("hostLabel"):
        return "host"
    return member.serialization.get("location")


def value(shape, rnd, depth=0, place=None):
    kind = shape.type_name
    if kind == "structure":
        return structure(shape, rnd, depth)
    if kind == "list":
        low = shape.metadata.get("min", 0)
        count = low if depth > DEEP else max(low, min(rnd.randint(1, 3), shape.metadata.get("max", 3)))
        return [value(shape.member, rnd, depth + 1, place) for _ in range(count)]
    if kind == "map":
        low = shape.metadata.get("min", 0)
        count = low if depth > DEEP else max(low, rnd.randint(1, 2))
        keys = dict.fromkeys(text(shape.key, rnd, place) for _ in range(count))
        return {key: value(shape.value, rnd, depth + 1, place) for key in keys}
    if kind == "string":
        return {"k": [1, "v"]} if shape.serialization.get("jsonvalue") else text(shape, rnd, place)
    if kind in ("integer", "long"):
        return number(shape, rnd)
    if kind in ("float", "double"):
        return fraction(shape, rnd)
    if kind == "boolean":
        # Clients with types leave out some false values within structures.
        return depth > 1 or rnd.random() < 0.5
    if kind == "timestamp":
        return datetime.datetime(2021, 3, 4, 5, 6, rnd.randint(0, 59), tzinfo=datetime.timezone.utc)
    if kind == "blob":
        return bytes(rnd.randrange(256) for _ in range(max(shape.metadata.get("min", 0), 5)))
    raise ValueError(f"a shape of the type {kind}")


def tagged(value):
    if isinstance(value, datetime.datetime):
        return {"$timestamp": value.isoformat()}
    if isinstance(value, bytes):
        return {"$b64": base64.b64encode(value).decode()}
    raise TypeError(type(value))


class Raw(io.BytesIO):
    def stream(self, **_):
        yield self.read()


class Requests:
    """A client whose requests are kept."""

    def __init__(self, service):
        self.kept = None
        config = Config(retries={"max_attempts": 0}, inject_host_prefix=False, disable_request_compression=True)
        session = boto3.session.Session(
            aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="secret", region_name="us-east-1"
        )
        self.client = session.client(service, endpoint_url="http://127.0.0.1:9", config=config)
        self.client.meta.events.register_first("before-send", self.keep)

    def keep(self, request, **_):
        self.kept = request
        return AWSResponse(request.url, 200, HeadersDict({}), Raw(b"{}"))

    def of(self, operation, params):
        self.kept = None
        try:
            self.client._make_api_call(operation, params)
        except Exception:
            # What becomes of the answer is of no interest.
            if self.kept is None:
                raise
        request, body = self.kept, self.kept.body or b""
        if hasattr(body, "read"):
            body = body.read()
        if isinstance(body, str):
            body = body.encode()
        url = urlsplit(request.url)
        headers = [[name, one.decode() if isinstance(one, bytes) else one] for name, one in request.headers.items()]
        return {
            "method": request.method,
            "target": url.path + (f"?{url.query}" if url.query else ""),
            "headers": headers,
            "body": base64.b64encode(body).decode(),
        }


def main(service, seed, count, operations):
    requests = Requests(service)
    UNIONS.update(unions(requests.client.meta.service_model.service_id))
    cases = []
    for name in operations:
        operation = requests.client.meta.service_model.operation_model(name)
        if operation.has_event_stream_input:
            continue
        rnd = random.Random(f"{seed} {service} {name}")
        for index in range(int(count)):
            params = value(operation.input_shape, rnd) if operation.input_shape else {}
            request = requests.of(name, params)
            cases.append({"id": f"{service} {name} {index}", "operation": name, "params": params, "request": request})
    json.dump(cases, sys.stdout, default=tagged, indent=0)


main(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:])
