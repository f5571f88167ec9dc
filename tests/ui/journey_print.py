# SPDX-License-Identifier: LGPL-2.1-or-later
"""A visitor prints, by touch; what the printer got is read. And what is told where it cannot print."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from applicant import Applicant  # noqa: E402
from application import resident_id  # noqa: E402
from gateway import DECLARATION, FACTOR, Gateway  # noqa: E402
from printer import QUEUE, PrintShop, until  # noqa: E402
from staff import enter  # noqa: E402
from tap import case, run  # noqa: E402

SEEN = "打印出来的内容如下。"
PRINTED = "已打印，请从打印机取走。再次打印的会标明“副本”。"
PRINTING = "正在打印，请稍候。"
NO_PAPER = "打印机缺纸，已通知工作人员。"


def customer(gateway, shop, paper="auto"):
    return Applicant(gateway, settings={"printer": f"'{QUEUE}'", "printer-paper": f"'{paper}'"}, environment=shop.environment)


def nothing_stays(shop):
    until(lambda: shop.jobs() == [], "jobs are left")
    until(lambda: not any(name.startswith("spool/") for name in shop.spool()), f"prints are left: {shop.spool()}")


def open_certificate(visitor):
    visitor.begin()
    visitor.button("人才培训")
    visitor.button("我的报名")
    visitor.type("DEME2345")
    visitor.next_field()
    visitor.type("7788")
    visitor.key("查询")
    visitor.button("查看证书")


@case("a certificate is seen, printed once on a sheet, and once more as a copy; nothing of it stays")
def _():
    with Gateway(demo=True) as gateway, PrintShop("a4") as shop, customer(gateway, shop, "a4") as visitor:
        open_certificate(visitor)
        visitor.find("打印证书", "push button")
        visitor.picture("print-certificate-offered")
        visitor.button("打印证书")
        visitor.sees(SEEN)
        visitor.picture("print-certificate")
        assert shop.prints() == []
        visitor.button("开始打印")
        visitor.sees(PRINTED)
        (words,) = shop.printed()
        assert "陈海燕" in words and "海沧园区" in words and "COPY" not in words, words
        visitor.button("打印副本")
        visitor.sees(PRINTING)
        visitor.sees(PRINTED)
        visitor.picture("print-certificate-copy")
        first, second = shop.printed()
        assert "副本 / COPY" in second and "陈海燕" in second, second
        visitor.button("结束服务")
        nothing_stays(shop)
        assert len(shop.prints()) == 2


@case("the receipt of a sign-up comes out of a slip printer, whichever way one touches the button")
def _():
    with Gateway(demo=True) as gateway, PrintShop() as shop, customer(gateway, shop) as visitor:
        visitor.begin()
        visitor.button("人才培训")
        visitor.tap("9810 海外仓出口实务")
        visitor.button("报名")
        visitor.sees("谁来参加？")
        visitor.write("林小满")
        visitor.next_field()
        visitor.type(resident_id(7))
        visitor.put_away()
        visitor.press("next")
        visitor.type("13900001234")
        visitor.put_away()
        visitor.press("next")
        visitor.press("next")
        visitor.tap("我已阅读并同意", "check box")
        visitor.button("报名")
        visitor.sees("报名成功")
        visitor.find("打印凭证", "push button")
        visitor.picture("print-receipt-offered")
        visitor.button("打印凭证")
        visitor.sees(SEEN)
        visitor.picture("print-receipt")
        shop.hold()
        x, y, width, height = visitor.box(visitor.find("开始打印", "push button"))
        for _ in range(3):
            visitor.finger.tap(x + width / 2, y + height / 2)
        visitor.sees(PRINTING)
        shop.go_on()
        visitor.sees(PRINTED)
        (words,) = shop.printed()
        assert "报名成功" in words and "报名码" in words and "海沧园区" in words, words
        assert resident_id(7) not in words and "COPY" not in words, words
        visitor.button("结束服务")
        nothing_stays(shop)


@case("out of paper is told before and in the middle; what was not taken is gone with the visit, and staff are told")
def _():
    with Gateway(demo=True) as gateway, PrintShop() as shop:
        shop.becomes("media-empty")
        with customer(gateway, shop) as visitor:
            visitor.begin()
            visitor.button("通关查询")
            visitor.type(DECLARATION)
            visitor.key("查询")
            visitor.find("0 / 6")
            visitor.type(FACTOR)
            visitor.key("查询")
            visitor.sees(NO_PAPER)
            visitor.picture("print-no-paper")
            shop.recovers()
            visitor.button("打印结果", patience=25)
            visitor.sees(SEEN)
            visitor.picture("print-result")
            words = visitor.everything()
            assert "申报日期 2026 年" in words and "办理进度" in words and "放行 当前步骤 · " in words, "who cannot see the print hears it"
            shop.trouble("media-empty")
            visitor.button("开始打印")
            visitor.sees(NO_PAPER)
            visitor.picture("print-no-paper-in-the-middle")
            visitor.button("结束服务")
            nothing_stays(shop)
            until(shop.was_told_to_cancel, "the printer is not told")
            assert shop.prints() == []
            until(lambda: "not printed and are removed" in (visitor.state / "audit.log").read_text(), "staff are not told of the job")
            assert "out of paper (media-empty-report)" in (visitor.state / "audit.log").read_text()
            assert DECLARATION not in visitor.log.read_text()


@case("staff see on the page of devices how the printer is")
def _():
    with Gateway(demo=True) as gateway, PrintShop() as shop:
        shop.becomes("media-empty")
        with customer(gateway, shop) as visitor:
            enter(visitor, "engineer")
            visitor.button("设备检测")
            visitor.sees(NO_PAPER, patience=25)
            visitor.picture("print-staff-devices")
            shop.recovers()
            visitor.does_not_see(NO_PAPER, patience=25)


run()
