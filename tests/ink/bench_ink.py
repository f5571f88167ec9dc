# SPDX-License-Identifier: LGPL-2.1-or-later
"""How long a character takes, from the line in to the line out: bench_ink.py PROGRAM

The ratio is to Zinnia with Debian's model, in turns on the same machine.
"""
import os
import pathlib
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from report import report  # noqa: E402

import hand  # noqa: E402

PROGRAM = sys.argv[1]
ROUNDS = 5


class Recogniser:
    def __init__(self, *options):
        self.times = []
        self.process = subprocess.Popen([PROGRAM, *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)

    def ask(self, lines):
        for line in lines:
            start = time.perf_counter()
            self.process.stdin.write(line)
            answer = self.process.stdout.readline()
            self.times.append((time.perf_counter() - start) * 1000)
            assert answer.count(b" ") == 9, answer

    def quantile(self, share):
        return sorted(self.times)[int(len(self.times) * share)]


def resident(process):
    """Of its memory, in MB, what no other process shares."""
    for line in pathlib.Path(f"/proc/{process.pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0


if not hand.STROKES.is_dir():
    sys.exit("the strokes were not fetched")
samples = [(hand.text(hand.Hand(character).write(hand.glyph(character))) + "\n").encode() for character in hand.gb2312()[::17]]
ours = Recogniser()
zinnia = Recogniser("--model", os.environ["ZINNIA_MODEL"]) if "ZINNIA_MODEL" in os.environ else None
for _ in range(ROUNDS):
    ours.ask(samples)
    if zinnia:
        zinnia.ask(samples)

report("ink", "a character, median", round(ours.quantile(0.5), 2), "ms")
report("ink", "a character, p99", round(ours.quantile(0.99), 2), "ms", aim="< 5")
report("ink", "memory with the model (PSS)", round(resident(ours.process), 1), "MB")
if zinnia:
    report("ink", "Zinnia's median to ours", round(zinnia.quantile(0.5) / ours.quantile(0.5), 1), "times")
for recogniser in filter(None, [ours, zinnia]):
    recogniser.process.stdin.close()
    recogniser.process.wait(10)
