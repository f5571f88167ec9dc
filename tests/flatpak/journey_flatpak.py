# SPDX-License-Identifier: LGPL-2.1-or-later
"""The customs journey in the installed flatpak, and a service that comes as an extension; runs where flatpak/build-offline says."""
import os
import pathlib
import re
import runpy
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from gateway import Gateway  # noqa: E402
import visitor  # noqa: E402
from tap import case  # noqa: E402

APP = "org.parkkiosk.Kiosk"
EXTENSION = APP + ".Service.LostProperty"
HOME = os.environ["HOME"]


class SandboxedVisitor(visitor.Visitor):
    """Starts what is installed. The sandbox sees the test's folder, what lies before the camera, and of the rest what the manifest lets
    it see."""

    def start(self):
        papers = re.findall("^camera='file://(.*)/[^/]*'$", (self.home / "settings").read_text(), re.MULTILINE)
        options = ["--state-dir", self.state, "--runtime-dir", self.runtime, "--settings", self.home / "settings"]
        self.command = ["flatpak", "--user", "run", "--die-with-parent", *(f"--filesystem={folder}" for folder in (self.home, *papers)), "--env=GDK_BACKEND=x11",
                        "--env=GSK_RENDERER=cairo", "--env=GDK_DEBUG=gl-disable", "--env=G_DEBUG=fatal-criticals", APP, *options]
        self.environment = {name: value for name, value in self.environment.items() if not name.startswith(("KIOSK_", "GSETTINGS_"))}
        self.environment["HOME"] = HOME
        super().start()

    def owns(self, pid):
        """The accessibility bus knows the process that passes messages on, not the visit; nothing else is on this bus."""
        return True


def flatpak(*arguments):
    subprocess.run(["flatpak", "--user", *arguments], check=True, stdout=subprocess.DEVNULL)


@case("a service that is an extension is on the home screen, and opens")
def _():
    with Gateway(demo=True) as gateway, SandboxedVisitor(gateway) as kiosk:
        kiosk.begin()
        kiosk.button("失物招领")
        kiosk.sees("您遗失了什么？")
        kiosk.picture("flatpak-extension")


@case("without the extension its service is not there")
def _():
    flatpak("uninstall", "-y", "--noninteractive", EXTENSION)
    try:
        with Gateway(demo=True) as gateway, SandboxedVisitor(gateway) as kiosk:
            kiosk.begin()
            kiosk.sees("通关查询")
            kiosk.does_not_see("失物招领", patience=visitor.PATIENCE)
    finally:
        flatpak("install", "-y", "--noninteractive", "offline", EXTENSION)


# the same visitor's errands, in the sandbox: the three languages, what is refused, the camera, and what is left of a visit
visitor.Visitor = SandboxedVisitor
sys.argv[1:] = ["extension", "looked up in", "wrong second factor", "bar code", "leaves nothing"]
runpy.run_path(str(pathlib.Path(__file__).parents[1] / "ui" / "journey_customs.py"))
