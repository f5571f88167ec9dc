# SPDX-License-Identifier: LGPL-2.1-or-later
"""The network between a terminal and its gateway, which can be as bad as networks are.

It carries bytes between two sockets, so what it loses shows as TCP shows it: later, after the time of a retransmission."""
import contextlib
import random
import socket
import threading
import time

SEGMENT = 1448
RETRANSMISSION = 0.2


class Line:
    def __init__(self, port):
        self.target = port
        self.cut = False        # nobody gets through, and who is through is thrown out
        self.deaf = False       # what the gateway answers does not come back
        self.mute = False       # what the terminal says does not get there
        self.delay = 0.0        # seconds, each way
        self.loss = 0.0         # of segments
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.pairs = set()
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def _listen(self):
        while True:
            try:
                near, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._connect, args=(near,), daemon=True).start()

    def _connect(self, near):
        self._wait()
        try:
            if self.cut:
                raise ConnectionError
            far = socket.create_connection(("127.0.0.1", self.target), 5)
        except OSError:
            near.close()
            return
        self.pairs.add((near, far))
        threading.Thread(target=self._carry, args=(near, far, lambda: self.mute), daemon=True).start()
        self._carry(far, near, lambda: self.deaf)
        self.pairs.discard((near, far))

    def _wait(self):
        """As long as a segment takes; each time it is lost, twice as long as the last time."""
        pause, again = self.delay, RETRANSMISSION
        while random.random() < self.loss and again < 4:
            pause += again
            again *= 2
        if pause:
            time.sleep(pause)

    def _carry(self, source, sink, swallows):
        swallowed = False  # what was swallowed never comes, and what comes after it makes no sense without it
        with contextlib.suppress(OSError):
            while data := source.recv(SEGMENT if self.loss else 65536):
                self._wait()
                swallowed = swallowed or swallows()
                if not swallowed:
                    sink.sendall(data)
        for end in (source, sink):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def set_cut(self, cut):
        self.cut = cut
        for pair in list(self.pairs) if cut else ():
            for end in pair:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def heal(self):
        self.cut = self.deaf = self.mute = False
        self.delay = self.loss = 0.0

    def close(self):
        self.set_cut(True)
        self.listener.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
