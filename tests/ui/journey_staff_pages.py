# SPDX-License-Identifier: LGPL-2.1-or-later
"""An engineer sets a terminal up by the code that the gateway printed, tests its devices, and orders what it shows by finger."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from gateway import ROOT, Gateway  # noqa: E402
from staff import enter  # noqa: E402
from tap import case, run  # noqa: E402
from touch import BEGIN, END, UPDATE  # noqa: E402
from visitor import PATIENCE, Visitor  # noqa: E402

YEAR_AND_MORE = 400 * 24 * 60 * 60
HALVES = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}


def before_the_camera(printed, file):
    """What the gateway has printed, as a camera sees it. Returns the token that stands beneath the code."""
    *lines, token = [re.sub("\033\\[[0-9;]*m", "", line) for line in printed.rstrip("\n").split("\n")]
    rows = [[HALVES[sign][half] for sign in line] for line in lines for half in (0, 1)]
    bitmap = file.with_suffix(".pbm")
    bitmap.write_text(f"P1 {len(rows[0])} {len(rows)}\n" + "\n".join(" ".join(map(str, row)) for row in rows))
    subprocess.run(["convert", bitmap, "-filter", "point", "-resize", "800%", "-background", "white", "-gravity", "center",
                    "-extent", "1280x720", file], check=True)
    return token


def make_playlist(directory):
    shutil.copy(ROOT / "docs" / "pictures" / "home.png", directory / "harbour.png")
    (directory / "torn.png").write_bytes((directory / "harbour.png").read_bytes()[:2000])
    playlist = directory / "lobby.playlist"
    playlist.write_text("[harbour]\nFile=harbour.png\nSeconds=20\nHours=mon-fri\n[torn]\nFile=torn.png\n[gone]\nFile=gone.webm\n[sky]\n")
    return playlist


SERVICES = "通关查询", "企业登记", "人才培训", "知识产权", "退税结汇", "物流与海外仓", "金融服务"


def await_settings(visitor, *texts):
    visitor.wait_for(lambda _: all(text in (visitor.runtime / "settings").read_text() for text in texts), f"{texts} in the settings", 20)


def drag_to_the_end(visitor, row):
    """Holds a row by its handle at the lower edge until the page has scrolled and it is the last one."""
    def tops():
        return {name: visitor.box(visitor.find(name, "label"))[1] for name in SERVICES}
    handle = min((visitor.box(node) for node in visitor.all("拖动排序")), key=lambda box: abs(box[1] + box[3] / 2 - row))
    x, y = handle[0] + handle[2] / 2, handle[1] + handle[3] / 2
    edge = visitor.height - 30
    visitor.finger.event(BEGIN, x, y)
    for i in range(1, 13):
        visitor.finger.event(UPDATE, x, y + (edge - y) * i / 12)
        time.sleep(0.03)
    end = time.monotonic() + PATIENCE
    while (found := tops())["通关查询"] < max(found.values()):
        assert time.monotonic() < end, found
        time.sleep(0.2)
    visitor.finger.event(END, x, edge)


def wipe(visitor, rows):
    for row in range(rows):
        y = (row + 0.5) * visitor.height / rows
        visitor.finger.drag((4, y), (visitor.width - 4, y), seconds=0.15, steps=8)


@case("an engineer enrols the terminal, tests its devices, orders services and playlist by finger, and sees that the clock is wrong")
def _():
    with tempfile.TemporaryDirectory() as directory:
        home = pathlib.Path(directory)
        heard, ahead, code, playlist = home / "heard.raw", home / "ahead", home / "code.png", make_playlist(home)
        ahead.write_text(str(YEAR_AND_MORE))
        with Gateway(demo=True, options=["--clock", str(ahead)]) as gateway:
            printed = gateway.command("terminals", "add", "lobby-7", "--park", "xiangyu", "--qr", gateway.url).stdout
            token = before_the_camera(printed, code)
            settings = {"camera": f"'{code.as_uri()}'", "playlist": f"'{playlist}'", "staff-seconds": "uint32 300",
                        "audio-sink": f"'filesink buffer-mode=unbuffered location={heard}'"}
            with Visitor(url=gateway.url, settings=settings) as visitor:
                enter(visitor, "engineer")
                walk(visitor, token, heard)


def walk(visitor, token, heard):
    """All of it on the screen that terminals have; on the other one what its shape decides, and the pictures."""
    upright = visitor.height > visitor.width
    order(visitor)
    attract(visitor)
    enrol(visitor, token, upright)
    visitor.button("终端")
    if upright:
        visitor.sees("本终端时钟相差一年以上。", patience=20)
    visitor.picture("staff-terminal-page")
    devices(visitor, heard, upright)
    for page, name in [("待上传", "outbox"), ("日志", "log")]:
        visitor.button(page)
        visitor.picture(f"staff-{name}-page")
    if upright:
        visitor.button("退出并返回待机")
        visitor.begin()
        visitor.sees("象屿园区", patience=20)


def order(visitor):
    visitor.picture("staff-services-page")
    drag_to_the_end(visitor, visitor.box(visitor.find("通关查询", "label"))[1])
    await_settings(visitor, "services=['registration'", "'customs']")


def attract(visitor):
    visitor.button("宣传内容")
    visitor.sees("harbour", "torn", "gone", "该项目无法播放，已跳过。", "图片 · 20 秒 · mon-fri", patience=20)
    visitor.picture("staff-playlist")
    visitor.tap("torn", "check box")
    await_settings(visitor, "playlist-off=['torn']")


def enrol(visitor, token, whole):
    visitor.button("终端")
    visitor.button("重新登记本终端")
    visitor.tap("网关地址", "text")
    visitor.write("http://127.0.0.1:9")
    visitor.tap("终端名称", "text")
    visitor.write("lobby-7")
    visitor.tap("令牌", "text")
    visitor.type("abc")
    visitor.key("收起键盘")
    visitor.button("向网关核实并启用")
    visitor.sees("无法连接网关。", patience=20)
    visitor.picture("staff-enrolment-refused")
    if not whole:
        return
    visitor.button("用摄像头扫描登记二维码")
    visitor.sees("已从二维码读取令牌。", patience=20)
    assert token not in visitor.everything()
    visitor.button("向网关核实并启用")
    visitor.sees("本机现为终端 lobby-7（园区 xiangyu），从下一位访客起生效。", patience=20)
    file = visitor.state / "token"
    assert file.read_text() == token and file.stat().st_mode & 0o777 == 0o600
    audit = (visitor.state / "audit.log").read_text()
    assert "engineer  enrol  lobby-7 of xiangyu" in audit and "enrol-refused" in audit, audit
    leaked = [path for path in visitor.home.rglob("*") if path.is_file() and path != file and token.encode() in path.read_bytes()]
    assert not leaked, leaked


def devices(visitor, heard, whole):
    visitor.button("设备检测")
    visitor.sees("未配置打印机")
    if whole:
        visitor.sees(re.compile("^正常 · [0-9]+ 毫秒$"), patience=20)
        visitor.button("查看画面")
        visitor.sees("正常，已识别二维码", patience=20)
        visitor.button("播放测试音")
        visitor.sees("正在播放测试音。若听不到，请检查音量和连线。", patience=20)
        visitor.wait_for(lambda _: heard.exists() and any(heard.read_bytes()), "the tone", 20)
    visitor.picture("staff-devices")
    if whole:
        visitor.button("查看画面")
    touch_panel(visitor, 10 if visitor.height > visitor.width else 6)


def touch_panel(visitor, rows):
    """First one row, with the button at the end; then all of them, after which the test is over by itself."""
    visitor.button("开始测试")
    visitor.sees("结束测试")
    visitor.finger.drag((4, 40), (visitor.width - 4, 40), seconds=0.15, steps=8)
    visitor.picture("staff-touch-test")
    visitor.button("结束测试")
    visitor.sees(re.compile("^[0-9]+ 个区域无响应（共 60 个）$"))
    visitor.picture("staff-touch-dead")
    visitor.button("开始测试")
    visitor.sees("结束测试")
    wipe(visitor, rows)
    visitor.sees("全部 60 个区域响应正常，最多同时 1 指", patience=20)


run()
