# SPDX-License-Identifier: LGPL-2.1-or-later
"""Staff in front of the kiosk: the hidden corner, and the PINs that an operator has set."""
import subprocess

from visitor import SUPERVISOR

PINS = {"attendant": "112233", "park": "271828", "engineer": "314159"}
ROLES = {"attendant": "值班员", "park": "园区人员", "engineer": "工程师"}
HOLD = 5.5


def set_pin(visitor, role):
    answer = subprocess.run([SUPERVISOR, "--set-pin", role, "--state-dir", visitor.state], input=PINS[role] + "\n", text=True,
                            capture_output=True)
    assert answer.returncode == 0, answer


def hold_corner(visitor):
    visitor.finger.tap(visitor.width - 40, 40, hold=HOLD)


def open_staff_mode(visitor):
    visitor.sees("轻触屏幕开始", patience=30)
    visitor.wait_for(lambda status: status["spare_ready"], "a spare", 30)
    hold_corner(visitor)
    visitor.sees("工作人员模式", patience=30)


def type_pin(visitor, role, pin):
    visitor.button(ROLES[role])
    for digit in pin:
        visitor.button(digit)
    visitor.button("进入")


def enter(visitor, role):
    set_pin(visitor, role)
    open_staff_mode(visitor)
    type_pin(visitor, role, PINS[role])
    visitor.sees("服务插件", patience=20)
