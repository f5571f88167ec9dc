# SPDX-License-Identifier: LGPL-2.1-or-later
"""After a visit, however it ends, no process, no file and no log holds what the visitor typed."""
import os
import pathlib
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from application import resident_id  # noqa: E402
from display import Display  # noqa: E402
from gateway import BUILD, Gateway  # noqa: E402
from report import report  # noqa: E402
from search import ENCODINGS, PIECE, Search, changed_files, descendants, name, session, stat  # noqa: E402
from tap import case, run  # noqa: E402
from touch import Keyboard  # noqa: E402
from visitor import Visitor  # noqa: E402

SEED = int(os.environ.get("KIOSK_SEED", "20261127"))
HANZI = dict(zip("鹭澜汀屿樟榕棠枫柏栀芷荞蔚霁霖霏昕昀晗晟朗珩玥琅璟瑾",
                 "lu lan ting yu zhang rong tang feng bai zhi zhi qiao wei ji lin fei xin yun han sheng lang heng yue lang jing jin".split()))
KEY_LEFT, KEY_SHIFT = 105, 42
# Without root's privileges, as the kiosk runs in a lobby: what protects a process from its own user counts.
AS_ANYBODY = "setpriv", "--inh-caps=-all", "--bounding-set=-all"

chance = random.Random(SEED)
keyboard = Keyboard(str(pathlib.Path(os.environ["KIOSK_TOUCH"]).with_name("keys")))
# were a core dumped, there would be room for it
resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


class Kiosk(Visitor):
    def start(self):
        with open(self.log, "ab") as out:
            self.process = subprocess.Popen([*AS_ANYBODY, *self.command], env=self.environment, stdout=out, stderr=out, cwd=self.home)


def invent():
    """What nobody else would ever type."""
    number = next(number for serial in range(chance.randrange(100, 800), 1000)
                  if (number := resident_id(serial, f"19{chance.randrange(50, 99)}0{chance.randrange(1, 10)}{chance.randrange(10, 29)}")).endswith("X"))
    return {"number": number, "phone": f"199{chance.randrange(10 ** 7, 10 ** 8)}",
            "company": "厦门" + "".join(chance.sample(list(HANZI), 6)) + "有限公司", "word": "".join(chance.choices("bcdfghjkmnpqrstvwxz", k=14))}


def forms(typed):
    number, phone, company, word = typed.values()
    return {"the identity number": [number, f"{number[:6]} {number[6:14]} {number[14:]}"],
            "the telephone number": [phone, f"{phone[:3]} {phone[3:7]} {phone[7:]}"],
            "the company": [company[2:8]], "the word": [word, word.upper()]}


def write_company(visitor, company):
    """In pinyin on the screen, with a choice among the candidates for each of its rare characters."""
    visitor.type_pinyin("xiamen", "厦门")
    for character in company[2:8]:
        visitor.type_pinyin(HANZI[character], character)
    visitor.type_pinyin("youxiangongsi", "有限公司")


def fill_in(visitor, typed):
    visitor.begin()
    visitor.button("Canary")
    visitor.tap("Identity number", "text")
    visitor.type(typed["number"])
    visitor.tap("Telephone", "text")
    visitor.type(typed["phone"])
    visitor.key("收起键盘")
    visitor.tap("Word", "text")
    visitor.type(typed["word"])
    visitor.tap("Firm", "text")
    write_company(visitor, typed["company"])
    visitor.holds("Firm", typed["company"])
    for _ in range(4):  # a selection, which X hands on to whoever asks
        keyboard.press(KEY_SHIFT, KEY_LEFT)


def submit(visitor):
    """To a gateway that is away: it is kept, or the visitor is told to try again."""
    visitor.key("收起键盘")
    visitor.button("下一步")
    visitor.tap("我已阅读并同意")
    visitor.button("提交")
    visitor.wait_for(lambda _: next(visitor.all(re.compile("暂时连接不上|已保存")), None), "the submission is answered", 30)


def search_session(search):
    """Where it was found: {process: names}."""
    return {f"{name(pid)} {pid}": traces for pid in session() if (traces := search.process(pid))}


def search_files(search, visitor, since):
    screen = os.path.dirname(os.environ["KIOSK_TOUCH"])
    roots = {str(visitor.home), screen, "/tmp", "/var/tmp", "/dev/shm", "/run", os.path.expanduser("~"), os.getcwd()}
    nested = {root for root in roots if any(root != other and root.startswith(other + "/") for other in roots)}
    count, found = 0, {}
    for path in changed_files(roots - nested, since):
        count += 1
        if traces := search.file(path):
            found[path] = traces
    return count, found


def closed_to_its_user(pid):
    """Whether another program of the same user may not look into it."""
    return subprocess.run([*AS_ANYBODY, "cat", f"/proc/{pid}/maps"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode != 0


def core_limit(pid):
    return re.search(r"^Max core file size\s+(\S+)\s+(\S+)", pathlib.Path(f"/proc/{pid}/limits").read_text(), re.M).groups()


def private_directory(pid):
    environment = pathlib.Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    return pathlib.Path(next(value[5:] for value in environment if value.startswith(b"HOME=")).decode())


def is_gone(pid):
    return stat(pid) is None


def wait_until(condition, what, patience=20):
    end = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < end, what
        time.sleep(0.02)


def end_by_button(visitor, pid):
    submit(visitor)
    visitor.button("结束服务")


def end_by_signal(which):
    return lambda visitor, pid: os.kill(pid, which)


def end_supervisor(visitor, pid):
    visits = descendants(visitor.process.pid)
    visitor.process.kill()
    visitor.process.wait()
    wait_until(lambda: all(is_gone(visit) for visit in visits), "the visits die with their supervisor")


def wait_for_next(visitor, pid):
    wait_until(lambda: is_gone(pid), "the visit is gone", 60)
    if visitor.process.poll() is not None:
        visitor.start()
    visitor.wait_for(lambda status: status["state"] == "attract" and status["spare_ready"] and status["visit_pid"] != pid, "the next visitor is awaited", 60)
    visitor.desktop.write_over()


@case("the search sees UTF-8, UTF-16 and UCS-4, and what lies across two of its pieces")
def _():
    typed = invent()
    search = Search(forms(typed))
    for encoding in ENCODINGS:
        for words in typed["company"], typed["number"], typed["word"].upper():
            with tempfile.NamedTemporaryFile() as file:
                file.seek(PIECE - 5)
                file.write(words.encode(encoding))
                file.flush()
                assert {trace.rpartition(" ")[2] for trace in search.file(file.name)} >= {encoding}, (encoding, words)


WAYS = {
    "its end button": (end_by_button, {}),
    "nobody being there any more": (lambda visitor, pid: None, {"form-seconds": "uint32 15", "warning-seconds": "uint32 5"}),
    "a crash": (end_by_signal(signal.SIGABRT), {}),
    "SIGKILL": (end_by_signal(signal.SIGKILL), {}),
    "SIGKILL of the supervisor": (end_supervisor, {}),
}


def prove(way, end, settings):
    typed, display, began = invent(), Display(), time.time() - 1
    search = Search(forms(typed))
    with Gateway() as gateway, Kiosk(gateway, plugin_dirs=[BUILD / "tests" / "proof" / "canary"], settings=settings) as visitor:
        visitor.crashes_expected = True
        # without its key nobody would be let begin; away it keeps nothing of what is typed in a process of its own
        visitor.wait_for(lambda status: status["outbox"]["gateway_key"], "the gateway's key is known")
        gateway.kill()
        fill_in(visitor, typed)
        pid = visitor.status()["visit_pid"]
        wait_until(lambda: display.selection_owner("PRIMARY"), "a selection is there while the visit is on")
        missing = set(forms(typed)) - {trace.partition(" in ")[0] for trace in search.process(pid)}
        assert not missing, f"the search does not see what was typed: {missing}"
        assert closed_to_its_user(pid) and closed_to_its_user(visitor.process.pid), "dumpable"
        assert core_limit(pid) == ("0", "0"), core_limit(pid)
        directory = private_directory(pid)
        assert directory.parent == visitor.runtime and directory.stat().st_mode & 0o777 == 0o700

        end(visitor, pid)
        wait_until(lambda: is_gone(pid), "the visit is gone", 60)
        wait_for_next(visitor, pid)
        assert not directory.exists(), "the visit's directory is gone"
        assert [owner for owner in ("PRIMARY", "SECONDARY", "CLIPBOARD") if display.selection_owner(owner)] == []
        assert not list(visitor.home.rglob("core*")), "no core was dumped"
        count, found = search_files(search, visitor, began)
        found |= search_session(search)
        report("proof", f"traces after a visit ended by {way}", len(found), "traces", aim="= 0",
               note=f"{len(session())} processes, {search.bytes >> 20} MB of memory and {count} files searched")
        assert not found, found


for way, (end, settings) in WAYS.items():
    @case(f"nothing that was typed is left of a visit that ended by {way}")
    def _(way=way, end=end, settings=settings):
        prove(way, end, settings)


@case("another program of the same user can look into an ordinary process, which shows that the kiosk's are closed")
def _():
    with subprocess.Popen([*AS_ANYBODY, "sleep", "60"]) as ordinary:
        time.sleep(0.3)
        try:
            assert not closed_to_its_user(ordinary.pid)
        finally:
            ordinary.kill()


print(f"# seed {SEED}", flush=True)
run()
