"""How long and how much is kept: the oldest answers of all catalogues are deleted first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from desktop_app.catalogue.protocols.answers import StoredPhoto
from desktop_app.engine.counter.history.answer_folder import AnswerFolder

_BATCH: Final = 100
BYTES_PER_MB: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Retention:
    """What the settings say.

    Attributes:
        days: answers are kept for so many days.
        max_bytes: of all photos and rows together.
    """

    days: int
    max_bytes: int

    def apply(self, folders: Sequence[AnswerFolder], now: datetime | None = None) -> int:
        """Delete what is too old or too much; return the number of answers.

        Args:
            folders: of all catalogues.
            now: with a time zone; None for the present time.

        Raises:
            OSError: a photo cannot be removed.
        """
        since = (now or datetime.now(UTC)) - timedelta(days=self.days)
        deleted = sum(_delete_expired(folder, since) for folder in folders)
        while (size := sum(folder.store.stored_bytes() for folder in folders)) > self.max_bytes:
            count = _delete_oldest(folders, size - self.max_bytes)
            if not count:
                break
            deleted += count
        return deleted


def _delete_expired(folder: AnswerFolder, since: datetime) -> int:
    count = 0
    while expired := [one for one in folder.store.oldest(_BATCH) if one.answered_at < since]:
        folder.delete(expired)
        count += len(expired)
    return count


def _delete_oldest(folders: Sequence[AnswerFolder], excess_bytes: int) -> int:
    """Delete the oldest answers of the folder that has the oldest one, until enough is free."""
    oldest = [folder.store.oldest(_BATCH) for folder in folders]
    found = [(rows, folder) for rows, folder in zip(oldest, folders, strict=True) if rows]
    if not found:
        return 0
    rows, folder = min(found, key=lambda pair: pair[0][0].answered_at)
    others = [other[0].answered_at for other, _ in found if other is not rows]
    limit = min(others, default=None)
    chosen: list[StoredPhoto] = []
    for row in rows:
        is_enough = excess_bytes <= 0 or (limit is not None and row.answered_at > limit)
        if chosen and is_enough:
            break
        chosen.append(row)
        excess_bytes -= row.photo_bytes
    folder.delete(chosen)
    return len(chosen)
