# SPDX-License-Identifier: LGPL-2.1-or-later
"""What assistive technology is told of every screen, and whether its words stand out from what is behind them, by the pixels:

    test_accessible.py SHOW-SCREENS

The looks are words of the environment variable LOOKS: a language, "contrast"."""
import os
import pathlib
import re
import subprocess
import sys
import time
from collections import Counter

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from accessible import Atspi, Desktop  # noqa: E402
from pixel import Screen  # noqa: E402
from report import report  # noqa: E402
from tap import case, run  # noqa: E402

LANGUAGE, *LOOKS = os.environ["LOOKS"].split()
WIDTH, HEIGHT = map(int, os.environ["KIOSK_SCREEN"].split("x"))
ENOUGH = 7 if "contrast" in LOOKS else 4.5  # of every word, whatever its size; WCAG asks for less of large ones
CHOICE = "frame attract"  # nobody has chosen a look there yet
LOOKS_AGAIN = 5
WORDS = "label", "heading", "status bar"
NO_WORDS = "", "GtkLabel", "·"  # a label without a text goes by its type
ENGLISH = re.compile("[a-z]{3}")
OWN_WORDS = {"English", "Touch to start", "Park Kiosk"}
ALONE = {"scroll pane"}   # what scrolls has the focus only where nothing in it takes it
PRESSED = {"push button", "toggle button", "check box", "radio button", "text", "list item", "slider", "switch"}
State = Atspi.StateType


def below(node):
    yield node
    for child in node.children:
        yield from below(child)


def luminance(pixel):
    parts = [(pixel >> shift & 255) / 255 for shift in (16, 8, 0)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(pixels):
    """Between what is behind, of which there is most, and what is farthest from it; letters have soft edges."""
    behind = luminance(pixels.most_common(1)[0][0])
    return max((max(behind, other) + 0.05) / (min(behind, other) + 0.05) for other in map(luminance, pixels))


class Show:
    """The screens, one after the other."""

    def __init__(self, program):
        self.process = subprocess.Popen([program], text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.desktop, self.screen = Desktop(), Screen()

    def __iter__(self):
        for line in self.process.stdout:
            if line.startswith("#"):
                continue
            yield line.strip(), self.shown()
            self.process.stdin.write("\n")
            self.process.stdin.flush()
        assert self.process.wait() == 0, "it ended badly"

    def root(self):
        return next(bus.get_root() for pid, bus in self.desktop.get_applications() if pid == self.process.pid)

    def shown(self):
        return [node for node in below(self.root()) if is_shown(node)]


def is_shown(node):
    return node.get_state_set().contains(State.VISIBLE)


def seen(node):
    """What is to be seen of it: left, top, right, bottom."""
    x, y, width, height = node.get_extents()
    left, top, right, bottom = max(x, 0), max(y, 0), min(x + width, WIDTH), min(y + height, HEIGHT)
    while node is not None:
        if node.get_role_name() == "scroll pane":
            x, y, width, height = node.get_extents()
            left, top, right, bottom = max(left, x), max(top, y), min(right, x + width), min(bottom, y + height)
        node = node.get_parent()
    return left, top, right, bottom


def is_off(node):
    """What cannot be used now need not stand out."""
    while node is not None and node.get_role_name() not in ("frame", "application"):
        if not node.get_state_set().contains(State.SENSITIVE):
            return True
        node = node.get_parent()
    return False


def names_missing(nodes):
    for node in nodes:
        role = node.get_role_name()
        if (role in PRESSED or (node.get_state_set().contains(State.FOCUSABLE) and role not in ALONE)) and not node.get_name().strip():
            yield f"a {role} at {node.get_extents()} has no name"
        if role in ("image", "icon") and not node.get_name().strip():
            yield f"a picture at {node.get_extents()} has neither a name nor is it for the eye only"


def names_untranslated(nodes):
    for node in nodes:
        if node.get_role_name() in PRESSED and LANGUAGE.startswith("zh") and ENGLISH.search(node.get_name()) and node.get_name() not in OWN_WORDS:
            yield f"a {node.get_role_name()} is called “{node.get_name()}”"


def not_pressable(nodes):
    for node in nodes:
        kind = node.get_role_name(), node.get_name()
        if kind in pressable or kind[0] not in PRESSED - {"text", "slider"} or not node.get_state_set().contains(State.FOCUSABLE):
            continue
        if node.count_actions():
            pressable.add(kind)
        else:
            yield f"the {kind[0]} “{kind[1]}” cannot be pressed"


def words_not_in_name(nodes):
    """Of what is pressed: who says what stands on it, to a voice control, means it. Beside what it is called there may be more on it."""
    for node in nodes:
        words = [other.get_name() for other in below(node)
                 if other.get_role_name() == "label" and is_shown(other) and other.get_name() not in NO_WORDS]
        if node.get_role_name() in PRESSED and words and not any(word in node.get_name() for word in words):
            yield f"the {node.get_role_name()} “{node.get_name()}” bears {words}"


def headings_missing(nodes):
    headings = [node.get_name() for node in nodes if node.get_role_name() == "heading"]
    if not headings:
        yield "there is no heading"
    if len(set(headings)) != len(headings):
        yield f"a heading is there twice: {headings}"
    if not all(heading.strip() for heading in headings):
        yield "a heading is empty"


def wrong_unexplained(nodes):
    for node in nodes:
        if node.get_state_set().contains(State.INVALID_ENTRY) and not node.read_description().strip():
            yield f"“{node.get_name()}” is wrong, and nothing says why"


def focused_twice(nodes):
    focused = [node.get_name() for node in nodes if node.get_state_set().contains(State.FOCUSED) and node.get_role_name() != "frame"]
    if len(focused) > 1:
        yield f"more than one thing has the focus: {focused}"


def read_contrast(node, picture):
    """None where its middle, in which the words are, is not to be seen."""
    left, top, right, bottom = map(int, seen(node))
    if right - left < 4 or bottom - top < 0.6 * node.get_extents()[3]:
        return None
    pixels = Counter()
    for y in range(top, bottom):
        pixels.update(picture[y * WIDTH + left:y * WIDTH + right])
    return contrast(pixels)


def weak_words(nodes, show, name):
    """What looks weak is looked at again: it may have been about to be drawn, or to go, as an answer came. Words
    that were good at their place are not asked twice."""
    if LOOKS and name == CHOICE:
        return
    words = {(node.get_name(), node.get_extents()): node for node in nodes
             if node.get_role_name() in WORDS and node.get_name().strip() not in NO_WORDS and not is_off(node)}
    waiting = {key: node for key, node in words.items() if key not in strong}
    for _ in range(LOOKS_AGAIN):
        picture = show.screen.picture(WIDTH, HEIGHT)
        seen_now = {key: read_contrast(node, picture) for key, node in waiting.items()}
        strong.update((key, found) for key, found in seen_now.items() if found is not None and found >= ENOUGH)
        weak = {key: found for key, found in seen_now.items() if found is not None and found < ENOUGH}
        waiting = {key: node for key, node in waiting.items() if key in weak}
        if not waiting:
            return
        time.sleep(0.3)
        still = {node.path for node in show.shown()}
        waiting = {key: node for key, node in waiting.items() if node.path in still}
    for key in waiting:
        yield f"“{key[0][:40]}” has a contrast of {weak[key]:.2f}"


CHECKS = names_missing, names_untranslated, words_not_in_name, not_pressable, headings_missing, wrong_unexplained, focused_twice
pressable = set()
strong = {}   # {word and place: contrast}
found = {}
screens = []
ARGUMENTS = sys.argv[1:2]
del sys.argv[1:2]


def complaints_of(check, shown, show):
    """What is complained of is looked for again: the screen may have been about to change, as an answer came. The last look counts."""
    for _ in range(LOOKS_AGAIN):
        complaints = list(check(shown))
        if not complaints:
            break
        time.sleep(0.3)
        shown = show.shown()
    return complaints


def look():
    """All that is wrong, by what looked for it; looks once."""
    if screens:
        return
    show = Show(*ARGUMENTS)
    for name, shown in show:
        screens.append(name)
        for check in CHECKS if not LOOKS else ():
            for complaint in complaints_of(check, shown, show):
                found.setdefault(check, {}).setdefault(complaint, name)
        for complaint in weak_words(shown, show, name):
            found.setdefault(weak_words, {}).setdefault(complaint, name)


def nothing(check):
    look()
    assert len(screens) > 40, f"these are not all screens: {screens}"
    complaints = found.get(check, {})
    assert not complaints, "\n".join(f"{where}: {what}" for what, where in complaints.items())


TOLD = {
    names_missing: "what takes the focus or is pressed has a name, and each picture",
    names_untranslated: "names are in the language of the visitor",
    words_not_in_name: "what is pressed can be called by what stands on it: the words on it are in its name",
    not_pressable: "what is pressed by a finger is pressed by assistive technology",
    headings_missing: "each screen has a heading, and none of them twice",
    wrong_unexplained: "what is wrong is told with its reason",
    focused_twice: "one thing at most has the focus",
    weak_words: "words stand out from what is behind them",
}
for check, words in TOLD.items() if not LOOKS else [(weak_words, TOLD[weak_words])]:
    @case(f"{words}: {' '.join([LANGUAGE, *LOOKS])}")
    def _(check=check):
        nothing(check)


@case("the figures")
def _():
    look()
    report("screens", f"weakest contrast of a word, {' '.join(LOOKS) or 'as it is'}", round(min(strong.values()), 2), "to 1", f">= {ENOUGH}",
           f"{len(strong)} words on {len(screens)} screens, by their pixels")


run()
