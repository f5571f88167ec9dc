# SPDX-License-Identifier: LGPL-2.1-or-later
"""A visitor fills in an enquiry in a service that is written without code, from the home screen to the rating."""
import contextlib
import json
import pathlib
import sqlite3
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from day import next_working_day  # noqa: E402
from gateway import Gateway  # noqa: E402
from tap import case, run  # noqa: E402
from visitor import Visitor  # noqa: E402


def rows(gateway, table):
    """What stands in the database."""
    with contextlib.closing(sqlite3.connect(f"file:{gateway.database}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(f"SELECT * FROM {table} ORDER BY reference")]


def change_language(visitor, button, language):
    visitor.button(button)
    visitor.button(language)
    time.sleep(0.5)


@case("an enquiry with three mistakes, a change from the review and a language switch stands right in the database")
def _():
    day = next_working_day()
    with Gateway(demo=True) as gateway, Visitor(gateway) as visitor:
        visitor.begin()
        visitor.button("退税结汇")
        visitor.sees("您想咨询什么？", "第 1 步，共 5 步\u2003事项")
        visitor.button("下一步")
        visitor.sees("请选择一项。")
        visitor.picture("enquiry-nothing-chosen")
        visitor.tap("出口退（免）税")
        visitor.button("下一步")

        visitor.tap("代表企业")
        visitor.tap("企业名称", "text")
        visitor.type_pinyin("ludao", "鹭岛")
        visitor.key("下一项")
        visitor.type("91350200MA0MGMWGWQ")
        visitor.sees("校验码不符，请先核对最后一位，再核对其他各位。")
        visitor.picture("enquiry-wrong-check-digit")
        visitor.key("删除")
        visitor.type("R")
        visitor.key("下一步")

        visitor.tap("9710 B2B 直接出口")
        visitor.button("下一步")
        visitor.button(f"{day.year} 年 {day.month} 月 {day.day} 日")
        visitor.tap("14:00—17:00")
        visitor.picture("enquiry-appointment")
        visitor.button("下一步")

        visitor.sees("如何联系您？")
        visitor.type_pinyin("chenxiaoming", "陈晓明")
        visitor.key("下一项")
        visitor.type("1380013800")
        visitor.button("下一步")
        visitor.sees("号码共 11 位，目前输入了 10 位。")
        visitor.picture("enquiry-phone-too-short")
        visitor.key("收起键盘")
        change_language(visitor, "语言", "English")
        visitor.sees("How can we reach you?", "陈晓明", "1380013800", "The number has 11 characters; 10 are there so far.")
        visitor.picture("enquiry-language-changed")
        visitor.tap("Phone", "text")
        visitor.type("1")
        visitor.key("Hide keyboard")
        visitor.button("Next")

        visitor.sees("Is everything right?", "鹭岛", "138****8001", "14:00 to 17:00")
        assert "13800138001" not in visitor.everything(), "the number is masked where others can read it"
        visitor.picture("enquiry-review")
        visitor.button("Change: Company")
        visitor.sees("For whom are you asking?")
        visitor.type("xm")
        visitor.key("Hide keyboard")
        visitor.button("Keep the change")
        visitor.sees("Is everything right?", "鹭岛xm")
        visitor.button("Submit")
        visitor.sees("We can only go on if you agree. Otherwise please ask at the service desk.")
        visitor.tap("I have read this and agree")
        visitor.button("Submit")
        visitor.sees("Your enquiry is in")
        visitor.picture("enquiry-receipt")

        enquiry, = rows(gateway, "enquiries")
        visitor.sees(enquiry["reference"])
        assert (enquiry["service"], enquiry["name"], enquiry["phone"], enquiry["company"]) == ("refund", "陈晓明", "13800138001", "鹭岛xm"), enquiry
        assert enquiry["preferred_time"] == "14:00 to 17:00", enquiry
        answers = {answer["label"]: answer["value"] for answer in json.loads(enquiry["answers"])}
        assert answers["Unified social credit code"] == "91350200MA0MGMWGWR" and "9710" in answers["Customs supervision modes"], answers

        visitor.tap("Dissatisfied")
        visitor.tap("It took too long")
        visitor.picture("enquiry-rating")
        visitor.button("Send the rating")
        visitor.sees("Thank you. We look into every bad rating.")
        rating, = rows(gateway, "ratings")
        assert (rating["rated"], rating["level"], json.loads(rating["reasons"])) == (enquiry["reference"], 2, ["slow"]), rating
        visitor.button("Finish and clear my data")
        visitor.sees("轻触屏幕开始", patience=20)
        assert "鹭岛" not in visitor.everything()


@case("what is submitted while the gateway is away is there once when it is back")
def _():
    with Gateway(demo=True) as gateway, Visitor(gateway) as visitor:
        visitor.begin("Touch to start")
        visitor.button("Logistics and overseas warehouses")
        visitor.tap("Parcels and express")
        visitor.button("Next")
        visitor.tap("Ordinary goods")
        visitor.tap("Weight in a month, in kg, roughly", "text")
        visitor.type("1200")
        visitor.key("Next")
        visitor.sees("Where does most of it go?")
        visitor.type("jap")
        visitor.find("Japan")
        visitor.key("Hide keyboard")
        visitor.tap("Japan")
        visitor.picture("enquiry-destination")
        visitor.button("Next")
        visitor.tap("For myself")
        visitor.button("Next")
        visitor.sees("How can we reach you?")
        visitor.type("chen")
        visitor.key("Next field")
        visitor.type("13800138001")
        visitor.key("Hide keyboard")
        visitor.button("Next")
        visitor.tap("I have read this and agree")
        gateway.kill()
        visitor.button("Submit")
        # with an outbox it is kept and delivered; without one the visitor is told, and tries again
        visitor.wait_for(lambda _: any(next(visitor.all(words), None) for words in ("No connection right now", "Saved, and handed in soon")),
                         "the visitor is told", 25)
        visitor.picture("enquiry-offline")
        gateway.start()
        if next(visitor.all("Try again"), None):
            visitor.button("Try again")
            visitor.find("Your enquiry is in", patience=25)
        gateway.wait_for(lambda: len(rows(gateway, "enquiries")) == 1, 60, "the enquiry")
        time.sleep(1)
        enquiry, = rows(gateway, "enquiries")
        answers = {answer["label"]: answer["value"] for answer in json.loads(enquiry["answers"])}
        assert answers["Country or region"] == "Japan" and answers["Weight in a month, in kg, roughly"] == "1,200 kg", answers


run()
