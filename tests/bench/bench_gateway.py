# SPDX-License-Identifier: LGPL-2.1-or-later
"""How fast the gateway is, beside what the machine can do in the same minute. Prints figures; fails only where a part
cannot run at all. KIOSK_BENCH_RECORDS sets the size of the large store, 1,000,000 unless told."""
import http.client
import os
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from envelope import ENQUIRY, Sender, new_key  # noqa: E402
from gateway import BUILD, DECLARATION, FACTOR, ROOT, SHARED_DATA, Gateway  # noqa: E402
from report import report  # noqa: E402

RECORDS = int(os.environ.get("KIOSK_BENCH_RECORDS", "1000000"))
ROUNDS, SECONDS, CONNECTIONS = 3, 3, 32
NGINX = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")


def quantile(values, part):
    values = sorted(values)
    return values[min(int(len(values) * part), len(values) - 1)]


def milliseconds(values):
    return f"p50 {quantile(values, .5) * 1000:.2f} ms, p99 {quantile(values, .99) * 1000:.2f} ms"


def per_second(url, headers=()):
    options = [word for header in headers for word in ("-H", header)]
    text = subprocess.run(["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}", *options, url], check=True, text=True, capture_output=True).stdout
    if "Non-2xx" in text:
        raise RuntimeError(text)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1))


def serve_file(folder, data):
    """nginx, one worker, with @data as its only file. Returns the process and the address."""
    folder.chmod(0o755)  # the worker is another user
    (folder / "file.json").write_bytes(data)
    (folder / "nginx.conf").write_text(
        f"worker_processes 1; daemon off; pid {folder}/pid; error_log {folder}/log;\nevents {{ worker_connections 512; }}\n"
        f"http {{ access_log off; keepalive_requests 100000000; server {{ listen 127.0.0.1:18099; root {folder}; }} }}\n")
    process = subprocess.Popen([NGINX, "-c", folder / "nginx.conf"], stderr=subprocess.DEVNULL)
    time.sleep(0.5)
    return process, "http://127.0.0.1:18099/file.json"


def bench_reads():
    if not (NGINX and shutil.which("wrk")):
        print("reads: nginx and wrk are not there")
        return
    with Gateway(demo=True, options=["--threads", "1"]) as gateway, tempfile.TemporaryDirectory() as folder:
        process, plain = serve_file(pathlib.Path(folder), gateway.look_up().body)
        headers = [f"Authorization: Bearer {gateway.token}", f"Kiosk-Factor: {FACTOR}"]
        ratios = []
        try:
            for _ in range(ROUNDS):
                base, own = per_second(plain), per_second(f"{gateway.url}/v1/customs/declarations/{DECLARATION}", headers)
                ratios.append(own / base)
                print(f"reads: nginx {base:.0f}/s, gateway {own:.0f}/s, ratio {own / base:.2f}")
        finally:
            process.terminate()
            process.wait()
        print(f"reads: median ratio {quantile(ratios, .5):.2f} (aim 0.6)")


def ask(gateway, connection, path, factor=None):
    headers = {"Authorization": f"Bearer {gateway.token}", **({"Kiosk-Factor": factor} if factor else {})}
    begun = time.perf_counter()
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path}: {answer.status}")
    return time.perf_counter() - begun


def words_of(database):
    chance = random.Random(1)
    rows = list(sqlite3.connect(database).execute("SELECT code, name, initials FROM hs_codes"))
    for _ in range(1500):
        code, name, initials = chance.choice(rows)
        characters = re.sub(r"[^\u4e00-\u9fff]", "", name) or "茶"
        at = chance.randrange(len(characters))
        yield chance.choice([characters[at:at + 1], characters[at:at + 2], characters[at:at + 4], initials.strip()[:3] or "c",
                             code[:chance.choice([2, 4, 6, 8])], "其他", "的"])


def bench_search():
    with Gateway(demo=True) as gateway:
        table = SHARED_DATA / "customs" / "customs_hs_codes.csv"
        if table.exists():
            gateway.command("import", "hs", table)
            gateway.command("import", "tariff", SHARED_DATA / "hs" / "cn_mfn_tariff_2014.csv")
        connection = http.client.HTTPConnection("127.0.0.1", gateway.port)
        queries = ["/v1/customs/hs?q=" + urllib.parse.quote(word) for word in words_of(gateway.database)]
        times = [ask(gateway, connection, query) for query in queries][200:]
        print(f"search: {'full' if table.exists() else 'demo'} table, {milliseconds(times)} (aim: p99 below 5 ms)")


def number_of(serial):
    return f"37252026{serial % 2}{serial:09}"


def fill(database, first, last):
    """Declarations straight into the store, each with four receipts."""
    with sqlite3.connect(database) as connection:
        def many(sql, rows):
            connection.executemany(sql, rows)
        serials = range(first, last)
        many("INSERT INTO customs_records (id, kind) VALUES (?, 'declaration')", ((1000 + s,) for s in serials))
        many("INSERT INTO customs_numbers (kind, number, issuer, record) VALUES ('declaration', ?, '', ?)", ((number_of(s), 1000 + s) for s in serials))
        many("INSERT INTO customs_factors (record, factor) VALUES (?, ?)", ((1000 + s, f"F{s % 100000:05}") for s in serials))
        many("INSERT INTO customs_details (record, field, value, at) VALUES (?, 'customs', '3701', '9')", ((1000 + s,) for s in serials))
        for place, code in enumerate("7LJP"):
            many("INSERT INTO customs_events (record, code, at, info) VALUES (?, ?, ?, '')",
                 ((1000 + s, code, f"202603011{place}0000000") for s in serials))
    connection.close()


def bench_lookups():
    with Gateway(demo=True) as gateway:
        size = 0
        for wanted in (10000, RECORDS):
            fill(gateway.database, size, wanted)
            size = wanted
            connection = http.client.HTTPConnection("127.0.0.1", gateway.port)
            chance = random.Random(2)
            serials = [chance.randrange(size) for _ in range(6000)]
            times = [ask(gateway, connection, f"/v1/customs/declarations/{number_of(s)}", f"F{s % 100000:05}") for s in serials][1000:]
            print(f"lookups: {size} declarations, {milliseconds(times)}")


def receipt(serial):
    return (f"<DEC_RESULT><CUS_CIQ_NO>I2026{serial:013}</CUS_CIQ_NO><ENTRY_ID>{number_of(serial)}</ENTRY_ID>"
            f"<NOTICE_DATE>2026-03-01T10:00:00</NOTICE_DATE><CHANNEL>L</CHANNEL><NOTE>入库成功</NOTE><CUSTOM_MASTER>3701</CUSTOM_MASTER></DEC_RESULT>")


def bench_spool():
    """A message in each file, as the Single Window's client writes them, and a hundred in each, as CEB allows."""
    for in_a_file, files in ((1, 10000), (100, 300)):
        gateway = Gateway()
        gateway.spool.mkdir()
        for file in range(files):
            receipts = "".join(receipt(file * in_a_file + i) for i in range(in_a_file))
            (gateway.spool / f"{file}.xml").write_text(f"<DEC_DATA>{receipts}</DEC_DATA>")
        time.sleep(0.2)
        with gateway:
            begun = time.monotonic()
            gateway.wait_for(lambda: gateway.metric("gateway_receipts_stored_total") >= files * in_a_file, 120, "all receipts")
            taken = time.monotonic() - begun
        print(f"spool: {in_a_file} in a file, {files * in_a_file / taken:.0f} messages/s (aim 2,000)")


# The requests are written before the clock runs, so that it is not the client that is measured.
SUBMIT = """
local requests = {}
local next = 0
function init ()
  for line in io.lines(os.getenv("ENVELOPES")) do
    local headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. os.getenv("TOKEN"), ["Idempotency-Key"] = line:sub(1, 36) }
    requests[#requests + 1] = wrk.format("POST", "/v1/envelopes", headers, line:sub(38))
  end
end
function request ()
  next = next % #requests + 1
  return requests[next]
end
"""


# What a disk does for one who overwrites a block and waits, again and again, for a second.
SYNCS = """
import os, sys, time
with open(sys.argv[1], "wb+", buffering=0) as file:
    file.write(b"x" * 64 * 4096)
    os.fsync(file.fileno())
    count, begun = 0, time.monotonic()
    while time.monotonic() - begun < 1:
        os.pwrite(file.fileno(), b"y" * 4096, count % 64 * 4096)
        os.fdatasync(file.fileno())
        count += 1
    print(count / (time.monotonic() - begun))
"""

# Where the disk is quick, the processors are the limit; where it is not, it would be, but for what is committed together.
DISKS = {"this disk": [], "a disk with a millisecond more": ["env", f"LD_PRELOAD={BUILD / 'tests' / 'bench' / 'libslow-disk.so'}"]}


def syncs_per_second(folder, disk):
    return float(subprocess.run([*disk, sys.executable, "-c", SYNCS, folder / "block"], check=True, text=True, capture_output=True).stdout)


def seal_many(post, path, number):
    with open(path, "wb") as file:
        for _ in range(number):
            key = new_key()
            file.write(key.encode() + b" " + post.seal("enquiry", ENQUIRY, key=key) + b"\n")


def submit_for(gateway, path, seconds):
    script = path.with_suffix(".lua")
    script.write_text(SUBMIT)
    text = subprocess.run(["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}", "--latency", "-s", script, gateway.url], check=True, text=True,
                          capture_output=True, env={**os.environ, "ENVELOPES": str(path), "TOKEN": gateway.token}).stdout
    if "Non-2xx" in text:
        raise RuntimeError(text)
    return text, float(re.search(r"requests in ([\d.]+)s", text).group(1))


def submit(disk):
    """One round. Returns how many were stored in a second, counted by what is in the store, and how many syncs the disk does."""
    with Gateway(prefix=disk) as gateway:
        path = gateway.directory / "envelopes"
        seal_many(Sender(gateway), path, 30000 * SECONDS)
        before = syncs_per_second(gateway.directory, disk)
        text, taken = submit_for(gateway, path, SECONDS)
        after = syncs_per_second(gateway.directory, disk)
        stored, = sqlite3.connect(gateway.database).execute("SELECT count(*) FROM enquiries").fetchone()
    tail = re.search(r"50%\s+(\S+).*99%\s+(\S+)", text, re.S).groups()
    print(f"submissions: {stored / taken:.0f}/s, p50 {tail[0]}, p99 {tail[1]}; fdatasync {before:.0f}/s before, {after:.0f}/s after", flush=True)
    return stored / taken, (before + after) / 2


def bench_submissions():
    """Each was answered after its commit."""
    if not shutil.which("wrk"):
        print("submissions: wrk is not there")
        return
    for name, disk in DISKS.items():
        rounds = [submit(disk) for _ in range(ROUNDS)]
        stored, syncs = (quantile([values[part] for values in rounds], .5) for part in (0, 1))
        ratio = quantile([one / other for one, other in rounds], .5)
        print(f"submissions: {name}: median ratio {ratio:.2f} (aim 2.5)")
        report("gateway", f"submissions stored by {CONNECTIONS} clients, {name}", round(stored), "/s", note=f"fdatasync {syncs:.0f}/s")
        report("gateway", f"submissions for each fdatasync, {name}", round(ratio, 2), "", aim=">= 2.5")


print(f"machine: {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, {ROOT.name}", flush=True)
for part in [part for part in (bench_reads, bench_search, bench_lookups, bench_spool, bench_submissions) if not sys.argv[1:] or part.__name__[6:] in sys.argv]:
    part()
    sys.stdout.flush()
