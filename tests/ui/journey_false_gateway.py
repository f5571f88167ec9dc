# SPDX-License-Identifier: LGPL-2.1-or-later
"""Somebody answers in the gateway's place. What the machine trusts is changed for this program alone, in a mount namespace."""
import atexit
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from gateway import Gateway  # noqa: E402
from staff import enter  # noqa: E402
from tap import case, run  # noqa: E402
from tls import DAY, Authority, Door, pem  # noqa: E402
from visitor import Visitor  # noqa: E402

NUMBER, FACTOR = "370120260000123456", "M0011D"
TRUSTED = "/etc/ssl/certs/ca-certificates.crt"
HOST = "127.0.0.1"

if os.environ.pop("KIOSK_OTHER_TRUST", None) is None:
    if subprocess.run(["unshare", "--mount", "mount", "--bind", TRUSTED, TRUSTED], stderr=subprocess.DEVNULL).returncode != 0:
        print("1..0 # SKIP what is trusted can be changed only by root, and where there are mount namespaces")
        sys.exit()
    os.environ["KIOSK_OTHER_TRUST"] = "1"
    os.execvp("unshare", ["unshare", "--mount", sys.executable, *sys.argv])

gateway = Gateway(demo=True).start()
atexit.register(gateway.close)
authority = Authority()
folder = tempfile.TemporaryDirectory(prefix="false-gateway-")
place = pathlib.Path(folder.name)
(place / "trusted.crt").write_bytes(pem(authority.certificate))
subprocess.run(["mount", "--bind", place / "trusted.crt", TRUSTED], check=True)


def ask(visitor):
    visitor.begin()
    visitor.button("通关查询")
    visitor.type(NUMBER)
    visitor.key("查询")
    visitor.find("0 / 6")
    visitor.type(FACTOR)
    visitor.key("查询")


@case("the gateway with a certificate of its own name, by whom the machine trusts, is talked to")
def _():
    with Door(gateway.url, authority.issue(place / "good.pem", HOST)) as door:
        with Visitor(gateway, url=door.url) as visitor:
            ask(visitor)
            visitor.find("已放行", patience=20)
        assert gateway.token.encode() in door.heard and FACTOR.encode() in door.heard


for name, certificate in [
    ("of another authority", Authority("Somebody else").issue(place / "other.pem", HOST)),
    ("that is out of date", authority.issue(place / "old.pem", HOST, -3 * DAY, -2 * DAY)),
    ("for another name", authority.issue(place / "named.pem", "gateway.example")),
]:
    @case(f"a certificate {name}: nothing is sent, and the visitor is told that the service is away")
    def _(name=name, certificate=certificate):
        with Door(gateway.url, certificate) as door:
            with Visitor(gateway, url=door.url) as visitor:
                ask(visitor)
                visitor.find("暂时连接不上", patience=20)
                visitor.picture("false-gateway-" + name.split()[-1])
                visitor.button("返回首页")
                visitor.sees("您好，请选择要办理的服务")
            assert door.knocks > 0 and door.heard == b"", (door.knocks, door.heard[:80])


@case("staff are told that it is the certificate")
def _():
    with Door(gateway.url, authority.issue(place / "named.pem", "gateway.example")) as door, Visitor(gateway, url=door.url) as visitor:
        enter(visitor, "attendant")
        visitor.find("网关证书不受信任。", patience=20)
        visitor.picture("false-gateway-staff")
        assert door.heard == b"", door.heard[:80]


run()
