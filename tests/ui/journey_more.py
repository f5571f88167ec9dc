# SPDX-License-Identifier: LGPL-2.1-or-later
"""The other things one can ask customs: parcels, commodity codes, import tax; and the looks of the screen."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from gateway import Gateway  # noqa: E402
from tap import case, run  # noqa: E402
from visitor import Visitor  # noqa: E402


def open_service(visitor, tab):
    visitor.begin()
    visitor.button("通关查询")
    visitor.tap(tab)


@case("an order is shown with its four documents")
def _():
    with Gateway(demo=True) as gateway, Visitor(gateway) as visitor:
        open_service(visitor, "清单 / 运单")
        visitor.type("DEMO-ORDER-004")
        visitor.key("查询")
        visitor.find("请核实您的查询身份")
        visitor.tap("订购人手机号")
        visitor.type("8901")
        visitor.key("查询")
        visitor.sees("订单", "支付单", "运单", "清单")
        assert "商品项不一致" in visitor.everything(), visitor.describe()
        visitor.picture("order")
        assert gateway.metric("gateway_requests_total", route="/v1/customs/orders/{number}", status=200) == 1


@case("a commodity is found by the initials of its name and by digits")
def _():
    with Gateway(demo=True) as gateway, Visitor(gateway) as visitor:
        open_service(visitor, "HS 归类")
        visitor.compose("kh")
        visitor.find("包装标注含量以重量计的口红等唇用化妆品")
        visitor.picture("goods-initials")
        for _ in range(2):
            visitor.key("删除")
        visitor.does_not_see("包装标注含量以重量计的口红等唇用化妆品")
        visitor.type("9102")
        visitor.find("机械指示式电子手表")
        visitor.key("收起键盘")
        visitor.tap("机械指示式电子手表")
        visitor.sees("申报要素")
        visitor.picture("goods")


@case("large text and high contrast stay through the visit and are gone after it")
def _():
    with Gateway(demo=True) as gateway, Visitor(gateway) as visitor:
        visitor.begin()
        visitor.tap("大字版")
        visitor.tap("高对比")
        visitor.picture("home-large-contrast")
        visitor.button("通关查询")
        visitor.type("370120260000123456")
        visitor.picture("query-large-contrast")
        visitor.key("查询")
        visitor.type("M0011D")
        visitor.key("查询")
        visitor.sees("已放行")
        visitor.picture("result-large-contrast")
        visitor.button("结束服务")
        visitor.begin()
        visitor.picture("home-after")


run()
