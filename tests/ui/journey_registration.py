# SPDX-License-Identifier: LGPL-2.1-or-later
"""A visitor prepares the registration of a company: checks a name, fills in the application, and looks up its progress."""
import contextlib
import datetime
import json
import pathlib
import re
import sqlite3
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from applicant import Applicant  # noqa: E402
from application import COMPANIES, application, resident_id  # noqa: E402
from envelope import Sender  # noqa: E402
from gateway import Gateway  # noqa: E402
from tap import case, run  # noqa: E402

DAY = datetime.date.today() + datetime.timedelta(days=2)
WRONG = resident_id(1)[:-1] + ("0" if resident_id(1)[-1] != "0" else "1")


def applications(gateway):
    """What stands in the database: the name of each, and what was handed in."""
    with contextlib.closing(sqlite3.connect(f"file:{gateway.database}?mode=ro", uri=True)) as database:
        return [(reference, name, json.loads(content)) for reference, name, content
                in database.execute("SELECT reference, name, content FROM applications ORDER BY reference")]


def name_and_address(visitor):
    visitor.sees("企业想用什么名称？", "第 1 步，共 9 步\u2003企业名称")
    visitor.write("鹭白帆")
    visitor.put_away()
    visitor.tap("跨境电子商务")
    visitor.sees("厦门鹭白帆跨境电子商务有限公司")
    visitor.button("预查名称")
    visitor.sees("暂未发现问题", "这只是初步预查，名称最终由登记机关确定。")
    visitor.picture("registration-name")
    visitor.press("next")

    visitor.sees("公司的住所在哪里？")
    visitor.button("海沧园区 · 海沧区海沧保税港区")
    visitor.sees("海沧保税港区", "361026")
    visitor.into("门牌号、楼栋和房间号", "1号楼501室")
    visitor.picture("registration-address")
    visitor.press("next")


def scope_and_capital(visitor):
    visitor.button("货物进出口")
    visitor.into("在目录中查找更多项目", "rjkf", put_away=False)
    visitor.find("软件开发")
    visitor.put_away()
    visitor.tap("软件开发")
    visitor.button("设为首项：软件开发")
    visitor.does_not_see("rjkf")
    visitor.button("食品销售")
    visitor.sees("许可经营项目", "主营项目")
    visitor.picture("registration-scope")
    visitor.press("next")

    visitor.sees("注册资本多少？经营多久？")
    visitor.type("1000000")
    visitor.sees("即 100.00 万元")
    visitor.put_away()
    visitor.press("next")
    visitor.sees("公司如何起步？")
    visitor.choose_day(DAY, f"{DAY.year} 年 {DAY.month} 月 {DAY.day} 日")
    visitor.tap("设监事")
    visitor.into("从业人数", "8")
    visitor.press("next")


def shareholders_with_two_mistakes(visitor):
    visitor.tap("自然人")
    visitor.into("姓名", "林安和", put_away=False)
    visitor.next_field()
    visitor.type(WRONG)
    visitor.sees("校验码不符，请先核对最后一位，再核对其他各位。")
    visitor.picture("registration-mistake-number")
    visitor.erase(1)
    visitor.type(resident_id(1)[-1])
    visitor.sees("1990-01-01 出生，男")
    visitor.next_field()
    visitor.type("600000")
    visitor.sees("占注册资本的 60.00%")
    visitor.put_away()
    visitor.tap("5 年内")
    visitor.picture("registration-shareholder")
    visitor.press("save")

    visitor.button("再添加一位股东")
    visitor.tap("企业")
    visitor.into("企业名称", "厦门试验投资有限公司", put_away=False)
    visitor.next_field()
    visitor.type(COMPANIES[0])
    visitor.next_field()
    visitor.type("300000")
    visitor.put_away()
    visitor.tap("成立时")
    visitor.press("save")
    visitor.press("next")
    visitor.sees("股东出资合计 900,000.00 元，注册资本为 1,000,000.00 元，还差 100,000.00 元 才满 100%。")
    visitor.picture("registration-mistake-sum")
    change_amount(visitor, "修改：股东 2", 9, "400000")
    visitor.press("save")
    visitor.press("next")


def change_amount(visitor, button, characters, amount):
    visitor.button(button)
    visitor.tap("认缴出资额（元）", "text")
    visitor.erase(characters)
    visitor.type(amount)
    visitor.put_away()


def people_with_a_mistake(visitor):
    visitor.button("林安和")
    visitor.sees("1990-01-01 出生，男")
    visitor.into("手机号码（选填）", "13900001234")
    for post in ("法定代表人", "董事", "监事"):
        visitor.tap(post, "check box")
    visitor.press("save")
    visitor.sees("董事、经理和财务负责人不得兼任监事（《公司法》第七十六条）。")
    visitor.picture("registration-mistake-posts")
    visitor.tap("监事", "check box")

    visitor.change_language("语言", "English")
    visitor.sees("Person 1", "林安和", "13900001234", "Born 1990-01-01, male")
    visitor.picture("registration-language-changed")
    visitor.change_language("Language", "简体中文")
    visitor.press("save")

    for name, serial, phone, posts in (("郑明渠", 3, None, ["监事"]), ("许静远", 4, "13900005678", ["财务负责人", "联络员"])):
        visitor.button("再添加一位人员")
        visitor.write(name)
        visitor.next_field()
        visitor.type(resident_id(serial))
        if phone:
            visitor.next_field()
            visitor.type(phone)
        visitor.put_away()
        for post in posts:
            visitor.tap(post, "check box")
        visitor.press("save")
    visitor.picture("registration-people")
    visitor.press("next")


def review_with_a_change(visitor):
    visitor.sees("请核对填写的内容", "139****5678")
    assert resident_id(1) not in visitor.everything(), "the number is masked where others can read it"
    visitor.picture("registration-review")
    visitor.button("修改：注册资本（元）")
    visitor.sees("注册资本多少？经营多久？")
    visitor.tap("注册资本（元）", "text")
    visitor.erase(10)
    visitor.type("1200000")
    visitor.put_away()
    visitor.press("keep")
    visitor.sees("股东出资合计 1,000,000.00 元，注册资本为 1,200,000.00 元，还差 200,000.00 元 才满 100%。")
    visitor.picture("registration-change-of-capital")
    change_amount(visitor, "修改：股东 1", 9, "800000")
    visitor.press("keep")
    visitor.press("keep")
    visitor.sees("请核对填写的内容", "1,200,000.00 元")


@case("an application with three mistakes, a change from the review and a language switch stands right in the database")
def _():
    with Gateway(demo=True) as gateway, Applicant(gateway) as visitor:
        visitor.begin()
        visitor.button("企业登记")
        visitor.sees("您想办理什么？")
        visitor.picture("registration-start")
        visitor.button("设立登记")
        name_and_address(visitor)
        scope_and_capital(visitor)
        shareholders_with_two_mistakes(visitor)
        people_with_a_mistake(visitor)
        visitor.button("许静远")
        visitor.sees("13900005678")
        visitor.picture("registration-contact")
        visitor.press("next")
        review_with_a_change(visitor)
        visitor.button("提交")
        visitor.sees("同意后才能继续办理；如不同意，请到服务台咨询。")
        visitor.tap("我郑重声明", "check box")
        visitor.tap("我已阅读并同意", "check box")
        visitor.picture("registration-consent")
        visitor.button("提交")
        visitor.sees("申请已提交")
        visitor.picture("registration-receipt")

        (reference, name, payload), = applications(gateway)
        visitor.sees(reference)
        assert name == "厦门鹭白帆跨境电子商务有限公司", name
        assert payload["address"] == {"province": "福建省", "city": "厦门市", "district": "海沧区", "road": "海沧保税港区", "number": "1号楼501室"}, payload
        assert payload["scope"] == [{"code": "I6001", "permit": False}, {"code": "F4001", "permit": False}, {"code": "F2011", "permit": True}], payload
        assert [(holder["id_number"], holder["amount"], holder["ratio"]) for holder in payload["shareholders"]] == [
            (resident_id(1), "800000.00", "66.6667"), (COMPANIES[0], "400000.00", "33.3333")], payload
        assert payload["legal_representative"] == {"name": "林安和", "id_type": "resident_id", "id_number": resident_id(1), "phone": "13900001234",
                                                   "position": "director"}, payload
        assert (payload["capital"], payload["company_type"], payload["planned_date"]) == ("1200000.00", "limited", DAY.isoformat()), payload
        assert payload["finance_head"] == payload["liaison"] and payload["phone"] == "13900005678", payload

        # the rating, and nothing is left
        visitor.tap("非常满意")
        visitor.button("完成并清除信息")
        visitor.sees("轻触屏幕开始", patience=20)
        assert "鹭白帆" not in visitor.everything()


@case("a sole shareholder applies in English, offline in the end; what the law does not allow is explained")
def _():
    with Gateway(demo=True) as gateway, Applicant(gateway) as visitor:
        visitor.language = "en"
        visitor.begin("Touch to start")
        visitor.button("Company registration")
        visitor.button("Set up a company")
        visitor.write("雷锋帆")
        visitor.put_away()
        visitor.tap("国际贸易")
        visitor.button("Check the name")
        visitor.sees("This name cannot be registered", "“雷锋” must not stand in a company's name.",
                     "Provisions on the Registration of Enterprise Names, article 11")
        visitor.picture("registration-en-refused")
        visitor.tap("Trade name", "text")
        visitor.erase(3)
        visitor.write("澜汀帆")
        visitor.put_away()
        visitor.button("Check the name")
        visitor.sees("Nothing was found against this name")
        visitor.press("next")

        visitor.tap("Siming")
        visitor.sees("361001")
        visitor.into("Street or road", "湖滨南路")
        visitor.into("Number, building and room", "8号")
        visitor.press("next")
        visitor.press("next")
        visitor.sees("Please choose at least one.")
        visitor.button("供应链管理服务")
        visitor.press("next")
        visitor.type("300000")
        visitor.put_away()
        visitor.tap("A number of years")
        visitor.into("Years", "20")
        visitor.press("next")
        visitor.choose_day(DAY, DAY.strftime("%A, %-d %B %Y"))
        visitor.tap("Without")
        visitor.into("Employees at the beginning", "0")
        visitor.press("next")

        visitor.tap("A person")
        visitor.tap("Passport of another country")
        visitor.into("Name", "Anne Miller", put_away=False)
        visitor.next_field()
        visitor.type("K1234567")
        visitor.next_field()
        visitor.type("300000")
        visitor.put_away()
        visitor.tap("Labour, credit, goodwill and the like")
        visitor.tap("3 years")
        visitor.press("save")
        visitor.find("The law does not allow this: labour, credit, a person's name, goodwill, a franchise and pledged property cannot be valued as a "
                     "contribution (Regulation on Market Entity Registration, article 13). Please choose another kind.")
        visitor.picture("registration-en-contribution")
        visitor.tap("Money")
        visitor.press("save")
        visitor.press("next")

        visitor.button("Anne Miller")
        for post in ("Legal representative", "Head of finance", "Liaison"):
            visitor.tap(post, "check box")
        visitor.press("save")
        visitor.sees("The legal representative is a director or the manager (Company Law, article 10). Please choose one of these, too.",
                     "The registry wants the phone number of the legal representative, of the head of finance and of the liaison.")
        visitor.tap("Director", "check box")
        visitor.into("Mobile phone (optional)", "13900001234")
        visitor.picture("registration-en-person")
        visitor.press("save")
        visitor.press("next")
        visitor.button("Anne Miller")
        visitor.press("next")
        visitor.sees("Is everything right?")
        visitor.picture("registration-en-review")
        visitor.tap("I declare this", "check box")
        visitor.tap("I have read this and agree", "check box")

        # the network goes just now; what was handed in gets there when it is back, once
        visitor.wait_for(lambda status: status["outbox"]["gateway_key"], "the gateway's key is known")
        gateway.kill()
        visitor.button("Submit")
        visitor.sees("Saved, and handed in soon", patience=25)
        visitor.picture("registration-en-queued")
        assert visitor.status()["outbox"]["size"] == 1
        visitor.button("Finish and clear my data")
        visitor.sees("Touch to start", patience=20)
        gateway.start()
        visitor.wait_for(lambda status: status["outbox"]["size"] == 0, "the outbox is empty", 60)
        (_, name, payload), = applications(gateway)
        assert name == "厦门澜汀帆国际贸易有限公司", name
        assert (payload["company_type"], payload["term_years"], payload["no_supervisor_agreed"]) == ("sole-natural-person", 20, True), payload
        due = payload["shareholders"][0]["due"]
        assert (payload["shareholders"][0]["ratio"], due[:4]) == ("100.0000", str(DAY.year + 3)), payload


@case("an application is put aside half way, with its shareholders, and goes on by its code in another visit")
def _():
    with Gateway(demo=True) as gateway, Applicant(gateway) as visitor:
        visitor.begin()
        visitor.button("企业登记")
        visitor.button("设立登记")
        name_and_address(visitor)
        scope_and_capital(visitor)
        shareholders_with_two_mistakes(visitor)
        visitor.button("林安和")
        visitor.into("手机号码（选填）", "13900001234")
        visitor.button("保存，稍后继续")
        visitor.into("手机号后四位", "1234")
        visitor.press("next")
        visitor.sees("已保存，24 小时内有效", patience=25)
        code = visitor.form_code()
        visitor.button("完成并清除信息")

        visitor.begin()
        visitor.resume_form(code, "1234")
        visitor.sees("林安和", "13900001234", patience=25)
        visitor.picture("registration-resumed")
        visitor.button("上一步")
        visitor.sees("股东 1", "股东 2", re.compile("厦门试验投资有限公司"))
        visitor.change_language("语言", "English")
        visitor.sees("Shareholder 1", "Shareholder 2", re.compile("厦门试验投资有限公司"))
        visitor.picture("registration-resumed-en")


@case("a name that is like others is told with the reason, and one that is free begins an application")
def _():
    with Gateway(demo=True) as gateway, Applicant(gateway) as visitor:
        visitor.begin()
        visitor.button("企业登记")
        visitor.button("名称预查")
        visitor.write("敏台汇")
        visitor.put_away()
        visitor.tap("国际贸易")
        visitor.button("预查名称")
        visitor.sees("这个名称可能有问题", "与同行业企业名称读音相近：厦门闽台汇国际贸易有限公司。", "依据《企业名称登记管理规定》第十七条")
        assert "approved" not in visitor.everything() and "通过" not in visitor.everything()
        visitor.picture("name-similar")
        visitor.button("用此名称申请")
        visitor.sees("第 1 步，共 9 步\u2003企业名称", "厦门敏台汇国际贸易有限公司", "这个名称可能有问题")
        visitor.press("next")
        visitor.sees("公司的住所在哪里？")


@case("the progress of an application is told in words, to whom it concerns")
def _():
    with Gateway(demo=True) as gateway, Applicant(gateway) as visitor:
        receipt = Sender(gateway)("registration", application()).json
        reference = receipt["reference"]
        gateway.command("applications", "move", reference, "accepted")
        gateway.command("applications", "move", reference, "review")
        gateway.command("applications", "move", reference, "returned", "--note", "住所材料不清晰")
        visitor.begin()
        visitor.button("企业登记")
        visitor.button("办理进度")
        visitor.type(reference.replace("-", ""))
        visitor.next_field()
        visitor.type("0000")
        visitor.key("查询")
        visitor.sees("没有与之相符的申请，请对照回执核对。")
        visitor.picture("progress-wrong")
        visitor.erase(4)
        visitor.type(receipt["code"])
        visitor.key("查询")
        visitor.sees("退回修改", "请按下方说明修改后重新提交。", "住所材料不清晰", reference)
        visitor.picture("progress")


run()
