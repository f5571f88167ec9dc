# SPDX-License-Identifier: LGPL-2.1-or-later
"""Rules of the house that a machine can hold."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
from tap import Skip, case, run  # noqa: E402


def sources(*suffixes, under=("shell", "plugins", "gateway", "tests")):
    for folder in under:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in suffixes and path.is_file():
                yield path


def text(path):
    return path.read_text(encoding="utf-8")


@case("every C file names its licence first")
def _():
    bad = [str(p) for p in sources(".c", ".h") if not text(p).startswith("/* SPDX-License-Identifier: LGPL-2.1-or-later */")]
    assert not bad, bad


@case("no unfinished work is marked anywhere")
def _():
    words = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
    bad = [str(p) for p in sources(".c", ".h", ".ui", ".py", ".css") if words.search(text(p))]
    assert not bad, bad


@case("requests and parsing know nothing of GTK, and core of neither")
def _():
    gtk = re.compile(r"#include\s+<gtk|#include\s+\"kiosk\.h\"")
    bad = [str(p) for p in (ROOT / "plugins").rglob("*-client.[ch]") if gtk.search(text(p))]
    bad += [str(p) for p in (ROOT / "shell/lib/core").glob("*.[ch]") if gtk.search(text(p))]
    bad += [str(p) for p in sources(".c", ".h", under=("gateway", "shell/supervisor")) if gtk.search(text(p))]
    assert not bad, bad


@case("services link neither libsoup nor GStreamer")
def _():
    bad = [str(p) for p in sources(".c", ".h", under=("plugins",)) if re.search(r"#include <(libsoup|gst)/", text(p))]
    assert not bad, bad


@case("JSON is written by the one piece that writes what can be read again")
def _():
    bad = [str(p) for p in sources(".c", under=("shell", "plugins", "gateway"))
           if p.name != "kiosk-json.c" and re.search(r"\bjson_(to_string|generator_\w+) ?\(", text(p))]
    assert not bad, bad


@case("no function is over 80 lines, and the median is short")
def _():
    files = [str(p) for p in sources(".c", under=("shell", "plugins", "gateway"))]
    tags = subprocess.run(["ctags", "-L", "-", "--languages=C", "--kinds-C=f", "--fields=+ne", "-f", "-"], input="\n".join(files),
                          stdout=subprocess.PIPE, text=True, check=True).stdout
    lengths = []
    for line in tags.splitlines():
        begin, end = re.search(r"\tline:(\d+)", line), re.search(r"\tend:(\d+)", line)
        if begin and end:
            lengths.append((int(end[1]) - int(begin[1]) + 1, line.split("\t")[0]))
    long = [entry for entry in lengths if entry[0] > 80]
    median = sorted(length for length, _ in lengths)[len(lengths) // 2]
    print(f"# {len(lengths)} functions, median {median} lines")
    assert len(lengths) > 200 and not long and median <= 15, (median, long)


@case("every translation is complete")
def _():
    for po in sorted((ROOT / "po").glob("*.po")):
        said = subprocess.run(["msgfmt", "--check-format", "--statistics", "-o", "/dev/null", po], stderr=subprocess.PIPE, text=True)
        assert said.returncode == 0 and "untranslated" not in said.stderr and "fuzzy" not in said.stderr, f"{po.name}: {said.stderr}"
    assert len(list((ROOT / "po").glob("*.po"))) == 3


@case("every file with words for visitors is in POTFILES")
def _():
    listed = set((ROOT / "po" / "POTFILES").read_text().split())
    bad = []
    for path in sources(".ui", ".c", under=("shell", "plugins")):
        marked = 'translatable="yes"' in text(path) if path.suffix == ".ui" else "gi18n-lib.h" in text(path) and re.search(r'\b_\(|\b_ \(|N_\(', text(path))
        if marked and str(path.relative_to(ROOT)) not in listed:
            bad.append(str(path))
    assert not bad, bad


@case("every screen is well-formed")
def _():
    files = [str(p) for p in sources(".ui", under=("shell", "plugins"))]
    assert len(files) > 20
    subprocess.run(["xmllint", "--noout", *files], check=True)


@case("the version is the same everywhere")
def _():
    version = re.search(r"version: '([^']+)'", text(ROOT / "meson.build"))[1]
    assert f"## {version}" in text(ROOT / "NEWS.md"), version


@case("the flatpak's services are built for the interface number that there is")
def _():
    abi = re.search(r"^abi = '(\d+)'", text(ROOT / "meson.build"), re.MULTILINE)[1]
    extensions = sorted((ROOT / "flatpak").glob("*.Service.*.yml"))
    point = text(ROOT / "flatpak" / "org.parkkiosk.Kiosk.yml")
    assert extensions and re.search(rf"^    version: '{abi}'$", point, re.MULTILINE), abi
    bad = [path.name for path in extensions if not re.search(rf"^branch: '{abi}'$", text(path), re.MULTILINE)]
    assert not bad, bad


@case("no path of a machine and no registry is named")
def _():
    bad = []
    for path in subprocess.run(["git", "ls-files"], cwd=ROOT, stdout=subprocess.PIPE, text=True).stdout.split():
        file = ROOT / path
        if file.suffix in {".png", ".po", ".webp"} or not file.is_file():
            continue
        if re.search(r"/ro" r"ot/|/wo" r"rk/|registry\.npm", file.read_text(encoding="utf-8", errors="replace")):
            bad.append(path)
    assert not bad, bad


run()
