# SPDX-License-Identifier: LGPL-2.1-or-later
"""A visit's life: the attract loop before it, the question whether somebody is still there, its end, and the next one."""
import pathlib
import re
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from gateway import Gateway  # noqa: E402
from tap import case, run  # noqa: E402
from touch import BEGIN, END, UPDATE  # noqa: E402
from visitor import Visitor  # noqa: E402

INVITATION = "轻触屏幕开始"
GREETING = "您好，请选择要办理的服务"
gateway = Gateway(demo=True)


def quick(**more):
    return {"browse-seconds": "uint32 5", "form-seconds": "uint32 9", "warning-seconds": "uint32 6", **more}


@case("each visit is a process of its own, and the next one is ready before it is needed")
def _():
    with Visitor(gateway) as visitor:
        visitor.begin()
        x, y, w, h = visitor.box(visitor.find("通关查询", "push button"))
        visitor.finger.event(BEGIN, x + w / 2, y + h / 2)
        visitor.finger.event(UPDATE, x + w / 2, y - h)
        visitor.finger.event(END, x + w / 2, y - h)
        first = visitor.wait_for(lambda s: s["state"] == "visit" and s["spare_ready"], "a spare")
        visitor.sees("您好，请选择要办理的服务")  # a finger that leaves what it pressed takes that back
        visitor.button("结束服务")
        visitor.sees(INVITATION)
        second = visitor.wait_for(lambda s: s["state"] == "attract" and s["spare_ready"], "the next visit")
        assert second["visit_pid"] == first["spare_pid"]
        assert not pathlib.Path(f"/proc/{first['visit_pid']}").exists()
        assert second["visits"] == 1
        visitor.wait_for(lambda s: s["last_frame_ms_ago"] > 6000, "a screen that is not drawn anew while nobody is there", 25)


@case("nobody there: a question that counts down, and Continue goes on where it was")
def _():
    with Visitor(gateway, settings=quick()) as visitor:
        visitor.begin()
        visitor.button("通关查询")
        visitor.type("3711")
        visitor.find("您还在吗？", patience=16)
        visitor.find(re.compile(r"^[1-6] 秒后将结束服务"))
        visitor.picture("visit-idle")
        visitor.button("继续办理")
        visitor.does_not_see("您还在吗？")
        visitor.sees("3711")
        visitor.type("2")
        visitor.find(re.compile("^3711 ?2$"))


@case("eleven times Continue, and the visit is still there")
def _():
    with Visitor(gateway, settings=quick(**{"browse-seconds": "uint32 5", "warning-seconds": "uint32 30"})) as visitor:
        visitor.begin()
        for _ in range(11):
            visitor.button("继续办理", patience=12)
            visitor.does_not_see("您还在吗？")
        visitor.sees(GREETING)
        assert visitor.status()["visits"] == 1


@case("a touch beside the question is no answer: it may be the next visitor's")
def _():
    with Visitor(gateway, settings=quick()) as visitor:
        visitor.begin()
        visitor.find("您还在吗？", patience=12)
        visitor.finger.tap(visitor.width / 2, visitor.height - 60)
        visitor.finger.tap(30, 30)
        visitor.find(INVITATION, patience=12)


@case("End and clear ends at once")
def _():
    with Visitor(gateway, settings=quick()) as visitor:
        visitor.begin()
        visitor.button("结束并清除", patience=12)
        visitor.sees(INVITATION)


@case("large text doubles the patience")
def _():
    with Visitor(gateway, settings=quick()) as visitor:
        visitor.begin()
        visitor.button("大字版")
        touched = time.monotonic()
        visitor.find("您还在吗？", patience=16)
        assert 9 <= time.monotonic() - touched <= 13
        visitor.picture("visit-idle-large")


@case("outside of opening hours the screen says when it opens, and takes no touch")
def _():
    tomorrow = time.strftime("%a", time.localtime(time.time() + 86400)).lower()
    with Visitor(gateway, settings={"opening-hours": f"'{tomorrow} 08:30-17:30'"}) as visitor:
        visitor.find("现在休息中", patience=20)
        visitor.find(time.strftime("%Y-%m-%d  08:30", time.localtime(time.time() + 86400)))
        visitor.does_not_see(INVITATION)
        visitor.picture("visit-closed")
        visitor.finger.tap(visitor.width / 2, visitor.height / 2)
        time.sleep(0.5)
        visitor.does_not_see(GREETING)


def make_video(path, seconds=2):
    subprocess.run(["gst-launch-1.0", "-q", "videotestsrc", "pattern=smpte", f"num-buffers={seconds * 30}", "!",
                    "video/x-raw,width=1080,height=1920,framerate=30/1", "!", "vp8enc", "deadline=1", "cpu-used=16", "!",
                    "webmmux", "!", "filesink", f"location={path}"], check=True)


def playlist(directory, *items):
    text = "".join(f"[{name}]\n" + "".join(f"{key}={value}\n" for key, value in keys.items()) for name, keys in items)
    (pathlib.Path(directory) / "list.playlist").write_text(text)
    return {"playlist": f"'{directory}/list.playlist'"}


def tone(picture):
    """The mean colour of a picture's middle, in a few steps."""
    text = subprocess.run(["convert", picture, "-gravity", "center", "-crop", "60%x12%+0+120", "-resize", "1x1!", "-depth", "8",
                           "-format", "%[fx:int(p.r*8)] %[fx:int(p.g*8)] %[fx:int(p.b*8)]", "info:"],
                          check=True, text=True, stdout=subprocess.PIPE)
    return text.stdout


@case("a film and a picture play in turn; what is broken is skipped, and staff are told")
def _():
    with tempfile.TemporaryDirectory() as media:
        folder = pathlib.Path(media)
        make_video(folder / "film.webm")
        (folder / "broken.webm").write_bytes((folder / "film.webm").read_bytes()[:2000])
        (folder / "noise.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"noise" * 50)
        (folder / "text.txt").write_text("no picture")
        subprocess.run(["convert", "-size", "1080x1920", "gradient:navy-gold", str(folder / "still.png")], check=True)
        settings = playlist(media, ("broken", {"File": "broken.webm"}), ("noise", {"File": "noise.png"}),
                            ("text", {"File": "text.txt"}), ("away", {"File": "../../etc/passwd"}),
                            ("never", {"File": "still.png", "Hours": "25:00"}),
                            ("film", {"File": "film.webm"}), ("still", {"File": "still.png", "Seconds": 2}))
        with Visitor(gateway, settings=settings) as visitor:
            visitor.find(INVITATION, patience=20)
            seen = set()
            for i in range(12):
                # at once: asking for the widgets takes as long as the film where the machine is busy
                visitor.save_picture("visit-attract-loop")
                seen.add(tone(visitor.pictures / "visit-attract-loop.png"))
                time.sleep(0.5)
            log = visitor.log.read_text()
            for name in ("broken", "noise", "text", "away", "never"):
                assert f"Playlist item “{name}”" in log, (name, log)
            assert "Playlist item “film”" not in log and "Playlist item “still”" not in log, log
            assert len(seen) > 1, f"always the same picture: {seen}"
            visitor.begin()
            visitor.sees(GREETING)


def threads(pid):
    """The names of a process's threads; GStreamer's are those of its elements and tasks."""
    return [path.read_text().strip() for path in pathlib.Path(f"/proc/{pid}/task").glob("*/comm")]


def plays(pid):
    return any(re.search(r"matroskademux|queue|multiqueue|vp8dec|typefind|aqueue|vqueue", name) for name in threads(pid))


@case("while a visitor is served no film plays, and nothing is decoded")
def _():
    with tempfile.TemporaryDirectory() as media:
        make_video(pathlib.Path(media) / "film.webm")
        with Visitor(gateway, settings=playlist(media, ("film", {"File": "film.webm"}))) as visitor:
            visitor.find(INVITATION, patience=20)
            status = visitor.wait_for(lambda s: s["spare_ready"], "a spare")
            end = time.monotonic() + 10
            while not plays(status["visit_pid"]):
                assert time.monotonic() < end, threads(status["visit_pid"])
                time.sleep(0.05)
            assert not plays(status["spare_pid"]), threads(status["spare_pid"])
            visitor.begin()
            visitor.sees(GREETING)
            while plays(status["visit_pid"]):
                assert time.monotonic() < end + 20, threads(status["visit_pid"])
                time.sleep(0.05)
            for _ in range(20):
                assert not plays(status["visit_pid"]), threads(status["visit_pid"])
                time.sleep(0.05)


@case("without a decoder for it a film is skipped, staff are told, and the kiosk goes on")
def _():
    with tempfile.TemporaryDirectory() as media:
        make_video(pathlib.Path(media) / "film.webm")
        environment = {"GST_PLUGIN_FEATURE_RANK": "vp8dec:NONE,avdec_vp8:NONE,vavp8dec:NONE,vaapivp8dec:NONE"}
        with Visitor(gateway, settings=playlist(media, ("film", {"File": "film.webm"})), environment=environment) as visitor:
            visitor.find(INVITATION, patience=20)
            end = time.monotonic() + 15
            while "Playlist item “film”" not in visitor.log.read_text():
                assert time.monotonic() < end, visitor.log.read_text()
                time.sleep(0.1)
            visitor.begin()
            visitor.sees(GREETING)


@case("keyboard shortcuts and other buttons lead nowhere; who keeps trying makes the screen rest")
def _():
    with Visitor(gateway, settings={"rest-seconds": "uint32 4"}) as visitor:
        visitor.begin()
        for key in ("ctrl+shift+i", "ctrl+shift+d", "ctrl+q", "F10", "Menu", "shift+F10"):
            subprocess.run(["xdotool", "key", key], check=True)
        subprocess.run(["xdotool", "mousemove", "300", "700", "click", "3"], check=True)
        visitor.sees(GREETING)
        assert len({node for node in visitor.all("Park Kiosk", "frame")}) == 1
        for _ in range(14):
            subprocess.run(["xdotool", "key", "ctrl+w"], check=True)
        visitor.sees("请稍候")
        visitor.picture("visit-rest")
        visitor.finger.tap(visitor.width / 2, visitor.height / 2)
        visitor.does_not_see(GREETING)
        visitor.find(INVITATION, patience=10)
        assert "Notice of the visit: break-out: 12 attempts" in visitor.log.read_text()


@case("closing the window by the window manager does not close it")
def _():
    with Visitor(gateway) as visitor:
        visitor.begin()
        visitor.sees(GREETING)
        pid = visitor.status()["visit_pid"]
        subprocess.run(["xdotool", "key", "alt+F4"], check=True)
        time.sleep(1)
        assert visitor.status()["visit_pid"] == pid
        visitor.sees(GREETING)


with gateway:
    run()
