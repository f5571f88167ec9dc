# SPDX-License-Identifier: LGPL-2.1-or-later
"""What no screen may do, looked for where screens are made: no words in pictures, nothing that flashes, nothing that listens, no film
that is heard and cannot be silenced, nothing that is told by its place, shape or colour alone, no second header or bar, no sign that
only a held key writes (WCAG 2.2: 1.4.5, 2.3.1, 1.4.2, 1.3.3, 3.2.3, 3.2.4; EN 301 549: 5.1.7, 5.5.1)."""
import pathlib
import re
import sys
from xml.etree import ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
from tap import case, run  # noqa: E402

PLACES = [ROOT / name for name in ("shell", "plugins", "data")]
PIXELS = {"bell.png"}  # made of a drawing that is looked at here
LISTENERS = re.compile(r"\b(autoaudiosrc|pulsesrc|alsasrc|pipewiresrc|osssrc|openalsrc|jackaudiosrc)\b")
FLASHES_A_SECOND = 3
ALONE = re.compile("[左右上下](方|边|侧|角)?的?(按钮|按键|图标)|[红绿蓝黄]色|变[红绿]|圆形|方形")
# in the touch test of the staff
TOUCH_TEST = {"无响应的区域显示为红色", "请用手指划过整个屏幕（包括此框），直到全部变绿。"}


def files(*kinds):
    found = [path for place in PLACES for kind in kinds for path in place.rglob(f"*.{kind}")]
    assert found, kinds
    return found


@case("no picture holds words")
def _():
    for path in files("svg"):
        assert "<text" not in path.read_text(encoding="utf-8"), path
    for path in files("gresource.xml"):
        for name in re.findall(r">([^<]+\.(?:png|jpe?g|webp))<", path.read_text(encoding="utf-8")):
            assert pathlib.Path(name).name in PIXELS, f"{name} of {path}: who has looked for words in it?"


@case("nothing that is drawn flashes")
def _():
    moving = 0
    for path in files("css"):
        for words in re.findall(r"\banimation:\s*([^;]+);", path.read_text(encoding="utf-8")):
            moving += 1
            seconds, unit = re.search(r"([\d.]+)(ms|s)\b", words).groups()
            times = 1 / (float(seconds) / (1000 if unit == "ms" else 1))
            assert not re.search(r"\binfinite\b|\s\d+(\s|$)", words) or times <= FLASHES_A_SECOND, f"{path}: {words}"
    assert moving, "the search finds no animation at all"


@case("nothing listens")
def _():
    for path in files("c", "ui", "xml"):
        assert not LISTENERS.search(path.read_text(encoding="utf-8")), path


def properties(layout, *names):
    """What of a keyboard's layout has such a property."""
    tree = ElementTree.parse(ROOT / "shell" / "visit" / "keyboard" / "layouts" / f"{layout}.ui")
    return {key.text for key in tree.iter("property") if key.get("name") in names}


@case("what a key offers when it is held a touch writes, too")
def _():
    touched, held = set("".join(properties("symbols", "keys"))), set()
    for layout in (path.stem for path in files("ui") if path.parent.name == "layouts"):
        offered = set("".join(properties(layout, "alternatives"))) - {" "}
        held |= offered
        assert not offered or "'symbols'" in properties(layout, "action-target"), f"{layout}: no key leads to the symbols"
        assert offered <= touched, f"{layout}: {offered - touched}"
    assert len(held) > 30, held


@case("no film is heard but in the player, which makes it silent")
def _():
    heard = {path.stem for path in files("c") if re.search(r"\bkiosk_video_set_sound \((?!KioskVideo)", path.read_text(encoding="utf-8"))}
    assert heard == {"kiosk-media-player"}, heard


@case("nothing is told by its place, shape or colour alone")
def _():
    words = re.findall(r'^msgstr(?:\[\d\])? ((?:"[^"\n]*(?:\\"[^"\n]*)*"\n?)+)', (ROOT / "po" / "zh_CN.po").read_text(encoding="utf-8"), re.M)
    told = {"".join(re.findall(r'"(.*)"', entry)) for entry in words}
    assert TOUCH_TEST < told, "the search does not find what it should"
    assert not [text for text in told - TOUCH_TEST if ALONE.search(text)], [text for text in told - TOUCH_TEST if ALONE.search(text)]


@case("header and bottom bar are one part each, which all screens have")
def _():
    for name in "task-header", "bottom-bar":
        assert len([path for path in files("ui") if f'"{name}"' in path.read_text(encoding="utf-8")]) == 1, name


run()
