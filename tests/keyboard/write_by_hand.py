# SPDX-License-Identifier: LGPL-2.1-or-later
"""A visitor who knows how a character looks writes it with a finger, into the fields of real forms."""
import pathlib
import re
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from gateway import Gateway  # noqa: E402
from glyphs import DOOR, DOOR_TRADITIONAL, HAND, ONE, XIA  # noqa: E402
from tap import Skip, case, run  # noqa: E402
from visitor import HANDWRITING, PINYIN, Atspi, Visitor  # noqa: E402

COMPANY = "企业名称"
gateway = Gateway(demo=True)


def ask_for_a_company(visitor):
    """As far as a field for the name of a company."""
    visitor.button("退税结汇")
    visitor.tap("出口退（免）税")
    visitor.button("下一步")
    visitor.tap("代表企业")
    visitor.tap(COMPANY, "text")


def offers_handwriting(visitor):
    return next(visitor.all(HANDWRITING, "push button"), None) is not None


def begin(visitor):
    visitor.begin()
    ask_for_a_company(visitor)
    visitor.keys()
    if not offers_handwriting(visitor):
        raise Skip("the kiosk was built without a handwriting model")


def settled_candidates(visitor):
    """What is offered once the last stroke has been thought over."""
    found, before = visitor.candidates(), None
    while found != before:
        time.sleep(0.1)
        found, before = visitor.candidates(), found
    return found


@case("characters are drawn into the name of a company, and the next key goes on with what is drawn")
def _():
    with Visitor(gateway) as visitor:
        begin(visitor)
        pad = visitor.pad()
        visitor.picture("hand-empty")
        visitor.draw(XIA, pad)
        # at once: the pause takes what is drawn away
        visitor.save_picture("hand-drawn")
        visitor.offers(lambda found: found[:1] == ["厦"])
        visitor.holds(COMPANY, "厦")
        visitor.draw(DOOR, pad)
        visitor.offers(lambda found: found[:1] == ["门"])
        visitor.key("，")
        visitor.holds(COMPANY, "厦门，")
        visitor.draw(ONE, pad)
        visitor.key("下一项")
        visitor.holds(COMPANY, "厦门，一")
        assert visitor.find(re.compile("^统一社会信用代码"), "text").get_state_set().contains(Atspi.StateType.FOCUSED), "the next field is written into"


@case("another candidate is chosen before the pause, or after it in the place of the first")
def _():
    with Visitor(gateway) as visitor:
        begin(visitor)
        pad = visitor.pad()
        visitor.draw(HAND, pad)
        first, second = settled_candidates(visitor)[:2]
        visitor.choose(second)
        visitor.holds(COMPANY, second)
        time.sleep(1.2)  # what the pause would have written
        visitor.holds(COMPANY, second)
        visitor.draw(HAND, pad)
        visitor.holds(COMPANY, second + first)
        visitor.choose(second)
        visitor.holds(COMPANY, second + second)


@case("a stroke is taken back, a character is rewritten, and what stands in the field is deleted")
def _():
    with Visitor(gateway) as visitor:
        begin(visitor)
        pad = visitor.pad()
        visitor.draw(XIA, pad)
        visitor.holds(COMPANY, "厦")
        visitor.draw(DOOR[:2], pad)
        visitor.key("删除", 2)
        assert visitor.words(visitor.find(COMPANY, "text"))[1] == "厦"
        visitor.draw(DOOR, pad)
        visitor.key("重写")
        time.sleep(1.2)
        visitor.holds(COMPANY, "厦")
        visitor.draw(DOOR, pad)
        visitor.holds(COMPANY, "厦门")
        visitor.key("重写")
        visitor.holds(COMPANY, "厦")
        visitor.key("删除")
        visitor.holds(COMPANY, "")
        visitor.key(PINYIN)
        visitor.compose("xiamen")
        visitor.choose("厦门")
        visitor.holds(COMPANY, "厦门")


@case("a search takes what is drawn, and large text has room for the pad")
def _():
    with Visitor(gateway) as visitor:
        visitor.begin()
        visitor.button("大字版")
        visitor.button("通关查询")
        visitor.tap("HS 归类")
        visitor.keys()
        if not offers_handwriting(visitor):
            raise Skip("the kiosk was built without a handwriting model")
        pad = visitor.pad()
        visitor.draw(HAND, pad)
        visitor.picture("hand-large-text")
        visitor.find("机械指示式电子手表")


@case("traditional characters are drawn as well")
def _():
    with Visitor(gateway) as visitor:
        visitor.begin()
        visitor.button("语言")
        visitor.button("繁體中文")
        visitor.button("通關查詢")
        visitor.tap("HS 歸類")
        visitor.keys()
        if not offers_handwriting(visitor):
            raise Skip("the kiosk was built without a handwriting model")
        visitor.draw(DOOR_TRADITIONAL, visitor.pad())
        visitor.offers(lambda found: found[:1] == ["門"])
        visitor.sees("注音")


@case("without a model there is no key for handwriting, and all else is as before")
def _():
    with Visitor(gateway, environment={"KIOSK_INK_MODEL": ""}) as visitor:
        visitor.begin()
        ask_for_a_company(visitor)
        visitor.keys()
        assert not offers_handwriting(visitor)
        visitor.type_pinyin("xiamen", "厦门")
        visitor.holds(COMPANY, "厦门")


@case("the other frame of wide paper takes the next character at once")
def _():
    with Visitor(gateway) as visitor:
        begin(visitor)
        pad = visitor.pad()
        if pad[2] < pad[3] * 1.7:
            raise Skip("there is one frame in portrait")
        visitor.draw(XIA, pad)
        visitor.draw(DOOR, pad, frame=1)
        visitor.picture("hand-frames")
        visitor.holds(COMPANY, "厦门")


with gateway:
    run()
