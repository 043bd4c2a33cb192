"""The edge where sentences are translated and errors become something to read."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from desktop_app import paths
from desktop_app.errors import Message, VitrineError

_log = logging.getLogger(__name__)

NoticeKind = Literal["error", "warning", "success"]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell the user, in any language: what is so, and the next step."""

    kind: NoticeKind
    message: Message
    hint: Message | None = None


def localised_text(message: Message) -> str:
    """Return the sentence in the language of the window."""
    return translated(message, lambda template: QCoreApplication.translate("", template))


def translated(message: Message, translate: Callable[[str], str]) -> str:
    """Return the sentence as ``translate`` says its template and those of its values."""
    values = {
        name: translated(value, translate) if isinstance(value, Message) else value
        for name, value in message.values.items()
    }
    return translate(message.template).format(**values)


def notice_of(error: Exception) -> Notice:
    """Make an error readable; what is no ``VitrineError`` is a bug and logged as one."""
    if isinstance(error, VitrineError):
        return Notice("error", error.message, error.hint)
    _log.error("unexpected error", exc_info=error)
    return Notice(
        "error",
        Message("Something went wrong inside Vitrine."),
        Message("You can go on working. The details are in {file}.", file=paths.log_file()),
    )
