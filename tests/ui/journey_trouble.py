# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a visitor sees when the gateway does not do what it should, and when nobody is there any more."""
import http.server
import pathlib
import random
import re
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from gateway import Gateway  # noqa: E402
from tap import case, run  # noqa: E402
from visitor import Visitor  # noqa: E402

NUMBER, FACTOR = "370120260000123456", "M0011D"


def ask(visitor):
    visitor.begin()
    visitor.button("通关查询")
    visitor.type(NUMBER)
    visitor.key("查询")
    visitor.find("0 / 6")
    visitor.type(FACTOR)
    visitor.key("查询")


@case("a gateway that is away is told honestly, and trying again works when it is back")
def _():
    with Gateway(demo=True) as gateway:
        with Visitor(gateway) as visitor:
            visitor.begin()
            visitor.sees("在线")
            gateway.kill()
            visitor.button("通关查询")
            visitor.type(NUMBER)
            visitor.key("查询")
            visitor.find("0 / 6")
            visitor.type(FACTOR)
            visitor.key("查询")
            visitor.find("暂时连接不上", patience=20)
            visitor.picture("trouble-offline")
            gateway.start()
            visitor.button("再试一次")
            visitor.find("已放行", patience=20)


class Babbler(http.server.BaseHTTPRequestHandler):
    """A server that is no gateway."""
    body, media_type, pause = b"<html><body>Welcome to the lobby's network</body></html>", "text/html", 0

    def do_GET(self):
        time.sleep(self.pause)
        self.send_response(200)
        self.send_header("Content-Type", self.media_type)
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_):
        pass


def babbling(**how):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), type("Babbler", (Babbler,), how))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


for name, how, words in [
    ("HTML", {}, "服务暂时不可用"),
    ("truncated JSON", {"body": b'{"number": "3701', "media_type": "application/json"}, "服务暂时不可用"),
    ("JSON of another kind", {"body": b'[1, 2, 3]', "media_type": "application/json"}, "服务暂时不可用"),
    ("nothing in time", {"pause": 30}, "等待时间过长"),
]:
    @case(f"a server that answers {name} ends in a clear message and a way on")
    def _(how=how, words=words, name=name):
        server = babbling(**how)
        try:
            with Visitor(url=f"http://127.0.0.1:{server.server_address[1]}") as visitor:
                ask(visitor)
                visitor.find(words, patience=25)
                visitor.picture("trouble-" + name.replace(" ", "-"))
                visitor.button("返回首页")
                visitor.sees("您好，请选择要办理的服务")
        finally:
            server.shutdown()


@case("a visit to which nobody attends ends by itself and leaves nothing")
def _():
    with Gateway(demo=True) as gateway, Visitor(gateway, settings={"form-seconds": "uint32 5", "warning-seconds": "uint32 5"}) as visitor:
        visitor.begin()
        visitor.button("通关查询")
        visitor.type("370120")
        visitor.find("轻触屏幕开始", patience=15)
        assert "3701" not in visitor.everything()


@case("pages that are not shown are out of the accessibility tree")
def _():
    with Gateway(demo=True) as gateway, Visitor(gateway) as visitor:
        visitor.begin()
        visitor.does_not_see("轻触屏幕开始")
        visitor.button("通关查询")
        visitor.sees("请输入 18 位报关单号")
        visitor.does_not_see("您好，请选择要办理的服务")
        visitor.type(NUMBER)
        visitor.key("查询")
        visitor.sees("请核实您的查询身份")
        visitor.does_not_see("请输入 18 位报关单号")


@case("five hundred touches anywhere do no harm")
def _():
    seed = 20261123
    chance = random.Random(seed)
    with Gateway(demo=True) as gateway, Visitor(gateway) as visitor:
        visitor.find("轻触屏幕开始", patience=20)
        for _ in range(500):
            visitor.finger.tap(chance.randrange(visitor.width), chance.randrange(visitor.height), hold=0.005)
        assert visitor.status()["crashes"] == 0, f"seed {seed}"
        visitor.find(re.compile("结束服务|結束服務|End service|轻触屏幕开始|收起键盘|收起鍵盤|Hide keyboard|保持不变|Leave as it is|保持不變"))


run()
