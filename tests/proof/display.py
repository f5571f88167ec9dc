# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the X server knows of windows and selections."""
import ctypes
import typing

SUBSTRUCTURE_NOTIFY = 1 << 19
CREATE_NOTIFY, MAP_NOTIFY, CONFIGURE_NOTIFY = 16, 19, 22
VIEWABLE = 2

integer, number, pointer = ctypes.c_int, ctypes.c_ulong, ctypes.c_void_p


class WindowAttributes(ctypes.Structure):
    _fields_ = [(name, integer) for name in ("x", "y", "width", "height", "border_width", "depth")] + [("visual", pointer), ("root", number)] + [
        (name, integer) for name in ("kind", "bit_gravity", "win_gravity", "backing_store")] + [
        ("backing_planes", number), ("backing_pixel", number), ("save_under", integer), ("colormap", number), ("map_installed", integer),
        ("map_state", integer), ("all_masks", number), ("own_mask", number), ("no_masks", number), ("override_redirect", integer), ("screen", pointer)]


class WindowEvent(ctypes.Structure):
    """XCreateWindowEvent and XConfigureEvent, and XMapEvent as far as the window."""
    _fields_ = [("kind", integer), ("serial", number), ("sent", integer), ("display", pointer), ("parent", number), ("window", number),
                ("x", integer), ("y", integer), ("width", integer), ("height", integer), ("_rest", number * 24)]


class Window(typing.NamedTuple):
    identity: int
    x: int
    y: int
    width: int
    height: int


X = ctypes.CDLL("libX11.so.6")
X.XOpenDisplay.restype = pointer
X.XDefaultRootWindow.restype = X.XGetSelectionOwner.restype = X.XInternAtom.restype = number

# windows come and go while one looks at them, which is no error here
_ignore = ctypes.CFUNCTYPE(integer, pointer, pointer)(lambda display, error: 0)
X.XSetErrorHandler(_ignore)


class Display:
    def __init__(self):
        self.display = pointer(X.XOpenDisplay(None))
        assert self.display, "no X server"
        self.root = number(X.XDefaultRootWindow(self.display))
        X.XSelectInput(self.display, self.root, ctypes.c_long(SUBSTRUCTURE_NOTIFY))
        X.XSync(self.display, 0)
        self.sizes = {}

    def selection_owner(self, selection):
        return X.XGetSelectionOwner(self.display, number(X.XInternAtom(self.display, selection.encode(), 0)))

    def attributes(self, window):
        attributes = WindowAttributes()
        return attributes if X.XGetWindowAttributes(self.display, number(window), ctypes.byref(attributes)) else None

    def visible(self):
        """The windows that can be seen, those at the bottom first."""
        root, parent, children, count = number(), number(), ctypes.POINTER(number)(), ctypes.c_uint()
        X.XQueryTree(self.display, self.root, ctypes.byref(root), ctypes.byref(parent), ctypes.byref(children), ctypes.byref(count))
        found = []
        for window in children[:count.value]:
            seen = self.attributes(window)
            if seen and seen.map_state == VIEWABLE and seen.x + seen.width > 1 and seen.y + seen.height > 1:
                found.append(Window(window, seen.x, seen.y, seen.width, seen.height))
        if children:
            X.XFree(children)
        return found

    def mapped(self):
        """The windows that came onto the screen since the last time."""
        found, event = [], WindowEvent()
        while X.XPending(self.display):
            X.XNextEvent(self.display, ctypes.byref(event))
            if event.kind in (CREATE_NOTIFY, CONFIGURE_NOTIFY):
                self.sizes[event.window] = Window(event.window, event.x, event.y, event.width, event.height)
            elif event.kind == MAP_NOTIFY:
                seen = self.attributes(event.window)
                found.append(Window(event.window, seen.x, seen.y, seen.width, seen.height) if seen
                             else self.sizes.get(event.window, Window(event.window, 0, 0, 0, 0)))
        return found
