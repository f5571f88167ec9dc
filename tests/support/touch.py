# SPDX-License-Identifier: LGPL-2.1-or-later
"""Fingers on the headless touchscreen, through the socket of the X server's inputtest driver.

The wire format is that of xf86-input-inputtest-protocol.h, version 1.1: every message begins with its length and its kind.
"""
import socket
import struct
import time

VERSION, WAIT_FOR_SYNC, TOUCH = 0, 1, 6
BEGIN, UPDATE, END = 18, 19, 20
RANGE = 0xFFFF
AXES = 64


class Touchscreen:
    def __init__(self, path, width, height):
        self.width, self.height = width, height
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.socket.settimeout(10)
        self.socket.connect(path)
        self._send(VERSION, struct.pack("<HH", 1, 1))
        self._receive()

    def _send(self, kind, body=b""):
        self.socket.sendall(struct.pack("<Ii", 8 + len(body), kind) + body)

    def _receive(self):
        head = self._read(8)
        return self._read(struct.unpack("<Ii", head)[0] - 8)

    def _read(self, count):
        data = b""
        while len(data) < count:
            piece = self.socket.recv(count - len(data))
            if not piece:
                raise ConnectionError("the touchscreen is gone")
            data += piece
        return data

    def event(self, kind, x, y, finger=0):
        """Returns when the server has taken it in."""
        axes = [0.0] * AXES
        axes[0] = min(max(x, 0), self.width - 1) * RANGE / (self.width - 1)
        axes[1] = min(max(y, 0), self.height - 1) * RANGE / (self.height - 1)
        mask = bytes([0b11]) + bytes(7)
        self._send(TOUCH, struct.pack("<III", finger, kind, 0) + mask + bytes(4)
                   + struct.pack(f"<{AXES}d", *axes) + bytes(8 * AXES))
        self._send(WAIT_FOR_SYNC)
        self._receive()

    def tap(self, x, y, hold=0.04):
        self.event(BEGIN, x, y)
        time.sleep(hold)
        self.event(END, x, y)

    def drag(self, start, end, seconds=0.3, steps=15):
        self.event(BEGIN, *start)
        for i in range(1, steps + 1):
            time.sleep(seconds / steps)
            self.event(UPDATE, start[0] + (end[0] - start[0]) * i / steps, start[1] + (end[1] - start[1]) * i / steps)
        self.event(END, *end)
