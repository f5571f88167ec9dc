# SPDX-License-Identifier: LGPL-2.1-or-later
"""A film of one second, again and again on the attract screen, and no growth."""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from memory import memory  # noqa: E402
from report import report  # noqa: E402
from search import descendants  # noqa: E402
from tap import case, run  # noqa: E402
from visitor import Visitor  # noqa: E402

MINUTES = float(os.environ.get("KIOSK_PROOF_MINUTES", "0.5"))
WARM = 8            # seconds, until all that playing takes is there
MOST_GROWTH = 2048  # kB: threads of decoders come and go, and their stacks with them


def holders(visitor, film):
    """The processes that have it open, which is while they play it."""
    for pid in descendants(visitor.process.pid):
        try:
            if any(os.readlink(fd) == str(film) for fd in pathlib.Path(f"/proc/{pid}/fd").iterdir()):
                yield pid
        except OSError:
            continue


def player(visitor, film):
    end = time.monotonic() + 60
    while not (found := list(holders(visitor, film))):
        assert time.monotonic() < end, "nobody plays the film"
        time.sleep(0.02)
    return found[0]


def highest(pid, seconds):
    """The most that it takes within that time, in kB in no file."""
    end, most = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        most = max(most, memory(pid)["Anonymous"])
        time.sleep(0.2)
    return most


@case(f"{MINUTES:g} minutes of a film in a loop take no more memory than the first of them")
def _():
    with tempfile.TemporaryDirectory() as directory:
        film, playlist = pathlib.Path(directory, "film.webm"), pathlib.Path(directory, "list")
        subprocess.run(["gst-launch-1.0", "-q", "videotestsrc", "num-buffers=10", "!", "video/x-raw,width=640,height=360,framerate=10/1", "!",
                        "videoconvert", "!", "vp8enc", "deadline=1", "!", "webmmux", "!", "filesink", f"location={film}"], check=True)
        playlist.write_text("[film]\nFile=film.webm\n")
        with Visitor(url="http://127.0.0.1:9", settings={"playlist": f"'{playlist}'"}) as visitor:
            pid = player(visitor, film)
            time.sleep(WARM)
            early = highest(pid, 4)
            descriptors = len(os.listdir(f"/proc/{pid}/fd"))
            time.sleep(max(MINUTES * 60 - WARM - 8, 1))
            late = highest(pid, 4)
            assert player(visitor, film) == pid, "it plays no more"
            report("media", f"memory gained by a film in a loop, {MINUTES:g} minutes", late - early, "kB", aim=f"<= {MOST_GROWTH}",
                   note=f"{early} kB after {WARM} s; KIOSK_PROOF_MINUTES makes it longer")
            assert late - early <= MOST_GROWTH, (early, late)
            assert len(os.listdir(f"/proc/{pid}/fd")) <= descriptors + 20


run()
