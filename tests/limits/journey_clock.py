# SPDX-License-Identifier: LGPL-2.1-or-later
"""The wall clock is set while a visitor is being served, and while nobody is there."""
import datetime
import pathlib
import re
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from clock import WallClock  # noqa: E402
from gateway import BUILD, Gateway  # noqa: E402
from tap import case, run  # noqa: E402
from visitor import Visitor  # noqa: E402

GREETING = "您好，请选择要办理的服务"
VISIT = BUILD / "shell" / "visit" / "park-kiosk-visit"
gateway = Gateway(demo=True)


def at(words):
    """How far the clock has to be set to show that time in Xiamen now, a few seconds before the minute is over."""
    wanted = datetime.datetime.fromisoformat(words + "+08:00") + datetime.timedelta(seconds=52)
    return f"{wanted.timestamp() - time.time():+.0f}"


@case("a clock set forth and back ends no visit, and lengthens none")
def _():
    with tempfile.TemporaryDirectory() as folder:
        clock = WallClock(pathlib.Path(folder), VISIT)
        settings = {"browse-seconds": "uint32 8", "warning-seconds": "uint32 6"}
        with Visitor(gateway, settings=settings, environment=clock.environment) as visitor:
            visitor.begin()
            visitor.sees(GREETING)
            begun = time.monotonic()
            for jump in (at("2038-01-19 11:14"), at("1999-12-31 23:59"), at("2028-02-29 12:00"), "-3600"):
                clock.set(jump)
                time.sleep(0.6)
                visitor.does_not_see("您还在吗？", patience=0.1)
            visitor.find("您还在吗？", patience=20)
            assert 5 <= time.monotonic() - begun <= 16, time.monotonic() - begun
            visitor.find("轻触屏幕开始", patience=20)


@case("opening hours follow the clock within the minute; leap day and the days after 2038 are like others")
def _():
    with tempfile.TemporaryDirectory() as folder:
        clock = WallClock(pathlib.Path(folder), VISIT)
        clock.set(at("2028-02-29 20:29"))
        with Visitor(gateway, settings={"opening-hours": "'mon-fri 08:30-20:30'"}, environment=clock.environment) as visitor:
            visitor.find("轻触屏幕开始", patience=20)
            visitor.find("现在休息中", patience=20)
            visitor.find("2028-03-01  08:30")
            visitor.find(re.compile("2月29日"))


with gateway:
    run()
