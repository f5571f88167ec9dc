# SPDX-License-Identifier: LGPL-2.1-or-later
"""The day of the course: checking in by camera and by hand, the certificate afterwards; and seats that are never old."""
import contextlib
import pathlib
import re
import sqlite3
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from applicant import Applicant  # noqa: E402
from film import SAID, media  # noqa: E402
from gateway import BUILD, Gateway  # noqa: E402
from report import report  # noqa: E402
from tap import case, run  # noqa: E402
from training import COURSE, School, TimedGateway  # noqa: E402
from visitor import PATIENCE  # noqa: E402

MOST_AGE = 10   # seconds
AGE_IN_LIST = re.compile("^暂时连接不上，名额是 \\d+ (秒|分钟)前的数据。$")
AGE_ON_TILE = re.compile("^余 \\d+ 席 · \\d+ (秒|分钟)前$")


def value(gateway, sql):
    with contextlib.closing(sqlite3.connect(f"file:{gateway.database}?mode=ro", uri=True)) as database:
        return database.execute(sql).fetchone()[0]


def sees_soon(visitor, words, where):
    """Within the age that seats may have, unless the machine is busy."""
    began = time.monotonic()
    visitor.sees(words, patience=max(MOST_AGE, PATIENCE))
    report("training", f"a sign-up elsewhere is seen {where} after", time.monotonic() - began, "s", aim=f"< {MOST_AGE}")


def state(gateway, code):
    return value(gateway, f"SELECT state FROM signups WHERE code = '{code}'")


@case("a course has a film, with what is said and what is seen")
def _():
    with TimedGateway(demo=True) as gateway, media("course") as folder, \
            Applicant(gateway, settings={"audio-sink": "'fakesink sync=true'"}, environment={"KIOSK_MEDIA_DIR": folder}) as visitor:
        school = School(gateway)
        assert school.put("courses/FILM-1", COURSE | {"title": "看影片学通关", "video": "course.webm"}).status == 201
        school.plan(course="FILM-1")
        visitor.begin()
        visitor.button("人才培训")
        visitor.tap("看影片学通关")
        visitor.sees("课程短片")
        visitor.button("口述影像")
        visitor.button("播放影片")
        visitor.find("停止朗读", "push button")
        visitor.sees(SAID)
        visitor.picture("training-film")
        visitor.button("返回")
        visitor.find("朗读", "push button")


@case("the code on a receipt is held to the camera, and its holder is checked in")
def _():
    with Gateway(demo=True) as gateway:
        picture = gateway.directory / "receipt.png"
        subprocess.run([BUILD / "tests" / "ui" / "camera" / "hold", "qr", "人才培训 · 受理编号: HC-20261127-0007 · 报名码: DEMD2345", picture], check=True)
        # a busy machine may take long to open its first camera, which looks for all of GStreamer's plugins
        with Applicant(gateway, settings={"camera": f"'{picture.as_uri()}'"}, options=["--hang-limit", "30000"]) as visitor:
            visitor.begin()
            visitor.button("人才培训")
            visitor.button("现场签到")
            visitor.sees("签到成功", "跨境电商平台运营入门", patience=25)
            visitor.picture("training-checked-in")
            assert state(gateway, "DEMD2345") == "attended"


@case("a code is typed; too early is told with the time, and a wrong one with what to do")
def _():
    with Gateway(demo=True) as gateway, Applicant(gateway, settings={"camera": "'none'"}) as visitor:
        visitor.begin()
        visitor.button("人才培训")
        visitor.button("现场签到")
        visitor.type("DEMA2345")
        visitor.key("现场签到")
        begins = value(gateway, "SELECT begins_at FROM course_sessions WHERE code = 'HC-9810-1'")
        month, day = int(begins[5:7]), int(begins[8:10])
        visitor.sees(f"还没到签到时间，{month} 月 {day} 日 13:30 起可以签到。")
        visitor.picture("training-too-early")
        assert state(gateway, "DEMA2345") == "confirmed"
        visitor.tap("报名码", "text")
        visitor.erase(8)
        visitor.type("DEMZ2345")
        visitor.key("现场签到")
        visitor.sees("没有找到这个报名码，请与报名凭证核对，或到服务台咨询。")
        visitor.tap("报名码", "text")
        visitor.erase(8)
        visitor.type("demd2345")
        visitor.put_away()
        visitor.picture("training-check-in")
        visitor.button("现场签到")
        visitor.sees("签到成功")
        assert state(gateway, "DEMD2345") == "attended"


@case("a certificate is shown to its holder in full, and to others with a masked name")
def _():
    with Gateway(demo=True) as gateway, Applicant(gateway) as visitor:
        visitor.language = "en"
        number = value(gateway, "SELECT number FROM certificates")
        visitor.begin("Touch to start")
        visitor.button("Talent training")
        visitor.button("Certificates")
        visitor.type(number.replace("-", ""))
        visitor.next_field()
        visitor.type("7788")
        visitor.key("Look up")
        visitor.sees("陈**", f"No. {number}")
        visitor.picture("training-en-certificate")
        visitor.button("All right")
        visitor.button("My sign-ups")
        visitor.type("DEME2345")
        visitor.next_field()
        visitor.type("7788")
        visitor.key("Look up")
        visitor.button("Show the certificate")
        visitor.sees("陈海燕", f"No. {number}", "Exporting to overseas warehouses (9810)")
        visitor.picture("training-en-certificate-of-holder")
        assert "Print the certificate" not in visitor.everything(), "there is no printer"


@case("seats are never older than ten seconds, on the tile and in the list, and tell their age while the gateway is away")
def _():
    with Gateway(demo=True) as gateway, Applicant(gateway) as visitor:
        school = School(gateway)
        free = gateway.get("/v1/training/seats").json["free"]
        visitor.begin()
        visitor.sees(f"余 {free} 席")
        school.sign_up("HC-9810-1")
        sees_soon(visitor, f"余 {free - 1} 席", "on the tile")
        visitor.button("人才培训")
        visitor.sees("还剩 11 个名额")
        school.sign_up("HC-9810-1")
        sees_soon(visitor, "还剩 10 个名额", "in the list")

        gateway.kill()
        visitor.find(AGE_IN_LIST, patience=25)
        visitor.picture("training-seats-of-before")
        visitor.button("返回")
        visitor.find(AGE_ON_TILE, patience=15)
        visitor.picture("training-tile-of-before")

        gateway.start()
        visitor.sees(f"余 {free - 2} 席", patience=20)


run()
