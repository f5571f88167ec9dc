# SPDX-License-Identifier: LGPL-2.1-or-later
"""A visitor signs up for a course, waits for a seat, takes one that is offered, and gives one up."""
import contextlib
import json
import pathlib
import sqlite3
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from applicant import Applicant  # noqa: E402
from application import resident_id  # noqa: E402
from gateway import Gateway  # noqa: E402
from tap import case, run  # noqa: E402

TITLE = "9810 海外仓出口实务"
FULL = "跨境直播短视频实操"


def query(gateway, sql, *values):
    with contextlib.closing(sqlite3.connect(f"file:{gateway.database}?mode=ro", uri=True)) as database:
        return database.execute(sql, values).fetchall()


def signup(gateway, code):
    """What the database has of it."""
    (row,) = query(gateway, "SELECT session, state, content FROM signups WHERE code = ?", code)
    return row[0], row[1], json.loads(row[2])


def code_on(visitor):
    """The code on the receipt, which stands alone in large letters."""
    alphabet = set("23456789ABCDEFGHJKLMNPQRSTUVWXYZ")
    return next(word for word in visitor.everything().split("\n") if len(word) == 8 and set(word) <= alphabet)


def fill_in(visitor, name, document, phone):
    visitor.write(name)
    visitor.next_field()
    visitor.type(document)
    visitor.put_away()
    visitor.press("next")
    visitor.type(phone)
    visitor.put_away()
    visitor.press("next")


def open_course(visitor, title):
    visitor.tap(title)


@case("somebody signs up, sees it under one's own sign-ups, and gives it up")
def _():
    with Gateway(demo=True) as gateway, Applicant(gateway) as visitor:
        visitor.begin()
        free = gateway.get("/v1/training/seats").json["free"]
        visitor.sees(f"余 {free} 席")
        visitor.picture("training-home")
        visitor.button("人才培训")
        visitor.sees(TITLE, "还剩 12 个名额", "已满，可候补", "报名已截止")
        visitor.picture("training-courses")
        visitor.button("知识产权")
        visitor.sees("海外商标布局与维权")
        visitor.does_not_see(TITLE)
        visitor.button("全部")
        visitor.button("选择园区: 全部园区")
        visitor.picture("training-parks")
        visitor.button("海沧")
        visitor.sees(TITLE)
        visitor.does_not_see(FULL)

        open_course(visitor, TITLE)
        visitor.sees("林安和", "从大厅出门左转，过天桥，3 号楼二楼。", "还剩 12 个名额")
        visitor.picture("training-course")
        visitor.button("报名")
        visitor.sees("谁来参加？")
        visitor.write("林小满")
        visitor.next_field()
        visitor.type(resident_id(7))
        visitor.sees("1990-01-01 出生，男")
        visitor.picture("training-person")
        visitor.put_away()
        visitor.press("next")
        visitor.type("13900001234")
        visitor.put_away()
        visitor.press("next")
        visitor.tap("轮椅席位", "check box")
        visitor.picture("training-needs")
        visitor.press("next")
        visitor.sees("请核对填写的内容", "139****1234", "轮椅席位")
        assert resident_id(7) not in visitor.everything(), "the number is masked where others can read it"
        visitor.button("报名")
        visitor.sees("同意后才能继续办理；如不同意，请到服务台咨询。")
        visitor.tap("我已阅读并同意", "check box")
        visitor.picture("training-review")
        visitor.button("报名")
        visitor.sees("报名成功", "报名码")
        visitor.picture("training-receipt")

        code = code_on(visitor)
        session, state, content = signup(gateway, code)
        assert (session, state) == ("HC-9810-1", "confirmed"), (session, state)
        assert content == {"session": "HC-9810-1", "name": "林小满", "id_type": "resident_id", "phone": "13900001234", "access": ["wheelchair"],
                           "language": "zh_CN", "consent": True}, content
        visitor.tap("非常满意")
        visitor.button("办理其他")

        # back at the course there is one seat less; in the list as well
        visitor.sees("还剩 11 个名额", patience=20)
        visitor.button("返回")
        visitor.button("我的报名")
        visitor.type(code.lower())
        visitor.next_field()
        visitor.type("1234")
        visitor.key("查询")
        visitor.sees("报名成功", TITLE)
        visitor.picture("training-tickets")
        visitor.button("取消报名")
        visitor.sees("确定要取消报名吗？")
        visitor.picture("training-cancel")
        assert signup(gateway, code)[1] == "confirmed", "nothing is done before it is confirmed"
        visitor.button("取消报名")
        visitor.sees("报名已取消")
        visitor.picture("training-cancelled")
        assert signup(gateway, code)[1] == "cancelled"
        visitor.button("知道了")
        visitor.sees("已取消", "您已取消这次报名。")


@case("a full course puts a young person on the waiting list, with a guardian's consent")
def _():
    with Gateway(demo=True) as gateway, Applicant(gateway) as visitor:
        visitor.language = "zh_TW"
        visitor.begin("輕觸螢幕開始")
        visitor.button("人才培訓")
        visitor.sees("已滿，可候補")
        open_course(visitor, FULL)
        visitor.sees("目前有 6 人候補。")
        visitor.picture("training-tw-full")
        visitor.button("候補")
        fill_in(visitor, "蘇曉星", resident_id(9, "20090601"), "13900004321")
        visitor.sees("監護人是誰？")
        visitor.write("蘇遠山")
        visitor.next_field()
        visitor.type("13900008765")
        visitor.put_away()
        visitor.tap("我鄭重聲明", "check box")
        visitor.picture("training-tw-guardian")
        visitor.press("next")
        visitor.press("next")
        visitor.sees("請核對填寫的內容")
        visitor.tap("我已閱讀並同意", "check box")
        visitor.button("報名")
        visitor.sees("已進入候補，排在第 7 位")
        visitor.picture("training-tw-waiting")
        session, state, content = signup(gateway, code_on(visitor))
        assert (session, state) == ("DD-LIVE-1", "waiting"), (session, state)
        assert content["guardian"] == {"name": "蘇遠山", "phone": "13900008765", "consent": True}, content
        visitor.button("完成並清除資料")
        visitor.sees("輕觸螢幕開始", patience=20)
        assert "蘇曉星" not in visitor.everything()


@case("the gateway is killed as somebody hands in; the seat is theirs once it is back, once")
def _():
    with Gateway(demo=True) as gateway, Applicant(gateway) as visitor:
        visitor.language = "en"
        visitor.begin("Touch to start")
        visitor.button("Talent training")
        open_course(visitor, "Trademarks abroad: filing and enforcing")
        visitor.button("Sign up")
        visitor.tap("Passport of another country")
        visitor.sees("Number of the passport", "Date of birth")
        visitor.picture("training-en-passport")
        visitor.tap("Resident identity card")
        visitor.into("Name", "Anne Miller")
        visitor.into("Resident ID number", resident_id(8))
        visitor.press("next")
        visitor.type("13900001234")
        visitor.put_away()
        visitor.press("next")
        visitor.press("next")
        visitor.tap("I have read this and agree", "check box")
        visitor.wait_for(lambda status: status["outbox"]["gateway_key"], "the gateway's key is known")
        gateway.kill()
        visitor.button("Sign up")
        visitor.sees("Saved, and handed in soon", patience=25)
        visitor.picture("training-en-queued")
        gateway.start()
        visitor.wait_for(lambda status: status["outbox"]["size"] == 0, "the outbox is empty", 60)
        assert query(gateway, "SELECT state FROM signups WHERE content LIKE '%Anne Miller%'") == [("confirmed",)]


@case("a seat that is offered is taken")
def _():
    with Gateway(demo=True) as gateway, Applicant(gateway) as visitor:
        visitor.language = "en"
        visitor.begin("Touch to start")
        visitor.button("Talent training")
        visitor.button("My sign-ups")
        visitor.type("DEMB2345")
        visitor.next_field()
        visitor.type("7788")
        visitor.key("Look up")
        visitor.sees("A seat is kept for you", "Place 1 on the waiting list. A seat that becomes free is kept for a day for who is first.")
        visitor.picture("training-en-tickets")
        visitor.button("Take the seat")
        visitor.sees("The seat is yours", "Getting paid from abroad")
        visitor.picture("training-en-accepted")
        assert signup(gateway, "DEMC2345")[1] == "confirmed"
        visitor.button("All right")
        visitor.sees("You have a seat")
        visitor.does_not_see("A seat is kept for you")


run()
