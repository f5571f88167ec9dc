# SPDX-License-Identifier: LGPL-2.1-or-later
"""A real park-gateway for the time of a test, on a database of its own.

    with Gateway(demo=True) as gateway:
        answer = gateway.get("/v1/customs/declarations/370120260000123456", factor="M0011D")
        assert answer.status == 200 and answer.json["number"]

Under with-postgresql databases are made on its server instead of in SQLite files.
"""
import contextlib
import http.client
import json
import os
import pathlib
import re
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import typing
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("KIOSK_BUILD_DIR", ROOT / "build"))
SHARED_DATA = pathlib.Path(os.environ.get("KIOSK_SHARED_DATA", ROOT.parent / "shared" / "data"))
PROGRAM = BUILD / "gateway" / "park-gateway"
SERVER = os.environ.get("GATEWAY_TEST_SERVER")

# what may be published is told by the kiosk's schema
ENVIRONMENT = {**os.environ, "GSETTINGS_SCHEMA_DIR": str(BUILD / "data")}

# of the demo data
DECLARATION = "370120260000123456"
FACTOR = "M0011D"
ABSENT = "370120260000999999"


class Answer(typing.NamedTuple):
    status: int
    headers: typing.Mapping
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def problem(self):
        """The name of the problem, or None."""
        if self.headers.get("Content-Type") != "application/problem+json":
            return None
        return self.json["type"].removeprefix("urn:park-kiosk:problem:")


class Gateway:
    def __init__(self, demo=False, port=0, park="haicang", rate=0, directory=None, options=(), prefix=()):
        self.own_directory = directory is None
        self.directory = pathlib.Path(directory or tempfile.mkdtemp(prefix="gateway-"))
        self.database = self.make_database()
        self.spool = self.directory / "spool"
        self.key = self.directory / "gateway.key"
        self.log = self.directory / "gateway.log"
        self.options = ["--rate", str(rate), *options]
        self.prefix = list(prefix)
        self.port = port
        self.process = None
        if demo:
            self.command("demo", "--data", ROOT / "data" / "demo")
        self.token = self.add_terminal("test-terminal", park)

    def make_database(self):
        if SERVER is None:
            return self.directory / "gateway.sqlite"
        name = "park_" + secrets.token_hex(6)
        subprocess.run(["psql", "-q", "-d", SERVER, "-c", f"CREATE DATABASE {name}"], check=True)
        return SERVER.replace("/postgres?", f"/{name}?")

    # the program's commands

    def command(self, *words, check=True):
        """Runs a command of the program on this database."""
        return subprocess.run([PROGRAM, "--database", self.database, "--key", self.key, *map(str, words)], check=check, text=True, timeout=120,
                              env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=None if check else subprocess.PIPE)

    def add_terminal(self, name, park="haicang"):
        """Returns the token."""
        return self.command("terminals", "add", name, "--park", park).stdout.strip()

    # its life

    def start(self):
        out = open(self.log, "ab")
        self.process = subprocess.Popen(
            [*self.prefix, PROGRAM, "--database", self.database, "--spool", self.spool, "--key", self.key,
             "--listen", f"127.0.0.1:{self.port}", *self.options, "serve"], stdout=subprocess.PIPE, stderr=out, text=True, env=ENVIRONMENT)
        out.close()
        line = self.process.stdout.readline()
        match = re.search(r"http://127\.0\.0\.1:(\d+)", line)
        if not match:
            raise RuntimeError(f"the gateway did not start: {self.log.read_text()}")
        self.port = int(match.group(1))
        return self

    def end(self, how, timeout):
        """Returns the exit status; None if it was not running."""
        if self.process is None:
            return None
        self.process.send_signal(how)
        status = self.process.wait(timeout)
        self.process.stdout.close()
        self.process = None
        return status

    def stop(self, timeout=10):
        return self.end(signal.SIGTERM, timeout)

    def kill(self):
        return self.end(signal.SIGKILL, None)

    def close(self):
        self.stop()
        if self.own_directory:
            shutil.rmtree(self.directory, ignore_errors=True)

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.close()

    def read_log(self):
        return self.log.read_text()

    def files(self):
        """All that it keeps on the disk."""
        return [path for path in self.directory.rglob("*") if path.is_file()]

    def memory(self):
        """kB in use; 0 under a sanitizer, which keeps what is freed."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        size, resident = (int(re.search(rf"^{name}:\s+(\d+)", status, re.M).group(1)) for name in ("VmSize", "VmRSS"))
        # only a sanitizer's shadow maps more than a terabyte
        return 0 if size > 1 << 30 else resident

    # what it answers

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def connect(self, timeout=10):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)

    def ask(self, connection, method, path, headers=None, body=None, token=True):
        """One request over a connection that stays open. The path is sent as it is; token is this terminal's (True),
        none (False), or another one."""
        sent = dict(headers or {})
        if token:
            sent.setdefault("Authorization", f"Bearer {self.token if token is True else token}")
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        return Answer(answer.status, dict(answer.getheaders()), answer.read())

    def request(self, method, path, headers=None, body=None, token=True, timeout=10):
        connection = self.connect(timeout)
        try:
            return self.ask(connection, method, path, headers, body, token)
        finally:
            connection.close()

    def get(self, path, factor=None, headers=None, **keywords):
        more = {"Kiosk-Factor": factor} if factor is not None else {}
        return self.request("GET", path, {**(headers or {}), **more}, **keywords)

    def look_up(self, number=DECLARATION, factor=FACTOR, **keywords):
        return self.get(f"/v1/customs/declarations/{quoted(number)}", factor, **keywords)

    def raw(self, data, timeout=5):
        """Sends bytes as they are; returns all that comes back until the other side closes or falls silent."""
        answer = b""
        with socket.create_connection(("127.0.0.1", self.port), timeout) as connection:
            with contextlib.suppress(ConnectionError):
                connection.sendall(data)
            with contextlib.suppress(ConnectionError, TimeoutError):
                while piece := connection.recv(65536):
                    answer += piece
        return answer

    def metric(self, name, **labels):
        """The value of a metric, 0 if it is not there yet."""
        body = self.get("/metrics", token=False).body
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
