# SPDX-License-Identifier: LGPL-2.1-or-later
"""A visitor who has the magnifier on, sees a quarter of the screen, and moves about in it by the arrows.

GTK 4.8 tells where a widget is on the screen with the magnifier reckoned in, but its size without.
"""
import time

from accessible import Atspi
from visitor import PATIENCE, Visitor, is_among

SCALE = 2
ARROWS = {
    "zh_CN": {"left": "看左边", "up": "看上面", "down": "看下面", "right": "看右边", "off": "关闭放大", "on": "放大"},
    "en": {"left": "Show what is on the left", "up": "Show what is above", "down": "Show what is below", "right": "Show what is on the right",
           "off": "Magnify off", "on": "Magnify"},
}
MOST_MOVES = 12
EDGE = 32  # a finger keeps off the edge of what it sees, and of the buttons beside it


class MagnifiedVisitor(Visitor):
    language = "zh_CN"

    def arrow(self, way):
        return ARROWS[self.language][way]

    def is_on(self):
        return next(self.all(self.arrow("left"), "push button"), None) is not None

    def is_magnified(self, node):
        """Whether it lies under the glass: the first child of the magnifier; the others are beside it."""
        below = None
        while node is not None and node.get_name() != "KioskMagnifier":
            below, node = node, node.get_parent()
        return node is not None and below is not None and below.path == next(iter(node.children)).path

    def box(self, node):
        x, y, width, height = node.get_extents()
        scale = SCALE if self.is_on() and self.is_magnified(node) else 1
        return x, y, width * scale, height * scale

    def under_glass(self):
        """Where all of the screen would be, of which a part is seen."""
        return self.box(next(iter(self.find("KioskMagnifier").children)))

    def glass(self):
        """Where the magnified part is drawn: left, top, right, bottom."""
        bar = self.box(self.find(self.arrow("left"), "push button"))
        written = next(self.all("KioskWritten"), None)
        top = self.box(written)[1] + self.box(written)[3] if written is not None else 0
        return (0, top, self.width, bar[1]) if self.height > self.width else (0, top, bar[0], self.height)

    def move(self, way):
        x, y, width, height = self.box(self.find(self.arrow(way), "push button"))
        self.finger.tap(x + width / 2, y + height / 2)
        time.sleep(0.3)

    def pane(self, node):
        """From where to where it is not hidden by what does not scroll with it; None where nothing scrolls."""
        while node is not None and node.get_role() != Atspi.Role.SCROLL_PANE:
            node = node.get_parent()
        if node is None:
            return None
        _, top, _, height = self.box(node)
        return top, top + height

    def way_to(self, node, most=None):
        """Which arrow leads to its middle, or to that of so much of its beginning; None if that is seen."""
        x, y, width, height = self.still_box(node)
        width = min(width, most or width)
        left, top, right, bottom = self.glass()
        if (pane := self.pane(node)) is not None:
            top, bottom = max(top, pane[0]), min(bottom, pane[1])
        x, y = x + width / 2, y + height / 2
        return ("left" if x < left + EDGE else "right" if x > right - EDGE else
                "up" if y < top + EDGE else "down" if y > bottom - EDGE else None)

    def bring(self, what, role=None, patience=PATIENCE):
        """Moves by the arrows until the middle of it is seen."""
        node = self.find(what, role, patience)
        for _ in range(MOST_MOVES):
            if not self.is_magnified(node) or (way := self.way_to(node)) is None:
                return node
            self.move(way)
        raise AssertionError(f"the arrows do not lead to {what!r}:\n{self.describe()}")

    def tap(self, what, role=None, patience=PATIENCE):
        node = self.bring(what, role, patience) if self.is_on() else self.find(what, role, patience)
        x, y, width, height = self.still_box(node)
        self.finger.tap(x + width / 2, y + height / 2)

    def type(self, text):
        """Key by key, each where it is seen."""
        keyboard = self.keyboard()
        for character in text:
            key = next(node for _, node in self._below(keyboard, 1)
                       if node.get_role_name() == "push button" and is_among(node.get_name(), [character, character.lower()]))
            self.tap_key(key)

    def key(self, what, times=1):
        keyboard = self.keyboard()
        for _ in range(times):
            self.tap_key(next(node for _, node in self._below(keyboard, 1) if node.get_role_name() == "push button" and what in self.words(node)))

    def tap_key(self, key):
        while (way := self.way_to(key)) is not None:
            self.move(way)
        x, y, width, height = self.still_box(key)
        self.finger.tap(x + width / 2, y + height / 2)
