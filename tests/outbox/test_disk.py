# SPDX-License-Identifier: LGPL-2.1-or-later
"""A disk that is full, cannot be written to, or breaks: visitors are told before they type, and nothing is acknowledged
that is not kept."""
import contextlib
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from database import Database  # noqa: E402
from envelope import ENQUIRY  # noqa: E402
from gateway import Gateway  # noqa: E402
from tap import Skip, case, run  # noqa: E402
from terminal import BROKEN, FULL, NONE, UNSYNCED, Terminal  # noqa: E402

UNAVAILABLE = "2 "  # KIOSK_ERROR_UNAVAILABLE


@contextlib.contextmanager
def disk(size):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="disk-"))
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size},mode=700", "tmpfs", folder], capture_output=True).returncode != 0:
        folder.rmdir()
        raise Skip("a small disk cannot be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)
        folder.rmdir()


def check(gateway, terminal, break_disk, mend_disk):
    """Before, during and after: what was acknowledged is there, and no other."""
    terminal.wait_for(lambda: terminal.probe().word == "ready", "the gateway's key is known")
    assert terminal.submit(1, {**ENQUIRY, "subject": "before"}).word == "accepted"
    gateway.stop()
    assert terminal.submit(2, {**ENQUIRY, "subject": "waits"}).word == "queued"

    break_disk()
    told = terminal.probe()
    assert told.word == "failed" and told.what.startswith(UNAVAILABLE), f"before they type: {told}"
    told = terminal.submit(3, {**ENQUIRY, "subject": "during"})
    assert told.word == "failed" and told.what.startswith(UNAVAILABLE), f"nothing is kept: {told}"
    assert terminal.process.poll() is None

    mend_disk()
    terminal.wait_for(lambda: terminal.probe().word == "ready", "the disk is used again")
    assert terminal.submit(4, {**ENQUIRY, "subject": "after"}).word == "queued"
    terminal.kill()
    terminal.start()
    gateway.start()
    terminal.wait_until_empty()
    subjects = Database(gateway).sql("SELECT subject FROM enquiries ORDER BY reference")
    assert subjects == ["before", "waits", "after"], subjects
    assert terminal.command("--outbox").returncode == 0


def with_faults(mode):
    with Gateway() as gateway, Terminal(gateway.url, gateway.token) as terminal:
        check(gateway, terminal, lambda: terminal.faults.set(mode), lambda: terminal.faults.set(NONE))


@case("a disk without space, as the system tells of it")
def _():
    with_faults(FULL)


@case("a disk that fails when it is written to")
def _():
    with_faults(BROKEN)


@case("a disk that fails when something is to be on it for good")
def _():
    with_faults(UNSYNCED)


@case("a disk that really is full")
def _():
    with disk("64m") as folder, Gateway() as gateway, Terminal(gateway.url, gateway.token, folder / "state") as terminal:
        ballast = folder / "ballast"

        def fill():
            with contextlib.suppress(OSError), open(ballast, "wb", buffering=0) as file:
                while file.write(b"x" * 4096):
                    pass

        terminal.wait_for(lambda: terminal.probe().word == "ready", "the gateway's key is known")
        terminal.faults.set(NONE)
        check_full(gateway, terminal, fill, ballast.unlink)


def check_full(gateway, terminal, fill, free):
    gateway.stop()
    assert terminal.submit(1, {**ENQUIRY, "subject": "before"}).word == "queued"
    fill()
    assert terminal.probe().what.startswith(UNAVAILABLE)
    told = []
    for number in range(2, 400):
        told.append(terminal.submit(number, {**ENQUIRY, "subject": f"no {number}", "message": "字" * 4000}))
        if told[-1].word == "failed":
            break
    assert told[-1].word == "failed" and told[-1].what.startswith(UNAVAILABLE), told[-1]
    kept = 1 + sum(one.word == "queued" for one in told)
    assert len(terminal.outbox()) == kept
    free()
    terminal.wait_for(lambda: terminal.probe().word == "ready", "the disk is used again")
    gateway.start()
    terminal.wait_until_empty()
    assert Database(gateway).sql("SELECT count(*) FROM enquiries") == [str(kept)]


@case("a disk that was made read-only at the start")
def _():
    with disk("64m") as folder, Gateway() as gateway:
        (folder / "state").mkdir(mode=0o700)
        subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
        with Terminal(gateway.url, gateway.token, folder / "state") as terminal:
            told = terminal.probe()
            assert told.word == "failed" and told.what.startswith(UNAVAILABLE), told
            assert terminal.submit(1, ENQUIRY).word == "failed"
            subprocess.run(["mount", "-o", "remount,rw", folder], check=True)
            terminal.wait_for(lambda: terminal.probe().word == "ready", "the disk is used")
            assert terminal.submit(2, ENQUIRY).word == "accepted"
        assert Database(gateway).sql("SELECT count(*) FROM enquiries") == ["1"]


@case("a store that is no store is put aside, and the terminal goes on")
def _():
    with Gateway() as gateway, Terminal(gateway.url, gateway.token) as terminal:
        terminal.wait_for(lambda: terminal.probe().word == "ready", "the gateway's key is known")
        terminal.kill()
        for path in terminal.state.glob("outbox.sqlite*"):
            path.write_bytes(b"\xa5" * 5000)
        terminal.start()
        terminal.wait_for(lambda: terminal.probe().word == "ready", "a new store")
        assert terminal.submit(1, ENQUIRY).word == "accepted"
        assert "damaged and begins anew" in terminal.log.read_text()
        assert list(terminal.state.glob("outbox.sqlite.damaged-*"))


run()
