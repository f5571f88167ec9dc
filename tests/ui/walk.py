# SPDX-License-Identifier: LGPL-2.1-or-later
"""The main journey, for somebody who wants to see it: walk.py PICTURES"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from gateway import Gateway  # noqa: E402
from visitor import Visitor  # noqa: E402

with Gateway(demo=True) as gateway, Visitor(gateway, pictures=sys.argv[1]) as visitor:
    visitor.find("轻触屏幕开始", patience=20)
    visitor.picture("1-attract")
    visitor.begin()
    visitor.sees("您好，请选择要办理的服务", "在线")
    visitor.picture("2-home")
    visitor.button("通关查询")
    visitor.type("370120260000123456")
    visitor.picture("3-query")
    visitor.key("查询")
    visitor.sees("请核实您的查询身份")
    visitor.type("M0011D")
    visitor.picture("4-factor")
    visitor.key("查询")
    visitor.sees("已放行", "厦门鹭***有限公司")
    visitor.picture("5-result")
    visitor.button("结束服务")
    visitor.sees("轻触屏幕开始")
print("attract, home, query, factor, result, and back to attract")
