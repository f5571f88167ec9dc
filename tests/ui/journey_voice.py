# SPDX-License-Identifier: LGPL-2.1-or-later
"""A visitor who does not see the screen is led by a voice, from the first key that is pressed on the keypad to the end."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from ear import SECOND, Ear  # noqa: E402
from gateway import Gateway  # noqa: E402
from keys import ENTER, F1, F2, F3, SHIFT, TAB, VOLUME_DOWN, VOLUME_UP, KeyVisitor  # noqa: E402
from tap import case, run  # noqa: E402

NUMBER, FACTOR = "370120260000123456", "M0011D"
gateway = Gateway(demo=True)
ear = Ear()


def wake(visitor):
    visitor.wait_for_attract("轻触屏幕开始")
    visitor.press(TAB)
    ear.hears(2)
    visitor.choose("轻触屏幕开始")
    visitor.sees("您好，请选择要办理的服务")


def said(visitor, *keys):
    """How many bytes are said of what the keys do."""
    heard = ear.length()
    visitor.press(*keys)
    return ear.hears_all(since=heard)


@case("the first key starts the voice, which reads what is new, and says what has the focus and what is wrong")
def _():
    with KeyVisitor(gateway, settings=ear.settings) as visitor:
        wake(visitor)
        ear.hears(2)
        visitor.picture("voice-home")
        visitor.choose("通关查询")
        heard = ear.length()
        visitor.reach("报关单号", "text")
        ear.hears_all(since=heard)
        button, field = said(visitor, SHIFT, TAB), said(visitor, TAB)
        assert max(button, field) < 6 * SECOND, "the whole page was read"

        # silent while it is typed, and of what was typed nothing is said
        visitor.write("3701")
        ear.hears_nothing()
        assert said(visitor, ENTER) > field + SECOND
        visitor.sees("号码共 18 位，目前输入了 4 位。")

        visitor.write(NUMBER[4:])
        visitor.press(ENTER)
        visitor.sees("请核实您的查询身份")
        ear.hears(1)
        visitor.write(FACTOR)
        visitor.press(ENTER)
        visitor.sees("已放行")
        ear.hears(3)
        visitor.press(F2)
        ear.hears(3)
        visitor.choose("结束服务")
        visitor.sees("轻触屏幕开始", patience=20)
        ear.hears_nothing()
        assert NUMBER not in visitor.log.read_text() and "已放行" not in visitor.log.read_text()


@case("what has the focus is said alone, again with its state when it is pressed")
def _():
    with KeyVisitor(gateway, settings=ear.settings) as visitor:
        wake(visitor)
        visitor.reach("大字版")
        for keys in (SHIFT, TAB), (TAB,), (ENTER,):
            assert said(visitor, *keys) < 4 * SECOND


@case("it is switched off and on, changes its language and is as loud as is wanted, by keys")
def _():
    with KeyVisitor(gateway, settings=ear.settings) as visitor:
        wake(visitor)
        ear.hears(1)
        visitor.press(F1)
        ear.hears_nothing()
        visitor.press(TAB)
        ear.hears_nothing(1)

        visitor.press(F1)
        ear.hears(2)
        visitor.press(F3)
        visitor.sees("Hello, what would you like to do?")
        begun = ear.length()
        ear.hears(2)
        loud = ear.loudness(begun)
        for key, compare in (VOLUME_DOWN, lambda now: now < loud / 3), (VOLUME_UP, lambda now: now > loud / 2):
            visitor.press(key, times=5)
            visitor.press(F2)
            ear.hears(0.5)
            begun = ear.length()
            ear.hears(2)
            assert compare(ear.loudness(begun)), (key, ear.loudness(begun), loud)


@case("the key for the voice is as good a first key as any")
def _():
    with KeyVisitor(gateway, settings=ear.settings) as visitor:
        visitor.wait_for_attract("轻触屏幕开始")
        visitor.press(F1)
        ear.hears(1)


@case("where it is not wanted the voice waits until it is asked")
def _():
    with KeyVisitor(gateway, settings={**ear.settings, "voice-guide": "false"}) as visitor:
        visitor.wake()
        visitor.sees("您好，请选择要办理的服务")
        ear.hears_nothing(1)
        visitor.press(F1)
        ear.hears(1)


with gateway:
    run()
