"""Errors that the user can correct, with translatable messages.

A ``Message`` is an English template and its values. ``str`` gives English, for the
command line and the log; ``ui.i18n.messages`` looks up the template's translation.
"""

from pathlib import Path


class Message:
    """A sentence that can be translated after its values have been filled in.

    Attributes:
        template: English, with ``str.format`` fields: ``"{name} is empty."``
        values: the values of these fields; a ``Message`` among them is translated too.
    """

    __slots__ = ("template", "values")

    def __init__(self, template: str, **values: object) -> None:
        self.template = template
        self.values = values

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Message):
            return NotImplemented
        return (self.template, self.values) == (other.template, other.values)

    def __hash__(self) -> int:
        return hash(self.template)

    def __str__(self) -> str:
        return self.template.format(**self.values)

    def __repr__(self) -> str:
        return f"Message({str(self)!r})"


class VitrineError(Exception):
    """An error caused by input or environment, which the user can correct.

    Args:
        message: what is wrong, one sentence with a full stop.
        hint: what to do, one sentence; None if nothing can be suggested.
    """

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        self.hint = hint

    def as_line(self) -> str:
        """Return ``what is wrong; what to do`` for the terminal."""
        parts = [str(part).rstrip(".") for part in (self.message, self.hint) if part]
        return "; ".join(parts)


class DamagedCatalogueError(VitrineError):
    """The database of a catalogue cannot be used as it is.

    Args:
        message: what is wrong.
        hint: what to do in the window.
        folder: of the catalogue.
        terminal_hint: what to do in a terminal, in English; None for ``hint``.
        has_backup: whether there is a backup that can be restored.
        is_repairable: whether a repair may save some of its contents.
        details: what a check has found, for people who know databases.
    """

    def __init__(
        self,
        message: Message,
        hint: Message,
        folder: Path,
        *,
        terminal_hint: str | None = None,
        has_backup: bool,
        is_repairable: bool,
        details: tuple[str, ...] = (),
    ) -> None:
        super().__init__(message, hint)
        self.folder = folder
        self.has_backup = has_backup
        self.is_repairable = is_repairable
        self.details = details
        self._terminal_hint = terminal_hint or str(hint)

    def as_line(self) -> str:
        """Return ``what is wrong; what to do`` for the terminal, with the command to use."""
        return "; ".join(part.rstrip(".") for part in (str(self.message), self._terminal_hint))


class ServerError(VitrineError):
    """A server of a shared catalogue cannot be used now, or refuses what was asked for.

    Args:
        message: what is wrong.
        hint: what to do.
        is_transient: whether the same may succeed later without anybody's action, such as when
            the network is back.
        needs_password: whether a password, or another one, may help.
    """

    def __init__(
        self,
        message: Message,
        hint: Message | None = None,
        *,
        is_transient: bool = False,
        needs_password: bool = False,
    ) -> None:
        super().__init__(message, hint)
        self.is_transient = is_transient
        self.needs_password = needs_password


class LockedCatalogueError(VitrineError):
    """A catalogue or a backup is encrypted, and its key is not unlocked.

    Args:
        place: the folder of the catalogue, or the file of the backup.
        name: of the catalogue or the backup.
    """

    def __init__(self, place: Path, name: str) -> None:
        super().__init__(Message("{name} is encrypted.", name=name), Message("Enter its password."))
        self.place = place
        self.name = name

    def as_line(self) -> str:
        """Return ``what is wrong; what to do`` for the terminal, with the option to use."""
        return f"{self.name} is encrypted; Name a file with its password with --password-file"


class WrongPasswordError(VitrineError):
    """A password does not open what it was entered for."""


class StoredDataError(VitrineError):
    """Something that a catalogue has stored cannot be used, because it is damaged."""
