# SPDX-License-Identifier: LGPL-2.1-or-later
"""A print server and a printer of its own, for the time of a test: cupsd, and ippeveprinter, which is an IPP printer without paper.

    with PrintShop() as shop:
        shop.becomes("media-empty")
        …
        assert "the words of the first print" in shop.printed()[0]
"""
import contextlib
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request

PATIENCE = 30
QUEUE = "lobby"
SLIP_PRINTER = pathlib.Path(__file__).with_name("slip-printer.conf")

# What the printer runs for each job. It keeps the print, says what the test wants it to say, and goes on when it may.
COMMAND = """#!/bin/sh
cd {directory}/printer || exit 1
if [ -s leave ]; then
  echo "STATE: +$(cat leave)" >&2
  rm leave
  exit 0
fi
n=$(ls prints | wc -l)
if [ -s trouble ]; then
  echo "STATE: +$(cat trouble)" >&2
  while [ -s trouble ]; do sleep 0.1; done
  echo "STATE: -$(cat told)" >&2
fi
while [ -e hold ]; do sleep 0.1; done
cp "$1" "prints/$n.pdf"
"""

SERVER = """Listen {directory}/socket
Browsing No
DefaultAuthType None
WebInterface No
PreserveJobFiles {keep}
PreserveJobHistory Yes
LogLevel debug
MaxLogSize 0
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""

# A job that is not from the kiosk.
JOB = """{{
OPERATION Print-Job
GROUP operation-attributes-tag
ATTR charset attributes-charset utf-8
ATTR language attributes-natural-language en
ATTR uri printer-uri $uri
ATTR name requesting-user-name "staff"
ATTR mimeMediaType document-format application/pdf
FILE $filename
STATUS successful-ok
}}
"""

FILES = """ServerRoot {directory}/etc
RequestRoot {directory}/spool
TempDir {directory}/tmp
CacheDir {directory}/cache
StateDir {directory}/state
AccessLog {directory}/log/access
ErrorLog {directory}/log/error
PageLog {directory}/log/page
Printcap {directory}/state/printcap
Sandboxing relaxed
"""


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def until(condition, what, patience=PATIENCE):
    end = time.monotonic() + patience
    while not (found := condition()):
        assert time.monotonic() < end, what
        time.sleep(0.05)
    return found


class PrintShop:
    def __init__(self, paper="slip", keep=True):
        self.paper = paper
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="print-shop-"))
        # filters and back ends run as another user
        self.directory.chmod(0o711)
        for name in "etc", "spool", "tmp", "cache", "state", "log", "printer", "printer/prints", "printer/spool":
            (self.directory / name).mkdir()
        self.keep = "Yes" if keep else "No"
        self.port = free_port()
        self.environment = {**os.environ, "CUPS_SERVER": str(self.directory / "socket"), "PATH": os.environ["PATH"] + ":/usr/sbin"}
        self.bus = self.printer = self.server = None

    def write(self, name, text):
        path = self.directory / name
        path.write_text(text.format(directory=self.directory, keep=self.keep))
        return path

    def __enter__(self):
        try:
            self.start_bus()
            self.start_printer()
            self.start_server()
            return self
        except BaseException:
            self.__exit__(AssertionError, None, None)
            raise

    def __exit__(self, kind, *_):
        if kind is not None:
            print("# the print server:\n# " + self.log_end().replace("\n", "\n# "))
        self.end(self.server)
        self.stop_printer()
        self.end(self.bus)
        shutil.rmtree(self.directory, ignore_errors=True)

    @staticmethod
    def end(process):
        if process is not None and process.poll() is None:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(10)
                return
            process.kill()
            process.wait()

    def log_end(self):
        log = self.directory / "log" / "error"
        lines = log.read_text(errors="replace").splitlines() if log.exists() else []
        return "\n".join([line for line in lines if "[Job " in line or line[:1] in "EW"][-60:])

    # the printer

    def start_bus(self):
        """The printer wants to make itself known over a system bus, though nobody is there who would do it."""
        path = self.directory / "bus"
        with open(self.directory / "log" / "bus", "ab") as out:
            self.bus = subprocess.Popen(["dbus-daemon", "--session", "--nofork", f"--address=unix:path={path}"], stdout=out, stderr=out)
        until(path.exists, "there is no bus")

    def start_printer(self):
        command = self.write("printer/command", COMMAND)
        command.chmod(0o755)
        with open(self.directory / "log" / "printer", "ab") as out:
            self.printer = subprocess.Popen(
                ["ippeveprinter", "-p", str(self.port), "-r", "off", "-d", self.directory / "printer" / "spool", "-c", command,
                 *(["-a", SLIP_PRINTER] if self.paper == "slip" else ["-f", "application/pdf"]), "-v", "Lobby"], stdout=out, stderr=out, start_new_session=True,
                env={**self.environment, "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={self.directory / 'bus'}"})
        until(lambda: self.answers(self.port), "the printer does not answer")

    def answers(self, port):
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) == 0

    def stop_printer(self):
        if self.printer is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.printer.pid, signal.SIGKILL)
            self.printer.wait()
            self.printer = None

    def load(self, sheets):
        """What staff do at its tray, by its own page."""
        trays = {"slip": f"size0=om_slip_80x297mm&type0=continuous&level0={sheets}",
                 "a4": f"size1=iso_a4_210x297mm&type1=stationery&level1={sheets}&size3=&type3=&level3=-2"}
        urllib.request.urlopen(f"http://127.0.0.1:{self.port}/media?{trays[self.paper]}", timeout=PATIENCE).close()

    def becomes(self, reason):
        """Something happens to it while it is at rest."""
        if reason == "media-empty":
            self.load(0)
            return
        (self.directory / "printer" / "leave").write_text(reason)
        (self.directory / "printer" / "page.pdf").write_text("%PDF-1.4\n")
        subprocess.run(["ipptool", "-q", "-f", self.directory / "printer" / "page.pdf", f"ipp://127.0.0.1:{self.port}/ipp/print",
                        self.write("printer/job.test", JOB)], check=True, timeout=PATIENCE)
        until(lambda: not (self.directory / "printer" / "leave").exists(), "the printer does not take the job")

    def recovers(self):
        if self.printer is not None:
            self.stop_printer()
        self.start_printer()

    def trouble(self, reason):
        """What the next job meets, until it is over."""
        (self.directory / "printer" / "told").write_text(reason)
        (self.directory / "printer" / "trouble").write_text(reason)

    def mended(self):
        (self.directory / "printer" / "trouble").write_text("")

    def hold(self):
        """The next job stays in the printer."""
        (self.directory / "printer" / "hold").touch()

    def go_on(self):
        (self.directory / "printer" / "hold").unlink(missing_ok=True)

    def was_told_to_cancel(self):
        """Its command goes on all the same, where paper would stop."""
        return "Cancel-Job successful-ok" in (self.directory / "log" / "printer").read_text(errors="replace")

    def prints(self):
        return sorted((self.directory / "printer" / "prints").iterdir())

    def printed(self):
        """The words of each print, the first one first."""
        return [subprocess.run(["pdftotext", "-layout", path, "-"], stdout=subprocess.PIPE, text=True, check=True).stdout for path in self.prints()]

    # the print server

    def start_server(self):
        configuration = self.write("etc/cupsd.conf", SERVER)
        files = self.write("etc/cups-files.conf", FILES)
        with open(self.directory / "log" / "cupsd", "ab") as out:
            self.server = subprocess.Popen(["cupsd", "-f", "-c", configuration, "-s", files], stdout=out, stderr=out, env=self.environment)
        until(lambda: (self.directory / "socket").exists(), "the print server does not start")
        self.run("lpadmin", "-p", QUEUE, "-E", "-v", f"ipp://127.0.0.1:{self.port}/ipp/print", "-m", "everywhere",
                 "-o", "printer-error-policy=abort-job")

    def run(self, *command):
        return subprocess.run(command, env=self.environment, check=True, stdout=subprocess.PIPE, text=True, timeout=60).stdout

    def jobs(self, which="all"):
        """The numbers of its jobs: all, completed, not-completed."""
        return [line.split()[0] for line in self.run("lpstat", "-W", which, "-o", QUEUE).splitlines()]

    def spool(self):
        """What the print server and the printer keep of prints."""
        kept = [*(self.directory / "spool").rglob("*"), *(self.directory / "printer" / "spool").rglob("*"), *(self.directory / "tmp").rglob("*")]
        return sorted(str(path.relative_to(self.directory)) for path in kept if path.is_file())
