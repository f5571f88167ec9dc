# SPDX-License-Identifier: LGPL-2.1-or-later
"""Settings as whoever runs a terminal sees them: what was published, and what staff change on the spot."""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from gateway import ROOT  # noqa: E402
from publisher import Publisher  # noqa: E402
from supervisor import PROGRAM, Supervisor, is_alive, until  # noqa: E402
from tap import case, run  # noqa: E402


class Terminal(Supervisor):
    def __init__(self, mode="steady"):
        self.folder = tempfile.TemporaryDirectory(prefix="settings-")
        self.place = pathlib.Path(self.folder.name)
        self.publisher = Publisher()
        own = self.place / "own"
        own.write_text(f"[Kiosk]\npark='dadeng'\nterminal-name='lobby-1'\npublisher-key='{self.publisher.key}'\n")
        super().__init__(mode, options=["--settings", own, "--data-dir", ROOT / "data"])

    def __exit__(self, *reason):
        super().__exit__(*reason)
        self.folder.cleanup()

    def effective(self):
        return (self.runtime / "settings").read_text()

    def publish(self, content):
        file = self.place / "published"
        file.write_bytes(content)
        return self.ask("--publish", file)


def both(status):
    return status["spare_ready"] and status["state"] == "attract"


@case("what is published holds from the next visitor on: visits that nobody has begun are replaced")
def _():
    with Terminal() as kiosk:
        before = kiosk.wait_for(both, "a spare")
        told = kiosk.publish(kiosk.publisher.sign(4, "dadeng", "*", "[Kiosk]\nhotline='4000'\n"))
        assert told.returncode == 0 and "Version 4" in told.stdout, told
        assert "hotline='4000'" in kiosk.effective()
        old = {before["visit_pid"], before["spare_pid"]}
        after = kiosk.wait_for(lambda s: both(s) and not {s["visit_pid"], s["spare_pid"]} & old, "new visits")
        assert after["settings_version"] == 4 and after["crashes"] == 0, after
        until(lambda: not any(map(is_alive, old)), "the old visits are gone")


@case("forged, old and foreign settings are refused with the reason, and those in force stay, over a restart too")
def _():
    with Terminal() as kiosk:
        kiosk.wait_for(both, "a spare")
        good = kiosk.publisher.sign(4, "dadeng", "lobby-1", "[Kiosk]\nhotline='4000'\n")
        assert kiosk.publish(good).returncode == 0
        for content, reason in [
            (Publisher().sign(5, "dadeng", "*", "[Kiosk]\nhotline='6666'\n"), "signature"),
            (good.replace(b"4000", b"6666"), "signature"),
            (good, "not newer than 4"),
            (kiosk.publisher.sign(3, "dadeng", "*", "[Kiosk]\nhotline='6666'\n"), "not newer than 4"),
            (kiosk.publisher.sign(5, "haicang", "*", "[Kiosk]\nhotline='6666'\n"), "another park"),
            (kiosk.publisher.sign(5, "dadeng", "lobby-2", "[Kiosk]\nhotline='6666'\n"), "another terminal"),
            (kiosk.publisher.sign(5, "dadeng", "*", "[Kiosk]\nhotline='6666'\nform-seconds=uint32 1\n"), "form-seconds"),
            (kiosk.publisher.sign(5, "dadeng", "*", "[Kiosk]\npark='haicang'\n"), "cannot be set"),
            (b"", "no such file"), (os.urandom(4000), "no such file"),
        ]:
            told = kiosk.publish(content)
            assert told.returncode == 1 and reason in told.stderr, (reason, told)
            assert "4000" in kiosk.effective() and "6666" not in kiosk.effective()
        kiosk.kill()
        kiosk.start()
        assert kiosk.wait_for(both, "a spare")["settings_version"] == 4
        assert "4000" in kiosk.effective()


@case("killed at any moment while settings are published: after the next start there are the old or the new ones, whole")
def _():
    with Terminal() as kiosk:
        kiosk.wait_for(both, "a spare")
        taken = 0
        for version in range(1, 13):
            content = kiosk.publisher.sign(version, "dadeng", "*", f"[Kiosk]\nhotline='{version}'\nrest-seconds=uint32 {version + 100}\n")
            file = kiosk.place / "published"
            file.write_bytes(content)
            teller = subprocess.Popen([PROGRAM, "--publish", file, "--runtime-dir", kiosk.runtime], stdout=subprocess.PIPE,
                                      stderr=subprocess.DEVNULL, text=True)
            if version % 4:
                time.sleep(version * 0.004)
                kiosk.kill()
            said = teller.communicate()[0]
            if not version % 4:
                kiosk.kill()
            kiosk.start()
            now = kiosk.wait_for(lambda status: True, "an answer")["settings_version"]
            assert now in (taken, version) and (now == version or "in force" not in said), (version, taken, now, said)
            taken = now
            if taken:
                assert f"hotline='{taken}'" in kiosk.effective() and f"rest-seconds={taken + 100}" in kiosk.effective().replace("uint32 ", "")
        assert taken == 12


os.environ.setdefault("LC_ALL", "C.UTF-8")
run()
