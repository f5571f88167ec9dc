# SPDX-License-Identifier: LGPL-2.1-or-later
"""A visitor who does not read well has the page read aloud, and touches on when it is enough."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from ear import Ear  # noqa: E402
from gateway import Gateway  # noqa: E402
from tap import case, run  # noqa: E402
from visitor import Visitor  # noqa: E402

gateway = Gateway(demo=True)
ear = Ear()


def is_silent(visitor):
    visitor.find("朗读", "push button")
    ear.hears_nothing()


@case("home is read aloud until a finger stops it, and a visitor who listens is there")
def _():
    with Visitor(gateway, settings={**ear.settings, "browse-seconds": "uint32 8"}) as visitor:
        visitor.begin()
        visitor.button("朗读")
        visitor.find("停止朗读", "push button")
        ear.hears(1)
        visitor.picture("reading-home")
        assert ear.loudness(0) > 0
        ear.hears(9)
        visitor.does_not_see("您还在吗？", patience=1)
        visitor.button("停止朗读")
        is_silent(visitor)
        assert "您好" not in visitor.log.read_text() and "厦门" not in visitor.log.read_text()


@case("the voice stops when the page goes, and reads the next one, in English too")
def _():
    with Visitor(gateway, settings=ear.settings) as visitor:
        visitor.begin()
        visitor.button("朗读")
        ear.hears(1)
        visitor.button("退税结汇")
        is_silent(visitor)
        visitor.button("朗读")
        ear.hears(1)
        visitor.picture("reading-form")
        visitor.tap("出口退（免）税")
        visitor.button("下一步")
        is_silent(visitor)

        visitor.button("语言")
        visitor.button("English")
        visitor.button("Large text")
        visitor.picture("reading-large")
        visitor.button("High contrast")
        visitor.picture("reading-contrast")
        visitor.button("Read aloud")
        visitor.find("Stop reading", "push button")
        ear.hears(1)
        visitor.button("End service")
        visitor.sees("轻触屏幕开始")
        ear.hears_nothing()


@case("where nothing can be heard, no button promises it")
def _():
    with Visitor(gateway, settings={"audio-sink": "'alsasink device=none-such'"}) as visitor:
        visitor.begin()
        visitor.button("朗读")
        visitor.does_not_see("停止朗读")
        visitor.does_not_see("朗读")
        assert "Nothing can be read aloud" in visitor.log.read_text()


with gateway:
    run()
