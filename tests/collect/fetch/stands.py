"""Stand-ins for the resolver and the connector, which record what would have been dialled, and a server on loopback."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpcore


class Network:
    """Answers look-ups from a list of answers, one a look-up, and dials nobody."""

    def __init__(self, *answers: Sequence[str]) -> None:
        """Keep the answers; the last one is given for ever."""
        self.answers = list(answers)
        self.asked: list[str] = []
        self.dialled: list[str] = []

    def resolve(self, host: str, _port: int) -> Sequence[str]:
        """Record and answer a look-up."""
        self.asked.append(host)
        answer = self.answers.pop(0) if len(self.answers) > 1 else (self.answers or [[]])[0]
        if not answer:
            raise OSError("no such host")
        return answer

    def connect(self, address: str, _port: int, _timeout: float) -> httpcore.NetworkStream:
        """Record what would be dialled."""
        self.dialled.append(address)
        raise httpcore.ConnectError("the stand-in dials nobody")


Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def server(answer: Answer) -> Iterator[str]:
    """Serve on 127.0.0.1 while the block runs, and give the address as `127.0.0.1:port`."""

    class Handler(BaseHTTPRequestHandler):
        timeout = 5

        def do_GET(self) -> None:
            answer(self)

        def log_message(self, *_: object) -> None:
            pass

    served = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.daemon_threads = True
    thread = threading.Thread(target=served.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{served.server_address[1]}"
    finally:
        served.shutdown()
        served.server_close()


def reply(handler: BaseHTTPRequestHandler, body: bytes = b"", status: int = 200, **headers: str) -> None:
    """Answer a request; an underscore in a header's name stands for its hyphen."""
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)
