# SPDX-License-Identifier: LGPL-2.1-or-later
"""What fingers do with keys besides touching them: holding, dragging, copying; and the keyboard that is plugged in beside."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from gateway import Gateway  # noqa: E402
from tap import case, run  # noqa: E402
from touch import BEGIN, END, UPDATE, Keyboard  # noqa: E402
from visitor import HANDWRITING, PATIENCE, PINYIN, Atspi, Visitor  # noqa: E402

COMPANY = "企业名称"
CLICK = 576  # bytes of one
KEY_M, KEY_E, KEY_N, KEY_1, KEY_BACKSPACE, KEY_LEFT, KEY_RIGHT = 50, 18, 49, 2, 14, 105, 106
gateway = Gateway(demo=True)
keyboard = Keyboard(str(pathlib.Path(os.environ["KIOSK_TOUCH"]).with_name("keys")))


def ask_for_a_company(visitor):
    visitor.button("退税结汇")
    visitor.tap("出口退（免）税")
    visitor.button("下一步")
    visitor.tap("代表企业")
    visitor.tap(COMPANY, "text")


def begin(visitor):
    visitor.begin()
    ask_for_a_company(visitor)


def place(visitor, key):
    x, y, width, height = visitor.box(visitor.find(key, "push button"))
    return x + width / 2, y + height / 2


def place_of_alternative(i, count):
    """They stand side by side in a window of their own, which accessibility does not know the place of."""
    windows = subprocess.run(["xwininfo", "-root", "-tree"], check=True, text=True, stdout=subprocess.PIPE).stdout
    for width, height, x, y in re.findall(r'"park-kiosk-visit".* (\d+)x(\d+)\S+ +\+(\d+)\+(\d+)', windows):
        if int(width) > 80:
            return int(x) + int(width) / 2 + (i - (count - 1) / 2) * 88, int(y) + int(height) / 2
    raise AssertionError(windows)


def is_offered(visitor, what):
    return next(visitor.all(what, "push button"), None) is not None


@case("a key that is held offers its other characters")
def _():
    with Visitor(gateway) as visitor:
        begin(visitor)
        keys = visitor.keys()
        visitor.finger.tap(*keys["，"], hold=1.0)
        visitor.find("？", "push button")
        visitor.save_picture("keys-held")
        visitor.finger.tap(*place_of_alternative(4, 6))
        visitor.holds(COMPANY, "？")
        visitor.finger.tap(*keys["q"], hold=1.0)
        visitor.find("1", "push button")
        visitor.finger.tap(*keys["a"])
        visitor.does_not_see("1")
        visitor.choose("啊")
        visitor.holds(COMPANY, "？啊")


@case("the caret goes where the finger goes on the space bar")
def _():
    with Visitor(gateway) as visitor:
        begin(visitor)
        visitor.type("abcdef")
        space = place(visitor, "空格")
        visitor.finger.event(BEGIN, *space)
        for i in range(1, 11):
            visitor.finger.event(UPDATE, space[0] - 10 * i, space[1])
        visitor.finger.event(END, space[0] - 100, space[1])
        visitor.type("x")
        visitor.holds(COMPANY, "abcxdef")


@case("Delete goes on while it is held, and stops when it is let go")
def _():
    with Visitor(gateway) as visitor:
        begin(visitor)
        visitor.type("abcdefghijklmnopqrstuvwxyz")
        visitor.finger.tap(*place(visitor, "删除"), hold=1.2)
        left = len(visitor.words(visitor.find(COMPANY, "text"))[1])
        assert 3 <= left <= 22, left
        time.sleep(0.5)
        assert len(visitor.words(visitor.find(COMPANY, "text"))[1]) == left
        visitor.finger.tap(*place(visitor, "删除"), hold=3.5)
        visitor.holds(COMPANY, "")


@case("what is copied can be pasted within its form, and is gone in the next one")
def _():
    with Visitor(gateway) as visitor:
        begin(visitor)
        visitor.type("luming")
        assert not is_offered(visitor, "粘贴")
        visitor.key("复制")
        visitor.key("粘贴")
        visitor.holds(COMPANY, "lumingluming")
        visitor.key("收起键盘")
        visitor.button("返回")
        visitor.sees("您想咨询什么？")
        visitor.button("返回")
        visitor.sees("您好，请选择要办理的服务")
        ask_for_a_company(visitor)
        visitor.holds(COMPANY, "")
        visitor.type("a")
        assert not is_offered(visitor, "粘贴")


@case("a keyboard that is plugged in writes between the touches, and composes with them")
def _():
    with Visitor(gateway) as visitor:
        begin(visitor)
        visitor.type("xia")
        for key in KEY_M, KEY_E, KEY_N:
            keyboard.press(key)
        visitor.holds(COMPANY, "xiamen")
        keyboard.press(KEY_BACKSPACE)
        visitor.type("t")
        visitor.holds(COMPANY, "xiamet")
        visitor.key("删除", 6)
        visitor.compose("xia")
        for key in KEY_M, KEY_E, KEY_N:
            keyboard.press(key)
        visitor.choose("厦门")
        visitor.holds(COMPANY, "厦门")
        visitor.compose("lu")
        keyboard.press(KEY_1)
        visitor.holds(COMPANY, "厦门路")
        visitor.compose("xia")
        keyboard.press(KEY_LEFT)
        visitor.holds(COMPANY, "厦门路xia")
        keyboard.press(KEY_RIGHT)
        visitor.key("九键")
        for key in KEY_M, KEY_E, KEY_N:
            keyboard.press(key)
        visitor.choose("门")
        visitor.holds(COMPANY, "厦门路xia门")


@case("initials offer the word before it is typed, in a field that searches")
def _():
    with Visitor(gateway) as visitor:
        visitor.begin()
        visitor.button("通关查询")
        visitor.tap("HS 归类")
        visitor.compose("tg")
        visitor.offers(lambda found: "通关" in found)
        visitor.choose("通关")
        visitor.find(re.compile("^通关$"), "text")


def check_names(visitor, layout):
    """Every key has a name, is large enough for a finger, and is no namesake of another."""
    names = []
    for _, node in visitor._below(visitor.keyboard(), 1):
        if node.get_role_name() != "push button":
            continue
        x, y, width, height = visitor.box(node)
        name = visitor.words(node)[0]
        assert name.strip(), (layout, (x, y, width, height))
        assert width >= 60 and height >= 86, (layout, name, width, height)
        names.append(name)
    # the layout that handwriting came from has a key there, too
    assert len(names) - len(set(names)) <= (layout == "handwriting") and len(names) > 10, (layout, sorted(names))


@case("every key of every layout has a name of its own, and can be pressed by assistive technology")
def _():
    with Visitor(gateway) as visitor:
        begin(visitor)
        for layout in PINYIN, "九键", "注音", "English":
            visitor.key(layout)
            visitor.keys()
            check_names(visitor, layout)
        visitor.key("符号")
        check_names(visitor, "symbols")
        visitor.key("返回")
        visitor.key(PINYIN)
        visitor.keys()
        if is_offered(visitor, HANDWRITING):
            visitor.pad()
            check_names(visitor, "handwriting")
            visitor.key(PINYIN)
            visitor.keys()
        for key in "l", "u", "路":
            assert visitor.find(key, "push button").do_action()
            time.sleep(0.4)  # GTK shows it pressed for a while first
        visitor.holds(COMPANY, "路")


@case("the keys for digits and for identity numbers have names, too")
def _():
    with Visitor(gateway) as visitor:
        visitor.begin()
        visitor.button("通关查询")
        visitor.keys()
        check_names(visitor, "digits")


def clicks(file):
    return file.stat().st_size / CLICK if file.exists() else 0


def await_clicks(file, count):
    end = time.monotonic() + PATIENCE * 2
    while clicks(file) != count:
        assert time.monotonic() < end, f"{clicks(file)} clicks, not {count}"
        time.sleep(0.05)


@case("a key is heard: each once, and not where the park wants it silent")
def _():
    with tempfile.TemporaryDirectory() as directory:
        heard = pathlib.Path(directory) / "heard"
        with Visitor(gateway, settings={"audio-sink": f"'filesink buffer-mode=unbuffered location={heard}'"}) as visitor:
            begin(visitor)
            end = time.monotonic() + PATIENCE * 2
            while not heard.exists():  # until GStreamer is there
                assert time.monotonic() < end, "nothing plays sounds"
                time.sleep(0.05)
            keys = visitor.keys()
            for _ in range(5):
                visitor.finger.tap(*keys["a"])
            await_clicks(heard, 5)
            assert any(heard.read_bytes())
        heard.unlink()
        with Visitor(gateway, settings={"key-sound": "false", "audio-sink": f"'filesink location={heard}'"}) as visitor:
            begin(visitor)
            visitor.type("a")
            visitor.holds(COMPANY, "a")
            assert not heard.exists()


@case("where nothing can play a sound, keys write in silence")
def _():
    with Visitor(gateway, settings={"audio-sink": "'alsasink device=none-such'"}) as visitor:
        begin(visitor)
        visitor.type("abc")
        visitor.holds(COMPANY, "abc")
        end = time.monotonic() + PATIENCE
        while "Keys make no sound" not in visitor.log.read_text():
            assert time.monotonic() < end, visitor.log.read_text()
            time.sleep(0.1)


with gateway:
    run()
