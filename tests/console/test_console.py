# SPDX-License-Identifier: LGPL-2.1-or-later
"""The console of the staff in a real Chromium, on a real gateway: what each page shows, what reaches the database, what each role is
offered, and that nothing that a visitor typed becomes more than text. Pictures of it all are kept."""
import json
import tempfile
import pathlib

from application import application
from browser import Browser, is_there
from database import Database
from envelope import ENQUIRY, Sender
from gateway import Gateway
from ip import case as ip_case, first_free, talk
from looks import look
from tap import Skip, case, run

JSON = {"Content-Type": "application/json"}
IMAGE = "<img src=x onerror=document.title='broken'>"
ATTACK = IMAGE + "<script>document.title='broken'</script>"
REPORT = {"version": "0.1.0", "state": "attract", "uptime": 4000, "frame_age": 3, "touch_age": 50, "visits": 12, "crashes": 0, "hangs": 0,
          "outbox": {"size": 0, "parked": 0, "oldest": None}, "quarantine": [], "devices": {"network": "ok", "printer": "ok", "camera": "ok"}, "settings_version": 0, "done": []}

if not is_there():
    @case("a Chromium is there")
    def _():
        raise Skip("chromium and chromium-driver are not installed")
    run()

gateway = Gateway(demo=True).start()
database = Database(gateway)
post = Sender(gateway)
downloads = pathlib.Path(tempfile.mkdtemp(prefix="console-", dir=gateway.directory))
zone, whole = (gateway.command("staff", "add", name, "--personal").stdout.strip() for name in ("wang-lin", "chen-yu"))
one = gateway.command("staff", "add", "lin-haicang", "--park", "haicang").stdout.strip()
terminals = {name: gateway.add_terminal(name, park) for name, park in (("hc-lobby-1", "haicang"), ("hc-lobby-2", "haicang"), ("dd-lobby-1", "dadeng"), ("xy-lobby-1", "xiangyu"))}


def beat(name, **changes):
    answer = gateway.request("POST", "/v1/fleet/heartbeat", JSON, json.dumps({**REPORT, **changes}).encode(), token=terminals[name])
    assert answer.status == 200, answer
    return answer.json


def published():
    return database.sql("SELECT scope || ' ' || settings FROM fleet_publications ORDER BY version")


def sign_in(browser, token):
    """As one who has signed in already and comes back to the page; the first case signs in by hand."""
    browser.run("localStorage.clear(); sessionStorage.setItem('token', arguments[0]); sessionStorage.setItem('touched', Date.now())", token)
    browser.open(gateway.url + "/console/")
    browser.read(gateway.get("/v1/staff/me", token=token).json["id"], "退出登录", "每 30 秒自动更新")


def go(browser, page, *words):
    """Opens a page by its link in the navigation."""
    browser.press(page, "nav a")
    browser.read(*words)


browser = Browser(1280, 800, downloads=downloads).__enter__()
browser.open(gateway.url + "/console/")


@case("a wrong token is told of, a right one opens, and signing out forgets it")
def _():
    browser.open(gateway.url + "/console/")
    browser.run("localStorage.clear()")
    browser.open(gateway.url + "/console/")
    browser.read("员工令牌")
    assert browser.run("return document.documentElement.lang") == "zh-CN"
    look(browser, "01-sign-in")
    for wrong in ("0" * 64, "海沧", terminals["hc-lobby-1"]):
        browser.write("员工令牌", wrong)
        browser.press("登录")
        browser.read("令牌不正确或已停用")
    look(browser, "02-wrong-token")

    browser.write("员工令牌", zone)
    browser.press("登录")
    browser.read("wang-lin · 全部园区", "终端状况")
    assert browser.run("return sessionStorage.getItem('token')") == zone
    assert zone not in browser.run("return JSON.stringify(localStorage) + document.cookie + location.href")
    browser.run("location.reload()")
    browser.read("wang-lin · 全部园区")

    browser.press("退出登录")
    browser.read("您已退出登录")
    assert browser.run("return JSON.stringify(sessionStorage)") == "{}"
    browser.run("location.hash = '#/audit'")
    browser.read("员工令牌")
    assert browser.misses("wang-lin")


@case("after 15 minutes without a touch the session is over")
def _():
    sign_in(browser, zone)
    browser.run("const now = Date.now; Date.now = () => now() + 14 * 60000")
    browser.press("操作记录", "nav a")
    browser.read("wang-lin")
    browser.run("const now = Date.now; Date.now = () => now() + 16 * 60000")
    browser.read("15 分钟没有操作")
    assert browser.run("return sessionStorage.getItem('token')") is None


@case("a token that is withdrawn opens nothing any more")
def _():
    token = gateway.command("staff", "add", "leaver").stdout.strip()
    sign_in(browser, token)
    gateway.command("staff", "revoke", "leaver")
    gateway.wait_for(lambda: gateway.get("/v1/staff/me", token=token).status == 401)
    browser.press("咨询留言", "nav a")
    browser.read("令牌已停用", "员工令牌")


@case("the tree of terminals has colours, shapes and words, causes and what to do")
def _():
    beat("hc-lobby-1")
    beat("hc-lobby-2", quarantine=["training"], devices={"network": "ok", "printer": "trouble"}, outbox={"size": 3, "parked": 1, "oldest": 4000})
    beat("dd-lobby-1", frame_age=900)
    sign_in(browser, zone)
    browser.read("海沧园区", "大嶝园区", "正常", "需要留意", "无法使用", "尚未联系过")
    shapes = browser.run("return [...document.querySelectorAll('.terminal')].map(e => [e.querySelector('strong').textContent, e.className.split(' ')[1], e.querySelector('.badge').textContent])")
    assert {name: (kind, said) for name, kind, said in shapes}["hc-lobby-1"] == ("ok", "●正常")
    assert {name: (kind, said) for name, kind, said in shapes}["hc-lobby-2"] == ("warn", "▲需要留意")
    assert {name: (kind, said) for name, kind, said in shapes}["dd-lobby-1"] == ("bad", "■无法使用")
    assert {name: (kind, said) for name, kind, said in shapes}["xy-lobby-1"] == ("none", "○尚未联系过")
    look(browser, "03-sites")
    browser.press("hc-lobby-2", "summary")
    browser.read("“人才培训”多次出错，已暂停使用", "打印机有故障", "有 1 件来访者的材料被系统退回", "请通知系统管理员")
    browser.press("dd-lobby-1", "summary")
    browser.read("屏幕已有 15 分钟没有变化", "请点“重新启动”")
    look(browser, "04-causes")


@case("a command waits for the terminal, is done, and is in the audit")
def _():
    sign_in(browser, zone)
    browser.press("hc-lobby-2", "summary")
    browser.press("恢复服务 人才培训")
    browser.read("会重新开放")
    browser.picture("05-command")
    browser.press("恢复服务 人才培训", "dialog button")
    browser.read("指令已发出")
    browser.press("已发出的指令")
    browser.read("等待终端来取")
    command, = beat("hc-lobby-2")["commands"]
    assert (command["kind"], command["argument"]) == ("release-quarantine", "training")
    beat("hc-lobby-2", done=[command["id"]])
    browser.press("已发出的指令")
    browser.read("已完成")
    go(browser, "操作记录", "wang-lin", "hc-lobby-2", "发出指令：恢复服务", "终端已执行指令")
    look(browser, "06-audit")


@case("the token of a terminal that was stolen is withdrawn")
def _():
    token = gateway.add_terminal("dd-stolen", "dadeng")
    sign_in(browser, zone)
    browser.press("dd-stolen", "summary")
    browser.press("停用这台终端", "details[open] button")
    browser.read("只在终端被盗")
    browser.press("停用这台终端", "dialog button")
    browser.read("终端 dd-stolen 已停用")
    gateway.wait_for(lambda: gateway.get("/v1/envelope-key", token=token).problem == "terminal-unknown")


@case("a service is switched off for one park, tried on one terminal, published, and undone")
def _():
    sign_in(browser, zone)
    go(browser, "服务与设置", "全区（所有园区）")
    browser.press("海沧园区", "nav a")
    browser.read("hc-lobby-1", "没有未发布的更改")
    browser.tick("金融服务")
    browser.read("有 1 项更改尚未发布", "此处已单独设置")
    look(browser, "07-settings")
    before = published()
    browser.press("先在一台终端试用")
    browser.choose("在哪台终端试用", "hc-lobby-2")
    browser.write("说明", f"金融窗口装修 {ATTACK}")
    look(browser, "08-preview")
    browser.press("先在一台终端试用", "dialog button")
    browser.read("终端 hc-lobby-2 正在试用这些更改", "金融服务")
    assert published() == before
    assert database.sql("SELECT terminal || settings FROM fleet_previews") == ['hc-lobby-2{"Kiosk/disabled-services":"[\'finance\']"}']
    look(browser, "09-preview-under-way")

    browser.press("发布给所有终端")
    browser.read("已发布。", "撤销上次发布")
    assert published()[len(before):] == ["park:haicang {\"Kiosk/disabled-services\":\"['finance']\"}"]
    assert "finance" in gateway.get("/v1/fleet/settings", token=terminals["hc-lobby-1"]).body.decode()
    assert "finance" not in gateway.get("/v1/fleet/settings", token=terminals["dd-lobby-1"]).body.decode()
    browser.read(ATTACK)

    browser.press("撤销上次发布")
    browser.read("设置会回到上次发布之前")
    browser.press("撤销上次发布", "dialog button")
    browser.read("已撤销")
    assert published()[-1].startswith("park:haicang {") and "finance" not in published()[-1]
    look(browser, "10-undone")
    assert browser.run("return document.title") == "园区终端管理台"


@case("order, hours, notice and emergency reach the terminals as they were set, by the keyboard too")
def _():
    sign_in(browser, zone)
    go(browser, "服务与设置", "全区（所有园区）")
    browser.press("象屿园区", "nav a")
    browser.read("没有未发布的更改")
    browser.run("document.getElementById('service-training-up').focus()")
    browser.keys("Enter")
    assert browser.wait(lambda: browser.focused()) == "“人才培训”上移"
    browser.keys("Enter")
    browser.press("在这里设置开放时间")
    browser.tick("星期六")
    assert browser.wait(lambda: browser.focused()) == "星期六"
    browser.run("const e = document.querySelector('[aria-label=星期六关闭时间]'); e.value = '12:00'; e.dispatchEvent(new Event('input', {bubbles: true}))")
    browser.write("简体中文", "台风“海鸥”橙色预警，园区16:00闭园", section="紧急通知")
    browser.read("有 3 项更改尚未发布")
    browser.press("发布")
    browser.write("说明", "台风")
    browser.read("星期一至星期五 09:00-17:00; 星期六 09:00-12:00")
    look(browser, "11-publish")
    browser.press("发布", "dialog button[type=submit]")
    browser.read("已发布。")
    layer = json.loads(published()[-1].removeprefix("park:xiangyu "))
    assert layer == {"Kiosk/services": "['training', 'customs', 'registration', 'ip', 'refund', 'logistics', 'finance']",
                     "Kiosk/opening-hours": "'mon-fri 09:00-17:00; sat 09:00-12:00'", "Kiosk/emergency": "{'zh_CN': '台风“海鸥”橙色预警，园区16:00闭园'}"}, layer
    browser.press("xy-lobby-1", "nav a")
    browser.read("终端 xy-lobby-1", "沿用：象屿园区")


@case("who changes what a colleague has just published is told, and loses nothing")
def _():
    sign_in(browser, zone)
    go(browser, "服务与设置", "全区（所有园区）")
    browser.press("大嶝园区", "nav a")
    browser.tick("物流仓储")
    body = {"scope": "park:dadeng", "settings": {"Kiosk/hotline": "'0592-0000106'"}, "note": "新电话"}
    assert gateway.request("POST", "/v1/staff/fleet/settings", JSON, json.dumps(body).encode(), token=whole).status in (200, 201)
    browser.press("发布")
    browser.write("说明", "物流窗口搬迁")
    browser.press("发布", "dialog button[type=submit]")
    browser.read("同事发布了新的设置")
    browser.picture("12-conflict")
    browser.press("取消")
    browser.press("终端状况", "nav a")
    go(browser, "服务与设置")
    browser.press("大嶝园区", "nav a")
    browser.read("有 1 项更改尚未发布", "新电话", "chen-yu")
    browser.press("发布")
    browser.write("说明", "物流窗口搬迁")
    browser.press("发布", "dialog button[type=submit]")
    browser.read("已发布。")
    assert json.loads(published()[-1].removeprefix("park:dadeng ")) == {"Kiosk/hotline": "'0592-0000106'", "Kiosk/disabled-services": "['logistics']"}


@case("values of settings are written and read as GLib does")
def _():
    from gi.repository import GLib
    texts = ["", "a'b\"c\\d\n\te", "台风🌀", ATTACK, "\\u0041"]
    values = [*texts, texts, [], {"zh_CN": texts[1], "en": texts[3]}, {}]
    written = browser.run("""return import('/console/kit/gvariant.js').then(m => arguments[0].map(v => typeof v === 'string' ? m.formatText(v) : Array.isArray(v) ? m.formatList(v) : m.formatDictionary(v)))""", values)
    assert [GLib.Variant.parse(None, text).unpack() for text in written] == values
    printed = [GLib.Variant(kind, value).print_(True) for kind, value in [*(("s", text) for text in texts), ("as", texts), ("as", []), ("a{ss}", values[-2]), ("a{ss}", {}), ("u", 60), ("b", True)]]
    assert browser.run("return import('/console/kit/gvariant.js').then(m => arguments[0].map(m.parseValue))", printed) == [*values, 60, True]
    assert browser.run("return import('/console/kit/gvariant.js').then(m => ['[', \"'a\", '[1', '1 2', ''].map(t => m.parseValue(t) ?? null))") == [None] * 5
    hours = ["", "mon-fri 08:30-17:30; sat 09:00-12:00", "mon 08:00-09:00; wed-sun 10:00-11:00"]
    assert browser.run("return import('/console/kit/hours.js').then(m => arguments[0].map(t => m.formatHours(m.parseHours(t))))", hours) == hours
    assert browser.run("return import('/console/kit/hours.js').then(m => ['mon 08:00-12:00; mon 13:00-17:00', 'mon,tue 08:00-12:00', 'mon'].map(m.parseHours))") == [None] * 3
    rows = browser.run("return import('/console/kit/csv.js').then(m => m.parseCsv(arguments[0]))", '\ufeffa,"b ""x"", y",\r\n"1\n2",,3\r\n')
    assert rows == [["a", 'b "x", y', ""], ["1\n2", "", "3"]], rows


@case("a course and a session are edited, sign-up is closed, and the list is masked unless one may have it")
def _():
    sign_in(browser, one)
    go(browser, "课程培训", "9810 海外仓出口实务", "海外商标布局与维权")
    assert browser.misses("大嶝园区直播间")
    look(browser, "13-courses")
    browser.press("9810 海外仓出口实务", "tbody a[href='#/courses/course/KJ-9810']")
    browser.write("中文名称", f"9810 实务 {ATTACK}")
    look(browser, "14-course")
    browser.press("保存")
    browser.read("已保存。", f"9810 实务 {ATTACK}")
    assert database.sql("SELECT title FROM courses WHERE code = 'KJ-9810'") == [f"9810 实务 {ATTACK}"]

    browser.press("9810 实务", "a[href='#/courses/session/HC-9810-1']")
    browser.press("修改", "main a")
    browser.write("座位数", "5")
    browser.press("保存")
    browser.read("座位数不能少于已报名人数")
    browser.write("座位数", "44")
    look(browser, "15-session")
    browser.press("保存")
    browser.read("已保存。", "44")
    assert database.sql("SELECT capacity FROM course_sessions WHERE code = 'HC-9810-1'") == ["44"]
    begins = database.sql("SELECT begins_at FROM course_sessions WHERE code = 'HC-9810-1'")
    assert begins[0].endswith("T14:00:00+08:00"), begins
    browser.press("停止报名", "main button")
    browser.press("停止报名", "dialog button[type=submit]")
    browser.read("已停止报名")
    assert database.sql("SELECT closed FROM course_sessions WHERE code = 'HC-9810-1'") == ["1"]

    browser.press("报名名单")
    browser.read("陈**", "139****7788")
    assert browser.misses("13900007788") and not browser.has("button", "导出完整姓名和电话")
    look(browser, "16-signups")
    browser.press("导出表格（CSV）")
    gateway.wait_for(lambda: (downloads / "HC-9810-1.csv").exists(), 20, "the download")
    assert "陈**" in (downloads / "HC-9810-1.csv").read_text(encoding="utf-8-sig")

    sign_in(browser, whole)
    browser.open(gateway.url + "/console/#/courses/signups/HC-9810-1")
    browser.press("导出完整姓名和电话")
    browser.press("导出完整姓名和电话", "dialog button[type=submit]")
    gateway.wait_for(lambda: (downloads / "HC-9810-1-whole.csv").exists(), 20, "the download")
    assert "13900007788" in (downloads / "HC-9810-1-whole.csv").read_text(encoding="utf-8-sig")


@case("an application is moved on with a note, and what was typed stays text")
def _():
    reference = post("registration", application(**{"address.road": IMAGE, "legal_representative.name": "林安和"})).json["reference"]
    sign_in(browser, one)
    go(browser, "企业登记申请", reference)
    look(browser, "17-applications")
    browser.press(reference)
    browser.read("已提交", "林安和", IMAGE, "注册资本（元）", "1000000.00")
    look(browser, "18-application")
    browser.press("待补正")
    browser.write("给来访者的话", f"请补章程 {ATTACK}")
    browser.picture("19-move")
    browser.press("确认")
    browser.read("进度已改为“待补正”", f"请补章程 {ATTACK}")
    assert database.sql(f"SELECT stage FROM applications WHERE reference = '{reference}'") == ["incomplete"]
    assert database.sql(f"SELECT note FROM application_moves WHERE reference = '{reference}' AND version = 2") == [f"请补章程 {ATTACK}"]
    assert browser.run("return document.title") == "园区终端管理台"

    body = json.dumps({"from": "incomplete", "to": "accepted"}).encode()
    assert gateway.request("POST", f"/v1/staff/applications/{reference}/moves", JSON, body, token=whole).status == 200
    browser.press("已受理")
    browser.press("确认")
    browser.read("同事刚刚改动了这件事的进度")
    assert database.sql(f"SELECT stage FROM applications WHERE reference = '{reference}'") == ["accepted"]
    browser.press("取消")


@case("cases, talks and enquiries are shown and moved")
def _():
    case_reference = post("ip-case", ip_case(opponent=ATTACK), service="ip").json["reference"]
    talk_reference = post("ip-talk", talk(first_free(gateway), message=ATTACK), service="ip").json["reference"]
    enquiry_reference = post("enquiry", {**ENQUIRY, "name": ATTACK[:60], "subject": ATTACK}, service="finance").json["reference"]
    sign_in(browser, one)
    go(browser, "知识产权案件", case_reference, "美国", "临时限制令（TRO）")
    browser.press(case_reference)
    browser.read(ATTACK, "商标", "店铺资金被冻结")
    look(browser, "20-case")
    browser.press("审核中")
    browser.press("确认")
    browser.read("进度已改为“审核中”")
    go(browser, "专家预约", talk_reference, "陈**")
    look(browser, "21-talks")
    browser.press(talk_reference)
    browser.read("陈海燕", ATTACK)
    browser.press("取消预约")
    browser.press("取消预约", "dialog button[type=submit]")
    browser.read("已取消")
    go(browser, "咨询留言", enquiry_reference, ATTACK)
    look(browser, "22-enquiries")
    browser.press(enquiry_reference)
    browser.read(ENQUIRY["message"], "币种", "USD")
    browser.press("已答复")
    browser.press("确认")
    browser.read("进度已改为“已答复”", "这件事已经办结")
    look(browser, "23-enquiry")
    assert database.sql(f"SELECT stage FROM cases WHERE reference = '{case_reference}'") == ["review"]
    assert database.sql(f"SELECT state FROM talks WHERE reference = '{talk_reference}'") == ["cancelled"]
    assert database.sql(f"SELECT stage FROM enquiries WHERE reference = '{enquiry_reference}'") == ["answered"]
    assert browser.run("return document.title") == "园区终端管理台"


@case("photographed pages are looked at one by one, and each look is noted")
def _():
    page = browser.run("""const paper = document.createElement("canvas");
        [paper.width, paper.height] = [600, 840];
        const pen = paper.getContext("2d");
        pen.fillStyle = "#f6f4ef"; pen.fillRect(0, 0, 600, 840);
        pen.fillStyle = "#303030"; pen.font = "40px sans-serif"; pen.fillText("营业执照（样张）", 140, 120);
        for (let line = 0; line < 12; line++) pen.fillRect(80, 200 + 46 * line, 440 - line * 37 % 120, 8);
        return paper.toDataURL("image/jpeg").split(",")[1]""")
    photos = [{"label": "营业执照", "type": "image/jpeg", "data": data} for data in (page, page[:400])]
    reference = post("enquiry", {**ENQUIRY, "photos": photos}, service="finance").json["reference"]
    sign_in(browser, one)
    go(browser, "咨询留言", reference)
    browser.press(reference)
    browser.read("材料照片")
    assert database.sql(f"SELECT count(*) FROM audit WHERE object = '{reference}' AND action = 'enquiry-photo-read'") == ["0"]
    browser.press("查看第 1 张")
    browser.read("第 1 张，共 2 张：营业执照")
    assert browser.run("const drawn = document.querySelector('dialog canvas'); return [drawn.width, drawn.height]") == [600, 840]
    assert browser.run("return [...document.querySelector('dialog canvas').getContext('2d').getImageData(10, 10, 1, 1).data].every(value => value > 200)")
    look(browser, "23-photograph")
    height = "return document.querySelector('dialog canvas').getBoundingClientRect().height"
    whole = browser.run(height)
    browser.press("放大 / 还原")
    assert browser.run(height) > 1.5 * whole, (browser.run(height), whole)
    browser.press("关闭")
    browser.press("查看第 2 张")
    browser.read("这张照片打不开")
    assert database.sql(f"SELECT actor FROM audit WHERE object = '{reference}' AND action = 'enquiry-photo-read'") == ["lin-haicang"] * 2


@case("figures tell of counts alone")
def _():
    for level in (5, 4, 4, 2):
        post("rating", {"level": level, "comment": "很好", "phone": "13900007788"}, service="customs")
    sign_in(browser, zone)
    go(browser, "评价与使用情况", "使用情况", "满意度评价", "通关查询", "3.8")
    browser.choose("时间段", "26")
    browser.read("3.8")
    look(browser, "24-figures")
    assert browser.misses("很好") and browser.misses("7788")


@case("who is of one park is offered that one alone, and the gateway refuses the rest")
def _():
    sign_in(browser, one)
    browser.read("lin-haicang · 海沧园区", "hc-lobby-1")
    assert browser.misses("大嶝园区") and browser.misses("dd-lobby-1")
    look(browser, "25-one-park")
    go(browser, "服务与设置", "海沧园区")
    assert browser.misses("全区（所有园区）") and browser.misses("象屿园区")
    look(browser, "26-one-park-settings")
    go(browser, "课程培训")
    browser.press("新增场次")
    browser.read("讲师")
    assert browser.run("return [...document.querySelectorAll('select')].flatMap(e => [...e.options].map(o => o.value)).filter(v => ['haicang', 'dadeng', 'xiangyu'].includes(v))") == ["haicang"]
    for scope in ("zone", "park:dadeng", "terminal:dd-lobby-1"):
        body = json.dumps({"scope": scope, "settings": {}, "note": "x"}).encode()
        assert gateway.request("POST", "/v1/staff/fleet/settings", JSON, body, token=one).status in (403, 404), scope
    body = json.dumps({"terminal": "dd-lobby-1", "kind": "restart"}).encode()
    assert gateway.request("POST", "/v1/staff/fleet/commands", JSON, body, token=one).status in (403, 404)
    assert "dd-lobby" not in gateway.get("/v1/staff/fleet/sites", token=one).body.decode()
    browser.open(gateway.url + "/console/#/settings/park:dadeng")
    browser.read("权限", "联系系统管理员")


@case("all pages can be read in English, and the choice stays")
def _():
    sign_in(browser, zone)
    browser.press("English")
    browser.read("Sign out", "Working")
    assert browser.run("return document.documentElement.lang") == "en"
    look(browser, "27-english-sites")
    for i, (page, words) in enumerate((("Services and settings", "Opening hours"), ("Courses", "New session"), ("Applications", "Handed in"), ("IP cases", "Dispute"), ("Adviser talks", "Booked"),
                                       ("Enquiries", "Subject"), ("Ratings and use", "Ratings"), ("Audit", "What was done"))):
        go(browser, page, words)
        browser.wait(lambda: browser.run("return !document.querySelector('[aria-busy]')"))
        look(browser, f"28-english-{i}")
    browser.run("location.reload()")
    browser.read("Sign out")
    browser.press("Sign out")
    browser.read("You have signed out")
    browser.press("简体中文")
    browser.read("员工令牌")


@case("it works with keys alone, from signing in to moving on")
def _():
    post("registration", application())
    browser.open(gateway.url + "/console/")
    browser.run("sessionStorage.clear(); localStorage.clear()")
    browser.open(gateway.url + "/console/")
    browser.read("员工令牌")
    assert browser.focused() == "员工令牌"
    browser.keys(zone, "Enter")
    browser.read("退出登录")
    browser.wait(lambda: browser.focused() == "终端状况")
    browser.run("document.body.focus(); document.activeElement.blur()")
    browser.run("document.querySelector('.skip').focus()")
    seen = []
    while "企业登记申请" not in seen and len(seen) < 20:
        browser.keys("Tab")
        seen.append(browser.focused())
    assert seen[-1] == "企业登记申请", seen
    browser.keys("Enter")
    browser.read("企业名称")
    while not browser.focused().startswith("HC-"):
        browser.keys("Tab")
        assert len(seen := [*seen, browser.focused()]) < 60, seen
    browser.keys("Enter")
    browser.read("提交的内容")
    while browser.focused() != "已受理" and browser.focused() != "审核中":
        browser.keys("Tab")
        assert len(seen := [*seen, browser.focused()]) < 90, seen
    browser.keys("Enter")
    browser.read("进度将从")
    browser.keys("Escape")
    browser.wait(lambda: browser.run("return !document.querySelector('dialog')"))


@case("on a tablet nothing is cut off")
def _():
    browser.resize(800, 1180)
    try:
        sign_in(browser, zone)
        browser.press("hc-lobby-2", "summary")
        look(browser, "29-tablet-sites")
        for i, (page, word) in enumerate((("服务与设置", "开放时间"), ("课程培训", "新增场次"), ("评价与使用情况", "满意度评价"))):
            go(browser, page, word)
            look(browser, f"30-tablet-{i}")
            assert browser.run("return [...document.querySelectorAll('.scroll')].filter(e => e.scrollWidth > e.clientWidth).length") == 0, page
    finally:
        browser.resize(1280, 800)


@case("nothing was loaded from elsewhere, and the browser had nothing to complain of")
def _():
    sign_in(browser, zone)
    outside = browser.run("return performance.getEntriesByType('resource').map(e => e.name).filter(name => !name.startsWith(location.origin))")
    assert outside == [], outside
    expected = ("401", "403", "409", "422")
    odd = [line for line in browser.complaints() if not any(f"status of {status}" in line for status in expected)]
    assert not odd, odd


@case("the log of the gateway holds nothing personal and no token")
def _():
    log = gateway.read_log()
    for word in ("林安和", "陈海燕", "13900007788", zone, one, "onerror"):
        assert word not in log, word


try:
    run()
finally:
    browser.__exit__()
    gateway.close()
