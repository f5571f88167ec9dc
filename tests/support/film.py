# SPDX-License-Identifier: LGPL-2.1-or-later
"""A media folder with a film of half a minute, what is said in it, and what is only seen."""
import contextlib
import pathlib
import subprocess
import tempfile

SAID, SEEN = "海关扣留货物后会通知双方", "两名关员打开货车的后门，取出一只纸箱，放在桌上。"


@contextlib.contextmanager
def media(name):
    with tempfile.TemporaryDirectory() as directory:
        subprocess.run(["gst-launch-1.0", "-q", "videotestsrc", "num-buffers=150", "pattern=ball", "!", "video/x-raw,width=640,height=360,framerate=5/1",
                        "!", "videoconvert", "!", "vp8enc", "deadline=1", "!", "webmmux", "!", "filesink", f"location={directory}/{name}.webm"], check=True)
        for kind, times, words in ("zh_CN", "00:00.000 --> 00:30.000", SAID), ("zh_CN.description", "00:01.000 --> 00:02.000", SEEN):
            pathlib.Path(directory, f"{name}.{kind}.vtt").write_text(f"WEBVTT\n\n{times}\n{words}\n", encoding="utf-8")
        yield directory
