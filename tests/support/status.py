# SPDX-License-Identifier: LGPL-2.1-or-later
"""The state that the supervisor tells over its socket, without a process of park-kiosk --status for each time it is asked."""
import json

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio  # noqa: E402


def connect(runtime):
    return Gio.DBusConnection.new_for_address_sync(f"unix:path={runtime}/control", Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT, None, None)


def ask(connection):
    answer = connection.call_sync(None, "/org/parkkiosk/Control", "org.parkkiosk.Control", "GetStatus", None, None, Gio.DBusCallFlags.NONE, 5000, None)
    return json.loads(answer.unpack()[0])
