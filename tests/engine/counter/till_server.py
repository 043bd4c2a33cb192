"""A till on a local HTTP server that fails, hangs and redirects as it is told."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Till:
    """A till; it can be stopped and started again at the same port.

    Attributes:
        answers: status of the next answers; 200 follows. ``hang`` and ``drip`` never end.
        location: of redirects.
        received: every JSON object that came with an answer 200, in order.
        asked: number of requests.
    """

    def __init__(self) -> None:
        self.answers: list[int | str] = []
        self.location = ""
        self.received: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.asked = 0
        self._is_open = threading.Event()
        self.port = 0
        self.start()

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}/till?shop=1"

    @property
    def ids(self) -> list[str]:
        return [str(found["id"]) for found in self.received]

    def start(self) -> None:
        till = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                till.answer(self)

            def log_message(self, *_arguments: object) -> None:
                pass

        self._is_open.clear()
        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def stop(self) -> None:
        self._is_open.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        self.asked += 1
        body = json.loads(request.rfile.read(int(request.headers["Content-Length"])))
        status = self.answers.pop(0) if self.answers else 200
        if status == "hang":
            self._is_open.wait(20)
        elif status == "drip":
            request.wfile.write(b"HTTP/1.1 200 OK\r\n")
            while not self._is_open.wait(0.02):
                try:
                    request.wfile.write(b"X-Slow: 1\r\n")
                except OSError:
                    return
        elif isinstance(status, int):
            if status in (200, 409):
                self.received.append(body)
                self.headers.append(dict(request.headers))
            request.send_response(status)
            if self.location and 300 <= status < 400:
                request.send_header("Location", self.location)
            request.send_header("Content-Length", "0")
            request.end_headers()


def wait_until(condition: Any, limit_s: float = 10.0) -> None:
    """Wait until a condition holds; fail after a limit."""
    end_s = time.monotonic() + limit_s
    while not condition():
        assert time.monotonic() < end_s
        time.sleep(0.005)
