"""The messages between the program and its child: MessagePack after four bytes of length.

Nothing that a child sends is executed, as a pickle would be.
"""

from pathlib import PurePath
from typing import IO, Any, Final

import msgspec

from desktop_app.errors import Message, VitrineError

_LENGTH_BYTES: Final = 4
_MAX_BYTES: Final = 1 << 28


class Call(msgspec.Struct, array_like=True, frozen=True):
    """A function of the child is to be called.

    Attributes:
        function: its name.
        argument: plain values: texts, numbers, lists and dictionaries.
        data_bytes: size of the contents of the exchange file.
        limit_s: processor time.
    """

    function: str
    argument: Any
    data_bytes: int
    limit_s: float


class Answer(msgspec.Struct, array_like=True, frozen=True):
    """What a call has returned.

    Attributes:
        value: plain values.
        data_bytes: size of the contents of the exchange file.
        error: message and hint of a ``VitrineError``, as ``packed_error`` returns them.
        failure: empty, ``memory``, or the text of an unexpected exception.
    """

    value: Any = None
    data_bytes: int = 0
    error: list[Any] | None = None
    failure: str = ""


def send(stream: IO[bytes], message: Call | Answer) -> None:
    """Write a message.

    Raises:
        OSError: the other process has ended.
    """
    packed = msgspec.msgpack.encode(message)
    stream.write(len(packed).to_bytes(_LENGTH_BYTES, "big") + packed)
    stream.flush()


def receive_call(stream: IO[bytes]) -> Call:
    """Read a call.

    Raises:
        EOFError: the other process has ended.
    """
    return msgspec.msgpack.decode(_frame(stream), type=Call)


def receive_answer(stream: IO[bytes]) -> Answer:
    """Read an answer.

    Raises:
        EOFError: the other process has ended.
        ValueError: it is none; the child is not to be trusted any more.
    """
    return msgspec.msgpack.decode(_frame(stream), type=Answer)


def packed_error(error: VitrineError) -> list[Any]:
    """Return an error as plain values."""
    return [_packed(error.message), None if error.hint is None else _packed(error.hint)]


def unpacked_error(packed: list[Any]) -> VitrineError:
    """Return the error of ``packed_error``."""
    message, hint = packed
    return VitrineError(_unpacked(message), None if hint is None else _unpacked(hint))


def text_bytes(text: str) -> bytes:
    """Return a text that may hold what is no Unicode, as names of files may."""
    return text.encode("utf-8", "surrogatepass")


def text_of(data: bytes) -> str:
    """Return the text of ``text_bytes``."""
    return data.decode("utf-8", "surrogatepass")


def _frame(stream: IO[bytes]) -> bytes:
    size = int.from_bytes(_exactly(stream, _LENGTH_BYTES), "big")
    if size > _MAX_BYTES:
        raise ValueError("the message is too long")
    return _exactly(stream, size)


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _packed(message: Message) -> list[Any]:
    return [message.template, {name: _value(value) for name, value in message.values.items()}]


def _value(value: object) -> Any:
    if isinstance(value, Message):
        return _packed(value)
    if isinstance(value, str | PurePath | BaseException):
        return text_bytes(str(value))
    return value


def _unpacked(packed: list[Any]) -> Message:
    template, values = packed
    return Message(template, **{name: _unpacked_value(value) for name, value in values.items()})


def _unpacked_value(value: Any) -> Any:
    if isinstance(value, list):
        return _unpacked(value)
    return text_of(value) if isinstance(value, bytes) else value
