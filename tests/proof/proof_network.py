# SPDX-License-Identifier: LGPL-2.1-or-later
"""The gateway's plug is pulled again and again, at any moment of a visit: it is told honestly, and all goes on by itself."""
import os
import pathlib
import random
import re
import signal
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from gateway import Gateway  # noqa: E402
from report import report  # noqa: E402
from tap import case, run  # noqa: E402
from visitor import Visitor  # noqa: E402

ROUNDS = int(os.environ.get("KIOSK_PROOF_PULLS", "10"))
SEED = int(os.environ.get("KIOSK_SEED", "20261127"))
NUMBER, FACTOR = "370120260000123456", "M0011D"
ANSWER, HONEST, AGAIN = "已放行", re.compile("暂时连接不上|等待时间过长|服务暂时不可用"), "再试一次"

chance = random.Random(SEED)


class Plug:
    """Out: nothing answers any more (killed), or everything that is sent vanishes (stopped), as behind a dead switch."""

    def __init__(self, gateway):
        self.gateway = gateway
        self.timer = None
        self.vanishing = False

    def pull(self, vanishing):
        self.vanishing = vanishing
        if vanishing:
            self.gateway.process.send_signal(signal.SIGSTOP)
        else:
            self.gateway.kill()

    def put_back(self):
        if self.vanishing:
            self.gateway.process.send_signal(signal.SIGCONT)
        elif self.gateway.process is None:
            self.gateway.start()
        self.vanishing = False

    def later(self, seconds, function, *arguments):
        self.timer = threading.Timer(seconds, function, arguments)
        self.timer.start()

    def settle(self):
        self.timer.join()


def outcome(visitor):
    """What the visitor is told, and after how many seconds."""
    begun = time.monotonic()
    told = visitor.find(re.compile(f"{ANSWER}|{HONEST.pattern}"), patience=25)
    return visitor.words(told)[0], time.monotonic() - begun


def recover(visitor):
    """By itself, as the page does when it sees the gateway again, or with one touch. Returns whether a touch was needed."""
    end, touched = time.monotonic() + 25, False
    while not next(visitor.all(ANSWER), None):
        again = next(visitor.all(AGAIN, "push button"), None)
        if again and not touched:
            touched = True
            x, y, width, height = visitor.box(again)
            visitor.finger.tap(x + width / 2, y + height / 2)
        assert time.monotonic() < end, f"no recovery:\n{visitor.describe()}"
        time.sleep(0.1)
    return touched


def ask(visitor):
    """Types a number and its second factor; pulls may come at any time."""
    visitor.find("0 / 18")
    visitor.type(NUMBER)
    visitor.key("查询")
    visitor.find("0 / 6")
    visitor.type(FACTOR)
    visitor.key("查询")


@case(f"the gateway is pulled {ROUNDS} times at any moment, and each time the visitor is told and then answered")
def _():
    waits, told = [], {"answered": 0, "told": 0}
    with Gateway(demo=True) as gateway, Visitor(gateway) as visitor:
        plug = Plug(gateway)
        visitor.begin()
        visitor.button("通关查询")
        for number in range(ROUNDS):
            plug.later(chance.uniform(0, 4), plug.pull, chance.random() < 0.25)
            ask(visitor)
            words, seconds = outcome(visitor)
            waits.append(seconds)
            told["answered" if words == ANSWER else "told"] += 1
            plug.settle()
            plug.later(chance.uniform(0, 0.4), plug.put_back)
            if words != ANSWER:
                visitor.picture("network-pulled")
                plug.settle()
                recover(visitor)
            plug.settle()
            visitor.button("返回")
        visitor.key("收起键盘")
        visitor.button("结束服务")
        visitor.find("轻触屏幕开始", patience=20)
        report("proof", "pulls of the network during a visit", ROUNDS, "pulls", note=f"seed {SEED}: {told['told']} told, {told['answered']} answered all the same")
        report("proof", "longest wait until the visitor is told", max(waits), "s", aim="< 15")
        assert max(waits) < 15 and told["told"], (waits, told)


print(f"# seed {SEED}", flush=True)
run()
