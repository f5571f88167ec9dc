# SPDX-License-Identifier: LGPL-2.1-or-later
"""A visitor looks up a declaration, from the attract screen to the answer, in three languages."""
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from gateway import BUILD, Gateway  # noqa: E402
from tap import case, run  # noqa: E402
from visitor import Visitor  # noqa: E402

NUMBER, FACTOR = "370120260000123456", "M0011D"
# the same number in Code 128, two digits a symbol: of each, the widths of its bars and gaps
BARS = "211232" "132113" "222122" "221231" "321221" "212222" "212222" "112232" "131123" "331121" "131321" "2331112"
ROUTE = "/v1/customs/declarations/{number}"

LANGUAGES = {
    "zh_CN": {"begin": "轻触屏幕开始", "greeting": "您好，请选择要办理的服务", "service": "通关查询", "search": "查询",
              "verify": "请核实您的查询身份", "released": "已放行", "again": "再查一单", "end": "结束服务"},
    "zh_TW": {"begin": "輕觸螢幕開始", "greeting": "您好，請選擇要辦理的服務", "service": "通關查詢", "search": "查詢",
              "released": "已放行", "end": "結束服務"},
    "en": {"begin": "Touch to start", "greeting": "Hello, what would you like to do?", "service": "Customs enquiry",
           "search": "Look up", "released": "Released", "end": "End service"},
}


def look_up(visitor, words, number=NUMBER, factor=FACTOR):
    visitor.begin(words["begin"])
    visitor.sees(words["greeting"])
    visitor.button(words["service"])
    visitor.type(number)
    visitor.key(words["search"])
    visitor.find("0 / 6")
    visitor.type(factor)
    visitor.key(words["search"])


def answered(gateway, status):
    return gateway.metric("gateway_requests_total", route=ROUTE, status=status)


for language, words in LANGUAGES.items():
    @case(f"a declaration is looked up in {language}")
    def _(language=language, words=words):
        with Gateway(demo=True) as gateway, Visitor(gateway) as visitor:
            look_up(visitor, words)
            visitor.sees(words["released"], "厦门鹭***有限公司")
            visitor.picture(f"declaration-{language}")
            assert answered(gateway, 200) == 1, "the gateway was asked once"
            assert "鹭海通" not in visitor.everything(), "the company's name is masked"


@case("a number that cannot be is explained before anything is sent")
def _():
    with Gateway(demo=True) as gateway, Visitor(gateway) as visitor:
        words = LANGUAGES["zh_CN"]
        visitor.begin(words["begin"])
        visitor.button(words["service"])
        visitor.type("3701202600")
        visitor.key(words["search"])
        visitor.sees("号码共 18 位，目前输入了 10 位。")
        visitor.picture("declaration-too-short")
        visitor.button("清除")
        visitor.type("999920261000000001")
        visitor.key(words["search"])
        visitor.sees("前四位不是海关关区代码，请核对前四位。")
        assert answered(gateway, 200) + answered(gateway, 400) + answered(gateway, 404) == 0, "nothing was sent"


@case("a wrong second factor is told in words, and the right one then works")
def _():
    with Gateway(demo=True) as gateway, Visitor(gateway) as visitor:
        words = LANGUAGES["zh_CN"]
        look_up(visitor, words, factor="AAAAAA")
        visitor.sees("没有查到相符的记录，请与单据核对。")
        visitor.picture("declaration-wrong-factor")
        assert answered(gateway, 404) == 1
        for _ in range(6):
            visitor.key("删除")
        visitor.type(FACTOR)
        visitor.key(words["search"])
        visitor.sees(words["released"])
        assert answered(gateway, 200) == 1


@case("the bar code of a declaration is held before the camera instead of typing")
def _():
    words = LANGUAGES["zh_CN"]
    with tempfile.TemporaryDirectory() as directory, Gateway(demo=True) as gateway:
        paper = pathlib.Path(directory) / "paper.png"
        subprocess.run([BUILD / "tests" / "ui" / "camera" / "hold", "qr", "https://example.org/", paper], check=True)
        with Visitor(gateway, settings={"camera": f"'{paper.as_uri()}'"}) as visitor:
            visitor.begin(words["begin"])
            visitor.button(words["service"])
            visitor.sees("扫码查询")
            top = visitor.box(visitor.keyboard())[1]
            _, y, width, height = visitor.box(visitor.find("扫码查询", "push button"))
            assert y + height <= top, "it is in sight above the keyboard"
            assert visitor.width > visitor.height or width > 0.75 * visitor.width, f"as broad as the field: {width}"
            visitor.picture("declaration-scan-offered")
            visitor.button("扫码查询")
            visitor.sees("这个码里没有可以在这里查询的号码。", patience=20)
            visitor.picture("declaration-scan-refused")
            visitor.button("返回")
            subprocess.run([BUILD / "tests" / "ui" / "camera" / "hold", "bars", BARS, paper], check=True)
            visitor.button("扫码查询")
            visitor.sees(words["verify"], patience=20)
            visitor.picture("declaration-scanned")
            assert answered(gateway, 200) == 0, "a code alone opens nothing"
            visitor.type(FACTOR)
            visitor.key(words["search"])
            visitor.sees(words["released"])


@case("the other states of a declaration are told plainly")
def _():
    states = {"370820260000223344": ("M0011D", "查验"), "371120261000334455": ("M002X5", "税"),
              "371520260000445566": ("M002X5", "退"), "371420261000556677": ("M00385", "代码 U"),
              "372220260000667788": ("M00385", "结关")}
    with Gateway(demo=True) as gateway:
        for number, (factor, expected) in states.items():
            with Visitor(gateway) as visitor:
                look_up(visitor, LANGUAGES["zh_CN"], number, factor)
                visitor.sees("再查一单")
                assert expected in visitor.everything(), f"{number}: {expected} is not told:\n{visitor.describe()}"
                visitor.picture(f"declaration-{number}")


@case("the end of the service leaves nothing on the screen and the next visitor starts anew")
def _():
    with Gateway(demo=True) as gateway, Visitor(gateway) as visitor:
        words = LANGUAGES["en"]
        visitor.begin(words["begin"])
        visitor.button(words["service"])
        visitor.type("371120261")
        visitor.button("Hide keyboard")
        visitor.button("Large text")
        visitor.button(words["end"])
        visitor.sees("轻触屏幕开始")
        assert "3711" not in visitor.everything()
        visitor.begin("轻触屏幕开始")
        visitor.button("通关查询")
        visitor.sees("0 / 18")
        assert "3711" not in visitor.everything()


@case("the language can be changed half way, and what was typed stays")
def _():
    with Gateway(demo=True) as gateway, Visitor(gateway) as visitor:
        visitor.begin("轻触屏幕开始")
        visitor.button("通关查询")
        visitor.type("37012026")
        visitor.button("收起键盘")
        visitor.button("语言")
        visitor.picture("language-chooser")
        visitor.button("English")
        visitor.sees("Customs enquiry", "8 / 18")
        visitor.picture("language-changed")


run()
