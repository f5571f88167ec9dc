# SPDX-License-Identifier: LGPL-2.1-or-later
"""A visitor with low vision has everything twice as large, and moves about in it: by touch, and by keys."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from gateway import Gateway  # noqa: E402
from keys import ENTER, KeyVisitor  # noqa: E402
from magnified import EDGE, SCALE, MagnifiedVisitor  # noqa: E402
from tap import case, run  # noqa: E402
from visitor import looks  # noqa: E402

NUMBER, FACTOR = "370120260000123456", "M0011D"
MOST_MOVES = 4
BEGINNING = 120  # pixels of it that have to be seen, at most
gateway = Gateway(demo=True)


class MagnifiedKeyVisitor(KeyVisitor, MagnifiedVisitor):
    def focused(self, anew=True):
        """Each with what it is in, which tells whether it is magnified."""
        return self.focused_of(node for _, node in self.nodes(anew))

    def around(self, node):
        return super().around(node) * SCALE


def magnify(visitor, large):
    visitor.tap(large, "push button")
    visitor.tap(visitor.arrow("on"), "push button")
    visitor.find(visitor.arrow("off"), "push button")


def is_seen(visitor, what):
    """Without an arrow being pressed."""
    for anew in looks():
        if any(visitor.way_to(node, BEGINNING) is None for node in visitor.all(what, anew=anew)):
            return
    raise AssertionError(f"{what!r} is not in view:\n{visitor.describe()}")


def ends_at(visitor, way, side):
    """All of that side is seen."""
    for _ in looks():
        x, y, width, height = visitor.under_glass()
        if abs({"left": x, "up": y, "right": x + width, "down": y + height}[way] - side) <= EDGE:
            return
    raise AssertionError(f"{way}: {visitor.under_glass()}, not {side}")


@case("a declaration is looked up with everything twice as large, and what is touched is what reacts")
def _():
    with MagnifiedVisitor(gateway) as visitor:
        visitor.begin()
        assert next(visitor.all("放大"), None) is None, "the bar is as it is designed until large text is on"
        magnify(visitor, "大字版")
        is_seen(visitor, "您好，请选择要办理的服务")
        visitor.save_picture("magnify-home")
        visitor.move("right")
        visitor.move("down")
        visitor.save_picture("magnify-home-moved")

        visitor.tap("通关查询", "push button")
        visitor.keyboard()
        is_seen(visitor, "5")
        visitor.save_picture("magnify-keys")
        visitor.type(NUMBER[:4])
        visitor.key("查询")
        visitor.sees("号码共 18 位，目前输入了 4 位。")
        visitor.holds("报关单号", NUMBER[:4])
        is_seen(visitor, "0")
        visitor.save_picture("magnify-error")
        visitor.tap("报关单号", "text")
        is_seen(visitor, "5")
        visitor.type(NUMBER[4:])
        visitor.key("查询")
        visitor.find("0 / 6")
        visitor.type(FACTOR)
        visitor.sees(FACTOR)
        visitor.save_picture("magnify-factor")
        visitor.key("查询")
        visitor.sees("已放行")
        is_seen(visitor, "已放行")
        visitor.save_picture("magnify-result")
        visitor.tap("再查一单", "push button")
        visitor.sees("0 / 18")
        visitor.key("收起键盘")
        visitor.tap("结束服务", "push button")
        visitor.begin()
        assert next(visitor.all(visitor.arrow("off")), None) is None, "the next visitor has the screen as it always is"


@case("the way out is always there: by its own button, and with large text; dialogs and mistakes come into view")
def _():
    settings = {"form-seconds": "uint32 12", "browse-seconds": "uint32 12", "warning-seconds": "uint32 60", "audio-sink": "'fakesink'"}
    with MagnifiedVisitor(gateway, settings=settings) as visitor:
        visitor.language = "en"
        visitor.begin("Touch to start")
        visitor.tap("Large text", "push button")
        visitor.find("Magnify", "push button")
        visitor.find("Read aloud", "push button")
        visitor.picture("magnify-bar-en")
        visitor.tap("Magnify", "push button")
        visitor.find("Magnify off", "push button")
        visitor.tap("Logistics and overseas warehouses", "push button")
        visitor.sees("Next")
        is_seen(visitor, "Back")
        visitor.tap("Next", "push button")
        is_seen(visitor, "Please choose one.")
        visitor.save_picture("magnify-mistake-en")
        before = visitor.still_box(visitor.find("Please choose one."), times=5)
        visitor.find("Continue", "push button", patience=60)
        is_seen(visitor, "Continue")
        visitor.save_picture("magnify-idle-en")
        visitor.tap("Continue", "push button")
        visitor.does_not_see("Are you still there?")
        after = visitor.still_box(visitor.find("Please choose one."), times=5)
        assert after == before, f"the visitor was at {before} when the question came, and is at {after}"

        visitor.tap("Language", "push button")
        is_seen(visitor, "繁體中文")
        visitor.save_picture("magnify-language-en")
        visitor.tap("简体中文", "push button")
        visitor.language = "zh_CN"
        visitor.find("关闭放大")
        visitor.tap("关闭放大")
        visitor.does_not_see("看左边")
        visitor.picture("magnify-off")

        visitor.tap("放大", "push button")
        visitor.find("看左边", "push button")
        visitor.tap("大字版", "push button")
        visitor.does_not_see("看左边")
        visitor.does_not_see("放大")


@case("by keys the view goes where the focus goes, and to each corner")
def _():
    with MagnifiedKeyVisitor(gateway) as visitor:
        visitor.wake()
        visitor.sees("您好，请选择要办理的服务")
        visitor.choose("大字版")
        visitor.choose("放大")
        visitor.find("看左边", "push button")
        visitor.reach("结束服务")
        is_seen(visitor, "结束服务")
        visitor.save_picture("magnify-focus")
        visitor.reach("通关查询")
        is_seen(visitor, "通关查询")

        left, top, right, bottom = visitor.glass()
        for way, side in ("right", right), ("down", bottom), ("left", left), ("up", top):
            visitor.reach(visitor.arrow(way))
            visitor.press(ENTER, times=MOST_MOVES)
            ends_at(visitor, way, side)
            assert visitor.arrow(way) in visitor.words(visitor.focus()), "the focus stays where it was pressed"
            visitor.save_picture(f"magnify-keys-{way}")


with gateway:
    run()
