# SPDX-License-Identifier: LGPL-2.1-or-later
"""kiosk-check as a program: check_program.py PROGRAM"""
import csv
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from gateway import SHARED_DATA  # noqa: E402
from tap import Skip, case, run  # noqa: E402

PROGRAM = sys.argv.pop(1)


def check(kind, text):
    data = text if isinstance(text, bytes) else text.encode()
    return subprocess.run([PROGRAM, kind], input=data, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@case("a value a line in, a verdict a line out")
def _():
    answer = check("uscc", "91350205madem0011d\n91350205MADEM0011X\n\n")
    lines = answer.stdout.decode().split("\n")
    assert lines[0] == "ok 91350205MADEM0011D"
    assert lines[1].startswith("bad ") and lines[2].startswith("bad ") and lines[3] == ""
    assert answer.returncode == 0


@case("CRLF, a missing last line end, NUL, bytes that are not UTF-8 and a very long line do no harm")
def _():
    answer = check("mobile_cn", b"13800138000\r\n138\x0000138000\n\xff\xfe\n" + b"1" * 1_000_000 + b"\n13800138000")
    lines = answer.stdout.decode().splitlines()
    assert [line[:3] for line in lines] == ["ok ", "bad", "bad", "bad", "ok "], lines


@case("an unknown kind is named")
def _():
    answer = check("no_such_kind", "")
    assert answer.returncode == 2 and b"no_such_kind" in answer.stderr


@case("taxes are exact to the cent on the shared cases")
def _():
    file = SHARED_DATA / "tax" / "tax_cases_visible.csv"
    if not file.exists():
        raise Skip("the shared cases are not here")
    answer = check("tax", file.read_bytes())
    got = list(csv.reader(answer.stdout.decode().splitlines()))
    rows = list(csv.DictReader(file.open()))
    assert got[0] == ["duty", "ct", "vat", "total"] and len(rows) == len(got) - 1 > 10
    for row, line in zip(rows, got[1:]):
        assert line == [row["duty_cny"], row["ct_cny"], row["vat_cny"], row["total_cny"]], row["case"]


@case("a bad row says so and the others are computed")
def _():
    answer = check("tax", "factor,value,vat,ct,duty\r\n0.7,1000,0.13,0,0\r\n0.7,abc,0.13,0,0\r\n0.7,1000,0.13,0,0\r\n")
    lines = answer.stdout.decode().splitlines()
    assert lines[1] == lines[3] == "0.00,0.00,91.00,91.00" and lines[2].startswith("error,")
    assert answer.returncode == 1


@case("a missing column is named")
def _():
    answer = check("tax", "value,vat\n1,2\n")
    assert answer.returncode == 1 and "ct" in answer.stderr.decode()


run()
