# SPDX-License-Identifier: LGPL-2.1-or-later
"""A visitor who cannot reach high has everything to touch in the lower part of the screen."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from gateway import Gateway  # noqa: E402
from tap import case, run  # noqa: E402
from visitor import Visitor  # noqa: E402

ROLES = {"push button", "text", "radio button", "check box"}
LOWER, LOWER_WHILE_WRITING = 0.4, 0.16  # of the height of the screen, from its top
gateway = Gateway(demo=True)


def highest(visitor):
    """What stands highest of all that is touched, as (its top, its name)."""
    return min((visitor.box(node)[1], visitor.words(node)[0]) for _, node in visitor.nodes()
               if node.get_role_name() in ROLES and visitor.box(node)[3] > 0)


def check(visitor, share, where):
    top, name = highest(visitor)
    assert top >= visitor.height * share, f"{where}: {name} stands at {top}"


@case("from home to a form, all that is touched lies low, and only in this visit")
def _():
    with Visitor(gateway) as visitor:
        visitor.begin()
        visitor.button("低位操作")
        visitor.picture("low-home")
        check(visitor, LOWER, "home")
        visitor.button("语言")
        visitor.picture("low-language")
        visitor.button("English")
        visitor.sees("Low position")
        check(visitor, LOWER, "home in English")
        visitor.button("Language")
        visitor.button("简体中文")

        visitor.button("退税结汇")
        visitor.picture("low-form")
        check(visitor, LOWER, "a form")
        visitor.tap("出口退（免）税")
        visitor.button("下一步")
        visitor.tap("代表企业")
        visitor.tap("企业名称", "text")
        visitor.keys()
        visitor.picture("low-writing")
        check(visitor, LOWER_WHILE_WRITING, "a form while one writes")
        visitor.key("收起键盘")
        visitor.picture("low-form-again")
        check(visitor, LOWER, "a form after writing")

        visitor.button("结束服务")
        visitor.begin()
        assert highest(visitor)[0] < visitor.height * LOWER, "the next visitor has the screen as it always is"


@case("large text and low position go together")
def _():
    with Visitor(gateway) as visitor:
        visitor.begin()
        visitor.button("低位操作")
        visitor.button("大字版")
        visitor.picture("low-home-large")
        visitor.button("通关查询")
        visitor.keys()
        visitor.picture("low-query-large")


with gateway:
    run()
