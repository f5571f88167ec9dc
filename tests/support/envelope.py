# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a terminal submits, sealed as libkiosk seals it.

    post = Sender(gateway)
    answer = post("enquiry", {"subject": "...", "name": "...", "phone": "..."})
    again = post.send(*post.sealed)
"""
import base64
import ctypes
import ctypes.util
import json
import time
import uuid

_sodium = ctypes.CDLL(ctypes.util.find_library("sodium"))
_sodium.sodium_init()
OVERHEAD = 48


def seal(public_key, data):
    box = ctypes.create_string_buffer(len(data) + OVERHEAD)
    assert _sodium.crypto_box_seal(box, data, ctypes.c_ulonglong(len(data)), public_key) == 0
    return box.raw


def new_pair():
    """A public and a secret key."""
    public, secret = ctypes.create_string_buffer(32), ctypes.create_string_buffer(32)
    _sodium.crypto_box_keypair(public, secret)
    return public.raw, secret.raw


def key_id(public_key):
    digest = ctypes.create_string_buffer(32)
    _sodium.crypto_generichash(digest, ctypes.c_size_t(32), public_key, ctypes.c_ulonglong(len(public_key)), None, ctypes.c_size_t(0))
    return digest.raw[:4].hex()


def new_key():
    return str(uuid.uuid4())


def envelope(public_key, kind, payload, key=None, service="registration", created=None, **changes):
    """The JSON text of an envelope; @changes are made to its header after it was sealed."""
    header = {"v": 1, "key": key or new_key(), "service": service, "kind": kind, "created": created or int(time.time())}
    inner = json.dumps({**header, "payload": payload}, ensure_ascii=False).encode()
    outer = {**header, "recipient": key_id(public_key), "sealed": base64.b64encode(seal(public_key, inner)).decode(), **changes}
    return json.dumps(outer).encode()


class Sender:
    """Seals for a gateway, and sends."""

    def __init__(self, gateway, token=True):
        self.gateway = gateway
        self.token = token
        self.public_key = base64.b64decode(gateway.get("/v1/envelope-key", token=token).json["public_key"])

    def seal(self, kind, payload, **keywords):
        return envelope(self.public_key, kind, payload, **keywords)

    def send(self, body, key=None, connection=None, headers=None):
        sent = {"Content-Type": "application/json", "Idempotency-Key": key or json.loads(body)["key"], **(headers or {})}
        if connection is not None:
            return self.gateway.ask(connection, "POST", "/v1/envelopes", sent, body, self.token)
        return self.gateway.request("POST", "/v1/envelopes", sent, body, self.token)

    def __call__(self, kind, payload, **keywords):
        return self.send(self.seal(kind, payload, **keywords))


ENQUIRY = {"subject": "退税结汇咨询", "name": "陈海燕", "phone": "13900007788", "company": "厦门鹭海通跨境电子商务有限公司",
           "message": "想了解结汇的手续。", "preferred_time": "明天上午", "answers": [{"label": "币种", "value": "USD"}]}
