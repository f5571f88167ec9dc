# SPDX-License-Identifier: LGPL-2.1-or-later
"""How quick and how small the kiosk is, beside an empty window of GTK in the same minute. Times are from the touch or the
start to the pixel on the X server's screen; processor time and memory are the kernel's figures."""
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from gateway import BUILD, Gateway  # noqa: E402
from pixel import Screen, is_dark, is_light  # noqa: E402
from report import report  # noqa: E402
from touch import BEGIN, END  # noqa: E402
from visitor import Visitor, glass  # noqa: E402

ROUNDS = int(os.environ.get("KIOSK_BENCH_ROUNDS", "9"))
QUIET = 30  # seconds
STILL = 15
SUITE = "terminal"
INVITATION = "轻触屏幕开始"
NOTE = "median of {n}, {low:.0f} to {high:.0f} ms; load {load:.1f}"

width, height = map(int, os.environ["KIOSK_SCREEN"].split("x"))
finger = glass(width, height)
screen = Screen()


def touch(place):
    """The moment at which the finger is lifted again."""
    finger.event(BEGIN, *place)
    lifted = time.monotonic()
    finger.event(END, *place)
    return lifted


def tell_times(name, times, aim=None):
    times = [seconds * 1000 for seconds in times]
    note = NOTE.format(n=len(times), low=min(times), high=max(times), load=os.getloadavg()[0])
    report(SUITE, name, round(statistics.median(times), 1), "ms", aim, note)
    return statistics.median(times)


def memory(pid, kind):
    """In MB: "Pss" counts a page that several programs have in part, "Rss" in full."""
    rollup = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(re.search(rf"^{kind}:\s+(\d+)", rollup, re.M)[1]) / 1024


def tell_memory(what, pid, aim=None):
    report(SUITE, f"memory: {what}", round(memory(pid, "Pss"), 1), "MB PSS", aim,
           f"{memory(pid, 'Rss'):.0f} MB with all that is shared")


def busy(*pids):
    """Seconds of processor time that @pids have had, by the clocks of clock_getcpuclockid(): the ticks of /proc/PID/stat are a
    third of what is looked for here."""
    return sum(time.clock_gettime((~pid << 3) | 2) for pid in pids)


def load_of(pids, seconds):
    """Per cent of a processor."""
    before, begun = busy(*pids), time.monotonic()
    time.sleep(seconds)
    return (busy(*pids) - before) / (time.monotonic() - begun) * 100


class EmptyWindow:
    middle = (width // 2, height // 2)

    def __enter__(self):
        begun = time.monotonic()
        self.process = subprocess.Popen([BUILD / "tests" / "bench" / "empty-window"])
        self.took = screen.wait_for(self.middle, is_light) - begun
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        screen.wait_for(self.middle, is_dark)


class Kiosk(Visitor):
    """The places of the touch are found by their names, once; the waiting is for pixels."""

    def start(self):
        self.begun = time.monotonic()
        super().start()

    def place_of(self, what):
        x, y, w, h = self.box(self.find(what, "push button", patience=30))
        return x + w / 2, y + h / 2, x + h / 2, y + h / 2  # the middle, and beside the words

    def wait_for_spare(self):
        self.wait_for(lambda status: status["state"] == "attract" and status["spare_ready"], "a spare", 30)
        time.sleep(0.5)  # until both are at rest


def bench_cold_start(gateway, invitation):
    ours, empty = [], []
    for _ in range(ROUNDS):
        with EmptyWindow() as window:
            empty.append(window.took)
        with Kiosk(gateway) as kiosk:
            ours.append(screen.wait_for(invitation, is_light) - kiosk.begun)
        screen.wait_for(invitation, is_dark)
    tell_times("cold start to attract: the program is started, the attract screen is to be seen", ours)
    tell_times("the same of an empty window", empty)
    report(SUITE, "cold start to attract, over that of an empty window", round(statistics.median(ours) / statistics.median(empty), 2), "×", "<= 1.5")


def bench_engine(gateway, invitation):
    """What the keyboard's engine, which is loaded when there is nothing else to do, adds to the start of a visit."""
    times, work, sizes = {True: [], False: []}, {True: [], False: []}, {True: [], False: []}
    for _ in range(ROUNDS):
        for engine in True, False:
            with Kiosk(gateway, environment=None if engine else {"KIOSK_INPUT_DIR": "/nonexistent"}) as kiosk:
                times[engine].append(screen.wait_for(invitation, is_light) - kiosk.begun)
                kiosk.wait_for_spare()
                pid = kiosk.status()["visit_pid"]
                work[engine].append(busy(pid))
                sizes[engine].append(memory(pid, "Pss"))
            screen.wait_for(invitation, is_dark)
    tell_times("cold start to attract with the keyboard's engine", times[True])
    tell_times("cold start to attract without it", times[False])
    for what, unit, values in ("processor time of a visit's start", "ms", work), ("memory of a visit that waits", "MB PSS", sizes):
        scale = 1000 if unit == "ms" else 1
        for engine in True, False:
            report(SUITE, f"{what}, {'with' if engine else 'without'} the keyboard's engine", round(statistics.median(values[engine]) * scale, 1), unit)


def bench_touch(gateway):
    """Returns the place at which the invitation is lighter than anything else."""
    home, swap, empty = [], [], []
    with Kiosk(gateway) as kiosk:
        x, y, *invitation = kiosk.place_of(INVITATION)
        kiosk.wait_for_spare()
        kiosk.finger.tap(x, y)
        end_x, end_y, *_ = kiosk.place_of("结束服务")
        paper = (width // 2, height - 12)  # of the bottom bar: light at home, dark on the attract screen
        kiosk.finger.tap(end_x, end_y)
        for _ in range(ROUNDS):
            screen.wait_for(paper, is_dark)
            kiosk.wait_for_spare()
            lifted = touch((x, y))
            home.append(screen.wait_for(paper, is_light) - lifted)
            time.sleep(0.8)
            lifted = touch((end_x, end_y))
            swap.append(screen.wait_for(paper, is_dark) - lifted)
    for _ in range(ROUNDS):
        with EmptyWindow() as window:
            time.sleep(0.5)
            lifted = touch(window.middle)
            empty.append(screen.wait_for(window.middle, is_dark) - lifted)
    tell_times("touch to home", home, "<= 100")
    tell_times("end of a visit to attract", swap, "< 100")
    tell_times("touch to the next picture of an empty window", empty)
    report(SUITE, "touch to home, over that of an empty window", round(statistics.median(home) / statistics.median(empty), 1), "×")
    return tuple(invitation)


def bench_size_and_rest(gateway):
    with EmptyWindow() as window:
        time.sleep(2)
        report(SUITE, "idle: an empty window", round(load_of([window.process.pid], QUIET), 2), "% of a processor", note=f"over {QUIET} s")
        tell_memory("an empty window", window.process.pid)
    with Kiosk(gateway) as kiosk:
        kiosk.wait_for_spare()
        status = kiosk.status()
        pids = [kiosk.process.pid, status["visit_pid"], status["spare_pid"]]
        time.sleep(2)
        report(SUITE, "idle: the kiosk with its own backdrop", round(load_of(pids, QUIET), 2), "% of a processor", "< 0.5",
               f"supervisor, visit and spare, over {QUIET} s")
        tell_memory("the supervisor", pids[0], "< 10")
        tell_memory("the visit on the screen", pids[1])
        tell_memory("the spare", pids[2])


def with_media(directory, *items):
    text = "".join(f"[{name}]\n" + "".join(f"{key}={value}\n" for key, value in keys.items()) for name, keys in items)
    (directory / "list.playlist").write_text(text)
    return {"playlist": f"'{directory}/list.playlist'"}


def bench_stills(gateway, directory):
    for name, colours in (("a", "navy-gold"), ("b", "teal-white"), ("c", "purple-orange")):
        subprocess.run(["convert", "-size", "1080x1920", f"plasma:{colours}", directory / f"{name}.jpg"], check=True)
    settings = with_media(directory, *((name, {"File": f"{name}.jpg", "Seconds": STILL}) for name in "abc"))
    with Kiosk(gateway, settings=settings) as kiosk:
        kiosk.wait_for_spare()
        status = kiosk.status()
        time.sleep(2 * STILL + 2)  # each still's memory was touched once
        report(SUITE, "idle: the kiosk with stills", round(load_of([kiosk.process.pid, status["visit_pid"], status["spare_pid"]], QUIET), 2),
               "% of a processor", "< 0.5", f"1080×1920 JPEG, another one every {STILL} s, over {QUIET} s")


def bench_film(gateway, directory):
    film = directory / "film.webm"
    size = f"width={width},height={height}"
    subprocess.run(["gst-launch-1.0", "-q", "videotestsrc", "pattern=ball", "num-buffers=300", "!", f"video/x-raw,{size},framerate=30/1", "!",
                    "vp8enc", "deadline=1", "cpu-used=16", "target-bitrate=4000000", "!", "webmmux", "!", "filesink", f"location={film}"], check=True)
    decoding = subprocess.Popen(["gst-launch-1.0", "-q", "filesrc", f"location={film}", "!", "matroskademux", "!", "vp8dec", "!", "fakesink",
                                 "sync=true"])
    time.sleep(1)
    alone = load_of([decoding.pid], 6)
    decoding.wait()
    report(SUITE, "a film: decoding alone, without a picture", round(alone, 1), "% of a processor", note="1080p, 30 pictures a second, VP8, no GPU")
    with Kiosk(gateway, settings=with_media(directory, ("film", {"File": "film.webm"}))) as kiosk:
        kiosk.wait_for_spare()
        status = kiosk.status()
        report(SUITE, "a film: the kiosk", round(load_of([kiosk.process.pid, status["visit_pid"], status["spare_pid"]], 20), 1), "% of a processor",
               "< 50", f"the same in a loop, over 20 s; load {os.getloadavg()[0]:.1f}")
        tell_memory("the visit with a film", status["visit_pid"])


with tempfile.TemporaryDirectory() as media, Gateway(demo=True) as server:
    parts = sys.argv[1:] or ["touch", "engine", "size", "stills", "film"]
    if "touch" in parts or "engine" in parts:
        place = bench_touch(server)
    if "touch" in parts:
        bench_cold_start(server, place)
    if "engine" in parts:
        bench_engine(server, place)
    if "size" in parts:
        bench_size_and_rest(server)
    if "stills" in parts:
        bench_stills(server, pathlib.Path(media))
    if "film" in parts:
        bench_film(server, pathlib.Path(media))
