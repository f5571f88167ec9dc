# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is installed is whole: installed.py BUILD_DIRECTORY"""
import contextlib
import ctypes
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from tap import case, run  # noqa: E402

LATE = {
    "kiosk-cups": "kiosk_cups_queue_read",
    "kiosk-gnutls": "kiosk_aes_gcm_open",
    "kiosk-rime": "rime_get_api",
    "kiosk-zbar": "kiosk_zbar_scan",
}
BUILD = pathlib.Path(sys.argv.pop(1))  # the other words choose cases


@contextlib.contextmanager
def installed():
    with tempfile.TemporaryDirectory() as root:
        subprocess.run(["meson", "install", "-C", BUILD, "--no-rebuild", "--destdir", root], check=True, stdout=subprocess.DEVNULL)
        yield pathlib.Path(root)


@case("the installed program offers the services that were built")
def _():
    with installed() as top:
        visit, = top.rglob("bin/park-kiosk-visit")
        manifests = list(top.rglob("services/*.plugin"))
        assert manifests
        services = manifests[0].parent
        library = next(top.rglob("libkiosk.so.1")).parent
        schemas = next(top.rglob("*.gschema.xml")).parent
        subprocess.run(["glib-compile-schemas", schemas], check=True)
        for folder in [services, *services.rglob("*")]:
            folder.chmod(folder.stat().st_mode & ~0o022)
        answer = subprocess.run([visit, "--list-services", "--plugin-dir", services], stdout=subprocess.PIPE, text=True, check=True,
                                env={**os.environ, "LD_LIBRARY_PATH": str(library), "GSETTINGS_SCHEMA_DIR": str(schemas)})
        listed = {line.split("\t")[0]: line.split("\t")[2] for line in answer.stdout.splitlines()}
        assert listed == {manifest.stem: "available" for manifest in manifests}, answer.stdout
        for wanted in ["bin/park-gateway", "bin/park-kiosk", "bin/kiosk-check", "bin/kiosk-ink", "park-kiosk/demo/declarations.csv", "park-kiosk/parks/haicang.park",
                       "LC_MESSAGES/park-kiosk.mo", "libkiosk.pc", "systemd/system/park-kiosk.service", "systemd/user/park-kiosk-session.service",
                       "doc/park-kiosk/run-a-terminal.md"]:
            assert any(str(path).endswith(wanted) for path in top.rglob("*")), f"{wanted} is not installed"


@case("what is loaded late is found where it is installed")
def _():
    with installed() as top:
        core, = top.rglob("libkiosk-core.so.1")
        find = ctypes.CDLL(str(core)).kiosk_late_find
        find.restype = ctypes.c_void_p
        for library, function in LATE.items():
            found, = top.rglob(f"lib{library}.so")
            assert find(library.encode(), function.encode(), None), library
            assert str(found) in pathlib.Path("/proc/self/maps").read_text(), f"another {found.name} was loaded"


run()
