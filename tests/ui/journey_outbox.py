# SPDX-License-Identifier: LGPL-2.1-or-later
"""A visitor hands in while the gateway is away; another one parks a form and goes on with it at another park."""
import contextlib
import datetime
import json
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from gateway import ROOT, Gateway  # noqa: E402
from tap import case, run  # noqa: E402
from visitor import SUPERVISOR, Visitor  # noqa: E402


def rows(gateway, table):
    with contextlib.closing(sqlite3.connect(f"file:{gateway.database}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(f"SELECT * FROM {table}")]


def outbox(visitor):
    answer = subprocess.run([SUPERVISOR, "--outbox", "--runtime-dir", visitor.runtime], text=True, capture_output=True)
    return json.loads(answer.stdout) if answer.returncode == 0 else None


def wait_until_empty(visitor):
    visitor.wait_for(lambda _: outbox(visitor) == [], "the outbox is empty", 60)


def next_working_day():
    day = datetime.date.today() + datetime.timedelta(days=1)
    while day.weekday() > 4:
        day += datetime.timedelta(days=1)
    return day


def ask_for_myself(visitor):
    """The questions of a refund enquiry up to the visitor's name."""
    day = next_working_day()
    visitor.tap("跨境收款与结汇")
    visitor.button("下一步")
    visitor.tap("个人")
    visitor.button("下一步")
    visitor.button(f"{day.year} 年 {day.month} 月 {day.day} 日")
    visitor.tap("14:00—17:00")
    visitor.button("下一步")


@contextlib.contextmanager
def another_park(gateway, settings=None, **keywords):
    """A terminal of another park, with the name of that park on its screen."""
    with tempfile.TemporaryDirectory(prefix="park-") as directory:
        data = pathlib.Path(directory)
        shutil.copytree(ROOT / "data" / "parks", data / "parks")
        profile = (ROOT / "data" / "parks" / "haicang.park").read_text().replace("海沧", "大嶝")
        (data / "parks" / "dadeng.park").write_text(profile)
        token = data / "token"
        token.write_text(gateway.add_terminal(f"dadeng-{time.monotonic_ns()}", "dadeng"))
        with Visitor(gateway, settings={"park": "'dadeng'", "token-file": f"'{token}'", **(settings or {})}, data=data, **keywords) as visitor:
            yield visitor


@case("what is handed in offline shows a pick-up code, and is delivered when the gateway is back")
def _():
    with Gateway(demo=True) as gateway, Visitor(gateway) as visitor:
        visitor.begin()
        visitor.wait_for(lambda status: status["outbox"]["gateway_key"], "the gateway's key is known")
        gateway.kill()
        visitor.button("退税结汇")
        ask_for_myself(visitor)
        fill_in_contact(visitor)
        visitor.tap("我已阅读并同意")
        visitor.button("提交")
        visitor.sees("已保存，稍后自动提交", patience=25)
        visitor.picture("outbox-queued")
        item, = outbox(visitor)
        code = item["key"][:8].upper()
        visitor.sees(f"{code[:4]}-{code[4:]}")
        assert (item["service"], item["kind"], item["parked"]) == ("refund", "enquiry", False), item
        assert visitor.status()["outbox"]["size"] == 1
        visitor.button("完成并清除信息")
        visitor.sees("轻触屏幕开始", patience=20)
        gateway.start()
        wait_until_empty(visitor)
        enquiry, = rows(gateway, "enquiries")
        # the demo has submissions of its own
        assert [row["key"] for row in rows(gateway, "submissions")].count(item["key"]) == 1
        assert (enquiry["name"], enquiry["phone"], enquiry["service"]) == ("chen", "13800138001", "refund"), enquiry


def fill_in_contact(visitor):
    visitor.sees("如何联系您？", patience=20)
    visitor.tap("姓名", "text")
    visitor.type("chen")
    visitor.key("下一项")
    visitor.type("13800138001")
    visitor.key("收起键盘")
    visitor.button("下一步")


@case("a form that was parked goes on at another park with code and phone, in another language")
def _():
    with Gateway(demo=True) as gateway:
        with Visitor(gateway) as visitor:
            visitor.begin()
            visitor.picture("outbox-home")
            visitor.button("退税结汇")
            visitor.find("继续填写已保存的表单", "push button")
            visitor.tap("跨境收款与结汇")
            visitor.does_not_see("继续填写已保存的表单")
            visitor.picture("outbox-first-step")
            visitor.button("下一步")
            visitor.tap("代表企业")
            visitor.tap("企业名称", "text")
            visitor.type("ludao")
            visitor.key("下一项")
            visitor.type("91350200MA0MG")  # half of it
            visitor.key("收起键盘")
            visitor.button("保存，稍后继续")
            visitor.sees("您手机号的后四位是？")
            visitor.picture("outbox-park")
            visitor.tap("手机号后四位", "text")
            visitor.type("8001")
            visitor.key("收起键盘")
            visitor.button("下一步")
            visitor.sees("已保存，24 小时内有效", patience=25)
            visitor.picture("outbox-parked")
            photograph = visitor.pictures / "outbox-parked.png"  # as a phone makes one of the screen
            code = visitor.form_code()
            visitor.button("完成并清除信息")
            visitor.sees("轻触屏幕开始", patience=20)
        assert [row["code"] for row in rows(gateway, "drafts")] == [code.replace("-", "")]
        assert "ludao" not in json.dumps(rows(gateway, "drafts"))

        with another_park(gateway, {"camera": f"'{photograph.as_uri()}'"}, options=["--hang-limit", "30000"]) as visitor:
            visitor.begin()
            visitor.sees(re.compile("大嶝"))
            visitor.button("继续填写已保存的表单")
            visitor.holds("表单代码", code, patience=25)
            visitor.picture("outbox-resume-scanned")
            visitor.tap("手机号后四位", "text")
            visitor.type("8002")
            visitor.key("收起键盘")
            visitor.button("打开表单")
            visitor.sees(re.compile("没有与此代码和后四位相符的表单"))
            visitor.picture("outbox-resume-wrong")
            visitor.tap("手机号后四位", "text")
            visitor.key("删除")
            visitor.type("1")
            visitor.key("收起键盘")
            visitor.button("打开表单")
            visitor.sees("您为谁咨询？", "ludao", "91 350200 MA0MG", patience=25)
            visitor.picture("outbox-resumed")
            visitor.button("语言")
            visitor.button("English")
            visitor.sees("For whom are you asking?", "ludao", "91 350200 MA0MG")
            visitor.tap("For myself")
            visitor.button("Next")
            finish_in_english(visitor)
            enquiry, = rows(gateway, "enquiries")
            visitor.sees(enquiry["reference"])
            assert (enquiry["park"], enquiry["name"]) == ("dadeng", "chen"), enquiry
            # what was handed in cannot be opened and handed in again
            gateway.wait_for(lambda: rows(gateway, "drafts") == [], 20, "the draft is gone")


def finish_in_english(visitor):
    day = next_working_day()
    visitor.button(day.strftime("%A, %-d %B %Y"))
    visitor.tap("14:00 to 17:00")
    visitor.button("Next")
    visitor.sees("How can we reach you?", patience=20)
    visitor.tap("Name", "text")
    visitor.type("chen")
    visitor.key("Next field")
    visitor.type("13800138001")
    visitor.key("Hide keyboard")
    visitor.button("Next")
    visitor.tap("I have read this and agree")
    visitor.button("Submit")
    visitor.find("Your enquiry is in", patience=25)


@case("whoever has to leave is offered to save the form, also while the gateway is away")
def _():
    with Gateway(demo=True) as gateway:
        with Visitor(gateway, settings={"browse-seconds": "uint32 12", "form-seconds": "uint32 12", "warning-seconds": "uint32 60"}) as visitor:
            visitor.begin()
            visitor.wait_for(lambda status: status["outbox"]["gateway_key"], "the gateway's key is known")
            visitor.sees("您还在吗？", patience=40)
            visitor.does_not_see("保存表单，稍后继续")
            visitor.button("继续办理")
            visitor.button("退税结汇")
            ask_for_myself(visitor)
            visitor.find("如何联系您？", patience=20)
            gateway.kill()
            visitor.find("您还在吗？", patience=40)
            visitor.picture("outbox-idle")
            visitor.button("保存表单，稍后继续")
            visitor.tap("手机号后四位", "text")
            visitor.type("8001")
            visitor.key("收起键盘")
            visitor.button("下一步")
            visitor.sees("已保存在本终端", patience=25)
            visitor.picture("outbox-parked-offline")
            code = visitor.form_code()
            visitor.button("继续填写")
            visitor.sees("如何联系您？")
            gateway.start()
            wait_until_empty(visitor)
        with another_park(gateway) as visitor:
            visitor.begin()
            visitor.resume_form(code, "8001")
            visitor.sees("如何联系您？", patience=25)
            visitor.button("上一步")
            visitor.sees("14:00—17:00")


run()
