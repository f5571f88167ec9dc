# SPDX-License-Identifier: LGPL-2.1-or-later
"""A visitor gets help with intellectual property: recordations, the border, a dispute abroad, countries, numbers, terms, a talk."""
import contextlib
import datetime
import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from envelope import Sender  # noqa: E402
from film import SAID, media  # noqa: E402
from gateway import BUILD, Gateway  # noqa: E402
from ip import first_free, slots, talk, today  # noqa: E402
from tap import case, run  # noqa: E402
from visitor import KEYBOARD, Visitor  # noqa: E402

WEEKDAYS = "星期一 星期二 星期三 星期四 星期五 星期六 星期日".split()


def rows(gateway, sql):
    """What stands in the database."""
    with contextlib.closing(sqlite3.connect(f"file:{gateway.database}?mode=ro", uri=True)) as database:
        return database.execute(sql).fetchall()


@contextlib.contextmanager
def paper():
    """A file that the camera takes for a page of a document."""
    with tempfile.TemporaryDirectory() as directory:
        page = pathlib.Path(directory) / "page.png"
        subprocess.run([BUILD / "tests" / "ui" / "camera" / "hold", "page", "order", page], check=True)
        yield page


def after(day, working_days):
    while working_days:
        day += datetime.timedelta(days=1)
        working_days -= day.weekday() < 5
    return day


class Client(Visitor):
    """Knows the words of each language for what every form has."""

    HIDE = {"zh_CN": "收起键盘", "zh_TW": "收起鍵盤", "en": "Hide keyboard"}
    NEXT = {"zh_CN": "下一步", "zh_TW": "下一步", "en": "Next"}
    language = "zh_CN"

    def next(self):
        self.button(self.NEXT[self.language])

    def put_away(self):
        self.key(self.HIDE[self.language])
        self.does_not_see(KEYBOARD)

    def into(self, field, text):
        self.tap(field, "text")
        self.write(text)
        self.put_away()

    def open(self, service, *more):
        self.button(service)
        for tile in more:
            self.button(tile)


@case("recordations are found by their Chinese and Latin names, and it is plain which ones still hold")
def _():
    with Gateway(demo=True) as gateway, Client(gateway) as visitor:
        visitor.begin()
        visitor.open("知识产权")
        visitor.sees("您需要哪方面的帮助？")
        visitor.picture("ip-start")
        visitor.button("海关备案查询")
        visitor.write("海丝雀")
        visitor.put_away()
        visitor.button("查找")
        visitor.sees("共 1 项", "即将到期", f"有效期至 {today() + datetime.timedelta(days=100)}，权利人现在可以申请续展。", "商标 9800003，备案号 T2016-10003")
        visitor.picture("ip-expiring")
        visitor.tap("商标、号码或权利人", "text")
        visitor.key("删除", 3)
        visitor.write("ｔ20")
        visitor.put_away()
        visitor.button("查找")
        visitor.sees("共 5 项", "有效", "已过期", "已撤销", "LUFAN")
        visitor.picture("ip-found")
        visitor.tap("专利")
        visitor.sees("没有查到相应备案。请减少关键字或更换类别再试。")
        visitor.does_not_see("LUFAN")


@case("questions at the border end in a procedure, with the security and the days")
def _():
    with Gateway(demo=True) as gateway, media("ip-border") as folder, Client(gateway, environment={"KIOSK_MEDIA_DIR": folder}) as visitor:
        visitor.begin()
        visitor.open("知识产权", "进出境环节")
        visitor.sees("发生了什么？", "货物被扣留后会怎样")
        visitor.button("播放影片")
        visitor.sees(SAID, re.compile("剩余 0:"), patience=30)
        visitor.picture("ip-film")
        visitor.button("暂停")
        visitor.button("继续")
        visitor.sees("暂停")
        visitor.picture("ip-border")
        visitor.tap("我的权利被侵犯")
        visitor.next()
        visitor.does_not_see("货物为何被扣留？")
        visitor.tap("是")
        visitor.tap("商标")
        visitor.next()
        visitor.sees("货物价值多少？哪一天？")
        visitor.into("货物价值（元）", "150000")
        visitor.button(f"{today().year} 年 {today().month} 月 {today().day} 日")
        visitor.picture("ip-border-value")
        visitor.next()
        # half of 150 000, and three working days
        visitor.sees("请立即申请扣留", "75,000.00 元", str(after(today(), 3)), "海关依职权查获并通知您：《知识产权海关保护条例》第十六条")
        visitor.picture("ip-border-advice")
        assert not rows(gateway, "SELECT * FROM submissions WHERE service = 'ip'"), "nothing is stored"


@case("what is only seen in a film is told, and the film pauses while the page is read aloud")
def _():
    with Gateway(demo=True) as gateway, media("ip-border") as folder, \
            Client(gateway, settings={"audio-sink": "'fakesink sync=true'"}, environment={"KIOSK_MEDIA_DIR": folder}) as visitor:
        visitor.begin()
        visitor.open("知识产权", "进出境环节")
        visitor.button("口述影像")
        visitor.button("播放影片")
        visitor.find("停止朗读", "push button")
        visitor.picture("ip-film-described")
        visitor.find("朗读", "push button")
        visitor.sees("暂停")
        visitor.button("朗读")
        visitor.find("停止朗读", "push button")
        visitor.sees("继续")
        visitor.does_not_see("暂停")
        visitor.button("继续")
        visitor.find("朗读", "push button")
        visitor.sees("暂停")


@case("a request for help is handed in in traditional Chinese, with the days to answer, and its progress is told to its owner only")
def _():
    with Gateway(demo=True) as gateway, paper() as page, Client(gateway, settings={"camera": f"'{page.as_uri()}'"}) as visitor:
        visitor.language = "zh_TW"
        visitor.begin("輕觸螢幕開始")
        visitor.open("知識產權", "海外糾紛")
        visitor.tap("暫時禁制令（TRO）")
        visitor.tap("對方向我主張權利")
        visitor.picture("ip-case-dispute")
        visitor.next()
        visitor.tap("美國")
        visitor.tap(f"{today().year} 年 {today().month} 月 {today().day} 日")
        until = today() + datetime.timedelta(days=14)
        visitor.sees(f"禁制令最長至 {until}（14 天，FRCP 65(b)(2)）。請盡量在 72 小時內應對。")
        visitor.picture("ip-case-deadline")
        visitor.next()
        visitor.tap("商標")
        visitor.into("貨物", "折疊陽傘")
        visitor.into("涉案金額（選填）", "25000")
        visitor.tap("美元")
        visitor.picture("ip-case-matter")
        visitor.next()
        visitor.into("對方當事人（選填）", "Example Holdings LLC")
        visitor.tap("法院命令")
        visitor.next()
        visitor.button("拍照", patience=20)
        visitor.sees(re.compile("第 1 頁"))
        visitor.picture("ip-case-papers")
        visitor.next()
        visitor.into("企業或個人名稱", "廈門鷺海通跨境電子商務有限公司")
        visitor.into("聯絡人", "陳海燕")
        visitor.into("電話", "13900007788")
        visitor.picture("ip-case-who")
        visitor.next()
        visitor.into("事情經過和您想瞭解的問題", "店鋪資金被凍結，想知道怎樣應訴。")
        visitor.next()
        visitor.sees("139****7788")
        visitor.picture("ip-case-review")
        for box in ("我鄭重聲明", "我已閱讀並同意"):
            visitor.tap(box, "check box")
        visitor.button("送出")
        visitor.sees("申請已提交")
        visitor.picture("ip-case-receipt")

        (reference, content), = rows(gateway, "SELECT reference, content FROM cases")
        visitor.sees(reference)
        assert [(of, page, data[:4]) for of, page, data in rows(gateway, "SELECT reference, page, data FROM photos")] == [(reference, 1, "/9j/")]
        assert json.loads(content) == {
            "dispute": "tro", "role": "accused", "jurisdiction": "US", "received": str(today()), "reply_by": str(until), "right_kind": "trademark",
            "goods": "折疊陽傘", "amount": "25000.00", "currency": "USD", "opponent": "Example Holdings LLC", "materials": ["order"],
            "applicant": "廈門鷺海通跨境電子商務有限公司", "contact": "陳海燕", "phone": "13900007788", "wish": "店鋪資金被凍結，想知道怎樣應訴。",
            "declaration": True, "consent": True}, content
        visitor.button("完成並清除資料")
        visitor.sees("輕觸螢幕開始", patience=20)

        for stage, note in (("review", "審核中"), ("incomplete", "請補充法院命令影本")):
            gateway.command("cases", "move", reference, stage, "--note", note)
        visitor.begin("輕觸螢幕開始")
        visitor.open("知識產權", "辦理進度")
        visitor.into("受理編號", reference)
        visitor.into("手機號後四位，或回執上的取件碼", "1234")
        visitor.button("查詢")
        visitor.sees(re.compile("沒有|未找到|查無|找不到"))
        visitor.does_not_see("目前進度")
        visitor.picture("ip-progress-refused")
        visitor.key("刪除", 4)
        visitor.write("7788")
        visitor.put_away()
        visitor.button("查詢")
        visitor.sees("資料不全，請補充", "請補充法院命令影本", "暫時禁制令（TRO）", str(until))
        visitor.picture("ip-progress")


@case("countries, numbers and terms are told in English, with sources")
def _():
    with Gateway(demo=True) as gateway, Client(gateway) as visitor:
        visitor.language = "en"
        visitor.begin("Touch to start")
        visitor.open("Intellectual property", "Law abroad", "United States")
        visitor.sees("Who uses it first", "Paris Convention, Patent Cooperation Treaty, Madrid Protocol, Hague Agreement, TRIPS", "20 years",
                     "35 U.S.C. § 154(a)(2), looked up on 2026-11-27")
        visitor.picture("ip-country")
        visitor.button("Back")
        visitor.button("Back")

        visitor.button("Check a number")
        visitor.tap("Patent application")
        visitor.into("Number", "200710308494.1")
        visitor.next()
        visitor.sees("This cannot be such a number")
        visitor.picture("ip-number-wrong")
        visitor.button("Back")
        visitor.tap("Number", "text")
        visitor.key("Delete", 1)
        visitor.write("X")
        visitor.put_away()
        visitor.next()
        visitor.sees("The number is right", "2007", "Invention")
        visitor.button("Back")
        visitor.button("Back")

        visitor.button("Terms and renewals")
        visitor.tap("Trademark")
        visitor.next()
        visitor.button(today().strftime("%A, %-d %B %Y"))
        visitor.next()
        last = today().replace(year=today().year + 10) - datetime.timedelta(days=1)
        visitor.sees("In force", str(last))
        visitor.picture("ip-terms")


@case("a talk is booked for an hour that is free, and another one is offered where someone came first")
def _():
    with Gateway(demo=True) as gateway, Client(gateway) as visitor:
        begins = first_free(gateway)
        visitor.begin()
        visitor.open("知识产权", "专家咨询")
        day = datetime.date.fromisoformat(begins[:10])
        visitor.tap(f"{WEEKDAYS[day.weekday()]}，{day}", "radio button")
        hour = f"{begins[11:16]}–{next(slot['ends'] for slot in slots(gateway) if slot['begins'] == begins)[11:16]}"
        visitor.tap(hour)
        visitor.picture("ip-talk")
        visitor.next()
        visitor.tap("海外纠纷")
        visitor.next()
        visitor.into("姓名", "林小满")
        visitor.into("电话", "13900005555")
        visitor.next()
        visitor.sees(hour)
        visitor.tap("我已阅读并同意", "check box")
        assert Sender(gateway)("ip-talk", talk(begins), service="ip").status == 201
        visitor.button("提交")
        visitor.sees("该时段刚被他人预约，请另选时间。")
        visitor.picture("ip-talk-taken")
        visitor.button("返回")
        visitor.button("修改：时段")
        visitor.does_not_see(hour)
        other = first_free(gateway)
        visitor.tap(re.compile(f"^{other[11:16]}–"))
        visitor.button("确认修改")
        visitor.button("提交")
        visitor.sees("咨询已预约")
        visitor.picture("ip-talk-booked")
        assert [(begun, json.loads(content).get("name")) for begun, content in rows(gateway, "SELECT begins_at, content FROM talks ORDER BY begins_at")] == [
            (begins, "陈海燕"), (other, "林小满")]


run()
