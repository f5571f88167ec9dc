# SPDX-License-Identifier: LGPL-2.1-or-later
"""Hands that write characters as people do, and not as the trainer of the model does.

A glyph is a list of strokes, a stroke a list of points (x, y) on a square of 1000, y downwards.
"""
import cmath
import json
import math
import os
import pathlib
import random

STROKES = pathlib.Path(os.environ.get("KIOSK_STROKE_DATA", "/nonexistent"))
KANJIDRAW = pathlib.Path("/usr/lib/python3/dist-packages/kanjidraw/data.json")


def gb2312():
    """The 6,763 characters, the 3,755 frequent ones first."""
    codes = (bytes([row, cell]) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return "".join(code.decode("gb2312", "ignore") for code in codes)


def glyph(character):
    medians = json.loads((STROKES / f"{character}.json").read_text())["medians"]
    return [[(x * 1000 / 1024, (900 - y) * 1000 / 1024) for x, y in stroke] for stroke in medians]


def text(strokes):
    return ";".join(" ".join(f"{x:.0f},{y:.0f}" for x, y in stroke) for stroke in strokes)


class Hand:
    """Waves run through the paper, every stroke slips a little, every point shakes."""

    def __init__(self, seed, strength=1.0):
        self.random = random.Random(seed)
        self.strength = strength

    def write(self, strokes):
        chance, strength = self.random, self.strength
        turn, slant = chance.uniform(-6, 6) * strength * math.pi / 180, chance.uniform(-0.12, 0.12) * strength
        aspect = math.exp(chance.uniform(-0.12, 0.12) * strength)
        across, down = cmath.rect(aspect, turn), cmath.rect(1 / aspect, turn + math.pi / 2 + slant)
        waves = [(chance.uniform(0.002, 0.006), chance.uniform(0, 6.3), chance.gauss(0, 12) * strength) for _ in range(4)]
        written = []
        for stroke in strokes:
            slip = complex(chance.gauss(0, 18), chance.gauss(0, 18)) * strength
            size = chance.gauss(0, 0.07) * strength
            middle = complex(*stroke[len(stroke) // 2])
            points = []
            for x, y in stroke:
                point = complex(x, y)
                point += (point - middle) * size + slip
                x, y = point.real - 500, point.imag - 500
                x += sum(height * math.sin(y * pitch + phase) for pitch, phase, height in waves[:2])
                y += sum(height * math.sin(x * pitch + phase) for pitch, phase, height in waves[2:])
                point = x * across + y * down
                points.append((500 + point.real + chance.gauss(0, 5) * strength, 500 + point.imag + chance.gauss(0, 5) * strength))
            written.append(points)
        return written

    def join(self, strokes, share):
        joined = [list(strokes[0])]
        for stroke in strokes[1:]:
            if self.random.random() < share:
                joined[-1] += stroke
            else:
                joined.append(list(stroke))
        return joined

    def swap(self, strokes):
        """Two neighbours change places."""
        strokes = list(strokes)
        if len(strokes) > 1:
            i = self.random.randrange(len(strokes) - 1)
            strokes[i], strokes[i + 1] = strokes[i + 1], strokes[i]
        return strokes

    def shuffle(self, strokes):
        return self.random.sample(strokes, len(strokes))

    def forget(self, strokes):
        """One short stroke is not written."""
        short = [i for i, stroke in enumerate(strokes) if length(stroke) < 250]
        if len(strokes) < 6 or not short:
            return strokes
        i = self.random.choice(short)
        return strokes[:i] + strokes[i + 1:]


def length(stroke):
    return sum(math.dist(a, b) for a, b in zip(stroke, stroke[1:]))


def shrink(strokes, size, left, top):
    return [[(left + x * size, top + y * size) for x, y in stroke] for stroke in strokes]


def dense(strokes, step=8):
    """As a touchscreen sees a slow finger: a point every few units, some of them twice."""
    result = []
    for stroke in strokes:
        points = [stroke[0], stroke[0]]
        for (x0, y0), (x1, y1) in zip(stroke, stroke[1:]):
            n = max(1, int(math.dist((x0, y0), (x1, y1)) / step))
            points += [(x0 + (x1 - x0) * i / n, y0 + (y1 - y0) * i / n) for i in range(1, n + 1)]
        result.append(points)
    return result


def sparse(strokes):
    """Four points a stroke: its ends, and two at thirds of its length."""
    result = []
    for stroke in strokes:
        whole, wanted, points = length(stroke), 1, [stroke[0]]
        run = 0.0
        for a, b in zip(stroke, stroke[1:]):
            piece = math.dist(a, b)
            while wanted < 3 and piece and run + piece >= whole * wanted / 3:
                t = (whole * wanted / 3 - run) / piece
                points.append((a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t))
                wanted += 1
            run += piece
        result.append(points + [stroke[-1]])
    return result


def other_proportions():
    """Yields (character, glyph) with the ends of the strokes where KanjiVG has them.

    Of that independent drawing kanjidraw keeps the ends of each stroke; the curve between them is turned and stretched to fit.
    Characters whose Japanese form or order of strokes differs are left out.
    """
    known = set(gb2312())
    for characters in json.loads(KANJIDRAW.read_text()).values():
        for character, ends in characters.items():
            if character not in known:
                continue
            fitted = fit(glyph(character), [[v * 1000 / 255 for v in end] for end in ends])
            if fitted:
                yield character, fitted


def fit(strokes, ends):
    if len(strokes) != len(ends):
        return None
    fitted = []
    for stroke, (x0, y0, x1, y1) in zip(strokes, ends):
        a, b, start, end = complex(*stroke[0]), complex(*stroke[-1]), complex(x0, y0), complex(x1, y1)
        if abs((start + end) / 2 - (a + b) / 2) > 320:
            return None
        if abs(b - a) < 0.45 * length(stroke) or abs(end - start) < 40:  # a hook: only where it lies is known
            turned, shift = 1, (start + end - a - b) / 2
        else:
            turned = (end - start) / (b - a)
            shift = start - a * turned
            if abs(cmath.phase(turned)) > math.pi / 4 and abs(b - a) > 120:
                return None
        points = [complex(x, y) * turned + shift for x, y in stroke]
        fitted.append([(point.real, point.imag) for point in points])
    return fitted
