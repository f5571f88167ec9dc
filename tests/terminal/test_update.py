# SPDX-License-Identifier: LGPL-2.1-or-later
"""An update that does not serve goes back by itself. Packages, systemd and the kiosk are played by small programs here, which
keep what is installed and what runs in files; the script is the one that is installed."""
import contextlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from tap import case, run  # noqa: E402

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "data" / "update" / "park-kiosk-update"
WHOLE = {"state": "attract", "last_frame_ms_ago": 40, "touch": True, "services": 7}

PROGRAMS = {
    "dpkg": """
        [ "$1" = --configure ] && exit 0
        shift
        for file; do
          [ "$(cat "$file")" != broken ] || exit 1
          cat "$file" >"$WORLD/installed"
        done""",
    "dpkg-deb": "echo park-kiosk",
    "dpkg-repack": 'cat "$WORLD/installed" >park-kiosk_old.deb',
    "dpkg-query": """
        [ -s "$WORLD/installed" ] || exit 1
        case $* in *Status*) echo installed ;; *) cat "$WORLD/installed" ;; esac""",
    "systemctl": '[ "$1" != restart ] || cp "$WORLD/installed" "$WORLD/running"',
    "runuser": 'shift 3; exec "$@"',
    "sync": "true",
    "park-kiosk": 'echo asked >>"$WORLD/asked"; jq --arg version "$(cat "$WORLD/running")" \'.[$version] + {version: $version}\' "$WORLD/kiosks"',
    "park-kiosk-visit": """
        jq -r --arg version "$(cat "$WORLD/installed")" '.[$version].services | "ok\\tservices\\t\\(.) can be offered"' "$WORLD/kiosks" """,
}


class Machine:
    """What each version does is in kiosks: {version: what --status says, and how many services load}"""

    def __init__(self, world, installed, **kiosks):
        self.world = pathlib.Path(world)
        programs = self.world / "bin"
        programs.mkdir()
        for name, text in PROGRAMS.items():
            (programs / name).write_text(f"#!/bin/bash\n{text}\n", encoding="utf-8")
            (programs / name).chmod(0o755)
        self.environment = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}", "WORLD": world, "KIOSK_UPDATE_PATIENCE": "2",
                            "KIOSK_UPDATE_VISITOR": "2", "KIOSK_UPDATE_DIR": str(self.world / "keep")}
        self.kiosks(**kiosks)
        self.put("installed", installed)
        self.put("running", installed)

    def kiosks(self, **kiosks):
        self.put("kiosks", json.dumps({version.strip("v").replace("_", "."): kiosk for version, kiosk in kiosks.items()}))

    def put(self, name, text):
        (self.world / name).write_text(text, encoding="utf-8")

    def get(self, name):
        return (self.world / name).read_text(encoding="utf-8").strip()

    def update(self, *arguments):
        return subprocess.run([SCRIPT, *arguments], env=self.environment, stderr=subprocess.PIPE, text=True, timeout=60)

    def package(self, version):
        self.put(f"{version}.deb", version)
        return self.world / f"{version}.deb"

    @property
    def in_trial(self):
        return (self.world / "keep" / "trial").exists()


@contextlib.contextmanager
def machine(installed="1.0", **kiosks):
    with tempfile.TemporaryDirectory() as world:
        yield Machine(world, installed, **(kiosks or {"v1_0": WHOLE, "v1_1": WHOLE}))


def goes_back(new, words="does not serve, going back"):
    with machine(v1_0=WHOLE, v1_1=new) as terminal:
        done = terminal.update(terminal.package("1.1"))
        assert done.returncode == 1 and words in done.stderr and "version 1.0 serves again" in done.stderr, done
        assert terminal.get("installed") == terminal.get("running") == "1.0" and not terminal.in_trial


@case("a version that serves stays")
def _():
    with machine() as terminal:
        done = terminal.update(terminal.package("1.1"))
        assert done.returncode == 0 and "version 1.1 serves" in done.stderr, done
        assert terminal.get("installed") == terminal.get("running") == "1.1" and not terminal.in_trial


@case("one that does not start goes back")
def _():
    goes_back({**WHOLE, "state": "starting", "last_frame_ms_ago": None})


@case("one that draws nothing goes back")
def _():
    goes_back({**WHOLE, "last_frame_ms_ago": None})


@case("one that has no touch panel goes back")
def _():
    goes_back({**WHOLE, "touch": False})


@case("one that loads fewer services goes back")
def _():
    goes_back({**WHOLE, "services": 6})


@case("packages that cannot be installed go back")
def _():
    with machine() as terminal:
        terminal.put("bad.deb", "broken")
        done = terminal.update(terminal.world / "bad.deb")
        assert done.returncode == 1 and terminal.get("running") == "1.0" and not terminal.in_trial, done


@case("after a power cut the update is ended, well or by going back")
def _():
    for new, kept in (WHOLE, "1.1"), ({**WHOLE, "touch": False}, "1.0"):
        with machine(v1_0=WHOLE, v1_1=new) as terminal:
            keep = terminal.world / "keep"
            (keep / "old").mkdir(parents=True)
            terminal.put("keep/services", "7")
            terminal.put("keep/old/park-kiosk_old.deb", "1.0")
            terminal.put("keep/trial", "")
            terminal.put("installed", "1.1")
            terminal.put("running", "1.1")
            done = terminal.update("--resume")
            assert terminal.get("running") == kept and not terminal.in_trial, done
            assert terminal.update("--resume").returncode == 0


@case("nothing is tried where there is nothing to go back to")
def _():
    with machine(installed="") as terminal:
        done = terminal.update(terminal.package("1.1"))
        assert done.returncode == 1 and "nothing to go back to" in done.stderr and terminal.get("installed") == "", done


@case("a visitor is waited for")
def _():
    with machine(v1_0={**WHOLE, "state": "visit"}, v1_1=WHOLE) as terminal:
        done = terminal.update(terminal.package("1.1"))
        assert done.returncode == 0 and terminal.get("asked").count("asked") >= 2, done


run()
