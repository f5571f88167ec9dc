# SPDX-License-Identifier: LGPL-2.1-or-later
"""Visitors hold codes and documents before the camera, or find that there is none."""
import contextlib
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from gateway import BUILD, Gateway  # noqa: E402
from report import report  # noqa: E402
from tap import case, run  # noqa: E402
from visitor import Visitor  # noqa: E402

SERVICES = BUILD / "tests" / "ui" / "camera"
TICKS = os.sysconf("SC_CLK_TCK")


def hold(what, text, file):
    subprocess.run([SERVICES / "hold", what, text, file], check=True)


@contextlib.contextmanager
def kiosk(gateway, camera):
    with Visitor(gateway, plugin_dirs=[SERVICES], settings={"camera": f"'{camera}'"}) as visitor:
        visitor.begin()
        visitor.button("语言")
        visitor.button("English")
        yield visitor


def visit_with(visitor, file):
    """The visit that has the file open, which for a real camera would be its light; None if none has."""
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        if not visitor.owns(int(process.name)):
            continue
        for fd in (process / "fd").glob("*"):
            with contextlib.suppress(OSError):
                if os.readlink(fd) == str(file):
                    return int(process.name)
    return None


def rows(gateway, table):
    with contextlib.closing(sqlite3.connect(f"file:{gateway.database}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(f"SELECT * FROM {table}")]


def used(pid):
    """Seconds of a processor."""
    return sum(map(int, pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13])) / TICKS


@case("a terminal without a camera says so, and what to do instead")
def _():
    with Gateway(demo=True) as gateway, kiosk(gateway, "none") as visitor:
        visitor.button("Check in")
        visitor.sees("This terminal has no camera.", "Please type the code.")
        visitor.picture("camera-missing")
        visitor.button("Back")
        visitor.button("Papers")
        visitor.sees("You can go on without photographs and hand the documents in at the service desk.")
        visitor.picture("camera-missing-papers")
        visitor.button("Language")
        visitor.button("简体中文")
        visitor.sees("本终端没有摄像头。", "您可以不拍照继续办理，稍后到服务台提交材料。")
        visitor.button("下一步")
        visitor.sees("How can we reach you?")


@case("a camera that does not answer says so, and is back by itself")
def _():
    with tempfile.TemporaryDirectory() as directory, Gateway(demo=True) as gateway:
        receipt = pathlib.Path(directory) / "receipt.png"
        receipt.write_bytes(b"nothing")
        with kiosk(gateway, receipt.as_uri()) as visitor:
            visitor.button("Check in")
            visitor.sees("The camera does not answer. It is being tried again.")
            visitor.picture("camera-failed")
            hold("qr", "HC-20261124-0007", receipt)
            visitor.sees("HC-20261124-0007", patience=20)
            visitor.picture("camera-live")


@case("a code is read soon after it is held before the camera, and the camera is off when the page is left")
def _():
    with tempfile.TemporaryDirectory() as directory, Gateway(demo=True) as gateway:
        film = pathlib.Path(directory) / "receipt.avi"
        hold("film", "HC-20261124-0007", film)
        with kiosk(gateway, film.as_uri()) as visitor:
            assert visit_with(visitor, film) is None, "the camera is on before anybody needs it"
            visitor.button("Check in")
            visitor.sees("HC-20261124-0007", patience=20)
            held, scanned = (int(re.search(f"{word} at (\\d+) ms", visitor.log.read_text())[1]) for word in ("held", "scanned"))
            took = scanned - held
            report("camera", "from the first picture of a code to its text", took, "ms", aim="< 1000",
                   note="1280 by 720 JPEG pictures, as a camera sends them")
            pid = visit_with(visitor, film)
            before, began = used(pid), time.monotonic()
            time.sleep(5)
            share = (used(pid) - before) / (time.monotonic() - began)
            report("camera", "share of one processor while scanning", round(share * 100), "%", aim="< 80", note="without a GPU, 1280 by 720")
            visitor.button("Back")
            visitor.sees("Papers")
            assert visit_with(visitor, film) is None, "the camera is still on"
            assert took < 5000, took


@case("a document is photographed, taken again, and handed in while the gateway is away")
def _():
    with tempfile.TemporaryDirectory() as directory, Gateway(demo=True) as gateway:
        page = pathlib.Path(directory) / "page.png"
        hold("page", "canary-48151623", page)
        with kiosk(gateway, page.as_uri()) as visitor:
            visitor.wait_for(lambda status: status["outbox"]["gateway_key"], "the gateway's key is known")
            visitor.button("Papers")
            visitor.sees("What the camera sees", "Business licence", patience=20)
            visitor.picture("camera-aim")
            visitor.button("Take the photograph")
            visitor.sees("Page 1 is taken. The camera is off.")
            assert visit_with(visitor, page) is None, "the camera is still on"
            visitor.picture("camera-taken")
            visitor.button("Another page")
            visitor.sees("What the camera sees", patience=20)
            visitor.button("Take the photograph")
            visitor.sees("Page 2 is taken. The camera is off.")
            visitor.picture("camera-two-pages")
            visitor.button("Look at page 1")
            visitor.button("Take it again")
            visitor.sees("What the camera sees", patience=20)
            visitor.button("Take the photograph")
            visitor.sees("Page 1 is taken. The camera is off.")
            visitor.button("Next")
            visitor.tap("Name", "text")
            visitor.type("chen")
            visitor.key("Next field")
            visitor.type("13800138001")
            visitor.key("Hide keyboard")
            visitor.button("Next")
            visitor.sees("2 pages")
            visitor.picture("camera-review")
            gateway.kill()
            visitor.button("Submit")
            visitor.sees("Saved, and handed in soon", patience=25)
            found = [path for path in pathlib.Path(visitor.home).rglob("*") if path.is_file() and b"/9j/" in path.read_bytes()]
            assert not found, f"a photograph lies on the disk: {found}"
            gateway.start()
            gateway.wait_for(lambda: len(rows(gateway, "photos")) == 2, 60, "the photographs")
            photos = rows(gateway, "photos")
            assert [(photo["page"], photo["label"], photo["type"]) for photo in photos] == \
                [(1, "Business licence", "image/jpeg"), (2, "Business licence", "image/jpeg")], photos
            assert all(photo["data"].startswith("/9j/") for photo in photos)


run()
