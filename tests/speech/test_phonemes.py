# SPDX-License-Identifier: LGPL-2.1-or-later
"""test_phonemes.py SAY READINGS PHRASES: what the voices make of what they are given, phoneme by phoneme.

A row of PHRASES: the visitor's language, what stands on the screen, what each voice is given, and the phonemes of espeak. With
KIOSK_WRITE_PHONEMES=1 the last two are written anew; whoever does that has read the differences."""
import csv
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from tap import case, run  # noqa: E402

say, readings, phrases = sys.argv[1:4]
del sys.argv[1:4]  # what is left are names of cases
with open(phrases, encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file))


def given():
    lines = "".join(f"{row['locale']}\t{row['text']}\n" for row in rows)
    said = subprocess.run([say, readings], input=lines, text=True, stdout=subprocess.PIPE, check=True).stdout
    return [[line.split("\t") for line in block.split("\n") if line] for block in said.split("\n\n")[:-1]]


SIGNS = {"cmn-latn-pinyin": "yo1 o1 yo1 o1.", "en": "zebra quilt zebra."}


def phonemes(voice, texts):
    """One process says all of them, with a sign between that parts them again."""
    said = subprocess.run(["espeak-ng", "-v", voice, "-q", "-x", "--stdin"], input="".join(f"{text}\n\n{SIGNS[voice]}\n\n" for text in texts),
                          text=True, stdout=subprocess.PIPE, check=True).stdout
    sign = subprocess.run(["espeak-ng", "-v", voice, "-q", "-x", "--", SIGNS[voice]], text=True, stdout=subprocess.PIPE, check=True).stdout
    return [" ".join(sound.split()) for sound in said.split(sign.strip())[:-1]]


parts = given()
sounds = {voice: iter(phonemes(voice, [text for row in parts for spoken, text in row if spoken == voice])) for voice in SIGNS}
heard = [[next(sounds[voice]) for voice, _ in row] for row in parts]
assert all(next(rest, None) is None for rest in sounds.values())


@case("a hundred phrases and more")
def _():
    assert len(rows) >= 100 and len(parts) == len(rows)
    assert {row["locale"] for row in rows} == {"zh_CN", "zh_TW", "en"}


@case("each voice is given what it says rightly")
def _():
    wrong = [(row["text"], got, row["given"]) for row, words in zip(rows, parts)
             if (got := " | ".join(f"{voice}: {text}" for voice, text in words)) != row["given"]]
    assert not wrong, wrong


@case("and makes these phonemes of it")
def _():
    wrong = [(row["text"], got, row["phonemes"]) for row, sounds in zip(rows, heard)
             if (got := " | ".join(sounds)) != row["phonemes"]]
    assert not wrong, wrong


@case("the Chinese voice spells nothing out in English")
def _():
    wrong = [(words, sound) for row, sounds in zip(parts, heard) for (voice, words), sound in zip(row, sounds)
             if voice != "en" and "(en)" in sound]
    assert not wrong, wrong


if os.environ.get("KIOSK_WRITE_PHONEMES"):
    with open(phrases, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["locale", "text", "given", "phonemes"])
        for row, words, sounds in zip(rows, parts, heard):
            writer.writerow([row["locale"], row["text"], " | ".join(f"{v}: {t}" for v, t in words), " | ".join(sounds)])
else:
    run()
