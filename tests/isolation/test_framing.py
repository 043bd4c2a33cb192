"""Messages between the processes, and what a broken one is."""

import io
from pathlib import Path

import pytest

from desktop_app.errors import Message, VitrineError
from desktop_app.isolation.framing import (
    Answer,
    Call,
    packed_error,
    receive_answer,
    receive_call,
    send,
    unpacked_error,
)


def test_messages_come_back() -> None:
    stream = io.BytesIO()
    call = Call("decode", {"name": b"a", "side": 3}, 12, 1.5)
    answer = Answer([1, [2, "茶"]], 9, ["text", None], "memory")
    send(stream, call)
    send(stream, answer)
    stream.seek(0)
    assert receive_call(stream) == call
    assert receive_answer(stream) == answer
    with pytest.raises(EOFError):
        receive_answer(stream)


@pytest.mark.parametrize("data", [b"\xff\xff\xff\xff", b"\0\0\0\x01\xc1", b"\0\0\0\x02\x91\x01"])
def test_what_is_no_message_is_an_error(data: bytes) -> None:
    with pytest.raises((ValueError, EOFError)):
        receive_call(io.BytesIO(data))


def test_errors_keep_template_and_values() -> None:
    error = VitrineError(
        Message("{file}: {why} {n}", file=Path("a\udcff"), why=Message("{x}", x="茶"), n=1.5), None
    )
    found = unpacked_error(packed_error(error))
    assert str(found) == "a\udcff: 茶 1.5"
    assert found.message.template == "{file}: {why} {n}"
    assert found.hint is None
