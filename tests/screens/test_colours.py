# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is no text stands out, too: the edges of what is written into or chosen, the focus, and what is on (WCAG 2.2, 1.4.11)."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
from tap import case, run  # noqa: E402

FOLDER = ROOT / "data" / "css"
SHEETS = "\n".join(re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL) for path in sorted(FOLDER.glob("*.css")))
PALETTE = dict(re.findall(r"@define-color (\w+) (#\w{6});", SHEETS))
RULES = [([" ".join(name.split()) for name in names.split(",")], body)
         for names, body in re.findall(r"([^{};]+)\{([^}]*)\}", re.sub(r"@define-color[^;]*;", "", SHEETS))]
FIELDS = [".kiosk-entry", ".kiosk-option", ".kiosk-option > check", ".kiosk-option > radio", ".choices button", ".kiosk-rating .levels button"]


def colour(selector, *properties):
    """The colour that the last rule for exactly this selector gives to the first of the properties that it has."""
    found = None
    for names, body in RULES:
        if selector in names:
            for key, value in re.findall(r"([\w-]+):\s*([^;]+)", body):
                word = re.search(r"@\w+|#\w{6}", value)
                if key in properties and word:
                    found = PALETTE[word[0][1:]] if word[0][0] == "@" else word[0]
    assert found, f"{selector} has none of {properties}"
    return found


def light(text):
    parts = [int(text[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    return sum(weight * (part / 12.92 if part <= .03928 else ((part + .055) / 1.055) ** 2.4)
               for weight, part in zip((.2126, .7152, .0722), parts))


def ratio(one, other):
    dark, bright = sorted((light(one), light(other)))
    return (bright + .05) / (dark + .05)


def stands_out(one, other, what, least=3):
    assert ratio(one, other) >= least, f"{what}: {one} beside {other} is {ratio(one, other):.2f} to 1"


def background(selector):
    return colour(selector, "background", "background-color")


@case("the edge of a field stands out from the field and from the page")
def _():
    for selector in FIELDS:
        edge = colour(selector, "border", "border-color")
        for beside in background(selector), PALETTE["card"], PALETTE["ground"]:
            stands_out(edge, beside, selector)
    stands_out(colour(".high-contrast .kiosk-entry", "border-color"), background(".high-contrast .kiosk-entry"), "in high contrast", 7)


@case("the edge of a field that has the focus, or an error, stands out")
def _():
    for state in ":focus-within", ".error":
        for beside in PALETTE["card"], PALETTE["ground"]:
            stands_out(colour(f".kiosk-entry{state}", "border-color"), beside, state)
        stands_out(colour(f".high-contrast .kiosk-entry{state}", "border-color"), "#000000", state, 7)


@case("the line around the focus stands out from all that it may lie on")
def _():
    line = colour("button:focus:focus-visible", "outline")
    for selector in ".task-header", ".task-header button.back", ".bottom-bar", ".bottom-bar button.end", ".bottom-bar button.language":
        stands_out(line, background(selector), selector)
    for beside in PALETTE["card"], PALETTE["ground"]:
        stands_out(line, beside, "a page")
    stands_out(line, colour(".attract-foot", "background-color"), "the attract screen")
    # on the dark of the hero it lies on a border of its own
    stands_out(line, colour("window:not(.high-contrast) button.service-tile:focus:focus-visible", "box-shadow"), "the hero")
    for selector in ".task-header", ".bottom-bar":
        stands_out(colour(".high-contrast :focus-visible", "outline-color"), background(f".high-contrast {selector}"), selector, 7)


@case("a look that is on is filled")
def _():
    for before in "", ".high-contrast ":
        on, off = background(before + ".bottom-bar button:checked"), background(before + ".bottom-bar")
        stands_out(on, off, "on and off")
        stands_out(colour(before + ".bottom-bar button:checked", "color"), on, "the words on it", 4.5)


run()
