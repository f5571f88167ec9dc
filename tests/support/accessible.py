# SPDX-License-Identifier: LGPL-2.1-or-later
"""What assistive technology sees, asked for whole: an application tells all of its tree in one answer of AT-SPI's cache, where
libatspi would ask for each name and each state by itself."""
import functools
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ROOT = "/org/a11y/atspi/accessible/root"
CACHE = "/org/a11y/atspi/cache"
WINDOW = 1  # of coordinates
PATH, PARENT, PLACE, CHILD_COUNT, NAME, ROLE, STATES = 0, 2, 3, 4, 6, 7, 9  # where they stand in an item of the cache
NOWHERE = (0, 0, 0, 0)
DEADLINE = 20000  # milliseconds
LONGEST_TEXT = 1000000
MESSAGES, LONG_MESSAGE = 200, 9000
PREFIX = "org.a11y.atspi."
UNHEARD = 0.5  # seconds after which an application is asked anew that has told of no change: not all that changes is told


@functools.cache
def name_of_role(role):
    return Atspi.role_get_name(Atspi.Role(role))


def path_at(item, place):
    return item.get_child_value(place).get_child_value(1).get_string()


def is_child(item, parent, place):
    return item is not None and item.get_child_value(PLACE).get_int32() == place and path_at(item, PARENT) == parent


class States:
    def __init__(self, words):
        self.bits = sum(word << 32 * i for i, word in enumerate(words))

    def contains(self, state):
        return bool(self.bits >> int(state) & 1)


class Accessible:
    """A widget as it was when it was seen; its text, its place and what read_name() tells are asked for anew."""

    def __init__(self, bus, path, item):
        self.bus, self.path, self.item = bus, path, item
        self.parent, self.children = None, []

    def _call(self, interface, method, *arguments, types="()"):
        return self.bus.call(self.path, PREFIX + interface, method, GLib.Variant(types, arguments))

    def get_name(self):
        return self.item.get_child_value(NAME).get_string()

    def read_name(self):
        """Its name now."""
        return self.name_at(self.bus, self.path)

    def get_role(self):
        return self.item.get_child_value(ROLE).get_uint32()

    def get_role_name(self):
        return name_of_role(self.get_role())

    def get_state_set(self):
        return States(self.item.get_child_value(STATES).unpack())

    def read_states(self):
        """Its states now; none where it is gone."""
        try:
            return States(self._call("Accessible", "GetState")[0])
        except GLib.Error:
            return States([])

    def get_parent(self):
        return self.parent

    def get_text(self):
        try:
            return self._call("Text", "GetText", 0, LONGEST_TEXT, types="(ii)")[0]
        except GLib.Error:
            return ""

    def get_extents(self):
        """x, y, width and height in the window; nothing of a widget that is gone."""
        try:
            return self._call("Component", "GetExtents", WINDOW, types="(u)")[0]
        except GLib.Error:
            return NOWHERE

    def read_description(self):
        """What describes it now, or those that do."""
        try:
            own = self.bus.call(self.path, "org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", (PREFIX + "Accessible", "Description")))[0]
            others = self.get_relations().get(Atspi.RelationType.DESCRIBED_BY, [])
            return " ".join([own, *(Accessible.name_at(self.bus, path) for path in others)])
        except GLib.Error:
            return ""

    @staticmethod
    def name_at(bus, path):
        return bus.call(path, "org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", (PREFIX + "Accessible", "Name")))[0]

    def get_relations(self):
        """{kind: paths}: what stands in which relation to it."""
        return {Atspi.RelationType(kind): [path for _, path in targets]
                for kind, targets in self._call("Accessible", "GetRelationSet")[0]}

    def insert_text(self, text):
        end = len(self.get_text())
        return self._call("EditableText", "InsertText", end, text, len(text.encode()), types="(isi)")[0]

    def count_actions(self):
        return self.bus.call(self.path, "org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", (PREFIX + "Action", "NActions")))[0]

    def do_action(self):
        return self._call("Action", "DoAction", 0, types="(i)")[0]


class Bus:
    """An application on the bus of assistive technology."""

    def __init__(self, connection, name):
        self.connection, self.name = connection, name
        self._below = {}  # {path: paths of its children}, of all that was ever asked for them
        self._items, self._told_at, self._root = None, 0, None  # what it told when it was asked last, and what was made of it
        self._stale = True  # whether it has told of a change since then
        self._changed = set()  # paths of what has told since then that its children are others

    def _ask(self, path, interface, method, arguments=None):
        return self.connection.call_sync(self.name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, DEADLINE, None)

    def call(self, path, interface, method, arguments=None):
        return self._ask(path, interface, method, arguments).unpack()

    def call_each(self, paths, interface, method, arguments=None):
        """Asks all at once: {path: answer}, without those that are gone."""
        answers, waiting = {}, len(paths)

        def on_answer(connection, result, path):
            nonlocal waiting
            waiting -= 1
            try:
                answers[path] = connection.call_finish(result).unpack()
            except GLib.Error:
                pass

        for path in paths:
            self.connection.call(self.name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, DEADLINE, None, on_answer, path)
        while waiting:
            GLib.MainContext.default().iteration(True)
        return answers

    def hear(self, path, member):
        """It tells of a change."""
        self._stale = True
        if member == "ChildrenChanged":
            self._changed.add(path)

    def _is_fresh(self):
        """Whether it would tell the same again. To tell is work for the kiosk."""
        while GLib.MainContext.default().iteration(False):  # until all is heard that was told
            pass
        return not self._stale and time.monotonic() - self._told_at < UNHEARD

    def get_known(self, state, anew=True):
        """What it has told anybody of and is in that state; none of them knows what is in it. Reads no more than it must."""
        self._stale |= anew
        word, bit = divmod(int(state), 32)
        return [Accessible(self, path, item) for path, item in self._get_items().items()
                if item.get_child_value(STATES).get_child_value(word).get_uint32() >> bit & 1]

    def _get_items(self):
        """{path: what is told of it}. GTK tells of all that was ever shown; only what is looked at is taken apart."""
        if not self._is_fresh():
            self._stale, self._told_at, self._root = False, time.monotonic(), None
            told = self._ask(CACHE, PREFIX + "Cache", "GetItems").get_child_value(0)
            self._items = {path_at(item, PATH): item for item in map(told.get_child_value, range(told.n_children()))}
        return self._items

    def _has_changed(self, path, items):
        """Whether it has other children than when they were last asked for: it tells of those that are gone, and counts them all."""
        item, below = items.get(path), self._below.get(path, [])
        # GTK counts the widgets in a widget, and not the windows
        return (path == ROOT or path in self._changed or item is None or item.get_child_value(CHILD_COUNT).get_int32() != len(below)
                or not all(is_child(items.get(child), path, place) for place, child in enumerate(below)))

    def _ask_for_children(self, paths):
        """GTK presents what is shown to who asks for children, and tells of nothing before. Returns whether any are new."""
        self._changed.difference_update(paths)
        answers = self.call_each(paths, PREFIX + "Accessible", "GetChildren")
        new = {path: [child for _, child in answers[path][0]] if path in answers else [] for path in paths}
        grown = any(children != self._below.get(path) for path, children in new.items())
        self._below |= new
        self._stale |= grown
        return grown

    def _look(self):
        """All that is shown: what is told of each, and what is below it."""
        asked, grown = set(), True
        while grown:
            items, shown, level, grown = self._get_items(), {}, [ROOT], False
            while level:
                changed = [path for path in level if path not in asked and self._has_changed(path, items)]
                grown |= self._ask_for_children(changed)
                asked.update(changed)
                shown |= {path: self._below.get(path, []) for path in level}
                level = [child for path in level for child in shown[path]]
        return {path: Accessible(self, path, items[path]) for path in shown.keys() & items.keys()}, shown

    def get_root(self, anew=True):
        """The application with all that it shows; None where it has nothing to tell yet, or any more. Who waits need not ask anew: what it
        tells of is heard."""
        self._stale |= anew
        if self._root is None or not self._is_fresh():
            try:
                self._root = self._make_tree(*self._look())
            except GLib.Error:
                self._root = None
        return self._root

    @staticmethod
    def _make_tree(nodes, below):
        for path, children in below.items():
            for child in filter(None, map(nodes.get, children)):
                child.parent = nodes.get(path)
                if child.parent is not None:
                    child.parent.children.append(child)
        return nodes.get(ROOT)


def get_all_extents(nodes):
    """[(node, its extents)], asked for at once."""
    answers = {bus: bus.call_each([node.path for node in nodes if node.bus is bus], PREFIX + "Component", "GetExtents", GLib.Variant("(u)", (WINDOW,)))
               for bus in {node.bus for node in nodes}}
    return [(node, answers[node.bus].get(node.path, (NOWHERE,))[0]) for node in nodes]


class Desktop:
    def __init__(self):
        self.changes = []
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, Gio.DBusCallFlags.NONE,
                                    DEADLINE, None).unpack()[0]
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self.buses, self.processes = {}, {}  # by the names on the bus, which are given to nobody else
        self.connection.signal_subscribe(None, None, None, None, None, Gio.DBusSignalFlags.NONE, self.on_signal)

    def on_signal(self, connection, sender, path, interface, member, arguments):
        if sender in self.buses:
            self.buses[sender].hear(path, member)

    def write_over(self):
        """The bus keeps the last few messages that are not long, to use their memory again, and with it what this program read."""
        manager = Bus(self.connection, "org.freedesktop.DBus")
        manager.call_each([f"/{i}" for i in range(MESSAGES)], "org.freedesktop.DBus", "NameHasOwner", GLib.Variant("(s)", ("x" * LONG_MESSAGE,)))

    def listen(self):
        """From now on what a screen reader would speak up for is in changes: (path, state) of what came into a state."""
        def on_changed(connection, sender, path, interface, name, arguments):
            state, on, *_ = arguments.unpack()
            if on:
                self.changes.append((path, state))
        self.connection.signal_subscribe(None, PREFIX + "Event.Object", "StateChanged", None, None, Gio.DBusSignalFlags.NONE, on_changed)

    def get_applications(self):
        """Each as (process, bus)."""
        registry, manager = Bus(self.connection, "org.a11y.atspi.Registry"), Bus(self.connection, "org.freedesktop.DBus")
        for name, _ in registry.call(ROOT, PREFIX + "Accessible", "GetChildren")[0]:
            try:
                if name not in self.processes:
                    self.processes[name] = manager.call("/", "org.freedesktop.DBus", "GetConnectionUnixProcessID", GLib.Variant("(s)", (name,)))[0]
            except GLib.Error:  # it is gone
                continue
            yield self.processes[name], self.buses.setdefault(name, Bus(self.connection, name))
