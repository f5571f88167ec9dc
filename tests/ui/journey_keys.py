# SPDX-License-Identifier: LGPL-2.1-or-later
"""Whole journeys by the keys of a keyboard alone: nothing is touched, and the focus is seen at each step."""
import contextlib
import pathlib
import sqlite3
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from ear import Ear  # noqa: E402
from gateway import Gateway  # noqa: E402
from keys import (BACKSPACE, CAPS_LOCK, DOWN, END, ENTER, ESCAPE, PAGE_DOWN, PAGE_UP, SHIFT, SPACE, TAB,  # noqa: E402
                  KeyVisitor)
from tap import case, run  # noqa: E402
from visitor import CANDIDATES, PINYIN_KEYS  # noqa: E402

NUMBER, FACTOR = "370120260000123456", "M0011D"
GTK_SHOWS_FOCUS = 3  # seconds
gateway = Gateway(demo=True)


def enquiries():
    """What stands in the database."""
    with contextlib.closing(sqlite3.connect(f"file:{gateway.database}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute("SELECT * FROM enquiries WHERE service = 'finance'")]


def ask_for_a_company(visitor):
    """To the first field for words."""
    visitor.wake()
    visitor.choose("金融服务")
    visitor.choose("出口信用保险", key=SPACE)
    visitor.choose("下一步")
    visitor.reach("企业名称", "text")


@case("a declaration is looked up, from the attract screen to its end")
def _():
    with KeyVisitor(gateway) as visitor:
        visitor.wake()
        visitor.sees("您好，请选择要办理的服务")
        visitor.choose("通关查询")
        visitor.reach("报关单号", "text")
        visitor.picture("keys-query")
        visitor.write("3701")
        visitor.press(ENTER)
        visitor.sees("号码共 18 位，目前输入了 4 位。")
        visitor.focus()
        visitor.picture("keys-query-wrong")
        visitor.write(NUMBER[4:])
        visitor.press(ENTER)
        visitor.sees("请核实您的查询身份")
        visitor.focus()
        visitor.write(FACTOR)
        visitor.press(ENTER)
        visitor.sees("已放行")
        visitor.focus()
        visitor.picture("keys-result")
        visitor.choose("再查一单")
        visitor.sees("0 / 18")
        visitor.choose("结束服务")
        visitor.sees("轻触屏幕开始", patience=20)


@case("a form is filled in, with a choice from a list, a mistake, a change from the review, and consent, and is handed in")
def _():
    ear = Ear(at_once=True)
    with KeyVisitor(gateway, settings=ear.settings) as visitor:
        visitor.wake("Touch to start")
        visitor.choose("Logistics and overseas warehouses")
        visitor.sees("Step 1 of 6\u2003Service")
        visitor.reach("Next")
        heard = ear.length()
        visitor.press(ENTER)
        visitor.sees("Please choose one.")
        visitor.focus()
        ear.hears(8, since=heard)  # the step, what has the focus, and what is wrong
        visitor.choose("Parcels and express", key=SPACE)
        visitor.choose("Next")
        visitor.choose("Ordinary goods", key=SPACE)
        visitor.reach("Weight in a month, in kg, roughly", "text")
        visitor.write("1200")
        visitor.press(ENTER)
        visitor.sees("Where does most of it go?")
        visitor.reach("Country or region", "text")
        visitor.write("jap")
        visitor.choose("Japan")
        visitor.picture("keys-chosen")
        visitor.choose("Next")
        visitor.choose("For myself", key=SPACE)
        visitor.choose("Next")
        visitor.reach("Name", "text")
        visitor.write("chen")
        visitor.press(ENTER)
        visitor.reach("Phone", "text")
        visitor.write("1380013800")
        visitor.choose("Next")
        visitor.sees("The number has 11 characters; 10 are there so far.")
        visitor.focus()
        visitor.write("1")
        visitor.choose("Next")
        visitor.sees("Is everything right?")
        visitor.choose("Change: Name")
        visitor.reach("Name", "text")
        visitor.press(END)
        visitor.write("g")
        visitor.holds("Name", "cheng")
        visitor.choose("Keep the change")
        visitor.sees("Is everything right?")
        visitor.choose("Submit")
        refusal = "We can only go on if you agree. Otherwise please ask at the service desk."
        visitor.sees(refusal)
        visitor.comes_above(refusal, "Submit")
        visitor.picture("keys-consent")
        visitor.choose("I have read this and agree", key=SPACE)
        visitor.reach("Submit")
        heard = ear.length()
        visitor.press(ENTER)
        visitor.find("Your enquiry is in", patience=25)
        ear.hears(12, since=heard)  # that it is in, its number, what comes next, and what has the focus
        visitor.choose("Satisfied", key=SPACE)
        visitor.picture("keys-receipt")
        visitor.choose("Finish and clear my data")
        visitor.sees("轻触屏幕开始", patience=20)


@case("a form is filled in with Chinese characters, in pinyin, and so it stands in the database")
def _():
    with KeyVisitor(gateway) as visitor:
        ask_for_a_company(visitor)
        visitor.compose("xiamen")
        visitor.picture("keys-composing")
        visitor.press(SPACE)
        visitor.holds("企业名称", "厦门")
        visitor.write_chinese("ludao", "鹭岛")
        visitor.write_chinese("maoyi", "贸易")
        visitor.write("(")
        visitor.write_chinese("haicang", "海沧")
        visitor.write(")")
        visitor.write_chinese("youxiangongsi", "有限公司")
        visitor.holds("企业名称", "厦门鹭岛贸易（海沧）有限公司")
        visitor.picture("keys-chinese")
        visitor.press(ENTER)
        visitor.reach("统一社会信用代码", "text")
        visitor.write("91350200MA0MGMWGWR")
        visitor.choose("下一步")
        visitor.choose("3 年以上", key=SPACE)
        visitor.choose("下一步")
        visitor.reach("姓名", "text")
        visitor.write_chinese("linanhe", "林安和")
        visitor.press(ENTER)
        visitor.reach("电话", "text")
        visitor.write("13800138001")
        visitor.reach("其他说明（选填）", "text")
        visitor.write_chinese("women", "我们")
        visitor.write_chinese("jian", "见")
        visitor.write("2.")
        visitor.holds("其他说明（选填）", "我们见2。")
        visitor.choose("下一步")
        visitor.sees("请核对填写的内容", "厦门鹭岛贸易（海沧）有限公司")
        visitor.choose("我已阅读并同意", key=SPACE)
        visitor.choose("提交")
        visitor.find("咨询已提交", patience=25)
        enquiry, = enquiries()
        assert (enquiry["company"], enquiry["name"], enquiry["message"]) == ("厦门鹭岛贸易（海沧）有限公司", "林安和", "我们见2。"), enquiry


@case("what is composed can be taken back, given up or kept as letters, and candidates go on and back; Shift changes to letters and back")
def _():
    with KeyVisitor(gateway) as visitor:
        ask_for_a_company(visitor)
        visitor.compose("lua")
        visitor.press(BACKSPACE)
        visitor.await_letters("lu")
        first = visitor.candidates()
        visitor.press(PAGE_DOWN)
        visitor.offers(lambda found: found != first and found[0] in first)
        second = visitor.candidates()
        visitor.picture("keys-second-page")
        visitor.write("=")
        visitor.offers(lambda found: found[0] in second[1:])
        visitor.write("-")
        visitor.offers(lambda found: found == second)
        visitor.press(PAGE_UP, times=3)
        visitor.offers(lambda found: found == first)
        visitor.press(PAGE_DOWN)
        visitor.offers(lambda found: found == second)
        visitor.write("2")
        visitor.holds("企业名称", second[1])
        visitor.press(BACKSPACE)
        visitor.holds("企业名称", "")

        visitor.compose("xiamen")
        visitor.press(ESCAPE)
        visitor.does_not_see(CANDIDATES)
        visitor.holds("企业名称", "")
        assert visitor.focus().get_name() == "企业名称", "Escape led back"
        visitor.compose("abc")
        visitor.press(ENTER)
        visitor.holds("企业名称", "abc")
        visitor.write_chinese("lu", "路")
        visitor.holds("企业名称", "abc路")
        visitor.compose("xia")
        visitor.press(SHIFT)
        visitor.holds("企业名称", "abc路xia")
        visitor.picture("keys-letters")
        visitor.write("lu (X).")
        visitor.holds("企业名称", "abc路xialu (X).")
        visitor.press(SHIFT)
        assert PINYIN_KEYS <= visitor.keys().keys()
        visitor.write_chinese("dao", "岛")
        visitor.press(CAPS_LOCK)
        visitor.write("lu,")
        visitor.press(CAPS_LOCK)
        visitor.write(",\\?!:;`()<>[]_^$\"\"")
        visitor.holds("企业名称", "abc路xialu (X).岛LU,，、？！：；·（）《》【】—…￥“”")
        visitor.press(ESCAPE)
        visitor.sees("您需要哪项服务？")


@case("in zhuyin the keys are where they are on keyboards in Taiwan, and digits choose once Down has been pressed")
def _():
    with KeyVisitor(gateway) as visitor:
        visitor.wake()
        visitor.choose("语言")
        visitor.choose("繁體中文")
        visitor.choose("金融服務")
        visitor.choose("出口信用保險", key=SPACE)
        visitor.choose("下一步")
        visitor.reach("企業名稱", "text")
        visitor.write("vu84")
        visitor.await_letters("ㄒㄧㄚˋ")
        visitor.write("ap6")
        visitor.await_letters("ㄒㄧㄚˋㄇㄣˊ")
        visitor.picture("keys-zhuyin")
        visitor.press(SPACE)
        visitor.holds("企業名稱", "廈門")
        visitor.write("xj4")
        visitor.await_letters("ㄌㄨˋ")
        visitor.press(DOWN)
        visitor.picture("keys-zhuyin-numbers")
        offered = visitor.candidates()
        visitor.write("3")
        visitor.holds("企業名稱", "廈門" + offered[2])
        visitor.write("<>")
        visitor.holds("企業名稱", f"廈門{offered[2]}，。")


@case("Tab goes round without an end, and back again; what lies under a dialog is not reached; Escape leads back, as the button does")
def _():
    with KeyVisitor(gateway) as visitor:
        visitor.wake()
        visitor.sees("您好，请选择要办理的服务")
        round_ = visitor.go_round("通关查询")
        assert {"企业登记", "金融服务", "语言", "大字版", "高对比", "低位操作", "结束服务"} <= set(round_), round_
        visitor.press(SHIFT, TAB)
        visitor.reach("语言", back=True)
        visitor.press(ENTER)
        visitor.sees("保持不变")
        assert set(visitor.go_round("简体中文") + visitor.go_round("English")) == {"简体中文", "繁體中文", "English", "保持不变"}
        visitor.press(ESCAPE)
        visitor.does_not_see("保持不变")
        assert visitor.focus().get_name() == "语言", "the focus is where it was"

        visitor.choose("通关查询")
        visitor.reach("报关单号", "text")
        round_ = visitor.go_round("查询")
        assert {"报关单号", "税费试算", "语言", "结束服务"} <= set(round_), round_
        visitor.sees("0 / 18")
        visitor.reach("返回", back=True)
        visitor.choose("税费试算")
        visitor.press(ESCAPE)
        visitor.choose("物流与海外仓")
        visitor.reach("海外仓")
        visitor.reach("返回", back=True)
        visitor.press(ENTER)
        visitor.sees("您好，请选择要办理的服务")
        visitor.focus()
        visitor.press(ESCAPE, times=3)
        visitor.sees("您好，请选择要办理的服务")
        assert "break-out" not in visitor.log.read_text()


@case("the focus is still seen when GTK would have hidden it; a touch hides it")
def _():
    with KeyVisitor(gateway) as visitor:
        visitor.wake()
        visitor.press(DOWN)
        node = visitor.focus()
        end = time.monotonic() + GTK_SHOWS_FOCUS + 2
        while time.monotonic() < end:
            assert visitor.ring(node) >= 2, "the focus is hidden"
            time.sleep(0.2)
        visitor.picture("keys-home")
        visitor.finger.tap(visitor.width / 2, 30)
        end = time.monotonic() + 8
        while visitor.ring(node) > 0.5:
            assert time.monotonic() < end, "the focus is seen after a touch: what looks for it would see it anywhere"
            time.sleep(0.1)


@case("who is asked whether to go on has the answer under the keys, and is then back where it was, in a dialog or in the field")
def _():
    with KeyVisitor(gateway, settings={"browse-seconds": "uint32 6", "form-seconds": "uint32 6", "warning-seconds": "uint32 40"}) as visitor:
        visitor.wake()
        visitor.reach("语言", back=True)
        visitor.press(ENTER)
        visitor.sees("保持不变")
        visitor.find("继续办理", "push button", patience=25)
        visitor.press(ENTER)
        visitor.does_not_see("继续办理")
        visitor.press(ESCAPE)
        visitor.does_not_see("保持不变")
        assert visitor.focus().get_name() == "语言", "what had the focus before the first question is not known after the second"

        visitor.choose("通关查询")
        visitor.reach("报关单号", "text")
        visitor.write("3701")
        visitor.find("继续办理", "push button", patience=25)
        assert visitor.focus().get_name() == "继续办理"
        visitor.picture("keys-idle")
        visitor.press(ENTER)
        visitor.does_not_see("继续办理")
        visitor.write("2")
        visitor.holds("报关单号", "3701 2")


with gateway:
    run()
