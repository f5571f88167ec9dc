# SPDX-License-Identifier: LGPL-2.1-or-later
"""Ten thousand times whatever a hand, a keyboard and a mouse can do: the kiosk stays the only thing on the screen."""
import os
import pathlib
import random
import re
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from control import Control  # noqa: E402
from display import Display  # noqa: E402
from gateway import Gateway  # noqa: E402
from report import report  # noqa: E402
from search import descendants, name  # noqa: E402
from tap import case, run  # noqa: E402
from touch import BEGIN, END, UPDATE, Keyboard, Mouse  # noqa: E402
from visitor import Visitor  # noqa: E402

INPUTS = int(os.environ.get("KIOSK_PROOF_INPUTS", "10000"))
SEED = int(os.environ.get("KIOSK_SEED", "20261127"))
BATCH = 100
EDGE = 4
LONG_PRESS = 0.7

CTRL, SHIFT, ALT, SUPER, MENU, ESCAPE, PRINT = 29, 42, 56, 125, 127, 1, 99
LETTERS = [*range(16, 26), *range(30, 39), *range(44, 51)]
DIGITS = [*range(2, 12)]
FUNCTION = [*range(59, 69), 87, 88]
CURSOR = [102, 107, 104, 109, 103, 108, 105, 106]  # home, end, pages, arrows
MOVES = [15, 28, 14, 111, 57, *CURSOR]
MEDIA = [113, 114, 115, 140, 142, 150, 155, 158, 159, 163, 171, 172, 173, 217]  # volume, calculator, sleep, browser, mail, home, ...
TAB, F4, F10, SPACE, INSERT, DELETE, DOT, SEMICOLON = 15, 62, 68, 57, 110, 111, 52, 39
KNOWN = [  # what opens, closes, moves or copies something elsewhere
    (ALT, F4), (ALT, TAB), (ALT, SPACE), (ALT, ESCAPE), (CTRL, ESCAPE), (CTRL, SHIFT, 23), (CTRL, SHIFT, 32), (CTRL, DOT), (CTRL, SEMICOLON),
    (SHIFT, F10), (MENU,), (CTRL, 16), (CTRL, 17), (CTRL, 24), (CTRL, 25), (CTRL, 46), (CTRL, 47), (CTRL, 45), (CTRL, 30), (CTRL, SHIFT, 22),
    (CTRL, ALT, DELETE), (CTRL, ALT, 14), (SUPER,), (SUPER, 38), (SUPER, 18), (SUPER, 19), (CTRL, INSERT), (SHIFT, INSERT), (F10,), (PRINT,),
    (CTRL, ALT, 105), (CTRL, ALT, 106), (SUPER, 59), (SUPER, 60), (ALT, SHIFT, 105), (CTRL, ALT, 20)]

SOCKETS = pathlib.Path(os.environ["KIOSK_TOUCH"])
WIDTH, HEIGHT = map(int, os.environ["KIOSK_SCREEN"].split("x"))

keyboard = Keyboard(str(SOCKETS.with_name("keys")))
mouse = Mouse(str(SOCKETS.with_name("pointer")), WIDTH, HEIGHT)
chance = random.Random(SEED)


class Vandal:
    def __init__(self, finger):
        self.finger = finger
        self.inputs = 0

    @staticmethod
    def place():
        return chance.randrange(WIDTH), chance.randrange(HEIGHT)

    def tap(self):
        self.finger.tap(*self.place(), hold=0.002)

    def drag(self):
        self.finger.drag(self.place(), self.place(), seconds=0.02, steps=chance.randrange(2, 10))

    def chord(self):
        fingers = range(chance.randrange(2, 10))
        for kind in BEGIN, UPDATE, UPDATE, END:
            for finger in fingers:
                self.finger.event(kind, *self.place(), finger)

    def long_press(self):
        self.finger.tap(*self.place(), hold=LONG_PRESS)

    def edge(self):
        x, y = self.place()
        start = chance.choice([(EDGE, y), (WIDTH - EDGE, y), (x, EDGE), (x, HEIGHT - EDGE), (EDGE, EDGE), (WIDTH - EDGE, EDGE)])
        self.finger.drag(start, self.place(), seconds=0.02, steps=6)

    def key(self):
        keyboard.press(chance.choice(LETTERS + DIGITS + MOVES))

    def strange_key(self):
        keyboard.press(chance.choice(FUNCTION + MEDIA + [MENU, ESCAPE, PRINT, SUPER]))

    def shortcut(self):
        if chance.random() < 0.5:
            keyboard.press(*chance.choice(KNOWN))
        else:
            modifiers = chance.sample([CTRL, SHIFT, ALT, SUPER], chance.randrange(1, 4))
            keyboard.press(*modifiers, chance.choice(LETTERS + DIGITS + FUNCTION + MOVES))

    def click(self):
        mouse.click(*self.place(), chance.choice([1, 1, 1, 2, 3, 4, 5, 8, 9]))

    def misuse(self, profile):
        getattr(self, chance.choices(*zip(*profile.items()))[0])()
        self.inputs += 1


# Who tries shortcuts sees the resting screen most of the time; so those who touch do it by themselves, too.
HAND = {"tap": 70, "drag": 12, "chord": 8, "edge": 10}
HAND_AND_KEYS = {"tap": 50, "key": 40, "drag": 5, "click": 5}
EVERYTHING = {"tap": 30, "drag": 8, "chord": 6, "edge": 6, "key": 20, "shortcut": 15, "strange_key": 5, "click": 10}
PROFILES = [HAND] * 4 + [HAND_AND_KEYS] * 3 + [EVERYTHING] * 3


def is_screen(window):
    return (window.x, window.y, window.width, window.height) == (0, 0, WIDTH, HEIGHT)


def only_the_kiosk(display):
    """While one visit takes the place of another, two may be there."""
    end = time.monotonic() + 10
    while True:
        windows = display.visible()
        if len(windows) == 1 and is_screen(windows[0]):
            return
        assert time.monotonic() < end, f"seed {SEED}: on the screen are {windows}"
        time.sleep(0.02)


def no_children(visitor, control):
    status = control.status()
    for pid in status["visit_pid"], status["spare_pid"]:
        children = {child: name(child) for child in descendants(pid)} if pid else {}
        assert not children, f"seed {SEED}: the visit started {children}"
    return status


@case(f"{INPUTS} touches, chords, drags, keys, shortcuts and clicks open nothing, close nothing and break nothing")
def _():
    with Gateway(demo=True) as gateway, Visitor(gateway, settings={"rest-seconds": "uint32 1"}, criticals=False) as visitor:
        visitor.begin()
        control, display, vandal = Control(visitor), Display(), Vandal(visitor.finger)
        begun = time.monotonic()
        while vandal.inputs < INPUTS:
            profile = chance.choice(PROFILES)
            for _ in range(min(BATCH, INPUTS - vandal.inputs)):
                vandal.misuse(profile)
            if chance.random() < 0.1:
                vandal.long_press()
            strangers = [window for window in display.mapped() if not is_screen(window)]
            assert not strangers, f"seed {SEED}: windows came up: {strangers}"
            only_the_kiosk(display)
            status = no_children(visitor, control)
            assert status["crashes"] == status["hangs"] == 0, f"seed {SEED}: {status}"
        seconds = time.monotonic() - begun
        rests = len(re.findall("Notice of the visit: break-out", visitor.log.read_text()))
        report("proof", "random inputs without a way out", vandal.inputs, "inputs", note=f"seed {SEED}, {seconds:.0f} s, {status['visits']} visits, {rests} rests")
        assert rests and status["visits"] > 1, (rests, status)
        # and it still serves
        visitor.find(re.compile("轻触屏幕开始|结束服务|結束服務|End service|收起键盘|收起鍵盤|Hide keyboard|保持不变|Leave as it is|保持不變|歇"), patience=20)


@case("keys pressed with the touch that begins a visit do not stop it")
def _():
    with Visitor(url="http://127.0.0.1:9") as visitor:
        for keys in CURSOR[:2], CURSOR[2:4], CURSOR[4:]:
            visitor.find("轻触屏幕开始", "push button", patience=20)
            visitor.finger.tap(WIDTH / 2, HEIGHT / 2)
            for key in keys * 4:
                keyboard.press(TAB)
                keyboard.press(key)
            # a visit that hangs shows nothing to assistive technology
            visitor.sees("您好，请选择要办理的服务")
            visitor.button("结束服务")
        assert visitor.status()["hangs"] == 0


@case("a long press on a field opens no menu and no handles")
def _():
    with Gateway(demo=True) as gateway, Visitor(gateway) as visitor:
        visitor.begin()
        visitor.button("通关查询")
        visitor.type("3701")
        display = Display()
        x, y, width, height = visitor.box(visitor.find("3701", "text"))
        for _ in range(3):
            visitor.finger.tap(x + width / 4, y + height / 2, hold=1.2)
        for _ in range(2):
            visitor.finger.tap(x + width / 4, y + height / 2, hold=0.02)
        visitor.finger.drag((x + 30, y + height / 2), (x + 30, y + 500), seconds=0.5)
        time.sleep(0.5)
        assert display.mapped() == [] and len(display.visible()) == 1, display.visible()
        assert not display.selection_owner("PRIMARY"), "nothing is selected by touch"
        visitor.sees("3701")


print(f"# seed {SEED}", flush=True)
run()
