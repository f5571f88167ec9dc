# SPDX-License-Identifier: LGPL-2.1-or-later
"""Types two hundred names in pinyin by real touch, and reports how many stand where."""
import csv
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from day import next_working_day  # noqa: E402
from gateway import Gateway  # noqa: E402
from report import report  # noqa: E402
from tap import case, run  # noqa: E402
from visitor import CANDIDATES, PATIENCE, Visitor  # noqa: E402

NAMES = list(csv.DictReader(pathlib.Path(__file__).with_name("names.csv").open(encoding="utf-8")))
HOLD = 0.008


class Typist:
    """Knows where the keys and the candidates are, and reads only them."""

    def __init__(self, visitor, field):
        self.visitor = visitor
        visitor.tap(field, "text")
        self.keys = visitor.keys()
        self.entry = visitor.find(field, "text")
        self.touches = 0
        visitor.finger.tap(*self.keys["a"])
        candidates = visitor.find(CANDIDATES, "panel")
        below = [node for _, node in visitor._below(candidates, 1)]
        self.preedit = [node for node in below if node.get_role_name() == "label"][-1]
        self.delete = self.middle(visitor.find("删除", "push button"))
        visitor.finger.tap(*self.delete)

    def middle(self, node):
        x, y, width, height = self.visitor.box(node)
        return x + width / 2, y + height / 2

    def text(self):
        return self.entry.get_text()

    def wait(self, condition, what):
        end = time.monotonic() + PATIENCE * 2
        while not condition():
            assert time.monotonic() < end, what
            time.sleep(0.01)

    def tap(self, place):
        self.visitor.finger.tap(*place, hold=HOLD)
        self.touches += 1

    def offered(self):
        """The candidates, the first one first."""
        return self.visitor.candidates()[:10]

    def type(self, name):
        """Types all of it; returns the place of its candidate, or -1. What was offered first stands in the field then."""
        letters = name["pinyin"].replace(" ", "")
        for letter in letters:
            self.tap(self.keys[letter])
        self.wait(lambda: self.preedit.read_name().replace(" ", "").replace("ü", "v") == letters, f"{name}: {self.preedit.read_name()}")
        offered = self.offered()
        self.tap(self.keys_space)
        self.wait(lambda: self.text() == offered[0], f"{offered[0]} in the field: {self.text()}")
        self.empty()
        return offered.index(name["text"]) if name["text"] in offered else -1

    def empty(self):
        """The key that clears the field comes with the text; who is quicker than it touches again."""
        end = time.monotonic() + PATIENCE * 2
        while self.text() != "":
            assert time.monotonic() < end, f"{self.text()} is still in the field"
            self.visitor.finger.tap(*self.clear)
            again = time.monotonic() + 0.1
            while self.text() != "" and time.monotonic() < again:
                time.sleep(0.01)

    def find_fixed_places(self):
        """The space bar, and the key that clears the field, which is there when something stands in it."""
        self.keys_space = self.middle(self.visitor.find("空格", "push button"))
        self.tap(self.keys["a"])
        self.tap(self.keys_space)
        self.clear = self.middle(self.visitor.find("清除", "push button"))
        self.empty()
        self.touches = 0


def type_all(typist, names, places):
    typist.find_fixed_places()
    for name in names:
        places[name["text"]] = typist.type(name)


@case("two hundred names, typed by touch")
def _():
    places = {}
    with Gateway(demo=True) as gateway, Visitor(gateway, settings={"form-seconds": "uint32 3600"}) as visitor:
        visitor.begin()
        visitor.button("退税结汇")
        visitor.tap("出口退（免）税")
        visitor.button("下一步")
        visitor.tap("代表企业")
        typist = Typist(visitor, "企业名称")
        begin = time.monotonic()
        type_all(typist, [name for name in NAMES if name["kind"] != "person"], places)
        touches = typist.touches
        visitor.tap("个人")
        visitor.button("下一步")
        day = next_working_day()
        visitor.button(f"{day.year} 年 {day.month} 月 {day.day} 日")
        visitor.tap("14:00—17:00")
        visitor.button("下一步")
        people = Typist(visitor, "姓名")
        type_all(people, [name for name in NAMES if name["kind"] == "person"], places)
        touches += people.touches
        seconds = time.monotonic() - begin

    first = sum(place == 0 for place in places.values())
    page = sum(place >= 0 for place in places.values())
    characters = sum(len(name["text"]) for name in NAMES)
    note = f"{len(places)} invented names, by touch in {seconds:.0f} s"
    report("keyboard", "names right at the first candidate", round(100 * first / len(places), 1), "%", ">= 85", note)
    report("keyboard", "names among the first ten candidates", round(100 * page / len(places), 1), "%", ">= 98", note)
    report("keyboard", "touches for a character", round(touches / characters, 2), "")
    assert len(places) == 200 and first >= 165 and page >= 194, (first, page)


run()
