# SPDX-License-Identifier: LGPL-2.1-or-later
"""A real Chromium, driven as a person does: by the words on the page, with clicks and keys.

    with Browser(1280, 800) as browser:
        browser.open(gateway.url + "/console/")
        browser.write("员工令牌", token)
        browser.press("登录")
        browser.read("海沧园区")
"""
import base64
import http.client
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

PATIENCE = float(os.environ.get("KIOSK_TEST_PATIENCE", 30))  # seconds
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # of the WebDriver recommendation, 11.1
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "Space": " ", "Down": "\ue015", "Up": "\ue013", "Backspace": "\ue003"}
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
             "--disable-sync", "--disable-dev-shm-usage", "--no-proxy-server", "--hide-scrollbars"]

# The part of the page that can be used: the dialog, where there is one.
ROOT = "const root = document.querySelector('dialog[open]') ?? document.body; const told = e => (e.getAttribute('aria-label') ?? e.textContent).trim();"
SEEN = "const seen = e => e.checkVisibility({checkVisibilityCSS: true});"


def is_there():
    return shutil.which("chromium") is not None and shutil.which("chromedriver") is not None


class Browser:
    def __init__(self, width, height, language="zh-CN", downloads=None):
        self.profile = tempfile.mkdtemp(prefix="chromium-")
        self.width, self.height = width, height
        self.language = language
        self.downloads = downloads
        self.driver = None
        self.session = None

    def __enter__(self):
        environment = {**os.environ, "HOME": self.profile, "LANGUAGE": self.language.replace("-", "_")}
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment)
        for line in self.driver.stdout:
            if "successfully on port" in line:
                self.port = int(line.rstrip(".\n").rpartition(" ")[2])
                break
        preferences = {"intl.accept_languages": self.language, "download.default_directory": str(self.downloads or self.profile), "download.prompt_for_download": False}
        options = {"args": [*ARGUMENTS, f"--user-data-dir={self.profile}/profile", f"--window-size={self.width},{self.height}", f"--lang={self.language}"],
                   "binary": shutil.which("chromium"), "prefs": preferences}
        asked = {"browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
        self.session = self.ask("POST", "/session", {"capabilities": {"alwaysMatch": asked}}, whole=True)["sessionId"]
        self.resize(self.width, self.height)
        return self

    def __exit__(self, *_):
        if self.session is not None:
            self.ask("DELETE", "")
        self.driver.terminate()
        self.driver.wait(20)
        self.driver.stdout.close()
        shutil.rmtree(self.profile, ignore_errors=True)

    def ask(self, method, path, body=None, whole=False):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        where = path if whole else f"/session/{self.session}{path}"
        try:
            connection.request(method, where, json.dumps(body if body is not None else {}) if method == "POST" else None, {"Content-Type": "application/json"})
            value = json.loads(connection.getresponse().read())["value"]
        finally:
            connection.close()
        if isinstance(value, dict) and "error" in value:
            raise RuntimeError(f"{value['error']}: {value['message'].splitlines()[0]}")
        return value

    def resize(self, width, height):
        """So that the page itself has that size."""
        for _ in range(2):
            inner = self.run("return [innerWidth, innerHeight]")
            rect = self.ask("GET", "/window/rect")
            self.ask("POST", "/window/rect", {"width": rect["width"] + width - inner[0], "height": rect["height"] + height - inner[1]})
            self.wait(lambda: self.run("return document.readyState") == "complete")

    # what is there

    def run(self, script, *arguments):
        return self.ask("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def wait(self, condition, what="the condition"):
        end = time.monotonic() + PATIENCE
        while not (found := condition()):
            if time.monotonic() > end:
                raise AssertionError(f"{what} did not come true; on the page: {self.text()[:3000]}")
            time.sleep(0.05)
        return found

    def text(self):
        """What can be read."""
        return self.run(f"{ROOT} return root.innerText")

    def read(self, *words):
        """Waits until all of them stand on the page."""
        for word in words:
            self.wait(lambda word=word: word in self.text(), f"“{word}”")

    def misses(self, word):
        return word not in self.text()

    def find(self, kinds, word, inside="root"):
        """An element of these kinds (a selector) that says the word, exactly if there is one, else as a part of it."""
        script = (f"{ROOT}{SEEN} const scope = {inside}; const all = [...(scope?.querySelectorAll(arguments[0]) ?? [])].filter(seen);"
                  "return all.find(e => told(e) === arguments[1]) ?? all.find(e => told(e).includes(arguments[1])) ?? null")
        return self.wait(lambda: self.run(script, kinds, word), f"“{word}”")

    def has(self, kinds, word):
        return self.run(f"{ROOT}{SEEN} return [...root.querySelectorAll(arguments[0])].some(e => seen(e) && told(e).includes(arguments[1]))", kinds, word)

    def input(self, label, section=None):
        """The field with that label; of the section with that title, where one is told."""
        script = (f"{ROOT}{SEEN} const part = arguments[1] ? [...root.querySelectorAll('section')].find(e => e.querySelector('h2')?.textContent === arguments[1]) : root;"
                  "const labels = [...part?.querySelectorAll('label') ?? []].filter(seen);"
                  "const label = labels.find(e => told(e) === arguments[0]) ?? labels.find(e => told(e).includes(arguments[0]));"
                  "return label?.control ?? null")
        return self.wait(lambda: self.run(script, label, section), f"the field “{label}”")

    # what is done

    def open(self, url):
        self.ask("POST", "/url", {"url": url})

    def click(self, element):
        self.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
        self.ask("POST", f"/element/{element[ELEMENT]}/click")

    def on(self, find, act):
        """Does something with an element; again with the new one, where the page has just been made anew."""
        def done():
            try:
                act(find())
            except RuntimeError as error:
                if "stale element" not in str(error):
                    raise
                return False
            return True
        self.wait(done, "an element that stays")

    def press(self, word, kinds="button, a, summary"):
        self.on(lambda: self.find(kinds, word), self.click)

    def tick(self, label):
        self.on(lambda: self.input(label), self.click)

    def write(self, label, text, section=None):
        def type_into(element):
            self.ask("POST", f"/element/{element[ELEMENT]}/clear")
            self.ask("POST", f"/element/{element[ELEMENT]}/value", {"text": text})
        self.on(lambda: self.input(label, section), type_into)

    def choose(self, label, option):
        find = "return [...arguments[0].options].find(e => e.textContent.includes(arguments[1]))"
        self.on(lambda: self.run(find, self.input(label), option), self.click)

    def keys(self, *names):
        """Keys of the keyboard, or a text."""
        actions = []
        for name in names:
            for key in [KEYS[name]] if name in KEYS else name:
                actions += [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        self.ask("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def focused(self):
        return self.run("const e = document.activeElement; return e.getAttribute('aria-label') ?? (e.labels?.[0] ?? e).textContent.trim()")

    def complaints(self):
        """What the browser had to say: what the page did wrong, and what its policy kept from happening."""
        return [entry["message"] for entry in self.ask("POST", "/se/log", {"type": "browser"}) if entry["level"] in ("SEVERE", "WARNING")]

    def picture(self, name):
        folder = pathlib.Path(os.environ.get("KIOSK_PICTURES") or pathlib.Path(os.environ.get("KIOSK_BUILD_DIR", "build")) / "artifacts" / "console")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.png").write_bytes(base64.b64decode(self.ask("GET", "/screenshot")))
