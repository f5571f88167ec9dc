# SPDX-License-Identifier: LGPL-2.1-or-later
"""A visitor who has a keyboard, or switches that press its keys, and touches nothing. Wherever the focus goes it is one thing that has
it, and that is seen on the screen, whatever the kiosk says of itself."""
import os
import pathlib
import time

from accessible import Atspi
from touch import Keyboard
from visitor import CANDIDATES, PATIENCE, Visitor, looks

ESCAPE, BACKSPACE, TAB, ENTER, SHIFT, CAPS_LOCK, SPACE = 1, 14, 15, 28, 42, 58, 57
F1, F2, F3, VOLUME_DOWN, VOLUME_UP = 59, 60, 61, 114, 115
UP, LEFT, RIGHT, DOWN, PAGE_UP, PAGE_DOWN, END = 103, 105, 106, 108, 104, 109, 107
ROWS = {2: "1234567890-=", 16: "qwertyuiop[]", 30: "asdfghjkl;'`", 43: "\\zxcvbnm,./"}
SHIFTED = dict(zip('!@#$%^&*()_+{}:"~|<>?', "1234567890-=[];'`\\,./"))
CODES = {character: first + i for first, row in ROWS.items() for i, character in enumerate(row)} | {" ": SPACE}

RING = 0x0E, 0x7F, 0xB8
AROUND = 60   # pixels in which a ring around a button lies: its padding is no part of what it says of its size
IN_FIELD = 130  # the field around what is written into: its label, its counter
MOST_STEPS = 60

_keys = []


def plugged_in():
    """The keyboard takes one connection in its life."""
    if not _keys:
        _keys.append(Keyboard(str(pathlib.Path(os.environ["KIOSK_TOUCH"]).with_name("keys"))))
    return _keys[0]


class KeyVisitor(Visitor):
    def __init__(self, *arguments, **keywords):
        super().__init__(*arguments, **keywords)
        self.keyboard_in_hand = plugged_in()

    def press(self, *keys, times=1):
        for _ in range(times):
            self.keyboard_in_hand.press(*keys)

    def write(self, text):
        for character in text:
            key = SHIFTED.get(character, character.lower())
            self.press(*([] if key == character else [SHIFT]), CODES[key])

    def compose(self, letters):
        """Letters that are pinyin; returns what is offered, once that is all of them."""
        self.write(letters)
        return self.await_letters(letters)

    def await_letters(self, letters):
        """Until they stand beside the candidates as they are written, but for the spaces between syllables."""
        for _ in looks():
            line = self.find(CANDIDATES, "panel")
            if any(self.words(node)[0].replace(" ", "") == letters for _, node in self._below(line, 1) if node.get_role_name() == "label"):
                return self.candidates()
        raise AssertionError(f"{letters!r} is not being composed:\n{self.describe()}")

    def write_chinese(self, letters, wanted):
        """By the number of the candidate; it has to be on the first page."""
        offered = self.compose(letters)
        assert wanted in offered, f"{wanted!r} is no candidate: {offered}"
        self.write(str((offered.index(wanted) + 1) % 10))
        self.does_not_see(CANDIDATES)

    def focused(self, anew=True):
        """All that says it has the focus; what is new is only found by who looks for it everywhere."""
        for pid, bus in self.desktop.get_applications():
            if self.owns(pid):
                found = self.focused_of(bus.get_known(Atspi.StateType.FOCUSED, anew))
                return found if len(found) == 1 else self.focused_of(node for _, node in self.nodes(anew))
        return []

    @staticmethod
    def focused_of(nodes):
        return [node for node in nodes if node.get_state_set().contains(Atspi.StateType.FOCUSED) and node.get_role_name() != "frame"]

    @staticmethod
    def around(node):
        """How far from what it says of its size a ring may lie."""
        return IN_FIELD if node.get_role() == Atspi.Role.TEXT else AROUND

    def ring(self, node):
        """How much of the colour of the focus is around it, in parts of its outline."""
        left, top, width, height = self.box(node)
        if width <= 0 or height <= 0:
            return 0
        around = self.around(node)
        x0, y0 = max(left - around, 0), max(top - around, 0)
        x1, y1 = min(left + width + around, self.width), min(top + height + around, self.height)
        if x1 <= x0 or y1 <= y0:
            return 0
        return self.screen.count((x0, y0, x1 - x0, y1 - y0), RING) / (2 * (width + height))

    def focus(self, after=None):
        """The one thing that has the focus and shows it: a line of four pixels around it, or nearly; another than that which had it."""
        end, anew = time.monotonic() + PATIENCE, True
        while True:
            found, anew = self.focused(anew), False
            if len(found) == 1 and (after is None or found[0].path != after.path) and self.ring(found[0]) >= 2:
                return found[0]
            assert time.monotonic() < end, ([(node.get_role_name(), self.words(node), self.box(node), self.ring(node)) for node in found],
                                            "have the focus:\n" + self.describe())
            time.sleep(0.02)

    def reach(self, what, role=None, back=False):
        """Moves on with Tab until that has the focus."""
        seen, node = [], self.focus()
        for _ in range(MOST_STEPS):
            if what in self.words(node) and role in (None, node.get_role_name()):
                return node
            seen.append((node.get_role_name(), *self.words(node)))
            self.press(*([SHIFT] if back else []), TAB)
            node = self.focus(after=node)
        raise AssertionError(f"{what!r} is not reached: {seen}\n{self.describe()}")

    def go_round(self, start):
        """The names of all that Tab passes from there until it is there again."""
        node, names = self.reach(start), []
        while not names or start not in self.words(node):
            assert len(names) < MOST_STEPS, f"{start!r} is not reached again: {names}"
            names.append(next(filter(None, self.words(node)), ""))
            self.press(TAB)
            node = self.focus(after=node)
        return names

    def comes_above(self, what, button):
        """Words may be on a page and still be below what is seen of it, which ends at its buttons."""
        end = time.monotonic() + PATIENCE
        while True:
            _, top, _, height = self.box(self.find(what))
            edge = self.box(self.find(button, "push button"))[1]
            if top + height <= edge:
                return
            assert time.monotonic() < end, f"{what!r} ends at {top + height}, and {button!r} begins at {edge}"
            time.sleep(0.05)

    def choose(self, what, role=None, key=ENTER):
        self.reach(what, role)
        self.press(key)

    def wake(self, invitation="轻触屏幕开始"):
        self.wait_for_attract(invitation)
        self.press(TAB)
        self.choose(invitation)
