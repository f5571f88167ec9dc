# SPDX-License-Identifier: LGPL-2.1-or-later
"""The service manager's end of sd_notify.

    with ServiceManager(directory, watchdog_seconds=1) as manager:
        subprocess.Popen(..., env={**os.environ, **manager.environment})
        manager.wait_for("READY=1")
"""
import socket
import time


class ServiceManager:
    def __init__(self, directory, watchdog_seconds=0):
        self.path = directory / "notify"
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(str(self.path))
        self.path.chmod(0o777)  # the program may run as another user
        self.environment = {"NOTIFY_SOCKET": str(self.path)}
        if watchdog_seconds:
            self.environment["WATCHDOG_USEC"] = str(int(watchdog_seconds * 1000000))
        self.heard = []  # (monotonic time, message)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()
        self.path.unlink()

    def listen(self, seconds):
        """The next message, or None."""
        self.socket.settimeout(max(seconds, 0.001))
        try:
            message = self.socket.recv(4096).decode()
        except TimeoutError:
            return None
        self.heard.append((time.monotonic(), message))
        return message

    def wait_for(self, message, patience=20):
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if self.listen(end - time.monotonic()) == message:
                return
        raise AssertionError(f"no {message} in {patience} s, but {[words for _, words in self.heard]}")

    def silent_about(self, message):
        return all(words != message for _, words in self.heard)
