# SPDX-License-Identifier: LGPL-2.1-or-later
"""The whole way to paper: libkiosk, GTK, a print server, a printer. What the printer got is read back as text."""
import pathlib
import queue
import re
import subprocess
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from gateway import BUILD  # noqa: E402
from printer import PATIENCE, QUEUE, PrintShop, until  # noqa: E402
from supervisor import Supervisor  # noqa: E402
from tap import case, run  # noqa: E402

PRESS = BUILD / "tests" / "print" / "press"


class Press:
    """A visit that prints what it is told to, and what it says."""

    def __init__(self, shop, paper="auto"):
        self.said = []
        self.lines = queue.Queue()
        self.process = subprocess.Popen([PRESS, QUEUE, paper], env={**shop.environment, "GSETTINGS_SCHEMA_DIR": str(BUILD / "data")},
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stdout:
            self.lines.put(line.strip())
        self.lines.put(None)

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind is not None:
            print("# it said: " + " | ".join(self.said))
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()

    def order(self, *orders):
        self.process.stdin.write("".join(f"{order}\n" for order in orders))
        self.process.stdin.flush()

    def says(self, pattern, patience=PATIENCE):
        """Waits for a line; those before it are passed over."""
        end = time.monotonic() + patience
        while True:
            try:
                line = self.lines.get(timeout=max(end - time.monotonic(), 0.01))
            except queue.Empty:
                raise AssertionError(f"it does not say {pattern!r} but {self.said[-6:]}") from None
            assert line is not None, f"it ended without {pattern!r}: {self.said[-6:]}"
            self.said.append(line)
            if re.search(pattern, line):
                return line


def settings(shop):
    path = shop.directory / "kiosk-settings"
    path.write_text(f"[Kiosk]\nprinter='{QUEUE}'\n")
    return path


def supervisor(shop, mode="steady", options=()):
    return Supervisor(mode, options=["--settings", settings(shop), *options], environment=shop.environment)


@case("a print comes out once; the next one of the same is a copy, one of another is not")
def _():
    with PrintShop() as shop, Press(shop) as press:
        press.says("state ready")
        press.order("print A-1")
        press.says("printed A-1")
        press.order("print A-1")
        press.says("printed A-1")
        press.order("print B-2")
        press.says("printed B-2")
        first, second, other = shop.printed()
        assert "海沧园区" in first and "测试凭证" in first and "A-1" in first and "COPY" not in first, first
        assert "副本 / COPY" in second and "A-1" in second, second
        assert "B-2" in other and "COPY" not in other, other
        size = subprocess.run(["pdfinfo", shop.prints()[0]], stdout=subprocess.PIPE, text=True, check=True).stdout
        width, height = map(float, re.search(r"Page size: +([\d.]+) x ([\d.]+)", size).groups())
        assert abs(width - 80 / 25.4 * 72) < 1 and height < 300, size
        assert shop.jobs("not-completed") == []


@case("on a printer for sheets it is a sheet")
def _():
    with PrintShop("a4") as shop, Press(shop, "a4") as press:
        press.says("state ready")
        press.order("print A-1")
        press.says("printed A-1")
        assert "测试凭证" in shop.printed()[0]
        assert "A4" in subprocess.run(["pdfinfo", shop.prints()[0]], stdout=subprocess.PIPE, text=True, check=True).stdout


@case("pressed twice it is printed once")
def _():
    with PrintShop() as shop, Press(shop) as press:
        press.says("state ready")
        press.order("print A-1", "print A-1")
        press.says("refused")
        press.says("printed A-1")
        press.order("print B-1")
        press.says("printed B-1")
        assert len(shop.printed()) == 2 and len(shop.jobs()) == 2, shop.jobs()


@case("out of paper, a jam or an open cover before: nothing is sent, and staff are told; once it is mended it prints")
def _():
    with PrintShop() as shop:
        for reason, state, words in (("media-empty", "no-paper", "out of paper"), ("media-jam", "jam", "stuck"),
                                     ("cover-open", "open", "cover is open")):
            shop.becomes(reason)
            with Press(shop) as press:
                press.says(f"notice .*{reason}")
                press.says(f"state {state}")
                press.order("print A-1")
                press.says(f"failed .*{words}")
                assert shop.prints() == [] and shop.jobs("not-completed") == []
                shop.recovers()
                press.says("notice ready again")
                press.says("state ready")
        with Press(shop) as press:
            press.says("state ready")
            press.order("print A-1")
            press.says("printed A-1")
        assert len(shop.prints()) == 1


@case("out of paper and a jam in the middle of a job: told at once, and then it comes out, once")
def _():
    with PrintShop() as shop, Press(shop) as press:
        press.says("state ready")
        for number, (reason, state) in enumerate((("media-empty", "no-paper"), ("media-jam", "jam"))):
            shop.trouble(reason)
            press.order(f"print A-{number}")
            press.says(f"busy {state}")
            assert any(reason in line and line.startswith("notice") for line in press.said), press.said
            assert len(shop.prints()) == number
            shop.mended()
            press.says(f"printed A-{number}")
            assert len(shop.prints()) == number + 1


@case("a printer that goes away is told of, and one that comes back is offered again")
def _():
    with PrintShop() as shop, Press(shop) as press:
        press.says("state ready")
        shop.stop_printer()
        press.says("notice offline")
        press.says("state offline")
        press.order("print A-1")
        press.says("failed .*does not answer")
        shop.start_printer()
        press.says("state ready")
        press.order("print A-1")
        press.says("printed A-1")
        assert len(shop.prints()) == 1


@case("a queue that there is not, and a print server that is gone, are told of")
def _():
    with PrintShop() as shop, Press(shop) as press:
        press.says("state ready")
        shop.run("cupsdisable", QUEUE)
        press.says("state trouble")
        shop.run("cupsenable", QUEUE)
        press.says("state ready")
        shop.run("lpadmin", "-x", QUEUE)
        press.says("notice offline .the print server has no such queue")
        shop.end(shop.server)
        press.says("notice offline .the print server does not answer")


@case("what is not printed when a visit is over is cancelled and removed, and staff are told")
def _():
    with PrintShop() as shop:
        with Press(shop) as press:
            press.says("state ready")
            shop.trouble("media-empty")
            press.order("print A-1")
            press.says("busy no-paper")
            assert shop.spool(), "the print server keeps nothing: the test shows nothing"
            press.order("end")
            press.process.wait(PATIENCE)
        with supervisor(shop) as kiosk:
            until(lambda: "1 jobs were not printed and are removed" in kiosk.words(), "staff are not told")
            until(lambda: shop.jobs() == [], "the job is still there")
            until(lambda: not any(name.startswith("spool/") for name in shop.spool()), shop.spool())
            until(shop.was_told_to_cancel, "the printer is not told")
            assert "printer" in (kiosk.state / "audit.log").read_text()
        assert shop.prints() == []


@case("what the printer is at when a visit is over is finished; nothing of it stays, whatever the server keeps")
def _():
    with PrintShop() as shop:
        with Press(shop) as press:
            press.says("state ready")
            press.order("print A-0")
            press.says("printed A-0")
            shop.hold()
            press.order("print A-1")
            until(lambda: shop.jobs("not-completed"), "the job does not come")
        with supervisor(shop) as kiosk:
            until(lambda: len(shop.jobs()) == 1, "what is printed is not removed")
            shop.go_on()
            until(lambda: shop.jobs() == [], "the job is still there")
            until(lambda: not any(name.startswith("spool/") for name in shop.spool()), shop.spool())
            assert "not printed" not in kiosk.words(), kiosk.words()
        assert len(shop.prints()) == 2
        logs = "".join(path.read_text(errors="replace") for path in (shop.directory / "log").iterdir())
        assert "A-1" not in logs and "测试凭证" not in logs


@case("each visit's end clears away behind it")
def _():
    with PrintShop() as shop:
        with supervisor(shop, "button"), Press(shop) as press:
            press.says("state ready")
            press.order("print A-1")
            until(lambda: len(shop.prints()) == 1, "it is not printed")
            until(lambda: shop.jobs() == [], "the job is still there")
            until(lambda: not any(name.startswith("spool/") for name in shop.spool()), shop.spool())


@case("those who look after the terminal are told how its printer is")
def _():
    with PrintShop() as shop, supervisor(shop, options=["--heartbeat", "300"]) as kiosk:
        kiosk.wait_for(lambda status: status["devices"].get("printer") == "ok", "a printer that can print")
        shop.becomes("media-empty")
        kiosk.wait_for(lambda status: status["devices"]["printer"] == "trouble", "no paper")
        shop.recovers()
        kiosk.wait_for(lambda status: status["devices"]["printer"] == "ok", "paper again")
        shop.stop_printer()
        kiosk.wait_for(lambda status: status["devices"]["printer"] == "missing", "no printer")


run()
