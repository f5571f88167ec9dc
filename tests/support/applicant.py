# SPDX-License-Identifier: LGPL-2.1-or-later
"""A visitor who fills in a form: knows the words of one language for what every form has."""
import datetime
import time

from visitor import Visitor


class Applicant(Visitor):
    WORDS = {"zh_CN": {"hide": "收起键盘", "next field": "下一项", "delete": "删除", "save": "保存", "next": "下一步", "keep": "确认修改", "later": "下个月"},
             "zh_TW": {"hide": "收起鍵盤", "next field": "下一項", "delete": "刪除", "save": "儲存", "next": "下一步", "keep": "確認修改", "later": "下個月"},
             "en": {"hide": "Hide keyboard", "next field": "Next field", "delete": "Delete", "save": "Save", "next": "Next", "keep": "Keep the change",
                    "later": "Month after"}}
    language = "zh_CN"

    def press(self, what):
        self.button(self.WORDS[self.language][what])

    def put_away(self):
        self.key(self.WORDS[self.language]["hide"])
        time.sleep(0.4)

    def next_field(self):
        self.key(self.WORDS[self.language]["next field"])

    def erase(self, count):
        self.key(self.WORDS[self.language]["delete"], count)

    def into(self, field, text, put_away=True):
        """Types into a field, letters and digits on the keys, all else as it can be written."""
        self.tap(field, "text")
        self.type(text) if text.isascii() and text.isalnum() else self.write(text)
        if put_away:
            self.put_away()

    def choose_day(self, day, words):
        if day.month != datetime.date.today().month:
            self.press("later")
        self.button(words)

    def change_language(self, button, language):
        self.button(button)
        self.button(language)
        time.sleep(0.5)
