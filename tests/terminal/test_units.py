# SPDX-License-Identifier: LGPL-2.1-or-later
"""The systemd units as systemd understands them, with the programs that were built in the places that they name:
test_units.py BUILD_DIRECTORY"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from tap import Skip, case, run  # noqa: E402

BUILD = pathlib.Path(sys.argv.pop(1))
ANALYZE = shutil.which("systemd-analyze")
SYSTEM, SESSION = "system/park-kiosk.service", "user/park-kiosk-session.service"
EXPOSURE = 25  # of 100; what `systemd-analyze security` calls OK


class Installed:
    """A copy of what is installed, in which every path that a unit names is there."""

    def __init__(self):
        if ANALYZE is None:
            raise Skip("there is no systemd-analyze")
        self.directory = tempfile.TemporaryDirectory()
        self.top = pathlib.Path(self.directory.name)
        subprocess.run(["meson", "install", "-C", BUILD, "--no-rebuild", "--destdir", self.top], check=True, stdout=subprocess.DEVNULL)
        self.bin = next(self.top.rglob("bin/park-kiosk")).parent
        self.units = next(self.top.rglob(f"systemd/{SYSTEM}")).parents[1]
        self.prefix = "/" + str(self.bin.parent.relative_to(self.top))
        if not shutil.which("cage"):
            (self.bin / "cage").symlink_to("/bin/true")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.directory.cleanup()

    def substitute(self, unit, **changes):
        """The unit's file with the programs of the copy, and changes, each {name: value}; None takes the line out."""
        path = self.units / unit
        text = path.read_text(encoding="utf-8")
        text = re.sub(rf"{self.prefix}/bin/", f"{self.bin}/", text)
        text = re.sub(r"^ExecStart=\S*/cage", f"ExecStart={shutil.which('cage') or self.bin / 'cage'}", text, flags=re.M)
        for name, value in changes.items():
            line = "" if value is None else f"{name}={value}\n"
            text, count = re.subn(rf"^{name}=.*\n", line, text, flags=re.M)
            assert count, name
        copy = self.top / pathlib.Path(unit).name
        copy.write_text(text, encoding="utf-8")
        return copy

    def verify(self, unit, **changes):
        """What systemd says of it; nothing where all is well."""
        user = ["--user"] if unit.startswith("user/") else []
        answer = subprocess.run([ANALYZE, *user, "--man=no", "verify", self.substitute(unit, **changes)], text=True, capture_output=True,
                                env={**os.environ, "XDG_RUNTIME_DIR": str(self.top)})
        said = [line for line in answer.stderr.splitlines() if "park-kiosk" in line]
        return said or ([answer.stderr] if answer.returncode else [])

    def exposure(self, unit, **changes):
        text = subprocess.run([ANALYZE, "security", "--offline=true", "--no-pager", self.substitute(unit, **changes)],
                              text=True, capture_output=True)
        found = re.search(r"Overall exposure level for \S+: ([\d.]+)", text.stdout)
        assert found, text
        return float(found[1]) * 10


@case("systemd has nothing to say against the units")
def _():
    with Installed() as installed:
        for unit in (SYSTEM, SESSION):
            assert installed.verify(unit) == [], unit


@case("what is wrong in a unit would be seen here")
def _():
    with Installed() as installed:
        for unit in (SYSTEM, SESSION):
            assert installed.verify(unit, ExecStart="/nowhere/park-kiosk"), "a program that is not there"
            assert installed.verify(unit, WatchdogSec="soon"), "a time that is none"
            assert installed.verify(unit, Restart="sometimes"), "a word that is none"


@case("each unit starts again for ever, is watched, and says itself when it is ready")
def _():
    with Installed() as installed:
        for unit in (SYSTEM, SESSION):
            text = (installed.units / unit).read_text(encoding="utf-8")
            for line in ("Type=notify", "Restart=always", "StartLimitIntervalSec=0", "LimitCORE=0", "MemorySwapMax=0"):
                assert f"\n{line}\n" in text, (unit, line)
            assert 5 <= int(re.search(r"^WatchdogSec=(\d+)$", text, re.M)[1]) <= 60


@case("under cage the watchdog hears park-kiosk, and nothing lets anybody to another console")
def _():
    with Installed() as installed:
        text = (installed.units / SYSTEM).read_text(encoding="utf-8")
        command = re.search(r"^ExecStart=(.*)$", text, re.M)[1].split()
        assert "-s" not in command[:command.index("--")], command
        assert "\nNotifyAccess=all\n" in text and "\nUnsetEnvironment=WATCHDOG_PID\n" in text
        assert "\nConflicts=getty@tty1.service\n" in text


@case("the system's unit is closed up, and it is these lines that do it")
def _():
    with Installed() as installed:
        closed = installed.exposure(SYSTEM)
        print(f"# exposure {closed:.0f} of 100")
        assert closed <= EXPOSURE, closed
        for line in ("CapabilityBoundingSet", "SystemCallFilter", "RestrictAddressFamilies", "ProtectSystem", "User"):
            assert installed.exposure(SYSTEM, **{line: None}) > closed, line


@case("the user of the unit is one that is made, without rights of its own")
def _():
    with Installed() as installed:
        text = (installed.units / SYSTEM).read_text(encoding="utf-8")
        user = re.search(r"^User=(.*)$", text, re.M)[1]
        rules, = installed.top.rglob("sysusers.d/*.conf")
        assert user != "root" and re.search(rf"^u {user} ", rules.read_text(), re.M)
        if shutil.which("systemd-sysusers"):
            (installed.top / "etc").mkdir()
            subprocess.run(["systemd-sysusers", "--root", installed.top, rules], check=True, capture_output=True)
            assert user in (installed.top / "etc" / "passwd").read_text()


run()
