# SPDX-License-Identifier: LGPL-2.1-or-later
"""How often the right character is found, through kiosk-ink as anybody may use it: test_accuracy.py PROGRAM"""
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from report import report  # noqa: E402
from tap import Skip, case, run  # noqa: E402

import hand  # noqa: E402
from hand import Hand  # noqa: E402

PROGRAM = sys.argv.pop(1)
EVERY = 6  # of the 6,763 characters

_cache = {}


def glyphs():
    """A sixth of GB 2312, and how each is drawn."""
    if not hand.STROKES.is_dir():
        raise Skip("the strokes were not fetched")
    if "glyphs" not in _cache:
        _cache["glyphs"] = [(character, hand.glyph(character)) for character in hand.gb2312()[::EVERY]]
    return _cache["glyphs"]


def others():
    if not hand.STROKES.is_dir() or not hand.KANJIDRAW.exists():
        raise Skip("the strokes were not fetched, or python3-kanjidraw is not installed")
    if "others" not in _cache:
        _cache["others"] = list(hand.other_proportions())
    return _cache["others"]


def measure(name, samples, aim):
    """Asks for all samples, (character, strokes), and reports; the aim is for the first ten candidates, in per cent."""
    lines = "".join(hand.text(strokes) + "\n" for _, strokes in samples)
    answers = subprocess.run([PROGRAM], input=lines, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
    assert len(answers) == len(samples) > 800
    candidates = [answer.split(" ") for answer in answers]
    first = sum(found[0] == character for found, (character, _) in zip(candidates, samples)) * 100 / len(samples)
    ten = sum(character in found for found, (character, _) in zip(candidates, samples)) * 100 / len(samples)
    report("ink", f"{name}, first candidate", round(first, 1), "%", note=f"{len(samples)} characters")
    report("ink", f"{name}, among ten", round(ten, 1), "%", aim=f">= {aim}")
    assert ten >= aim, f"{name}: {ten:.2f} % among ten, and {aim} % is wanted"


def each(samples, change):
    return [(character, change(Hand(character), strokes)) for character, strokes in samples]


CONDITIONS = {
    "as drawn": (99, lambda writer, strokes: strokes),
    "another kind of noise": (99, lambda writer, strokes: writer.write(strokes)),
    "strong noise": (97, lambda writer, strokes: Hand(repr(strokes), 1.6).write(strokes)),
    "two strokes swapped": (99, lambda writer, strokes: writer.swap(writer.write(strokes))),
    "strokes in reverse order": (98, lambda writer, strokes: writer.write(strokes)[::-1]),
    "strokes in any order": (97, lambda writer, strokes: writer.shuffle(writer.write(strokes))),
    "10 % joined": (98, lambda writer, strokes: writer.join(writer.write(strokes), 0.1)),
    "25 % joined": (97, lambda writer, strokes: writer.join(writer.write(strokes), 0.25)),
    "all joined": (97, lambda writer, strokes: writer.join(writer.write(strokes), 1)),
    "small and in a corner": (98, lambda writer, strokes: hand.shrink(writer.write(strokes), 0.12, 860, 20)),
    "four points a stroke": (97, lambda writer, strokes: hand.sparse(writer.write(strokes))),
    "many points, some twice": (99, lambda writer, strokes: hand.dense(writer.write(strokes))),
    "a short stroke forgotten": (97, lambda writer, strokes: writer.forget(writer.write(strokes))),
}

for name, (aim, change) in CONDITIONS.items():
    @case(f"{name}: at least {aim} % among ten")
    def _(name=name, aim=aim, change=change):
        measure(name, each(glyphs(), change), aim)


@case("in the proportions of another source: at least 98 % among ten")
def _():
    measure("other proportions", each(others(), lambda writer, strokes: writer.write(strokes)), 98)


@case("in the proportions of another source, 25 % joined: at least 97 % among ten")
def _():
    measure("other proportions, 25 % joined",
            each(others(), lambda writer, strokes: writer.join(writer.write(strokes), 0.25)), 97)


@case("digits and letters are found as they are drawn")
def _():
    lines = [line for line in (pathlib.Path(__file__).parents[2] / "shell/visit/keyboard/ink/train/letters.txt").read_text(
        encoding="utf-8").splitlines() if line[0].isascii() and line[0].isalnum()]
    samples = [(line[0], [[tuple(map(float, point.split(","))) for point in stroke.split()] for stroke in line[2:].split(";")])
               for line in lines]
    if not hand.STROKES.is_dir():
        raise Skip("no model was trained")
    samples = [(character, Hand(f"{character}{i}", 0.7).write(hand.shrink(strokes, 10, 0, 0)))
               for i in range(12) for character, strokes in samples]
    measure("digits and letters", samples, 97)


run()
