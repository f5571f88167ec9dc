# SPDX-License-Identifier: LGPL-2.1-or-later
"""The kiosk under cage, as the system's unit starts it, on a screen that is in memory only."""
import contextlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from gateway import BUILD, ROOT  # noqa: E402
from notify import ServiceManager  # noqa: E402
from supervisor import NOBODY, PROGRAM, as_nobody, children_of, is_alive, nobody_may_run, until  # noqa: E402
from tap import Skip, case, run  # noqa: E402

PICTURES = BUILD / "artifacts" / "screenshots" / "cage"


def below(pid):
    """All processes under @pid."""
    found = children_of(pid)
    return found.union(*(below(child) for child in found)) if found else found


class Cage:
    def __init__(self):
        # cage refuses to run as root
        if not shutil.which("cage"):
            raise Skip("cage is not installed")
        if not nobody_may_run(PROGRAM):
            raise Skip(f"a user without rights cannot get at {PROGRAM}")
        self.own = tempfile.TemporaryDirectory(prefix="cage-")
        self.home = pathlib.Path(self.own.name)
        self.runtime = self.home / "kiosk"
        (self.home / "settings").write_text("[Kiosk]\ngateway-url='http://127.0.0.1:9'\n")
        self.manager = ServiceManager(self.home, 3)
        if not os.getuid():
            for path in (self.home, *self.home.iterdir()):
                os.chown(path, NOBODY, NOBODY)
        plugins = [word for manifest in (BUILD / "plugins").glob("*/*.plugin") for word in ("--plugin-dir", manifest.parent)]
        kiosk = [PROGRAM, "--visit", BUILD / "shell" / "visit" / "park-kiosk-visit", "--state-dir", self.home / "state",
                 "--runtime-dir", self.runtime, "--settings", self.home / "settings", "--data-dir", ROOT / "data", *plugins]
        environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS")}
        self.environment = {
            **environment, **self.manager.environment, "HOME": str(self.home), "XDG_RUNTIME_DIR": str(self.home), "LC_ALL": "C.UTF-8",
            "WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1", "GSK_RENDERER": "cairo",
            "GDK_DEBUG": "gl-disable", "GDK_BACKEND": "wayland", "GTK_A11Y": "none", "NO_AT_BRIDGE": "1", "GSETTINGS_SCHEMA_DIR": str(BUILD / "data"),
            "KIOSK_LOCALE_DIR": str(BUILD / "po"), "G_DEBUG": "fatal-criticals",
        }
        self.log = self.home / "log"
        with open(self.log, "wb") as out:
            self.process = subprocess.Popen(as_nobody(["cage", "--", *map(str, kiosk)]), env=self.environment, stdout=out, stderr=out)

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind is not None:
            print("# the log:\n# " + self.log.read_text(errors="replace").replace("\n", "\n# "))
        left = below(self.process.pid)
        if self.process.poll() is None:
            self.process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(10)
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for pid in filter(is_alive, left):  # the service manager would
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.manager.socket.close()
        self.own.cleanup()

    def wait_until_ready(self):
        until(lambda: self.process.poll() is not None or self.manager.listen(0.1) == "READY=1", "nothing is on the screen", 60)
        assert self.process.poll() is None, "cage ended by itself"

    def status(self):
        answer = subprocess.run(as_nobody([PROGRAM, "--status", "--runtime-dir", self.runtime]), text=True, capture_output=True)
        return json.loads(answer.stdout) if answer.returncode == 0 else None

    def picture(self, name):
        """None without a program that takes one."""
        if not shutil.which("grim"):
            return None
        display = next(self.home.glob("wayland-?")).name
        PICTURES.mkdir(parents=True, exist_ok=True)
        data = subprocess.run(as_nobody(["grim", "-"]), env={**self.environment, "WAYLAND_DISPLAY": display}, check=True, stdout=subprocess.PIPE).stdout
        path = PICTURES / f"{name}.png"
        path.write_bytes(data)
        return path


@case("under cage the attract screen comes up, the watchdog is served and a spare is ready")
def _():
    with Cage() as cage:
        cage.wait_until_ready()
        cage.manager.wait_for("WATCHDOG=1")
        until(lambda: (cage.status() or {}).get("spare_ready"), "no spare", 30)
        status = cage.status()
        assert status["state"] == "attract" and status["crashes"] == 0, status
        time.sleep(0.5)
        picture = cage.picture("attract")
        if picture:
            colours = subprocess.run(["identify", "-format", "%k", picture], check=True, text=True, stdout=subprocess.PIPE).stdout
            assert int(colours) > 100, f"the screen is empty: {colours} colours"


@case("under cage a visit that dies is followed by the spare")
def _():
    with Cage() as cage:
        cage.wait_until_ready()
        until(lambda: (cage.status() or {}).get("spare_ready"), "no spare", 30)
        before = cage.status()
        os.kill(before["visit_pid"], 9)
        until(lambda: cage.status()["visit_pid"] == before["spare_pid"] and cage.status()["spare_ready"], "no next visit", 30)
        assert cage.process.poll() is None


@case("asked to stop, cage and kiosk leave nothing behind")
def _():
    with Cage() as cage:
        cage.wait_until_ready()
        everyone = below(cage.process.pid)
        assert len(everyone) >= 2, everyone
        kiosk, = children_of(cage.process.pid)
        for pid in (kiosk, cage.process.pid):  # the service manager asks all of them
            os.kill(pid, 15)
        cage.process.wait(15)
        until(lambda: not any(map(is_alive, everyone)), "something outlives the unit")
        cage.manager.wait_for("STOPPING=1", 2)
        assert not list(cage.runtime.glob("visit-*"))


@case("without cage there is no kiosk: its death ends all of it")
def _():
    with Cage() as cage:
        cage.wait_until_ready()
        everyone = below(cage.process.pid)
        kiosk, = children_of(cage.process.pid)
        cage.process.kill()
        cage.process.wait()
        os.kill(kiosk, 9)  # the service manager kills what is left of the unit
        until(lambda: not any(map(is_alive, everyone)), "something outlives the unit")


run()
