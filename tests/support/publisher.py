# SPDX-License-Identifier: LGPL-2.1-or-later
"""Whoever publishes settings: signs them as docs/operate.md says.

    publisher = Publisher()
    path.write_bytes(publisher.sign(1, "haicang", "*", "[Kiosk]\\nhotline='100'\\n"))
"""
import base64
import ctypes
import ctypes.util

FIRST_LINE = b"park-kiosk-settings 1\n"


def is_signed(file, key):
    """Whether the file was signed by whoever has the other half of the key."""
    sodium = ctypes.CDLL(ctypes.util.find_library("sodium"))
    line, _, body = file.removeprefix(FIRST_LINE).partition(b"\n\n")
    text, signature = FIRST_LINE + body, base64.b64decode(line.removeprefix(b"signature "))
    return sodium.crypto_sign_verify_detached(signature, text, ctypes.c_ulonglong(len(text)), base64.b64decode(key)) == 0


class Publisher:
    def __init__(self):
        self.sodium = ctypes.CDLL(ctypes.util.find_library("sodium"))
        public, self.secret = ctypes.create_string_buffer(32), ctypes.create_string_buffer(64)
        assert self.sodium.sodium_init() >= 0
        assert self.sodium.crypto_sign_keypair(public, self.secret) == 0
        self.key = base64.b64encode(public.raw).decode()

    def sign(self, version, park, terminal, settings):
        body = f"[Published]\nVersion={version}\nPark={park}\nTerminal={terminal}\n{settings}".encode()
        signature = ctypes.create_string_buffer(64)
        text = FIRST_LINE + body
        assert self.sodium.crypto_sign_detached(signature, None, text, ctypes.c_ulonglong(len(text)), self.secret) == 0
        return FIRST_LINE + b"signature " + base64.b64encode(signature.raw) + b"\n\n" + body
