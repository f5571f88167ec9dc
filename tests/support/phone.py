# SPDX-License-Identifier: LGPL-2.1-or-later
"""A visitor's phone: a real Chromium, driven by WebDriver (W3C), with nothing kept of it.

    with Phone("en") as phone:
        phone.open(url)
        phone.sees("Take a photograph")
        phone.choose("#choose", picture)
"""
import base64
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
import urllib.request

PATIENCE = float(os.environ.get("KIOSK_TEST_PATIENCE", "8")) + 20
OPTIONS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
           "--disable-component-update", "--disable-sync", "--window-size=412,915"]
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Phone:
    def __init__(self, language="zh-CN"):
        self.home = tempfile.mkdtemp(prefix="phone-")
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                                       env={**os.environ, "HOME": self.home})
        for line in self.driver.stdout:
            if match := re.search(r"on port (\d+)\.", line):
                break
        else:
            raise RuntimeError("chromedriver did not start")
        self.session = f"http://127.0.0.1:{match[1]}/session"
        options = {"args": [*OPTIONS, f"--user-data-dir={self.home}/profile", f"--accept-lang={language}", f"--lang={language}"]}
        answer = self.ask("POST", "", {"capabilities": {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": options}}})
        self.session += "/" + answer["sessionId"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.ask("DELETE", "")
        finally:
            self.driver.terminate()
            self.driver.wait(20)
            self.driver.stdout.close()
            shutil.rmtree(self.home, ignore_errors=True)

    def ask(self, method, path, body=None):
        data = json.dumps(body if body is not None else {}).encode() if method == "POST" else None
        request = urllib.request.Request(self.session + path, data, {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def open(self, url):
        """As if its code had been scanned: a page of its own, not the same page with another #."""
        self.ask("POST", "/url", {"url": "about:blank"})
        self.ask("POST", "/url", {"url": url})

    def run(self, script, *arguments):
        return self.ask("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def run_async(self, script, *arguments):
        """The last of the script's arguments is what to call with the answer."""
        return self.ask("POST", "/execute/async", {"script": script, "args": list(arguments)})

    def text(self):
        return self.run("return document.body.innerText")

    def sees(self, *words, patience=PATIENCE):
        end = time.monotonic() + patience
        while missing := [word for word in words if word not in self.text()]:
            if time.monotonic() > end:
                raise AssertionError(f"the phone does not see {missing} but {self.text()!r}")
            time.sleep(0.05)

    def choose(self, selector, file):
        """What the system's chooser of files would hand in."""
        element = self.ask("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT]
        self.ask("POST", f"/element/{element}/value", {"text": str(file)})

    def picture(self, file):
        file.write_bytes(base64.b64decode(self.ask("GET", "/screenshot")))
