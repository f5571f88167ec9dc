# SPDX-License-Identifier: LGPL-2.1-or-later
"""Looks at the X server's screen, at single pixels a thousand times a second if need be: what a program says of itself is
not asked."""
import ctypes
import struct
import time
import zlib

_x = ctypes.CDLL("libX11.so.6")
_x.XOpenDisplay.restype = ctypes.c_void_p
_x.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
_x.XDefaultRootWindow.restype = ctypes.c_ulong
_x.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, ctypes.c_uint, ctypes.c_uint, ctypes.c_ulong, ctypes.c_int]
_x.XGetImage.restype = ctypes.c_void_p
_x.XGetPixel.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int]
_x.XGetPixel.restype = ctypes.c_ulong
_x.XDestroyImage.argtypes = [ctypes.c_void_p]


class Image(ctypes.Structure):
    """The beginning of an XImage."""
    _fields_ = [("width", ctypes.c_int), ("height", ctypes.c_int), ("offset", ctypes.c_int), ("format", ctypes.c_int),
                ("data", ctypes.c_void_p), ("byte_order", ctypes.c_int), ("unit", ctypes.c_int), ("bit_order", ctypes.c_int),
                ("pad", ctypes.c_int), ("depth", ctypes.c_int), ("bytes_per_line", ctypes.c_int), ("bits_per_pixel", ctypes.c_int)]


ALL_PLANES, Z_PIXMAP = 0xFFFFFFFF, 2


class Screen:
    def __init__(self):
        self.display = _x.XOpenDisplay(None)
        self.root = _x.XDefaultRootWindow(self.display)

    def colour(self, x, y):
        image = _x.XGetImage(self.display, self.root, int(x), int(y), 1, 1, ALL_PLANES, Z_PIXMAP)
        pixel = _x.XGetPixel(image, 0, 0)
        _x.XDestroyImage(image)
        return pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255

    def _get_rows(self, left, top, width, height):
        image = _x.XGetImage(self.display, self.root, left, top, width, height, ALL_PLANES, Z_PIXMAP)
        head = ctypes.cast(image, ctypes.POINTER(Image)).contents
        rows = ctypes.string_at(head.data, head.bytes_per_line * height)
        _x.XDestroyImage(image)
        return rows

    def picture(self, width, height):
        """All pixels, row by row, as 0x..RRGGBB."""
        return memoryview(self._get_rows(0, 0, width, height)).cast("I")

    def save(self, path, width, height):
        """As a PNG, packed in little time and not as small as could be."""
        pixels = self._get_rows(0, 0, width, height)
        colours = bytearray(3 * width * height)
        for i in range(3):
            colours[i::3] = pixels[2 - i::4]
        rows = b"".join(b"\0" + colours[start:start + 3 * width] for start in range(0, len(colours), 3 * width))
        with open(path, "wb") as file:
            file.write(b"\x89PNG\r\n\x1a\n")
            for kind, body in (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""):
                file.write(struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)))

    def count(self, box, colour):
        """How many pixels of that box, which lies on the screen, have just that colour."""
        rows = self._get_rows(*map(int, box))
        return rows.count(bytes(reversed(colour)) + rows[3:4])

    def wait_for(self, place, condition, patience=30):
        """The monotonic time at which the pixel's colour first fulfils @condition."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if condition(self.colour(*place)):
                return time.monotonic()
            time.sleep(0.0005)
        raise AssertionError(f"the pixel {place} is {self.colour(*place)}")


def is_light(colour):
    return min(colour) > 225


def is_dark(colour):
    return max(colour) < 160
