# SPDX-License-Identifier: LGPL-2.1-or-later
"""Many connections, few files, slow readers, and being stopped in the middle of it all."""

import contextlib
import resource
import selectors
import socket
import threading
import time
import unittest

import tap
from gateway import DECLARATION, Gateway

CROWD = 5000
OWN_FILES = 200


def room_for_crowd():
    """How many connections this test may hold itself."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, CROWD + OWN_FILES), most))
    return min(most - OWN_FILES, CROWD)


@contextlib.contextmanager
def crowd(gateway, size, says=lambda i: b""):
    connections = []
    try:
        for i in range(size):
            connection = socket.create_connection(("127.0.0.1", gateway.port), timeout=20)
            connections.append(connection)
            if text := says(i):
                connection.sendall(text)
        yield connections
    finally:
        for connection in connections:
            connection.close()


def half_request(i):
    """Nothing, part of a line, part of the headers, part of a body."""
    return [b"", b"GET /heal", b"GET /healthz HTTP/1.1\r\nHost: x\r\nX: y",
            b"POST /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc"][i % 4]


def closed_by_peer(connections):
    """How many of them the other side has closed."""
    with selectors.DefaultSelector() as selector:
        for connection in connections:
            selector.register(connection, selectors.EVENT_READ)
        closed = 0
        for key, _ in selector.select(0):
            with contextlib.suppress(BlockingIOError):
                key.fileobj.setblocking(False)
                try:
                    closed += key.fileobj.recv(4096) == b""
                except ConnectionResetError:
                    closed += 1
        return closed


class CrowdTest(unittest.TestCase):
    def assert_served(self, gateway, times=50):
        """Answers come, none of them late."""
        slowest = 0
        for _ in range(times):
            begin = time.monotonic()
            self.assertEqual(gateway.look_up().status, 200)
            slowest = max(slowest, time.monotonic() - begin)
        # no memory is told where a sanitizer makes everything slow
        self.assertLess(slowest, 1 if gateway.memory() else 3)

    def test_thousands_of_idle_and_half_open(self):
        size = room_for_crowd()
        with Gateway(demo=True) as gateway:
            before = gateway.memory()
            with crowd(gateway, size, half_request) as connections:
                self.assert_served(gateway)
                print(f"# {size} connections cost {gateway.memory() - before} kB")
                self.assertLess(gateway.memory() - before, 40 * size)
                # who says nothing is sent away
                gateway.wait_for(lambda: closed_by_peer(connections) > size * 0.9, 40)
                self.assert_served(gateway)
            self.assertEqual(gateway.stop(), 0)

    def test_limit_of_connections(self):
        with Gateway(demo=True, options=["--connections", "100", "--threads", "2"]) as gateway:
            with crowd(gateway, 100) as connections:
                time.sleep(0.5)
                with socket.create_connection(("127.0.0.1", gateway.port), timeout=1) as late:
                    late.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
                    with self.assertRaises(TimeoutError):
                        late.recv(100)
                    for connection in connections[:50]:
                        connection.close()
                    late.settimeout(10)
                    self.assertTrue(late.recv(100).startswith(b"HTTP/1.1 200"))
            self.assert_served(gateway)

    def test_limit_of_an_address(self):
        with Gateway(options=["--connections-per-address", "10"]) as gateway:
            with crowd(gateway, 10):
                time.sleep(0.2)
                with self.assertRaises(OSError):
                    gateway.get("/healthz")
            gateway.wait_for(lambda: self.is_served(gateway))

    def is_served(self, gateway):
        try:
            return gateway.get("/healthz").status == 200
        except OSError:
            return False

    def test_few_files(self):
        with Gateway(demo=True, prefix=["prlimit", "--nofile=80:80"]) as gateway:
            self.assertIn("room for", gateway.read_log())
            with crowd(gateway, 150):
                time.sleep(0.5)
            gateway.wait_for(lambda: self.is_served(gateway), 20)
            self.assert_served(gateway)
            self.assertEqual(gateway.stop(), 0)

    def test_slow_readers(self):
        """Who asks and never reads holds up nobody, and does not fill the memory."""
        with Gateway(demo=True) as gateway:
            ask = (f"GET /v1/customs/hs?q=a&limit=50 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {gateway.token}\r\n\r\n" * 20).encode()
            before = gateway.memory()
            with crowd(gateway, 200, lambda i: ask):
                self.assert_served(gateway)
                self.assertLess(gateway.memory() - before, 64 * 1024)

    def test_drip(self):
        """A byte now and then keeps a connection, not a worker."""
        with Gateway(demo=True, options=["--threads", "1"]) as gateway:
            with crowd(gateway, 50) as connections:
                for byte in b"GET /healthz HTTP/1.1\r\n":
                    for connection in connections:
                        connection.sendall(bytes([byte]))
                    self.assert_served(gateway, 2)


class StopTest(unittest.TestCase):
    def test_answers_under_way_are_finished(self):
        with Gateway(demo=True) as gateway:
            answers, faults, stopping = [], [], threading.Event()

            def ask():
                connection = gateway.connect()
                while not stopping.is_set():
                    try:
                        answer = gateway.ask(connection, "GET", f"/v1/customs/declarations/{DECLARATION}",
                                             headers={"Kiosk-Factor": "M0011D"})
                        answers.append(answer.status)
                    except (ConnectionError, OSError):
                        return          # refused or closed between two answers
                    except Exception as error:
                        faults.append(error)
                        return

            threads = [threading.Thread(target=ask) for _ in range(8)]
            for thread in threads:
                thread.start()
            gateway.wait_for(lambda: len(answers) > 500)
            begin = time.monotonic()
            self.assertEqual(gateway.stop(), 0)
            self.assertLess(time.monotonic() - begin, 5)
            stopping.set()
            for thread in threads:
                thread.join()
            self.assertEqual(faults, [])
            self.assertEqual(set(answers), {200})

    def test_idle_connections_do_not_hold_it_up(self):
        with Gateway(rate=50) as gateway, crowd(gateway, 100, half_request):
            begin = time.monotonic()
            self.assertEqual(gateway.stop(), 0)
            self.assertLess(time.monotonic() - begin, 5)

    def test_started_again_at_once(self):
        with Gateway(demo=True) as gateway:
            for how in (gateway.stop, gateway.kill, gateway.stop):
                how()
                gateway.start()
                self.assertEqual(gateway.look_up().status, 200)


if __name__ == "__main__":
    tap.main()
