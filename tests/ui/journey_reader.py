# SPDX-License-Identifier: LGPL-2.1-or-later
"""Whole journeys by assistive technology alone: what it offers is pressed and written into, nothing is touched and no key is pressed, and
what a screen reader has to hear of is told to it."""
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from accessible import Atspi, GLib  # noqa: E402
from gateway import Gateway  # noqa: E402
from tap import case, run  # noqa: E402
from visitor import PATIENCE, Visitor  # noqa: E402

NUMBER, FACTOR = "370120260000123456", "M0011D"
SPEAKS_UP = {"focused", "invalid"}
gateway = Gateway(demo=True)


class Reader(Visitor):
    """Who hears the screen and sees nothing of it."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.desktop.listen()

    def press(self, what, role="push button"):
        node = self.find(what, role)
        assert node.do_action(), f"{what} cannot be pressed"

    def enter(self, field, text):
        node = self.find(field, "text")
        assert node.insert_text(text), f"{field} takes no text"

    def wake(self, invitation="轻触屏幕开始"):
        self.wait_for_attract(invitation)
        self.press(invitation)

    def hears(self, *words):
        """What has the focus since then, or is wrong, or what it is in, says so in its name or its description."""
        end = time.monotonic() + PATIENCE
        while True:
            GLib.MainContext.default().iteration(False)
            told = {path for path, state in self.desktop.changes if state in SPEAKS_UP}
            heard = [self.said_of(node) for _, node in self.nodes() if node.path in told]
            if all(any(word in said for said in heard) for word in words):
                self.desktop.changes.clear()
                return
            assert time.monotonic() < end, f"{words} are not heard, but {heard}:\n{self.describe()}"
            time.sleep(0.05)

    @staticmethod
    def said_of(node):
        said = []
        while node is not None and node.get_role_name() != "frame":
            said += [node.get_name(), node.read_description()]
            node = node.get_parent()
        return " ".join(filter(None, said))

    def is_in(self, what, role, state):
        assert self.find(what, role).get_state_set().contains(state), f"{what} is not {state.value_nick}"


@case("a declaration is looked up, from the attract screen to its end")
def _():
    with Reader(gateway) as visitor:
        visitor.wake()
        visitor.sees("您好，请选择要办理的服务")
        visitor.hears("通关查询")
        visitor.press("通关查询")
        visitor.hears("报关单号")
        visitor.enter("报关单号", "3701")
        visitor.press("查询")
        visitor.hears("号码共 18 位，目前输入了 4 位。")
        visitor.enter("报关单号", NUMBER[4:])
        visitor.press("查询")
        visitor.sees("请核实您的查询身份")
        visitor.hears("企业统一社会信用代码或海关注册编码后 6 位")
        visitor.does_not_see("请输入 18 位报关单号")  # nor its button, which has the same name
        visitor.enter("企业统一社会信用代码或海关注册编码后 6 位", FACTOR)
        visitor.press("查询")
        visitor.hears("已完成：已放行", "货物可以装运出境，您的通关手续已办完。")
        visitor.press("再查一单")
        visitor.hears("报关单号")
        visitor.press("返回")
        visitor.press("结束服务")
        visitor.sees("轻触屏幕开始", patience=20)


@case("a form is filled in, with a choice from a list, mistakes, and consent, and is handed in")
def _():
    with Reader(gateway) as visitor:
        visitor.wake("Touch to start")
        visitor.press("Logistics and overseas warehouses")
        visitor.hears("What do you need?")
        visitor.press("Next")
        visitor.hears("Please choose one.")
        visitor.press("Parcels and express", "radio button")
        visitor.is_in("Parcels and express", "radio button", Atspi.StateType.CHECKED)
        visitor.press("Next")
        visitor.press("Ordinary goods", "check box")
        visitor.enter("Weight in a month, in kg, roughly", "1200")
        visitor.press("Next")
        visitor.hears("Country or region")
        visitor.enter("Country or region", "jap")
        visitor.press("Japan", "list item")
        visitor.press("Next")
        visitor.press("For myself", "radio button")
        visitor.press("Next")
        visitor.enter("Name", "chen")
        visitor.enter("Phone", "1380013800")
        visitor.press("Next")
        visitor.hears("The number has 11 characters; 10 are there so far.")
        visitor.enter("Phone", "1")
        visitor.press("Next")
        visitor.hears("Is everything right?")
        visitor.press("Submit")
        visitor.hears("We can only go on if you agree. Otherwise please ask at the service desk.")
        visitor.press("I have read this and agree", "check box")
        visitor.is_in("I have read this and agree", "check box", Atspi.StateType.CHECKED)
        visitor.press("Submit")
        visitor.find("Your enquiry is in", patience=25)
        visitor.hears("Your enquiry is in", "A colleague calls you back within one working day.")
        visitor.press("Finish and clear my data")
        visitor.sees("轻触屏幕开始", patience=20)


with gateway:
    run()
