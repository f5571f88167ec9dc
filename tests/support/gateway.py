# SPDX-License-Identifier: LGPL-2.1-or-later
"""A real park-gateway for the time of a test, on a database of its own.

    with Gateway(demo=True) as gateway:
        status, headers, body = gateway.get("/v1/customs/declarations/370120260000123456", factor="M0011D")
"""
import http.client
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("KIOSK_BUILD_DIR", ROOT / "build"))
SHARED_DATA = pathlib.Path(os.environ.get("KIOSK_SHARED_DATA", ROOT.parent / "shared" / "data"))
PROGRAM = BUILD / "gateway" / "park-gateway"


class Gateway:
    def __init__(self, demo=False, port=0, park="haicang", rate=0, directory=None, options=()):
        self.own_directory = directory is None
        self.directory = pathlib.Path(directory or tempfile.mkdtemp(prefix="gateway-"))
        self.database = self.directory / "gateway.sqlite"
        self.spool = self.directory / "spool"
        self.log = self.directory / "gateway.log"
        self.options = ["--rate", str(rate), *options]
        self.port = port
        self.process = None
        if demo:
            self.command("demo", "--data", ROOT / "data" / "demo")
        self.token = self.command("terminals", "add", "test-terminal", "--park", park).stdout.strip()

    def command(self, *words, check=True):
        """Runs a command of the program on this database."""
        return subprocess.run([PROGRAM, "--database", self.database, *map(str, words)], check=check, text=True,
                              stdout=subprocess.PIPE, stderr=None if check else subprocess.PIPE)

    def start(self):
        out = open(self.log, "ab")
        self.process = subprocess.Popen(
            [PROGRAM, "--database", self.database, "--spool", self.spool, "--listen", f"127.0.0.1:{self.port}",
             *self.options, "serve"], stdout=subprocess.PIPE, stderr=out, text=True)
        out.close()
        line = self.process.stdout.readline()
        match = re.search(r"http://127\.0\.0\.1:(\d+)", line)
        if not match:
            raise RuntimeError(f"the gateway did not start: {self.log.read_text()}")
        self.port = int(match.group(1))
        return self

    def stop(self, timeout=10):
        if self.process:
            self.process.terminate()
            self.process.wait(timeout)
            self.process.stdout.close()
            self.process = None

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        self.process = None

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()
        if self.own_directory:
            shutil.rmtree(self.directory, ignore_errors=True)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def request(self, method, path, headers=None, body=None, token=True, timeout=10):
        """Returns (status, headers, body as bytes). The path is sent as it is."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        sent = dict(headers or {})
        if token:
            sent.setdefault("Authorization", f"Bearer {self.token}")
        try:
            connection.request(method, path, body, sent)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    def get(self, path, factor=None, **keywords):
        return self.request("GET", path, {"Kiosk-Factor": factor} if factor is not None else None, **keywords)

    def metric(self, name, **labels):
        """The value of a metric, 0 if it is not there yet."""
        _, _, body = self.request("GET", "/metrics", token=False)
        inside = ",".join(f'{key}="{value}"' for key, value in labels.items())
        key = f"{name}{{{inside}}}" if labels else name
        for line in body.decode().splitlines():
            if line.startswith(key + " "):
                return float(line.rsplit(" ", 1)[1])
        return 0.0

    def wait_for(self, condition, timeout=10, what="the condition"):
        end = time.monotonic() + timeout
        while not condition():
            if time.monotonic() > end:
                raise AssertionError(f"{what} did not come true within {timeout} s")
            time.sleep(0.05)


def quoted(text):
    return urllib.parse.quote(text, safe="")
