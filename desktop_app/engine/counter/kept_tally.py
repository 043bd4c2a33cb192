"""The tally of the present customer as a file, so that a crash does not lose it."""

import logging
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from desktop_app.atomic_file import make_folder, write_atomically
from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.domain.answer import Verdict
from desktop_app.domain.code import CodeContents
from desktop_app.domain.product import Product
from desktop_app.domain.tally import MAX_COUNT, Tally, TallyLine
from desktop_app.engine.checked_json import with_hash, without_hash
from desktop_app.errors import Message, VitrineError
from desktop_app.write_errors import write_errors_as_messages

_log = logging.getLogger(__name__)

FOLDER_NAME: Final = "tally"


class KeptTally(msgspec.Struct, frozen=True):
    """A tally and the number of its customer."""

    customer: str
    tally: Tally


class _Line(msgspec.Struct, frozen=True):
    """A line as it is stored: an acceptance without photo, region and what else is learned of."""

    id: str
    count: int
    product: Product
    verdict: Verdict
    score: float | None
    accepted_at: datetime
    codes: tuple[CodeContents, ...] = ()


class _File(msgspec.Struct, frozen=True):
    customer: str
    lines: tuple[_Line, ...]


_decoder: Final = msgspec.json.Decoder(_File)


def write_kept_tally(file: Path, kept: KeptTally) -> None:
    """Replace the file as a whole; its folder is created.

    Raises:
        VitrineError: it cannot be written.
    """
    stored = _File(kept.customer, tuple(_stored(line) for line in kept.tally.lines))
    with write_errors_as_messages(file):
        make_folder(file.parent)
        with write_atomically(file) as draft:
            draft.write_bytes(with_hash(msgspec.json.encode(stored)))


def read_kept_tally(file: Path) -> KeptTally | None:
    """Return what is in the file; None if there is none. A damaged file is moved aside.

    Raises:
        VitrineError: it is damaged, or cannot be read.
    """
    try:
        stored = _decoder.decode(without_hash(file.read_bytes()))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise VitrineError(
            Message(
                "The list of the last customer cannot be read: {reason}.",
                reason=error.strerror or error,
            ),
            Message("Accept its products again."),
        ) from error
    except (msgspec.MsgspecError, ValueError) as error:
        raise _moved_aside(file) from error
    return KeptTally(stored.customer, Tally(tuple(_line(line) for line in stored.lines)))


def _moved_aside(file: Path) -> VitrineError:
    moved = file.with_suffix(".damaged")
    try:
        file.replace(moved)
    except OSError as error:
        _log.info("%s stays: %s", file, error)
        moved = file
    return VitrineError(
        Message("The list of the last customer is damaged. It is in {file}.", file=moved),
        Message("Accept its products again."),
    )


def _stored(line: TallyLine) -> _Line:
    accepted = line.accepted
    return _Line(
        line.id,
        line.count,
        accepted.product,
        accepted.verdict,
        accepted.score,
        accepted.accepted_at,
        accepted.codes,
    )


def _line(stored: _Line) -> TallyLine:
    accepted = AcceptedProduct(
        stored.product, stored.verdict, stored.score, stored.accepted_at, codes=stored.codes
    )
    return TallyLine(stored.id, accepted, max(1, min(stored.count, MAX_COUNT)))
