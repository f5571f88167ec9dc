# SPDX-License-Identifier: LGPL-2.1-or-later
"""What waits in the outbox, seen by staff, by a thief, and by a gateway that is not the one it was."""
import base64
import json
import pathlib
import shutil
import sqlite3
import stat
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from database import Database  # noqa: E402
from envelope import ENQUIRY  # noqa: E402
from gateway import Gateway  # noqa: E402
from report import report  # noqa: E402
from tap import case, run  # noqa: E402
from terminal import Terminal  # noqa: E402

CANARIES = {"name": "钱小鹭", "phone": "13876543210", "company": "厦门金丝雀贸易有限公司", "message": "canary in a coal mine"}


def encodings(text):
    """As it might stand somewhere: plain, UTF-16, and in base64 at each of its three shifts."""
    data = text.encode()
    yield data
    yield text.encode("utf-16-le")
    for shift in range(3):
        yield base64.b64encode(b"x" * shift + data)[4 if shift else 0:len(data) * 4 // 3 - 3]


def wait_for_key(terminal):
    terminal.wait_for(lambda: (terminal.status() or {}).get("gateway_key"), "the gateway's key is known")


@case("a copy of the disk of a terminal in which submissions wait tells nothing of what was typed")
def _():
    with Gateway() as gateway, Terminal(gateway.url, gateway.token) as terminal:
        wait_for_key(terminal)
        gateway.stop()
        for number in range(5):
            assert terminal.submit(number, {**ENQUIRY, **CANARIES}).word == "queued"
        terminal.kill()  # as when the plug is pulled
        thief = terminal.directory / "thief"
        shutil.copytree(terminal.state, thief)
        files = [path for folder in (thief, terminal.runtime) for path in folder.rglob("*") if path.is_file()]
        files.append(terminal.log)
        data = b"".join(path.read_bytes() for path in files)
        # what is looked for would be found: the service's name is there in clear
        assert b"drill" in data and len(data) > 5 * 500
        found = [text for text in CANARIES.values() for form in encodings(text) if form in data]
        assert not found, found
        assert stat.S_IMODE(terminal.state.stat().st_mode) == 0o700
        report("outbox", "typed words found in a copied outbox", len(found), "words", "= 0", f"{len(data)} bytes in {len(files)} files")
        terminal.start()
        gateway.start()
        terminal.wait_until_empty()
        assert Database(gateway).sql("SELECT count(*) FROM enquiries WHERE name = '钱小鹭'") == ["5"]


@case("one that was altered is refused, parked and reported; those behind it are delivered")
def _():
    with Gateway() as gateway, Terminal(gateway.url, gateway.token) as terminal:
        wait_for_key(terminal)
        gateway.stop()
        for number in range(3):
            assert terminal.submit(number, {**ENQUIRY, "subject": f"no {number}"}).word == "queued"
        terminal.stop()
        with sqlite3.connect(terminal.state / "outbox.sqlite") as database:
            key, data = database.execute("SELECT key, envelope FROM items ORDER BY number").fetchone()
            envelope = json.loads(data)
            sealed = bytearray(base64.b64decode(envelope["sealed"]))
            sealed[100] ^= 1
            envelope["sealed"] = base64.b64encode(sealed).decode()
            database.execute("UPDATE items SET envelope = ? WHERE key = ?", (json.dumps(envelope).encode(), key))
        database.close()
        gateway.start()
        terminal.start()
        terminal.wait_for(lambda: (terminal.outbox() or [{}] * 9)[1:] == [], "the others are delivered")
        terminal.wait_for(lambda: terminal.outbox()[0]["parked"], "it is parked")
        item, = terminal.outbox()
        assert item["key"] == key and item["last_error"] == "422 envelope-refused" and item["cause"] == "refused", item
        assert set(item) == {"key", "service", "kind", "created", "tries", "cause", "last_error", "parked"}
        status = terminal.status()
        assert (status["size"], status["parked"]) == (1, 1), status
        assert "refuses" in terminal.log.read_text()
        assert Database(gateway).sql("SELECT count(*) FROM audit WHERE action = 'envelope-altered'") == ["1"]
        assert sorted(Database(gateway).sql("SELECT subject FROM enquiries")) == ["no 1", "no 2"]


@case("staff retry, export and throw away")
def _():
    with Gateway() as gateway, Terminal(gateway.url, gateway.token) as terminal:
        wait_for_key(terminal)
        refused = terminal.submit(1, {**ENQUIRY, "phone": "no number"})
        assert refused.word == "failed" and refused.what.startswith("6 "), refused  # KIOSK_ERROR_INVALID_INPUT
        item, = terminal.outbox()
        assert item["parked"] and item["last_error"] == "422 invalid-enquiry", item

        target = terminal.directory / "export.json"
        assert "1 written" in terminal.command("--outbox-export", target).stdout
        exported, = json.loads(target.read_text())
        assert exported["key"] == item["key"] and "no number" not in target.read_text()
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
        again = terminal.command("--outbox-export", target)
        assert again.returncode != 0 and "exists" in again.stderr

        assert "1 to be tried" in terminal.command("--outbox-retry", item["key"]).stdout
        terminal.wait_for(lambda: terminal.outbox()[0]["tries"] == 2 and terminal.outbox()[0]["parked"], "it was tried again")
        assert terminal.command("--outbox-retry", "all").returncode == 0
        terminal.wait_for(lambda: terminal.outbox()[0]["tries"] == 3 and terminal.outbox()[0]["parked"], "it was tried again")
        missing = terminal.command("--outbox-retry", "00000000-0000-4000-8000-000000000000")
        assert missing.returncode != 0 and "not in the outbox" in missing.stderr

        assert terminal.command("--outbox-discard", item["key"]).returncode == 0
        assert terminal.outbox() == []
        assert "not parked" in terminal.command("--outbox-discard", item["key"]).stderr
    stopped = terminal.command("--outbox")
    assert stopped.returncode != 0 and "No kiosk is running here" in stopped.stderr


@case("a terminal that is no longer admitted keeps what it has until it is")
def _():
    with Gateway() as gateway, Terminal(gateway.url, gateway.token) as terminal:
        wait_for_key(terminal)
        gateway.command("terminals", "revoke", "test-terminal")
        gateway.wait_for(lambda: gateway.get("/v1/envelope-key").status == 401)
        told = terminal.submit(1, ENQUIRY)
        assert told.word == "queued", told
        terminal.wait_for(lambda: "does not admit this terminal" in (terminal.status()["trouble"] or ""), "staff see why")
        item, = terminal.outbox()
        assert not item["parked"], item
        (terminal.directory / "token").write_text(gateway.add_terminal("another"))
        terminal.stop()
        terminal.start()
        terminal.wait_until_empty()
        assert Database(gateway).sql("SELECT count(*) FROM enquiries") == ["1"]


@case("a gateway with another key is sent nothing, and visitors are told before they type, until staff accept it")
def _():
    with Gateway() as gateway, Terminal(gateway.url, gateway.token) as terminal:
        wait_for_key(terminal)
        first = terminal.status()["gateway_key"]
        gateway.stop()
        assert terminal.submit(1, ENQUIRY).word == "queued"
        kept = gateway.key.with_suffix(".first")
        gateway.key.rename(kept)
        gateway.start()
        terminal.wait_for(lambda: terminal.status()["refused_key"], "the other key is refused")
        other = terminal.status()["refused_key"]
        assert other != first and terminal.status()["gateway_key"] == first
        assert "another key" in terminal.status()["trouble"]
        assert terminal.probe().what.startswith("2 "), "KIOSK_ERROR_UNAVAILABLE"
        assert terminal.submit(2, ENQUIRY).word == "failed"
        assert Database(gateway).sql("SELECT count(*) FROM submissions") == ["0"] and len(terminal.outbox()) == 1
        assert "not the key" in terminal.command("--accept-key", first).stderr

        assert terminal.command("--accept-key", other).returncode == 0
        assert terminal.status()["gateway_key"] == other
        assert terminal.submit(3, ENQUIRY).word == "accepted"
        # what was sealed for the old one cannot be opened with the new one
        terminal.wait_for(lambda: terminal.outbox()[0]["parked"], "it is parked")
        gateway.stop()
        kept.rename(gateway.key)
        gateway.start()
        terminal.command("--outbox-retry", "all")
        terminal.wait_until_empty()
        assert Database(gateway).sql("SELECT count(*) FROM enquiries") == ["2"]


@case("eight megabytes pass from the visit to the gateway")
def _():
    with Gateway() as gateway, Terminal(gateway.url, gateway.token) as terminal:
        wait_for_key(terminal)
        content = {"photo": "A" * (5_900_000)}
        told = terminal.submit(1, {"phone_end": "7788", "content": content}, kind="draft")
        assert told.word == "accepted", told
        terminal.wait_until_empty()
        envelope, = Database(gateway).sql("SELECT envelope FROM drafts")
        assert len(envelope) > 7_500_000
        terminal.wait_for(lambda: (terminal.state / "outbox.sqlite").stat().st_size < 1_000_000, "the outbox is small again")
        larger = terminal.submit(2, {"phone_end": "7788", "content": {"photo": "A" * 6_500_000}}, kind="draft")
        assert larger.word == "failed" and terminal.outbox() == []


run()
