"""Descriptions of what is in the log."""

from typing import Final, get_args

from desktop_app.access.refusal import ROLE_NAMES
from desktop_app.domain.action import Action, ActionKind, EditKind
from desktop_app.domain.log_entry import LogEntry, LogKind
from desktop_app.domain.resolution import ResolutionKind
from desktop_app.domain.role import Role
from desktop_app.engine.editing.action_description import describe_action
from desktop_app.errors import Message

_ACTION_KINDS: Final = frozenset((*get_args(EditKind), *get_args(ResolutionKind)))
KIND_LABELS: Final[dict[LogKind, Message]] = {
    "edit": Message("Change of products"),
    "add": Message("Addition of products"),
    "delete": Message("Deletion of products"),
    "archive": Message("Archiving of products"),
    "unarchive": Message("Unarchiving of products"),
    "pictures": Message("Change of pictures"),
    "main_picture": Message("Choice of a main picture"),
    "photo": Message("Photo of the counter"),
    "correction": Message("Correction at the counter"),
    "import": Message("Import"),
    "row_correction": Message("Correction of imported rows"),
    "merge": Message("Merge"),
    "variant": Message("Marking as variants"),
    "different": Message("Marking as different"),
    "later": Message("Postponement"),
    "undo": Message("Undo"),
    "redo": Message("Redo"),
    "revert": Message("Cancelled change"),
    "learn": Message("Learning"),
    "start_stock_take": Message("Start of a stock take"),
    "remove_stock_take": Message("Removal of a stock take"),
    "export": Message("Export"),
    "backup": Message("Backup"),
    "restore": Message("Restored backup"),
    "repair": Message("Repair"),
    "settings": Message("Change of settings"),
    "unlock": Message("Unlocking"),
    "failed_unlock": Message("Wrong password"),
    "lock": Message("Change of passwords and roles"),
    "delete_history": Message("Deletion of kept answers"),
    "forget": Message("Deletion of photos for good"),
    "encrypt": Message("Encryption"),
    "decrypt": Message("Decryption"),
    "change_key": Message("Change of the catalogue's password"),
}


def kind_label(kind: str) -> Message:
    """Return the name of a kind; that of a later version of the program is its own name."""
    for known, label in KIND_LABELS.items():
        if known == kind:
            return label
    return Message("{name}", name=kind)


def describe_entry(entry: LogEntry) -> Message:
    """Return what was done, with what it was done to."""
    if entry.kind in _ACTION_KINDS:
        return _describe_action(entry, entry.kind)
    subject: object = entry.subject
    if entry.undone_kind:
        subject = _describe_action(entry, entry.undone_kind)
    elif entry.kind == "unlock" and entry.subject in set(Role):
        subject = ROLE_NAMES[Role(entry.subject)]
    label = kind_label(entry.kind)
    return Message("{what}: {subject}", what=label, subject=subject) if subject else label


def _describe_action(entry: LogEntry, kind: str) -> Message:
    known: ActionKind = next((one for one in _ACTION_KINDS if one == kind), "edit")
    described = describe_action(
        Action(
            *(entry.id, known, entry.subject, entry.product_count),
            *(entry.author, entry.station, entry.logged_at),
        )
    )
    return kind_label(kind) if described is None else described
