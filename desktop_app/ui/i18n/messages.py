"""Translation of messages, and conversion of errors to notices."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication

from desktop_app import paths
from desktop_app.errors import DamagedCatalogueError, Message, VitrineError
from desktop_app.ui.i18n.text_direction import isolated
from desktop_app.visible_text import as_encodable

_log = logging.getLogger(__name__)

NoticeKind = Literal["error", "warning", "success"]


@dataclass(frozen=True, slots=True)
class Notice:
    """A message for the user, not translated yet: a sentence and the next step.

    Attributes:
        folder: a folder that the notice offers to open; None for none.
        damage: the error of a damaged catalogue, which the notice offers to restore or to
            repair; None for none.
    """

    kind: NoticeKind
    message: Message
    hint: Message | None = None
    folder: Path | None = None
    damage: DamagedCatalogueError | None = None


def localised_text(message: Message) -> str:
    """Return a message in the language of the window."""
    return translated(message, lambda template: QCoreApplication.translate("", template))


def translated(message: Message, translate: Callable[[str], str]) -> str:
    """Return a message with its template, and those of its values, passed through ``translate``."""
    values = {name: _text_of(value, translate) for name, value in message.values.items()}
    return translate(message.template).format(**values)


def _text_of(value: object, translate: Callable[[str], str]) -> object:
    """Return what is put into a template; numbers stay numbers, which templates may format."""
    if isinstance(value, Message):
        return translated(value, translate)
    # A byte of a file name that is no text is shown as �.
    return isolated(as_encodable(str(value))) if isinstance(value, str | Path) else value


def notice_of(error: Exception) -> Notice:
    """Return the notice for an error; any but a ``VitrineError`` is a bug and is logged."""
    if isinstance(error, VitrineError):
        _log.info("shown to the user: %s", error)
        damage = error if isinstance(error, DamagedCatalogueError) else None
        return Notice("error", error.message, error.hint, damage=damage)
    _log.error("unexpected error", exc_info=error)
    return Notice(
        "error",
        Message("Something went wrong inside Vitrine."),
        Message("You can continue working. The details are in {file}.", file=paths.log_file()),
    )
