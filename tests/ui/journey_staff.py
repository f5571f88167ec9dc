# SPDX-License-Identifier: LGPL-2.1-or-later
"""Staff find the hidden way in, show a PIN, change what the terminal offers, and leave."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from gateway import Gateway  # noqa: E402
from pixel import Screen  # noqa: E402
from staff import PINS, hold_corner, open_staff_mode, set_pin, type_pin  # noqa: E402
from supervisor import is_alive  # noqa: E402
from tap import case, run  # noqa: E402
from visitor import Visitor  # noqa: E402

NOBODY = "http://127.0.0.1:9"
CANARY = "370120260000123456"
HEADER = (0x12, 0x26, 0x3a)


@case("an engineer turns a service off, moves another, changes a setting and takes it back; the next visitor finds home so")
def _():
    with Gateway(demo=True) as gateway, Visitor(gateway) as visitor:
        set_pin(visitor, "engineer")
        open_staff_mode(visitor)
        assert visitor.status()["state"] == "staff"
        type_pin(visitor, "engineer", "314158")
        visitor.sees("密码不正确", patience=20)
        visitor.picture("staff-pin")
        type_pin(visitor, "engineer", PINS["engineer"])
        visitor.sees("服务插件", "通关查询", patience=20)
        visitor.find("金融服务")
        visitor.picture("staff-services")
        visitor.tap("金融服务", "check box")
        visitor.tap("下移")
        visitor.wait_for(lambda _: "disabled-services=['finance']" in (visitor.runtime / "settings").read_text()
                         and "services=['registration', 'customs'" in (visitor.runtime / "settings").read_text(), "it is in force")
        visitor.button("终端")
        visitor.sees("填写时的等待时间")
        visitor.tap("紧急信息", "text")
        visitor.write("台风红色预警")
        visitor.key("收起键盘")
        visitor.button("保存")
        visitor.wait_for(lambda _: "台风红色预警" in (visitor.runtime / "settings").read_text(), "the message is in force")
        visitor.picture("staff-terminal")
        visitor.button("撤销")
        visitor.wait_for(lambda _: "台风" not in (visitor.runtime / "settings").read_text(), "it was taken back")
        visitor.button("日志")
        visitor.picture("staff-log")
        visitor.button("待上传")
        visitor.picture("staff-outbox")
        visitor.button("关于")
        visitor.picture("staff-about")
        visitor.button("退出并返回待机")
        visitor.begin()
        visitor.sees("企业登记", "通关查询")
        visitor.picture("staff-home-after")
        visitor.does_not_see("金融服务")
        audit = (visitor.state / "audit.log").read_text()
        for line in ["wrong-pin  engineer: 1 wrong", "engineer  enter", "engineer  set  Kiosk: disabled-services", "engineer  set  Kiosk: services"]:
            assert line in audit, (line, audit)
        assert "314158" not in audit and PINS["engineer"] not in audit


@case("from within a service the visit ends first: staff are in another process that knows nothing of it, which ends by itself, and an "
      "attendant may not change anything")
def _():
    with Visitor(url=NOBODY, settings={"staff-seconds": "uint32 15", "backlight": "'none'", "brightness": "uint32 50"}) as visitor:
        set_pin(visitor, "attendant")
        visitor.begin()
        visitor.button("通关查询")
        visitor.type(CANARY)
        before = visitor.wait_for(lambda status: status["spare_ready"] and status["state"] == "visit", "a visit and its spare", 30)
        assert is_alive(before["visit_pid"])
        hold_corner(visitor)
        visitor.sees("工作人员模式", patience=30)
        assert not is_alive(before["visit_pid"]), "the visitor's page is still there"
        seen = visitor.everything().replace(" ", "")
        kept = [path for path in visitor.home.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()]
        assert CANARY not in seen and not kept, (seen, kept)
        after = visitor.status()
        assert after["visit_pid"] == before["spare_pid"] and after["state"] == "staff", (before, after)
        type_pin(visitor, "attendant", PINS["attendant"])
        visitor.sees("服务插件", patience=20)
        visitor.does_not_see("终端")
        visitor.does_not_see("下移")
        assert not list(visitor.all("金融服务", "check box"))
        visitor.picture("staff-attendant")
        dimmed = Screen().colour(visitor.width / 2, 4)
        assert all(abs(found - whole / 2) <= 2 for found, whole in zip(dimmed, HEADER)), f"no backlight, and the picture is {dimmed}"
        visitor.sees("轻触屏幕开始", patience=60)
        assert visitor.status()["state"] == "attract"


run()
