"""What was forgotten, and where."""

from dataclasses import dataclass
from typing import Final, Literal

from desktop_app.errors import Message, VitrineError

PlaceKind = Literal[
    "pictures",
    "stock_photos",
    "shelf_plans",
    "unused_files",
    "index",
    "backups",
    "unreadable_backups",
    "baskets",
    "answers",
    "damaged_answers",
]
PLACE_LABELS: Final[dict[PlaceKind, Message]] = {
    "pictures": Message("Photos that became pictures of products"),
    "stock_photos": Message("Photos of stock takes, with what was counted in them"),
    "shelf_plans": Message("Plans of shelves"),
    "unused_files": Message("Files that no product uses any more"),
    "index": Message("Files of the index, which is built again"),
    "backups": Message("Photos in backups, which are written again without them"),
    "unreadable_backups": Message("Backups that cannot be read, as a whole"),
    "baskets": Message("Baskets with their photos"),
    "answers": Message("Answers of the counter with their photos"),
    "damaged_answers": Message("Answers in damaged files, as a whole"),
}


@dataclass(frozen=True, slots=True)
class ForgottenPlace:
    """What was deleted in one place, or would be.

    Attributes:
        kind: of what was deleted.
        count: how many.
        size_bytes: of what was deleted.
        where: a folder or file, or the address of a server.
    """

    kind: PlaceKind
    count: int
    size_bytes: int
    where: str


@dataclass(frozen=True, slots=True)
class RemainingPlace:
    """What may have photos of the scope and could not be changed.

    Attributes:
        where: a folder or file.
        error: why.
    """

    where: str
    error: VitrineError


@dataclass(frozen=True, slots=True)
class ForgetReport:
    """The result of forgetting photos.

    Attributes:
        places: what was deleted, or would be.
        remaining: what could not be changed.
        outside: original files that the program has only read, and that stay.
        is_dry_run: whether nothing was changed.
    """

    places: tuple[ForgottenPlace, ...]
    remaining: tuple[RemainingPlace, ...] = ()
    outside: tuple[str, ...] = ()
    is_dry_run: bool = False

    @property
    def count(self) -> int:
        """Number of photos, baskets and plans, without files that are only made again."""
        return sum(place.count for place in self.places if place.kind != "index")
