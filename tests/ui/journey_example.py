# SPDX-License-Identifier: LGPL-2.1-or-later
"""An author tries the example without code in a window of its own, as docs/write-a-service.md tells; runs in its folder."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from gateway import BUILD, ROOT, Gateway  # noqa: E402
from tap import case, run  # noqa: E402
from visitor import Visitor  # noqa: E402


class Author(Visitor):
    """Nobody supervises."""

    def start(self):
        self.command = [BUILD / "shell" / "visit" / "park-kiosk-visit", "--settings", self.home / "settings", "--data-dir", ROOT / "data",
                        "--plugin-dir", ".", "--service", "lost-property"]
        super().start()

    def owns(self, pid):
        return pid == self.process.pid


@case("the example asks its first question in Chinese and in English")
def _():
    with Gateway(demo=True) as gateway, Author(gateway) as author:
        author.sees("失物招领", "您遗失了什么？", "物品类别", "证件", "遗失日期", patience=20)
        author.picture("example-chinese")
        author.tap("其他物品")
        author.sees("外观特征")
        author.button("语言")
        author.button("English")
        author.sees("Lost property", "What did you lose?", "Something else", "What it looks like")
        author.picture("example-english")
        author.button("Language")
        author.button("繁體中文")
        author.sees("失物招領", "您遺失了什麼？", "外觀特徵")


run()
