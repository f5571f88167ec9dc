# SPDX-License-Identifier: LGPL-2.1-or-later
"""The handwriting pad under real fingers: test_pad.py PROGRAM"""
import os
import pathlib
import select
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from pixel import Screen  # noqa: E402
from tap import Skip, case, run  # noqa: E402
from touch import BEGIN, END, UPDATE, Touchscreen  # noqa: E402

PROGRAM = sys.argv.pop(1)
PICTURES = pathlib.Path(os.environ["KIOSK_PICTURES"])
WIDTH, HEIGHT = map(int, os.environ["KIOSK_SCREEN"].split("x"))
PATIENCE = 20
glass = Touchscreen(os.environ["KIOSK_TOUCH"], WIDTH, HEIGHT)
screen = Screen()

# 跨, as in a textbook, on a square of 1000
STRIDE = [
    [(50, 60), (60, 290)], [(55, 70), (290, 60), (280, 280)], [(60, 285), (275, 280)], [(175, 290), (178, 830)],
    [(180, 520), (320, 515)], [(70, 440), (75, 840)], [(20, 880), (330, 780)],
    [(400, 240), (920, 230)], [(650, 40), (560, 330), (380, 470)], [(680, 250), (800, 400), (970, 480)],
    [(520, 470), (810, 465)], [(430, 620), (920, 610)], [(620, 630), (550, 790), (820, 780), (790, 920), (660, 980)],
]
BELOW = [[(100, 150), (900, 150)], [(480, 150), (480, 950)], [(500, 350), (720, 520)]]
ONE = [[(100, 500), (900, 500)]]


class Paper:
    def __init__(self, pause=0):
        self.process = subprocess.Popen([PROGRAM, str(pause)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.rest = b""
        line = self.says()
        if line.startswith("no model"):
            raise Skip(line)
        self.x, self.y, self.width, self.height = map(int, line.split()[1:])
        self.frames = 2 if self.width >= 1.7 * self.height else 1

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is not None:
            self.picture("failed")
        self.process.terminate()
        errors = self.process.communicate(timeout=10)[1].decode()
        assert kind is not None or "CRITICAL" not in errors, errors

    def says(self, patience=PATIENCE):
        """The next line that the program prints; None where it prints none in time."""
        end = time.monotonic() + patience
        while b"\n" not in self.rest:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.process.stdout], [], [], left)[0]:
                return None
            piece = os.read(self.process.stdout.fileno(), 4096)
            assert piece, self.process.communicate()[1].decode()
            self.rest += piece
        line, _, self.rest = self.rest.partition(b"\n")
        return line.decode()

    def candidates(self):
        line = self.says()
        assert line is not None and line.startswith("candidates"), line
        return line.split()[1:]

    def place(self, point, frame=0):
        """Points of a character lie on a square in the middle of the frame."""
        width = self.width / self.frames
        side = min(width, self.height) * 0.8
        return (self.x + width * (frame + 0.5) + (point[0] / 1000 - 0.5) * side,
                self.y + self.height / 2 + (point[1] / 1000 - 0.5) * side)

    def begin(self, stroke, finger=0, **where):
        """Draws all of a stroke and leaves the finger on the glass."""
        points = [self.place(point, **where) for point in stroke]
        glass.event(BEGIN, *points[0], finger=finger)
        for (x0, y0), (x1, y1) in zip(points, points[1:]):
            for i in range(1, 9):
                glass.event(UPDATE, x0 + (x1 - x0) * i / 8, y0 + (y1 - y0) * i / 8, finger=finger)
        return points[-1]

    def stroke(self, stroke, **where):
        glass.event(END, *self.begin(stroke, **where))

    def colour(self, point):
        return screen.colour(*map(round, self.place(point)))

    def waits_for_ink(self, point, wanted=True):
        """Dark is ink, and the paper is white."""
        end = time.monotonic() + PATIENCE
        while (max(self.colour(point)) < 100) != wanted:
            assert time.monotonic() < end, f"{'no ' if wanted else ''}ink at {point}: {self.colour(point)}"
            time.sleep(0.05)

    def tap_key(self, row):
        """The keys stand to the right of the pad, one above the other."""
        glass.tap((self.x + self.width + WIDTH) / 2, self.y + self.height * (row + 0.5) / 2)

    def picture(self, name):
        PICTURES.mkdir(parents=True, exist_ok=True)
        screen.save(PICTURES / f"ink-{name}.png", WIDTH, HEIGHT)


@case("a character is drawn under the finger, and recognised stroke by stroke")
def _():
    with Paper() as paper:
        paper.picture("empty")
        for stroke in STRIDE[:-1]:
            paper.stroke(stroke)
            assert len(paper.candidates()) == 10
        end = paper.begin(STRIDE[-1])
        paper.waits_for_ink((600, 680))
        assert paper.says(patience=0.2) is None, "nothing is said while the finger writes"
        glass.event(END, *end)
        found = paper.candidates()
        paper.picture("character")
        assert found[0] == "跨", found


@case("the last stroke is taken back, and all of them are")
def _():
    with Paper() as paper:
        for stroke in BELOW:
            paper.stroke(stroke)
            before = paper.candidates()
        assert before[0] == "下", before
        paper.tap_key(0)
        assert paper.candidates() != before and paper.says() == "undo 1"
        paper.waits_for_ink((600, 420), wanted=False)
        paper.waits_for_ink((480, 700))
        paper.tap_key(1)
        assert paper.candidates() == []
        paper.waits_for_ink((480, 700), wanted=False)
        paper.tap_key(0)
        assert paper.says() == "undo 0"


@case("a second finger, or a palm, writes nothing")
def _():
    with Paper() as paper:
        end = paper.begin(ONE[0])
        palm = paper.begin([(200, 900), (800, 900)], finger=1)
        glass.event(END, *palm, finger=1)
        glass.event(END, *end)
        assert paper.candidates()[0] == "一"
        assert max(paper.colour((500, 900))) > 200
        assert paper.says(patience=0.3) is None


@case("a pause finishes the character and empties the paper")
def _():
    with Paper(pause=900) as paper:
        for stroke in BELOW:
            paper.stroke(stroke)
        found = [paper.candidates() for _ in BELOW]
        assert found[-1][0] == "下"
        assert paper.says() == "paused"
        paper.waits_for_ink((480, 700), wanted=False)
        assert paper.says(patience=0.3) is None, "its candidates may still be chosen"
        paper.stroke(ONE[0])
        assert paper.candidates()[0] == "一", "the next character begins"


@case("a stroke that takes longer than the pause does not end the character")
def _():
    with Paper(pause=300) as paper:
        end = paper.begin(ONE[0])
        assert paper.says(patience=0.8) is None
        glass.event(END, *end)
        assert paper.candidates()[0] == "一"
        assert paper.says() == "paused"


@case("a stroke in the other frame finishes the character")
def _():
    with Paper() as paper:
        if paper.frames == 1:
            raise Skip("there is one frame in portrait")
        for stroke in BELOW:
            paper.stroke(stroke)
            paper.candidates()
        paper.picture("two-frames")
        paper.stroke(ONE[0], frame=1)
        assert paper.says() == "paused"
        assert paper.candidates()[0] == "一"
        paper.picture("second-frame")


run()
