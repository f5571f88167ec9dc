# SPDX-License-Identifier: LGPL-2.1-or-later
"""An update with real packages: dpkg installs what the build installs, the kiosk runs on the test's screen as its own user and
tells of itself, and dpkg-repack keeps what was there. Only systemd is played. All of it is written over the machine's own
folders, in layers that nobody else sees and that go when the test ends."""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from gateway import BUILD, ROOT  # noqa: E402
from supervisor import PROGRAM, is_alive, until  # noqa: E402
from tap import case, run  # noqa: E402

SCRIPT = ROOT / "data" / "update" / "park-kiosk-update"
FOLDERS = ["etc", "usr", "var"]
PATIENCE = 15
# as long as the one that was built, whose place in the programs they take
OLD = subprocess.run([PROGRAM, "--version"], stdout=subprocess.PIPE, text=True, check=True).stdout.split()[1]
CRASHING, FAILING, GOOD = [OLD[:-1] + digit for digit in "1234" if digit != OLD[-1]][:3]

SYSTEMD = """#!/bin/bash
# starts the kiosk instead of the one that runs, as its unit does
[ "$1" = restart ] || exit 0
if [ -e "$WORLD/pid" ]; then
  pid=$(cat "$WORLD/pid")
  kill "$pid" && timeout 10 tail --pid="$pid" -f /dev/null
fi
park-kiosk --version >>"$WORLD/started"
install -d -o park-kiosk -m 700 "$WORLD/state" "$WORLD/run"
cd "$WORLD/state"
setpriv --reuid=park-kiosk --regid=park-kiosk --init-groups park-kiosk \\
  --state-dir "$WORLD/state" --runtime-dir "$WORLD/run" --settings "$WORLD/settings" >>"$WORLD/log" 2>&1 &
echo $! >"$WORLD/pid"
"""
CRASHES = "#!/bin/sh\nulimit -c 0\nkill -SEGV $$\n"
# what debhelper makes of the kiosk's sysusers
MAKES_USER = "#!/bin/sh\nset -e\nsystemd-sysusers park-kiosk.conf\n"
FAILS = "#!/bin/sh\necho 'this script fails' >&2\nexit 1\n"


def execute(*command, **options):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300, **options)
    assert done.returncode == 0, f"{command}: {done.stdout}"
    return done.stdout


def lay_over(world, folders):
    """What is written into @folders from now on lies in @world, a file system in memory."""
    execute("mount", "-t", "tmpfs", "tmpfs", world)
    for name in folders:
        upper, work = world / f"{name}-upper", world / f"{name}-work"
        upper.mkdir()
        work.mkdir()
        execute("mount", "-t", "overlay", "overlay", "-o", f"lowerdir=/{name},upperdir={upper},workdir={work}", f"/{name}")


class Terminal:
    def __init__(self, world):
        self.world = world
        self.tree = world / "tree"
        lay_over(world, FOLDERS)
        (world / "bin").mkdir()
        (world / "bin" / "systemctl").write_text(SYSTEMD, encoding="utf-8")
        (world / "bin" / "systemctl").chmod(0o755)
        (world / "settings").write_text("[Kiosk]\ngateway-url='http://127.0.0.1:9'\n", encoding="utf-8")
        foreign = ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "GSETTINGS_SCHEMA_DIR")
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in foreign}, "WORLD": str(world), "HOME": str(world / "state"),
            "PATH": f"{world / 'bin'}:/usr/sbin:/usr/bin:/sbin:/bin", "GTK_A11Y": "none", "NO_AT_BRIDGE": "1", "DPKG_DEB_COMPRESSOR_TYPE": "none",
            "DEBIAN_FRONTEND": "noninteractive", "KIOSK_UPDATE_PATIENCE": str(PATIENCE), "KIOSK_RUNTIME_DIR": str(world / "run"),
        }
        execute("meson", "install", "-C", BUILD, "--no-rebuild", "--quiet", "--strip", "--destdir", self.tree)
        shutil.rmtree(self.tree / "usr/share/man")  # where there is man-db it would read all manuals of the machine
        execute("dpkg", "-i", self.package(OLD), env=self.environment)
        execute("systemctl", "restart", env=self.environment)
        until(lambda: self.serves(OLD), f"{OLD} does not serve before anything is tried: {self.log()}", 60)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pid = int((self.world / "pid").read_text())
        os.kill(pid, signal.SIGTERM)
        until(lambda: not is_alive(pid), "the kiosk does not end")

    def log(self):
        return (self.world / "log").read_text(errors="replace")[-2000:]

    def package(self, version, files=None, postinst=MAKES_USER):
        """A package of all that the build installs, whose programs say that they are of @version, with other @files in it."""
        content = self.world / f"content-{version}"
        execute("cp", "-al", self.tree, content)
        program = content / "usr/bin/park-kiosk"
        words = program.read_bytes()
        assert f"{OLD}\0".encode() in words
        self.put(program, words.replace(f"{OLD}\0".encode(), f"{version}\0".encode()))
        for path, text in (files or {}).items():
            self.put(content / path, text.encode())
        control = content / "DEBIAN"
        control.mkdir()
        architecture = execute("dpkg", "--print-architecture").strip()
        (control / "control").write_text(f"Package: park-kiosk\nVersion: {version}-1\nArchitecture: {architecture}\nMaintainer: Test <test@parkkiosk.example>\n"
                                         "Description: what was built\n", encoding="utf-8")
        (control / "triggers").write_text("activate-noawait ldconfig\n", encoding="utf-8")
        self.put(control / "postinst", postinst.encode())
        out = self.world / f"park-kiosk_{version}.deb"
        execute("dpkg-deb", "--build", "--root-owner-group", content, out, env=self.environment)
        execute("rm", "-r", content)
        return out

    @staticmethod
    def put(path, content):
        path.unlink(missing_ok=True)  # it has other links
        path.write_bytes(content)
        path.chmod(0o755)

    def status(self):
        answer = subprocess.run(["runuser", "-u", "park-kiosk", "--", "park-kiosk", "--status", "--runtime-dir", self.world / "run"],
                                env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=60)
        return json.loads(answer.stdout) if answer.returncode == 0 else {}

    def serves(self, version):
        status = self.status()
        return status.get("version") == version and status["state"] == "attract" and status["last_frame_ms_ago"] is not None and status["touch"]

    def update(self, package):
        (self.world / "started").unlink()
        return subprocess.run([SCRIPT, package], env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=3 * PATIENCE + 90)

    def is_as_installed(self, version):
        assert execute("dpkg-query", "-W", "-f", "${Version} ${db:Status-Abbrev}", "park-kiosk").strip() == f"{version}-1 ii"
        assert execute("dpkg", "--verify", "park-kiosk") == ""
        assert self.serves(version), f"{self.status()}: {self.log()}"
        assert not pathlib.Path("/var/lib/park-kiosk-update/trial").exists()

    def went_back(self, done, started):
        assert done.returncode == 1 and "does not serve, going back" in done.stdout and f"version {OLD}-1 serves again" in done.stdout, done
        assert (self.world / "started").read_text().split("\n")[:-1] == [f"park-kiosk {version}" for version in started]
        self.is_as_installed(OLD)


@case("a version whose visits crash goes back by itself, and the old one serves")
def _():
    done = terminal.update(terminal.package(CRASHING, {"usr/bin/park-kiosk-visit": CRASHES}))
    terminal.went_back(done, [CRASHING, OLD])


@case("a package whose script fails goes back before it is started")
def _():
    done = terminal.update(terminal.package(FAILING, postinst=FAILS))
    assert "this script fails" in done.stdout, done
    terminal.went_back(done, [OLD])


@case("a good version stays")
def _():
    done = terminal.update(terminal.package(GOOD))
    assert done.returncode == 0 and f"version {GOOD}-1 serves" in done.stdout, done
    terminal.is_as_installed(GOOD)


def in_layers():
    """Goes on in a mount namespace of its own, or says why it cannot."""
    private = ["unshare", "--mount", "--propagation", "private"]
    trial = "mount -t tmpfs tmpfs /mnt; mkdir /mnt/upper /mnt/work; mount -t overlay overlay -o lowerdir=/usr,upperdir=/mnt/upper,workdir=/mnt/work /usr"
    layers = subprocess.run([*private, "sh", "-ec", trial], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if layers.returncode:
        print(f"1..0 # SKIP nothing can be laid over the machine's folders here: {layers.stdout.strip()}")
        return 0
    with tempfile.TemporaryDirectory(prefix="update-") as world:
        os.chmod(world, 0o755)
        return subprocess.run([*private, sys.executable, __file__, *sys.argv[1:]], env={**os.environ, "UPDATE_WORLD": world}).returncode


if "UPDATE_WORLD" not in os.environ:
    sys.exit(in_layers())
with Terminal(pathlib.Path(os.environ["UPDATE_WORLD"])) as terminal:
    run()
