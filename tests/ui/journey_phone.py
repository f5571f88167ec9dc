# SPDX-License-Identifier: LGPL-2.1-or-later
"""Documents come from the visitor's phone, which is a real Chromium that opens the code on the screen."""
import contextlib
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from gateway import BUILD, Gateway  # noqa: E402
from phone import Phone  # noqa: E402
from report import report  # noqa: E402
from tap import case, run  # noqa: E402
from visitor import Visitor  # noqa: E402

SERVICES = BUILD / "tests" / "ui" / "camera"

# What a hostile phone sends: sealed rightly, and no photograph.
SEND_TEXT = """
const [number, done] = arguments;
const [token, secret] = location.hash.slice(1).split(".");
const raw = Uint8Array.from(atob(secret.replace(/-/g, "+").replace(/_/g, "/")), letter => letter.charCodeAt(0));
(async () => {
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt"]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const additionalData = new TextEncoder().encode(String(number));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, key, new TextEncoder().encode("<svg onload='x'/>"));
  const data = btoa(String.fromCharCode(...iv, ...new Uint8Array(sealed)));
  const answer = await fetch("v1/phone/pages", { method: "POST", headers: { "Content-Type": "application/json" },
                                                 body: JSON.stringify({ token, number, data }) });
  done(answer.status);
})();
"""


@contextlib.contextmanager
def papers(gateway):
    with Visitor(gateway, plugin_dirs=[SERVICES], settings={"camera": "'none'", "handoff-url": f"'{gateway.url}'"}) as visitor:
        visitor.begin()
        visitor.button("语言")
        visitor.button("English")
        visitor.button("Papers")
        yield visitor


def scan(visitor):
    """What a phone reads in the code on the screen."""
    visitor.sees("Continue on your phone")
    visitor.picture("phone-code")
    said = subprocess.run(["zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", visitor.pictures / "phone-code.png"], text=True, check=True,
                          stdout=subprocess.PIPE)
    return said.stdout.strip()


def rows(gateway, sql):
    with contextlib.closing(sqlite3.connect(f"file:{gateway.database}?mode=ro", uri=True)) as database:
        return database.execute(sql).fetchall()


@case("photographs are sent from a phone, seen on the terminal, and handed in")
def _():
    with tempfile.TemporaryDirectory() as directory, Gateway(demo=True) as gateway, papers(gateway) as visitor, Phone("en") as phone:
        page, note = (pathlib.Path(directory) / name for name in ("page.png", "note.txt"))
        subprocess.run([SERVICES / "hold", "page", "canary-48151623", page], check=True)
        note.write_text("no picture")
        visitor.button("Use your phone")
        url = scan(visitor)
        assert url.startswith(gateway.url + "/phone#"), url
        phone.open(url)
        phone.sees("Take a photograph", "Still 10 min, and 4 photographs.")
        visitor.sees("Your phone is connected")
        phone.choose("#choose", note)
        phone.sees("This is no picture")
        phone.choose("#take", page)
        phone.sees("It is on the terminal")
        sent = time.monotonic()
        visitor.sees("Page 1 came from your phone.")
        report("handoff", "from the phone's word that a picture was sent to the picture on the terminal", round((time.monotonic() - sent) * 1000), "ms",
               aim="< 2000")
        phone.picture(visitor.pictures / "phone-page.png")
        visitor.picture("phone-first")
        phone.choose("#choose", page)
        visitor.sees("Page 2 came from your phone.")
        gateway.wait_for(lambda: rows(gateway, "SELECT * FROM handoff_pages") == [], 10, "the gateway has deleted what was fetched")
        assert b"/9j/" not in b"".join(file.read_bytes() for file in gateway.files()), "a photograph lies at the gateway in clear"
        visitor.picture("phone-second")
        visitor.button("Remove page")
        visitor.button("Another page")
        visitor.sees("Your phone is connected")
        visitor.picture("phone-connected")
        assert phone.run_async(SEND_TEXT, 3) == 200
        visitor.sees("What came from your phone is no photograph that can be read.")
        visitor.button("Next")
        visitor.tap("Name", "text")
        visitor.type("chen")
        visitor.key("Next field")
        visitor.type("13800138001")
        visitor.key("Hide keyboard")
        visitor.button("Next")
        visitor.sees("1 page")
        visitor.button("Submit")
        visitor.sees("The papers are in", patience=25)
        assert [(number, data[:4]) for number, data in rows(gateway, "SELECT page, data FROM photos")] == [(1, "/9j/")]


@case("a code is for one phone, and dead when its step is left")
def _():
    with Gateway(demo=True) as gateway, papers(gateway) as visitor, Phone("zh-TW") as phone:
        visitor.button("Use your phone")
        url = scan(visitor)
        phone.open(url)
        phone.sees("拍照", "還可傳送 4 張")
        with Phone("zh-CN") as other:
            other.open(url)
            other.sees("此二维码已被另一部手机打开")
            phone.open(url)
            phone.sees("還可傳送 4 張")
            visitor.button("Next")
            visitor.sees("How can we reach you?")
            gateway.wait_for(lambda: rows(gateway, "SELECT * FROM handoffs") == [], 10, "the hand-off is forgotten")
            for browser, words in ((phone, "此 QR 碼已失效"), (other, "此二维码已失效")):
                browser.open(url)
                browser.sees(words)


run()
