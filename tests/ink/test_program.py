# SPDX-License-Identifier: LGPL-2.1-or-later
"""kiosk-ink as a program: test_program.py PROGRAM"""
import os
import pathlib
import random
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from tap import Skip, case, run  # noqa: E402

PROGRAM = sys.argv.pop(1)
BELOW = "100,150 900,150;480,150 480,950;500,350 720,520"  # 下


def ask(text, *options, environment=None):
    data = text if isinstance(text, bytes) else text.encode()
    return subprocess.run([PROGRAM, *options], input=data, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env={**os.environ, **(environment or {})})


def candidates(text, *options, **more):
    answer = ask(text, *options, **more)
    if answer.returncode == 2 and b"built without a handwriting model" in answer.stderr:
        raise Skip("built without a handwriting model")
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.decode().split("\n")[:-1]


@case("a character a line in, ten different candidates a line out, in any locale")
def _():
    for locale in "C", "C.UTF-8":
        lines = candidates(f"{BELOW}\n100,500 900,500\n", environment={"LC_ALL": locale})
        assert len(lines) == 2
        for line, expected in zip(lines, "下一"):
            found = line.split(" ")
            assert len(set(found)) == 10 and expected == found[0], line


@case("a bad line says what is wrong and where, and the others are recognised")
def _():
    lines = candidates(f"{BELOW}\n\n1,2 3\n{BELOW.replace(';', ' ; ')};\r\nx\n{BELOW}")
    assert [line[:3] == "bad" for line in lines] == [False, True, True, False, True, False], lines
    assert lines[0] == lines[3] == lines[5]
    assert lines[2] == "bad column 6: a comma is wanted between x and y"


@case("NUL, bytes that are not UTF-8, huge numbers and a very long line do no harm")
def _():
    many = " ".join(f"{i % 1000},{i * 7 % 1000}" for i in range(90_000))
    lines = candidates(b"1,1\x00 2,2\n\xff\xfe\n1e999,1\n1000000,1 -1000000,1\n" + many.encode() + b"\n" + b"1" * 1_000_000
                       + b"\n" + b"1,1 " * 200_000 + b"\n" + BELOW.encode())
    assert [line[:3] == "bad" for line in lines] == [True, True, True, False, False, True, True, False], [line[:40] for line in lines]


@case("whatever is fed, there is an answer a line")
def _():
    chance = random.Random(1)
    data = "\n".join("".join(chance.choice("0123456789,,,   ;.-e") for _ in range(chance.randrange(60))) for _ in range(5000))
    assert len(candidates(data)) == 5000


@case("one point, the same point again and again, and a dot beside a line are characters, too")
def _():
    for line in "5,5", "5,5 5,5;5,5", "100,500 900,500;500,800":
        assert len(candidates(line)[0].split(" ")) == 10, line


@case("traditional characters are offered to whoever asks for them")
def _():
    if "KIOSK_STROKE_DATA" not in os.environ:
        raise Skip("no model was trained")
    from hand import glyph, text
    dragon = text(glyph("龍"))
    assert "龍" not in candidates(dragon)[0].split(" ")
    assert candidates(dragon, "--traditional")[0].split(" ")[0] == "龍"
    assert candidates(text(glyph("龙")), "--traditional")[0].split(" ")[0] == "龙"


@case("a model that is none, and one that is not there, are told")
def _():
    for model, why in (__file__, b"no handwriting model"), ("/no/such/file", b"/no/such/file"):
        answer = ask("", "--model", model)
        assert answer.returncode == 2 and why in answer.stderr and answer.stdout == b"", answer.stderr


run()
