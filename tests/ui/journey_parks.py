# SPDX-License-Identifier: LGPL-2.1-or-later
"""Each of the six parks meets its visitors in its own words, colour and order of services."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from tap import case, run  # noqa: E402
from visitor import Visitor  # noqa: E402

NOBODY = "http://127.0.0.1:9"
SERVICES = {"customs": "通关查询", "registration": "企业登记", "logistics": "物流与海外仓", "refund": "退税结汇", "finance": "金融服务",
            "training": "人才培训", "ip": "知识产权"}


def tiles(visitor):
    """The names of services as they stand on home, from the first one on."""
    names = {name: id for id, name in SERVICES.items()}
    found = [(visitor.box(node)[1], visitor.box(node)[0], names[visitor.words(node)[0]])
             for _, node in visitor.nodes() if visitor.words(node)[0] in names and node.get_role_name() == "push button"]
    return [id for _, _, id in sorted(found)]


def park(name, words, special, first, hotline, invitation="轻触屏幕开始"):
    @case(f"{name}: its name, what is special, who can be rung up, and its services in its own order")
    def _():
        with Visitor(url=NOBODY, settings={"park": f"'{name}'"}) as visitor:
            visitor.begin(invitation)
            visitor.sees(words, special, patience=20)
            visitor.sees(hotline)
            visitor.picture(f"park-{name}")
            if invitation == "轻触屏幕开始":
                assert tiles(visitor)[:len(first)] == first, tiles(visitor)


park("zhaishang", "寨上园区", "综试区首个园区 · 企业孵化与综合服务", ["registration", "training", "ip", "customs"], "湖里区寨上创新路 88 号 · 服务热线 0592-0000101")
park("jichang", "机场园区", "空运快件 · 全天候通关", ["customs", "logistics", "refund"], "湖里区航空快件路 12 号 · 服务热线 0592-0000102")
park("haicang", "海沧园区", "厦门跨境电商综试区 · 一站式服务", ["customs", "registration", "training", "ip", "refund", "logistics", "finance"], "海沧区保税港路 9 号 · 服务热线 0592-0000103")
park("xiangyu", "象屿园区", "保税区 · 保税仓储与展示交易", ["customs", "refund", "finance"], "湖里区象屿保税大道 20 号 · 服务热线 0592-0000104")
park("qianchang", "前场园区", "铁路货场 · 中欧班列", ["logistics", "customs", "finance"], "集美区前场铁路物流路 6 号 · 服务热线 0592-0000105")
park("dadeng", "大嶝園區", "對台小額貿易 · 兩岸商品", [], "翔安區大嶝小鎮街 1 號 · 服務熱線 0592-0000106", "輕觸螢幕開始")


@case("a notice and an emergency message stand on attract, when it is closed too, and on home, in the visitor's language")
def _():
    words = {"park": "'jichang'", "notice": "{'zh_CN': '周五下午停电检修', 'en': 'No power on Friday afternoon'}",
             "emergency": "{'zh_CN': '台风红色预警，请勿外出', 'en': 'Typhoon warning: stay inside'}"}
    with Visitor(url=NOBODY, settings=words) as visitor:
        visitor.sees("周五下午停电检修", "台风红色预警，请勿外出", patience=20)
        visitor.picture("emergency-attract")
        visitor.begin("Touch to start")
        visitor.sees("No power on Friday afternoon", "Typhoon warning: stay inside")
        visitor.picture("emergency-home")
    with Visitor(url=NOBODY, settings={**words, "opening-hours": "'mon-sun 00:00-00:01'"}) as visitor:
        visitor.sees("台风红色预警，请勿外出", patience=20)
        visitor.picture("emergency-closed")


run()
