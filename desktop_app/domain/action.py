"""What was done to a catalogue, for its history."""

from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from desktop_app.domain.resolution import ResolutionKind
from desktop_app.domain.role import Right

EditKind = Literal[
    "edit",
    "add",
    "delete",
    "archive",
    "unarchive",
    "pictures",
    "photo",
    "correction",
    "main_picture",
    "import",
    "row_correction",
]
ActionKind = ResolutionKind | EditKind

RESOLUTION_KINDS: Final[frozenset[ActionKind]] = frozenset(get_args(ResolutionKind))
# A photo has become a picture of the product that it shows: as the program or another than it said.
PHOTO_KINDS: Final[frozenset[ActionKind]] = frozenset({"photo", "correction"})
_IMPORT_KINDS: Final[frozenset[ActionKind]] = frozenset({"import", "row_correction"})


def right_for(kind: ActionKind) -> Right:
    """Return the right that an action of a kind needs, also to be undone and redone."""
    if kind in RESOLUTION_KINDS:
        return Right.RESOLVE_DUPLICATES
    if kind in PHOTO_KINDS:
        return Right.ADD_PHOTOS
    return Right.IMPORT if kind in _IMPORT_KINDS else Right.EDIT_PRODUCTS


@dataclass(frozen=True, slots=True)
class Action:
    """Changes that are undone and redone together.

    Attributes:
        kind: what was done.
        label: more about it, such as the name of an imported file; may be empty.
        product_count: number of products that were resolved or changed.
        acted_at: UTC, ``2026-11-21T16:00:00Z``.
    """

    id: int
    kind: ActionKind
    label: str
    product_count: int
    author: str
    station: str
    acted_at: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """An action in the list of all actions.

    Attributes:
        change_count: number of changed values, and of added and removed products and pictures.
    """

    action: Action
    change_count: int
    is_undone: bool


@dataclass(frozen=True, slots=True)
class ProductChange:
    """A change of one value of a product, for the product's history.

    Attributes:
        id: number of the change.
        kind: of the action that it was part of.
        label: of that action.
        acted_at: UTC, ``2026-11-21T16:00:00Z``.
        field: the field of ``Product``; ``product`` if it was added (``after`` is 1) or
            deleted (0); ``picture`` if one was added (``after`` is its id) or removed
            (``before`` is its id); ``picture_moved`` if the file of one has another place;
            ``main_picture_id`` if another one was chosen; ``alias`` if another SKU was added
            (``after``) or removed (``before``); ``merged_into`` if it was merged.
        before, after: the values, typed as in ``Product``.
    """

    id: int
    kind: ActionKind
    label: str
    author: str
    station: str
    acted_at: str
    field: str
    before: Any
    after: Any
