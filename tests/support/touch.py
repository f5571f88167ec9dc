# SPDX-License-Identifier: LGPL-2.1-or-later
"""Fingers, keys and a mouse on the headless screen, through the sockets of the X server's inputtest driver.

The wire format is that of xf86-input-inputtest-protocol.h, version 1.1: every message begins with its length and its kind.
"""
import socket
import struct
import time

VERSION, WAIT_FOR_SYNC, MOTION, BUTTON, KEY, TOUCH = 0, 1, 2, 4, 5, 6
BEGIN, UPDATE, END = 18, 19, 20
RANGE = 0xFFFF
AXES = 64


class Device:
    def __init__(self, path):
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
                raise ConnectionError("the device is gone")
            data += piece
        return data

    def send(self, kind, body):
        """Returns when the server has taken it in."""
        self._send(kind, body)
        self._send(WAIT_FOR_SYNC)
        self._receive()


def valuators(*values):
    axes = [*values] + [0.0] * (AXES - len(values))
    mask = bytes([(1 << len(values)) - 1]) + bytes(7)
    return bytes(4) + mask + bytes(4) + struct.pack(f"<{AXES}d", *axes) + bytes(8 * AXES)


class Pointing(Device):
    def __init__(self, path, width, height):
        super().__init__(path)
        self.width, self.height = width, height

    def place(self, x, y):
        return valuators(min(max(x, 0), self.width - 1) * RANGE / (self.width - 1),
                         min(max(y, 0), self.height - 1) * RANGE / (self.height - 1))


class Touchscreen(Pointing):
    def event(self, kind, x, y, finger=0):
        self.send(TOUCH, struct.pack("<II", finger, kind) + self.place(x, y))

    def tap(self, x, y, hold=0.04):
        self.event(BEGIN, x, y)
        time.sleep(hold)
        self.event(END, x, y)

    def drag(self, start, end, seconds=0.3, steps=15, rest=0.0):
        self.event(BEGIN, *start)
        for i in range(1, steps + 1):
            time.sleep(seconds / steps)
            self.event(UPDATE, start[0] + (end[0] - start[0]) * i / steps, start[1] + (end[1] - start[1]) * i / steps)
        time.sleep(rest)
        self.event(END, *end)


class Mouse(Pointing):
    LEFT, MIDDLE, RIGHT, WHEEL_UP, WHEEL_DOWN = 1, 2, 3, 4, 5

    def move(self, x, y):
        self.send(MOTION, struct.pack("<II", 1, 0) + self.place(x, y))

    def click(self, x, y, button=LEFT):
        self.move(x, y)
        for pressed in 1, 0:
            self.send(BUTTON, struct.pack("<iiII", 1, button, pressed, 0) + self.place(x, y))


class Keyboard(Device):
    """Keys by the numbers of the kernel's input-event-codes.h."""

    def event(self, key, pressed):
        self.send(KEY, struct.pack("<iI", key + 8, pressed))

    def press(self, *keys):
        """All of them at once: the modifiers first."""
        for key in keys:
            self.event(key, True)
        for key in reversed(keys):
            self.event(key, False)
