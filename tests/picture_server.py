"""A web server on this machine, for tests of downloads."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(slots=True)
class PictureServer:
    """Answers requests with files and records them.

    Attributes:
        address: like ``http://127.0.0.1:8080``.
        files: contents by path.
        redirects: other addresses by path.
        requests: the paths that were asked for.
        delay_s: pause within the contents.
    """

    address: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    delay_s: float = 0.0


@contextmanager
def picture_server() -> Iterator[PictureServer]:
    """Run a server on a free port of this machine."""
    state = PictureServer()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(state))
    # Threads of requests end with the server.
    server.daemon_threads = False
    state.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(state: PictureServer) -> Callable[..., BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.requests.append(self.path)
            if self.path in state.redirects:
                self.send_response(302)
                self.send_header("Location", state.redirects[self.path])
                self.end_headers()
            elif self.path in state.files:
                contents = state.files[self.path]
                self.send_response(200)
                self.end_headers()
                half = len(contents) // 2
                try:
                    self.wfile.write(contents[:half])
                    time.sleep(state.delay_s)
                    self.wfile.write(contents[half:])
                except OSError:
                    # The client has closed the connection.
                    return
            else:
                self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as overridden
            """Print nothing."""

    return Handler
