# SPDX-License-Identifier: LGPL-2.1-or-later
"""The Debian packages of what was built are whole: test_packages.py BUILD_DIRECTORY"""
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from tap import case, run  # noqa: E402

BUILD = pathlib.Path(sys.argv.pop(1))
MAKE = pathlib.Path(__file__).resolve().parents[2] / "tools" / "make-packages"
NAMES = {"libkiosk-dev", "libkiosk1", "park-gateway", "park-kiosk"}

directory = tempfile.TemporaryDirectory()
out = pathlib.Path(directory.name)
top = out / "top"


def output(*command, **environment):
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env={**os.environ, **environment}, timeout=300).stdout


def package(name):
    return next(out.glob(f"{name}_*.deb"))


@case("four packages are made, with the names of the libraries that they need")
def _():
    output(MAKE, out, BUILD)
    assert {path.name.partition("_")[0] for path in out.glob("*.deb")} - {f"{name}-dbgsym" for name in NAMES} == NAMES
    for name, library in ("park-kiosk", "libgtk-4-1"), ("libkiosk1", "libsoup-3.0-0"), ("park-gateway", "libmicrohttpd12"):
        assert library in output("dpkg-deb", "-f", package(name), "Depends"), name
    assert "libgtk" not in output("dpkg-deb", "-f", package("park-gateway"), "Depends"), "the gateway has no screen"


@case("no two packages have the same file, and together they have all that is installed")
def _():
    owners = {}
    for name in NAMES:
        for line in output("dpkg-deb", "-c", package(name)).splitlines():
            path = line.split()[5]
            if not path.endswith("/") and "/share/doc/" not in path:
                assert path not in owners, f"{path} is in {name} and {owners[path]}"
                owners[path] = name
    # dh_missing refuses to leave anything out
    assert owners["./usr/lib/systemd/system/park-kiosk.service"] == "park-kiosk"
    assert owners["./usr/lib/systemd/system/park-gateway.service"] == "park-gateway"
    assert any(path.endswith("man1/park-gateway.1.gz") for path in owners)


@case("the user of the kiosk is made, and an upgrade restarts nobody's visit")
def _():
    with tempfile.TemporaryDirectory() as control:
        output("dpkg-deb", "-e", package("park-kiosk"), control)
        script = (pathlib.Path(control) / "postinst").read_text(encoding="utf-8")
        assert "systemd-sysusers" in script and "restart" not in script, script


@case("unpacked, the program offers its services")
def _():
    for name in NAMES - {"libkiosk-dev"}:
        output("dpkg-deb", "-x", package(name), top)
    schemas = top / "usr/share/glib-2.0/schemas"
    output("glib-compile-schemas", schemas)
    services = next(top.rglob("park-kiosk/services"))
    listed = output(top / "usr/bin/park-kiosk-visit", "--list-services", "--plugin-dir", services,
                    LD_LIBRARY_PATH=str(next(top.rglob("libkiosk.so.1")).parent), GSETTINGS_SCHEMA_DIR=str(schemas))
    states = {line.split("\t")[0]: line.split("\t")[2] for line in listed.splitlines()}
    assert states == {path.stem: "available" for path in services.glob("*.plugin")} and states, listed


run()
