# SPDX-License-Identifier: LGPL-2.1-or-later
"""A visitor who does not read well has the page read aloud, and touches on when it is enough."""
import pathlib
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from gateway import Gateway  # noqa: E402
from tap import case, run  # noqa: E402
from visitor import PATIENCE, Visitor  # noqa: E402

SECOND = 22050 * 2  # bytes
gateway = Gateway(demo=True)
directory = tempfile.TemporaryDirectory()
heard = pathlib.Path(directory.name) / "heard"
SOUND = {"audio-sink": f"'filesink append=true buffer-mode=unbuffered sync=true location={heard}'", "key-sound": "false"}


def length():
    return heard.stat().st_size if heard.exists() else 0


def await_sound(seconds, patience=PATIENCE):
    """Until so much more was played; it is played as fast as it is heard."""
    wanted, end = length() + seconds * SECOND, time.monotonic() + patience + seconds
    while length() < wanted:
        assert time.monotonic() < end, f"{length()} of {wanted} bytes"
        time.sleep(0.05)


def is_silent(visitor):
    visitor.find("朗读", "push button")
    last = length()
    time.sleep(0.5)
    assert length() == last, "the voice goes on"


@case("home is read aloud until a finger stops it, and a visitor who listens is there")
def _():
    with Visitor(gateway, settings={**SOUND, "browse-seconds": "uint32 8"}) as visitor:
        visitor.begin()
        visitor.button("朗读")
        visitor.find("停止朗读", "push button")
        await_sound(1)
        visitor.picture("reading-home")
        assert any(heard.read_bytes())
        await_sound(9)
        visitor.does_not_see("您还在吗？", patience=1)
        visitor.button("停止朗读")
        is_silent(visitor)
        assert "您好" not in visitor.log.read_text() and "厦门" not in visitor.log.read_text()


@case("the voice stops when the page goes, and reads the next one, in English too")
def _():
    with Visitor(gateway, settings=SOUND) as visitor:
        visitor.begin()
        visitor.button("朗读")
        await_sound(1)
        visitor.button("退税结汇")
        is_silent(visitor)
        visitor.button("朗读")
        await_sound(1)
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
        await_sound(1)
        visitor.button("End service")
        visitor.sees("轻触屏幕开始")
        last = length()
        time.sleep(0.5)
        assert length() == last, "the visit is over, and its voice is heard"


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
