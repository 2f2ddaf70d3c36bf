"""Writes `botocore.json`: presigned requests as botocore signs them.

    python sign.py > botocore.json

The calls are those of Amazon Polly, and others that only a signer has to know. botocore would move a body into the query,
so the signer is asked for those that have one, without that step.
"""

import datetime
import json
import sys
from unittest import mock

import botocore
import botocore.auth
import botocore.session
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

NOW = datetime.datetime(2026, 1, 2, 3, 4, 5)
KEY, SECRET = "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
HOST = "https://polly.us-east-1.amazonaws.com"


class BodyStays(botocore.auth.SigV4QueryAuth):
    def _modify_request_before_signing(self, request):
        body, request.data = request.data, b""
        super()._modify_request_before_signing(request)
        request.data = body


class BodyIsLeftOut(BodyStays):
    def payload(self, request):
        return "UNSIGNED-PAYLOAD"


def without_content_type(request, **_):
    """The header would describe a body that a GET does not have; botocore keeps it."""
    del request.headers["Content-Type"]


def of_client(operation, params, method, expires, token=None):
    session = botocore.session.Session()
    session.set_credentials(KEY, SECRET, token)
    client = session.create_client("polly", region_name="us-east-1")
    client.meta.events.register("before-sign.polly", without_content_type)
    return client.generate_presigned_url(operation, params, expires, method)


def of_signer(signer, method, path, headers, body, expires):
    request = AWSRequest(method=method, url=HOST + path, headers=headers, data=body)
    signer(Credentials(KEY, SECRET), "polly", "us-east-1", expires).add_auth(request)
    return request.url


def requests():
    speech = {"Engine": "neural", "LexiconNames": ["one", "two"], "OutputFormat": "mp3",
              "Text": "Grüße & 1+1=2 / \"~\"", "VoiceId": "Vicki"}
    yield "speech", of_client("synthesize_speech", speech, "GET", 3600)
    yield "speech with a token", of_client("synthesize_speech", speech, "GET", 604800, "to/ken+=")
    yield "a label", of_client("get_lexicon", {"Name": "Lexicon1"}, "GET", 1)
    header = {"x-amz-language": "de,  en"}
    yield "a header", of_signer(BodyStays, "GET", "/v1/lexicons/a%20b?version=2", header, b"", 60)
    content = b'{"Content":"<x/>"}'
    yield "a body", of_signer(BodyStays, "PUT", "/v1/lexicons/a", header, content, 60)
    md5 = {"Content-MD5": "cKFhUNdORf1CIx4pmD5IFQ=="}
    yield "a checksum", of_signer(BodyStays, "POST", "/v1/checked", md5, content, 60)
    yield "bytes", of_signer(BodyStays, "POST", "/v1/audio", {}, b"audio", 60)
    yield "no bytes", of_signer(BodyStays, "POST", "/v1/audio", {}, b"", 60)
    yield "any bytes", of_signer(BodyIsLeftOut, "POST", "/v1/any-audio", {}, b"", 60)


def main():
    with mock.patch("botocore.auth.get_current_datetime", lambda *_, **__: NOW):
        urls = dict(requests())
    json.dump({"botocore": botocore.__version__, "urls": urls}, sys.stdout, indent=1, ensure_ascii=False)
    print()


main()
