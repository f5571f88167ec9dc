# SPDX-License-Identifier: LGPL-2.1-or-later
"""A visitor in front of the kiosk: sees what the accessibility tree shows and touches it with a finger.

    with Visitor(gateway) as visitor:
        visitor.tap("轻触屏幕开始")
        visitor.sees("您好，请选择要办理的服务")
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

import status as supervisor_status
from accessible import Atspi, Desktop, GLib, get_all_extents
from gateway import BUILD, ROOT
from pixel import Screen
from touch import BEGIN, END, UPDATE, Touchscreen

# GTK 4.8 says so where it measures a page between two frames, the old look and the new one in part; the next frame has it right.
# Where a critical is the end of a visit it is one, too: only who switches looks as quickly as no hand can has to bear it.
BETWEEN_STYLES = "Expect overlapping widgets."

# What tests reckon with is the time on the kiosk's clock.
os.environ.setdefault("TZ", "Asia/Shanghai")
time.tzset()

# The touchscreen takes one connection in its life.
_glass = []


def glass(width, height):
    if not _glass:
        _glass.append(Touchscreen(os.environ["KIOSK_TOUCH"], width, height))
    return _glass[0]


def parent_of(pid):
    """0 where there is no such process any more."""
    try:
        return int(pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0


KEYBOARD = re.compile("^(键盘|鍵盤|Keyboard)$")
CANDIDATES = re.compile("^(候选字词|候選字詞|Candidates)$")
ALL_CANDIDATES = re.compile("^(全部候选|全部候選|All candidates)$")
NEXT_CANDIDATES = re.compile("^(下一页|下一頁|Next page)$")
PINYIN = re.compile("^(拼音|Pinyin)$")
FORM_CODE = re.compile("^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$")
HANDWRITING = re.compile("^(手写|手寫|Handwriting)$")
PAD = re.compile("^(手写区|手寫區|Handwriting pad)$")
WIDE_PAD = 1.7  # times its height: there are two frames then
PINYIN_KEYS = {"q", "，"}

SUPERVISOR = BUILD / "shell" / "supervisor" / "park-kiosk"
UNFLUNG = 0.2  # seconds that a finger rests before it lifts, so that what it moved stays where it is
PATIENCE = float(os.environ.get("KIOSK_TEST_PATIENCE", "8"))


def is_among(what, words):
    """Whether one of them is that word, or has that pattern in it."""
    return any(what.search(word) if isinstance(what, re.Pattern) else word == what for word in words)


def looks(patience=PATIENCE):
    """To look again and again while there is patience: often at first, and then more seldom, as each look is work for the kiosk, too.
    Tells whether to look anew; after that it is enough to hear."""
    end, pause = time.monotonic() + patience, 0.03
    yield True
    while time.monotonic() < end:
        time.sleep(pause)
        pause = min(pause * 1.3, 0.2)
        yield False


class Visitor:
    """The whole kiosk: the supervisor, and one visit after the other."""

    def __init__(self, gateway=None, url=None, pictures=None, settings=None, criticals=True, plugin_dirs=(), options=(), environment=None,
                 data=ROOT / "data", visit=None):
        self.directory = tempfile.TemporaryDirectory(prefix="visitor-")
        self.home = pathlib.Path(self.directory.name)
        self.pictures = pathlib.Path(pictures or os.environ.get("KIOSK_PICTURES", self.home))
        self.pictures.mkdir(parents=True, exist_ok=True)
        self.width, self.height = map(int, os.environ["KIOSK_SCREEN"].split("x"))
        self.log = self.home / "kiosk.log"
        self.state, self.runtime = self.home / "state", self.home / "run"
        token = self.home / "token"
        token.write_text(gateway.token if gateway else "none")
        values = {"gateway-url": f"'{url or gateway.url}'", "token-file": f"'{token}'", "opening-hours": "''", **(settings or {})}
        (self.home / "settings").write_text("[Kiosk]\n" + "".join(f"{key}={value}\n" for key, value in values.items()))
        self.environment = {**os.environ, "GSETTINGS_SCHEMA_DIR": str(BUILD / "data"), "KIOSK_LOCALE_DIR": str(BUILD / "po"),
                            "KIOSK_INPUT_DIR": str(BUILD / "shell" / "visit" / "keyboard" / "engine" / "tables"),
                            "KIOSK_SPEECH_DIR": str(BUILD / "shell" / "lib" / "speech"),
                            "HOME": str(self.home), "G_DEBUG": "fatal-criticals" if criticals else "", **(environment or {})}
        model = BUILD / "shell" / "visit" / "keyboard" / "ink" / "train" / "handwriting.ink"
        if model.exists():
            self.environment.setdefault("KIOSK_INK_MODEL", str(model))
        plugins = plugin_dirs or [manifest.parent for manifest in (BUILD / "plugins").glob("*/*.plugin")]
        program, *arguments = visit or [BUILD / "shell" / "visit" / "park-kiosk-visit"]
        self.command = [SUPERVISOR, "--visit", program, "--state-dir", self.state, "--runtime-dir", self.runtime,
                        "--settings", self.home / "settings", "--data-dir", data,
                        *(word for plugin in plugins for word in ("--plugin-dir", plugin)), *options, "--", *arguments]
        self.crashes_expected = False
        self.start()
        self.finger = glass(self.width, self.height)
        self.screen = Screen()
        self.desktop = Desktop()

    def start(self):
        with open(self.log, "ab") as out:
            self.process = subprocess.Popen(self.command, env=self.environment, stdout=out, stderr=out)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is not None:
            self.picture("failed")
            print("# the screen:\n# " + self.describe().replace("\n", "\n# "))
            print("# the log:\n# " + self.log.read_text(errors="replace").replace("\n", "\n# "), file=sys.stdout)
        alive = self.process.poll() is None
        self.process.terminate()
        self.process.wait(10)
        log = self.log.read_text(errors="replace")
        self.directory.cleanup()
        if kind is None:
            assert alive, f"the kiosk ended by itself: {log}"
            assert not [line for line in log.splitlines() if "CRITICAL" in line and BETWEEN_STYLES not in line], log
            assert self.crashes_expected or "A visit ended by a" not in log, log

    # What the supervisor says

    def status(self):
        """None where nobody answers."""
        try:
            connection = supervisor_status.connect(self.runtime)
            told = supervisor_status.ask(connection)
            connection.close_sync()
        except GLib.Error:
            return None
        return told

    def wait_for(self, condition, what, patience=PATIENCE):
        end = time.monotonic() + patience
        while True:
            status = self.status()
            if status and condition(status):
                return status
            assert time.monotonic() < end, f"{what}: {status}"
            time.sleep(0.05)

    # Seeing

    def owns(self, pid):
        """Whether it is a visit of this kiosk."""
        return parent_of(pid) == self.process.pid

    def nodes(self, anew=True):
        """All that is visible, as (depth, accessible)."""
        for pid, bus in self.desktop.get_applications():
            root = bus.get_root(anew) if self.owns(pid) else None
            if root is not None:
                yield from self._below(root, 0)

    def _below(self, node, depth):
        yield depth, node
        for child in node.children:
            yield from self._below(child, depth + 1)

    @staticmethod
    def words(node):
        """Its name, and its text if it has one."""
        return [node.get_name(), node.get_text() if node.get_role() == Atspi.Role.TEXT else ""]

    @staticmethod
    def box(node):
        return node.get_extents()

    def all(self, what, role=None, anew=True):
        return (node for _, node in self.nodes(anew) if role in (None, node.get_role_name()) and is_among(what, self.words(node)))

    def find(self, what, role=None, patience=PATIENCE):
        for anew in looks(patience):
            for node in self.all(what, role, anew):
                return node
            self.assert_alive()
        raise AssertionError(f"{what!r} is not on the screen:\n{self.describe()}")

    def sees(self, *words, patience=PATIENCE):
        """All of them, though they may come one after the other."""
        for anew in looks(patience):
            shown = [word for _, node in self.nodes(anew) for word in self.words(node)]
            words = [what for what in words if not is_among(what, shown)]
            if not words:
                return
            self.assert_alive()
        raise AssertionError(f"{words!r} is not on the screen:\n{self.describe()}")

    def does_not_see(self, what, patience=PATIENCE):
        for anew in looks(patience):
            if next(self.all(what, anew=anew), None) is None:
                return
        raise AssertionError(f"{what!r} is still on the screen")

    def assert_alive(self):
        assert self.process.poll() is None, f"the kiosk ended: {self.log.read_text(errors='replace')}"

    def everything(self):
        """All words on the screen, in one text."""
        return "\n".join(word for _, node in self.nodes() for word in self.words(node) if word)

    def describe(self):
        rows = []
        for depth, node in self.nodes():
            words = " / ".join(dict.fromkeys(w for w in self.words(node) if w))
            if words:
                rows.append("  " * depth + f"{node.get_role_name()} {words} {self.box(node)}")
        return "\n".join(rows)

    def overflow(self):
        """What is wider than the screen, if anything is; candidates may be: a finger pushes them along."""
        wide = [(node, box) for node, box in get_all_extents([node for _, node in self.nodes()]) if box[0] + box[2] > self.width + 2]
        candidates = next(self.all(CANDIDATES, "panel"), None) if wide else None
        pushed = [words for _, node in self._below(candidates, 1) for words in self.words(node)] if candidates is not None else []
        return [(node.get_role_name(), self.words(node)[0], box) for node, box in wide if self.words(node)[0] not in pushed]

    def picture(self, name):
        """Takes a picture, and makes sure that nothing on it runs out of the screen."""
        time.sleep(0.4)
        if name != "failed":
            assert not self.overflow(), f"{name}: wider than the screen: {self.overflow()[:6]}"
        self.save_picture(name)

    def save_picture(self, name):
        """Of all that is on the screen, as it is."""
        self.screen.save(self.pictures / f"{name}.png", self.width, self.height)

    # Touching

    def view(self, node):
        """From where to where it can be seen while it scrolls; None if it does not."""
        while node is not None:
            if node.get_role() == Atspi.Role.SCROLL_PANE:
                _, y, _, height = self.box(node)
                return y, min(y + height, self.height * 0.86)
            node = node.get_parent()
        return None

    def still_box(self, node, times=2):
        """Where it is, once it is found at the same place so often in a row."""
        last, same = None, 0
        for _ in range(60):
            box = self.box(node)
            same = same + 1 if box == last and box[2] > 0 else 1
            if same == times:
                break
            last = box
            time.sleep(0.05)
        return box

    def tap(self, what, role=None, patience=PATIENCE):
        """Touches the middle of what bears that name, once it stands still; scrolls to it if need be."""
        node = self.find(what, role, patience)
        x, y, width, height = self.still_box(node)
        view = self.view(node)
        for _ in range(12 if view else 0):
            middle = y + height / 2
            if view[0] <= middle < view[1]:
                break
            half, centre = (view[1] - view[0]) * 0.3, (view[0] + view[1]) / 2
            way = min(max(centre - middle, -2 * half), 2 * half)
            self.finger.drag((self.width / 2, centre - way / 2), (self.width / 2, centre + way / 2), rest=UNFLUNG)
            x, y, width, height = self.still_box(node)
        self.finger.tap(x + width / 2, y + height / 2)
        if node.get_role() == Atspi.Role.TEXT:
            self.wait_for_focus(node)

    @staticmethod
    def wait_for_focus(node):
        """For as long as a field may take to get it; whether it was to get it is for others to say."""
        end = time.monotonic() + 2
        while not node.read_states().contains(Atspi.StateType.FOCUSED) and time.monotonic() < end:
            time.sleep(0.02)

    def button(self, what, **keywords):
        self.tap(what, "push button", **keywords)

    def keyboard(self):
        """Once it has arrived; on a busy machine it may not move from one look to the next."""
        keyboard = self.find(KEYBOARD, "panel")
        self.still_box(keyboard, times=4)
        return keyboard

    def keys(self):
        """The on-screen keyboard's keys with one character, and where they are."""
        keyboard = self.keyboard()
        keys = {}
        for _, node in self._below(keyboard, 1):
            name = node.get_name()
            if len(name) == 1 and node.get_role_name() == "push button":
                keys.setdefault(name, node)
        return {node.get_name(): (x + width / 2, y + height / 2) for node, (x, y, width, height) in get_all_extents([*keys.values()])}

    def type(self, text):
        """Latin letters, digits and signs on the on-screen keyboard, key by key, whichever layout is up."""
        keys = self.keys()
        if not self.writes_latin(keys):
            keys = self.use_layout("English")
        for character in text:
            # the keys for identity numbers have a capital X
            self.finger.tap(*(keys.get(character) or keys[character.lower()]))

    def write(self, text):
        """Anything, into the field that has the focus, as an input method would: for long texts."""
        for anew in looks():
            for _, node in self.nodes(anew):
                if node.get_role() == Atspi.Role.TEXT and node.get_state_set().contains(Atspi.StateType.FOCUSED):
                    node.insert_text(text)
                    return
        raise AssertionError(f"no field has the focus:\n{self.describe()}")

    def compose(self, letters):
        """Letters on the pinyin keyboard, without a choice."""
        keys = self.keys()
        if not PINYIN_KEYS <= keys.keys():
            keys = self.use_layout(PINYIN)
        for letter in letters:
            self.finger.tap(*keys[letter])

    def type_pinyin(self, letters, wanted):
        """Letters on the pinyin keyboard, then a touch on the candidate, on whichever page it is."""
        self.compose(letters)
        self.choose(wanted)

    def pad(self):
        """Where one draws; goes to handwriting if another layout is up."""
        if next(self.all(PAD, "panel"), None) is None:
            self.key(HANDWRITING)
        box = self.box(self.find(PAD, "panel"))
        while True:  # until it stands still
            time.sleep(0.1)
            before, box = box, self.box(self.find(PAD, "panel"))
            if box == before:
                return box

    def draw(self, strokes, pad, frame=0):
        """Draws a character, given as points on a square of 1000, in the middle of the pad's frame."""
        left, top, width, height = pad
        width /= 2 if width >= WIDE_PAD * height else 1
        side = min(width, height) * 0.8
        for stroke in strokes:
            points = [(left + width * (frame + 0.5) + (x / 1000 - 0.5) * side, top + height / 2 + (y / 1000 - 0.5) * side) for x, y in stroke]
            self.finger.event(BEGIN, *points[0])
            for (x0, y0), (x1, y1) in zip(points, points[1:]):
                for i in range(1, 7):
                    self.finger.event(UPDATE, x0 + (x1 - x0) * i / 6, y0 + (y1 - y0) * i / 6)
            self.finger.event(END, *points[-1])

    def candidates(self):
        """What the line above the keys offers."""
        line = self.find(CANDIDATES, "panel")
        return [self.words(node)[0] for _, node in self._below(line, 1) if node.get_role_name() == "push button"]

    def offers(self, condition, patience=PATIENCE):
        """Waits until it offers what fulfils the condition."""
        for _ in looks(patience):
            if condition(found := self.candidates()):
                return
        raise AssertionError(found)

    def holds(self, field, text, patience=PATIENCE):
        """Waits until the field holds just that text."""
        for _ in looks(patience):
            if (found := self.words(self.find(field, "text"))[1]) == text:
                return
        raise AssertionError(f"{field} holds {found!r}, not {text!r}")

    def writes_latin(self, keys):
        """Whether its keys write what is on them: fields for words offer a choice of layouts, others do not."""
        return {"q", "1"} <= keys.keys() or next(self.all("English", "push button"), None) is None

    def choose(self, wanted):
        """Touches a candidate; opens all of them if the line has not got it."""
        for page in range(20):
            place = self.find_candidate(wanted, page)
            if place:
                self.finger.tap(*place)
                self.wait_until_chosen()
                return
            self.button(ALL_CANDIDATES if page == 0 else NEXT_CANDIDATES)
        raise AssertionError(f"{wanted!r} is no candidate:\n{self.describe()}")

    def find_candidate(self, wanted, page):
        """Where it can be touched, on the line (page 0) or among all; None where it is not offered, once the letters have arrived."""
        for _ in looks(0.6):
            line = self.find(ALL_CANDIDATES if page else CANDIDATES, "panel")
            for _, node in self._below(line, 1):
                if self.words(node)[0] == wanted and node.get_role_name() == "push button":
                    x, y, width, height = self.box(node)
                    # beyond that it may lie under the letters that are being composed
                    if x + width / 2 < self.width * 0.74 or page:
                        return x + width / 2, y + height / 2
        return None

    def wait_until_chosen(self):
        """Until the candidates are gone; they stay where there are letters left."""
        for anew in looks(1):
            if not any(is_among(what, [node.get_name()]) for _, node in self.nodes(anew) if node.get_role_name() == "panel"
                       for what in (CANDIDATES, ALL_CANDIDATES)):
                return

    def use_layout(self, name):
        self.key(name)
        return self.keys()

    def key(self, what, times=1):
        """A key of the on-screen keyboard that bears a word: its action key, delete, hide."""
        for _, node in self._below(self.keyboard(), 1):
            name = self.words(node)[0]
            if what.search(name) if isinstance(what, re.Pattern) else name == what:
                x, y, width, height = self.box(node)
                for _ in range(times):
                    self.finger.tap(x + width / 2, y + height / 2)
                return
        raise AssertionError(f"the keyboard has no key {what!r}:\n{self.describe()}")

    def fills_the_screen(self):
        return any(self.box(node)[2:] == (self.width, self.height) for node in self.all("Park Kiosk", "frame"))

    def wait_for_attract(self, invitation):
        self.find(invitation, "push button", patience=20)
        end = time.monotonic() + PATIENCE
        while not self.fills_the_screen():
            assert time.monotonic() < end, f"the window does not fill the screen:\n{self.describe()}"
            time.sleep(0.05)

    def begin(self, invitation="轻触屏幕开始"):
        self.wait_for_attract(invitation)
        time.sleep(0.6)  # what is in the window follows its size
        self.tap(invitation, "push button")
        self.does_not_see(invitation)

    def form_code(self):
        """Of a form that was saved for later."""
        return self.words(self.find(FORM_CODE))[0]

    def resume_form(self, code, digits):
        self.button("继续填写已保存的表单")
        self.sees("您要继续填写哪份表单？")
        self.tap("表单代码", "text")
        self.type(code.replace("-", ""))
        self.key("下一项")
        self.type(digits)
        self.key("收起键盘")
        self.button("打开表单")
